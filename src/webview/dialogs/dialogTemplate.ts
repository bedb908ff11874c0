import { html, type TemplateResult } from 'lit';
import type { MappingView } from '../../protocol/mappingView';
import type { HostMessage } from '../../protocol/messages';
import type { PageContext } from '../pageContext';
import './addEnvironmentDialog';
import './assignDialog';
import './clearColumnDialog';
import './copyColumnDialog';
import './correctFileDialog';
import type { DialogRequest } from './dialogRequest';
import './pasteDialog';
import './pipelineVariablesDialog';
import './setForConnectorDialog';

export interface DialogContext {
  readonly page: PageContext;
  readonly view: MappingView;
  readonly pasted: Extract<HostMessage, { type: 'pasted' }> | undefined;
  readonly close: () => void;
}

/** The element of the dialog that is open. */
export function dialogTemplate(request: DialogRequest, { page, view, pasted, close }: DialogContext): TemplateResult {
  switch (request.kind) {
    case 'addEnvironment':
      return html`<connref-add-environment-dialog .page=${page} .view=${view} @closed=${close}>
      </connref-add-environment-dialog>`;
    case 'paste':
      return html`<connref-paste-dialog
        .page=${page}
        .view=${view}
        .environment=${request.environment}
        .text=${request.text}
        .answer=${pasted}
        @closed=${close}
      ></connref-paste-dialog>`;
    case 'correctFile':
      return html`<connref-correct-file-dialog
        .page=${page}
        .view=${view}
        .environment=${request.environment}
        @closed=${close}
      ></connref-correct-file-dialog>`;
    case 'copyColumn':
      return html`<connref-copy-column-dialog
        .page=${page}
        .view=${view}
        .environment=${request.environment}
        .what=${request.what}
        @closed=${close}
      ></connref-copy-column-dialog>`;
    case 'clearColumn':
      return html`<connref-clear-column-dialog
        .page=${page}
        .view=${view}
        .environment=${request.environment}
        .what=${request.what}
        @closed=${close}
      ></connref-clear-column-dialog>`;
    case 'pipelineVariables':
      return html`<connref-pipeline-variables-dialog
        .page=${page}
        .view=${view}
        .environment=${request.environment}
        @closed=${close}
      ></connref-pipeline-variables-dialog>`;
    case 'assign':
      return html`<connref-assign-dialog
        .page=${page}
        .view=${view}
        .environment=${request.environment}
        .connection=${request.connection}
        .connector=${request.connector}
        @closed=${close}
      ></connref-assign-dialog>`;
    case 'setForConnector':
      return html`<connref-set-for-connector-dialog
        .page=${page}
        .view=${view}
        .environment=${request.environment}
        .connector=${request.connector}
        .value=${request.value}
        @closed=${close}
      ></connref-set-for-connector-dialog>`;
  }
}
