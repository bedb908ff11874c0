import '@vscode-elements/elements/dist/vscode-button/index.js';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import type { EnvironmentColumn, MappingView } from '../../protocol/mappingView';
import { icons } from '../icons/icons';
import type { PageContext } from '../pageContext';
import { controlStyles } from '../styles/controls';
import { words } from '../words';

/**
 * The base class of all dialogs. It uses a modal `<dialog>` element, so that Esc closes the dialog and the focus
 * returns to the element that had it before. It fires `closed`. New data from the extension must not reset the text
 * fields of an open dialog.
 */
export abstract class PageDialog extends LitElement {
  static override readonly styles = [
    controlStyles,
    css`
      dialog {
        background: var(--vscode-editorWidget-background);
        border: 1px solid var(--vscode-editorWidget-border, var(--vscode-contrastBorder, transparent));
        border-radius: 8px;
        box-shadow: 0 0 8px 2px var(--vscode-widget-shadow, transparent);
        color: var(--vscode-editorWidget-foreground);
        font-family: var(--vscode-font-family);
        font-size: var(--vscode-font-size, 13px);
        line-height: 1.45;
        max-height: calc(100vh - 32px);
        max-width: calc(100vw - 24px);
        overflow: auto;
        padding: 16px 20px 20px;
        width: 540px;
      }

      dialog::backdrop {
        background: rgb(0 0 0 / 40%);
      }

      h2 {
        font-size: 1.15em;
        font-weight: 600;
        margin: 0 0 10px;
        overflow-wrap: anywhere;
      }

      p,
      ul {
        margin: 0 0 10px;
      }

      ul {
        padding-left: 20px;
      }

      .label {
        display: block;
        font-weight: 600;
        margin: 10px 0 4px;
      }

      input[type='text'],
      textarea,
      select {
        width: 100%;
      }

      textarea {
        background: var(--vscode-input-background);
        border: 1px solid var(--vscode-input-border, var(--vscode-contrastBorder, transparent));
        border-radius: 4px;
        color: var(--vscode-input-foreground);
        display: block;
        padding: 4px 6px;
        resize: vertical;
      }

      .note {
        align-items: center;
        display: flex;
        gap: 5px;
        margin-top: 6px;
      }

      .choices {
        border: 1px solid var(--vscode-editorWidget-border, var(--vscode-contrastBorder, transparent));
        border-radius: 4px;
        display: flex;
        flex-direction: column;
        max-height: 240px;
        overflow: auto;
        padding: 4px 8px;
      }

      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        justify-content: flex-end;
        margin-top: 18px;
      }
    `,
  ];

  @property({ attribute: false }) page!: PageContext;
  @property({ attribute: false }) view!: MappingView;
  @property({ attribute: false }) environment = '';
  @query('dialog') private dialog!: HTMLDialogElement;

  protected abstract readonly heading: string;
  protected abstract body(): TemplateResult;
  /** The buttons to the left of Cancel; `nothing` when the dialog has no other button. */
  protected abstract actions(): TemplateResult | typeof nothing;

  protected override firstUpdated(): void {
    this.dialog.showModal();
    this.dialog.querySelector<HTMLElement>('[data-first]')?.focus();
  }

  protected override render(): TemplateResult {
    return html`<dialog aria-labelledby="heading" @close=${() => this.dispatchEvent(new Event('closed'))}>
      <h2 id="heading">${this.heading}</h2>
      ${this.body()}
      <div class="buttons">
        ${this.actions()}
        <vscode-button secondary class="cancel" @click=${() => this.close()}>${this.cancelWord()}</vscode-button>
      </div>
    </dialog>`;
  }

  /**
   * Says what is wrong with the input; nothing if `problem` is empty. The outer element is always there, because screen
   * readers announce only changes inside an alert that they know.
   */
  protected problemAlert(problem: string): TemplateResult {
    return html`<div role="alert">
      ${problem === '' ? nothing : html`<div class="note error">${icons.error}${problem}</div>`}
    </div>`;
  }

  protected cancelWord(): string {
    return words.cancel;
  }

  protected close(): void {
    this.dialog.close();
  }

  protected get column(): EnvironmentColumn | undefined {
    return this.view.environments.find(({ id }) => id === this.environment);
  }

  protected get environmentName(): string {
    return this.column?.name ?? '';
  }
}
