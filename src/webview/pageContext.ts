import type { PageMessage } from '../protocol/messages';
import type { DialogRequest } from './dialogs/dialogRequest';
import type { PageState } from './pageState';

/** The services that the page offers to its views and dialogs. */
export interface PageContext {
  readonly state: PageState;
  send(message: PageMessage): void;
  openDialog(request: DialogRequest): void;
  showPlan(environment: string): void;
  /** Copies a text to the clipboard, and shows a notice about the result. */
  copy(text: string): void;
  /** Shows a notice, in the same place as the notices of the host. */
  notify(severity: 'error' | 'information', text: string): void;
}
