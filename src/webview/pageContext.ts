import type { PageMessage } from '../protocol/messages';
import type { DialogRequest } from './dialogs/dialogRequest';
import type { PageState } from './pageState';

/** What the parts of the page ask of the page. */
export interface PageContext {
  readonly state: PageState;
  send(message: PageMessage): void;
  openDialog(request: DialogRequest): void;
  showPlan(environment: string): void;
  /** Puts a text on the clipboard. */
  copy(text: string): void;
  /** Shows a message of the page’s own as those of the host are. */
  notify(severity: 'error' | 'information', text: string): void;
}
