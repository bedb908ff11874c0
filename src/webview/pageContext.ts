import type { PageMessage } from '../protocol/messages';
import type { DialogRequest } from './dialogs/dialogRequest';
import type { PageState } from './pageState';

/** The functions of the page that its tabs and dialogs use. */
export interface PageContext {
  readonly state: PageState;
  send(message: PageMessage): void;
  openDialog(request: DialogRequest): void;
  showPlan(environment: string): void;
  /** Copies a text to the clipboard, and shows a message that says whether this succeeded. */
  copy(text: string): void;
  /** Shows a message in the same place as the messages from the extension. */
  notify(severity: 'error' | 'information', text: string): void;
}
