import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { GridSubject } from '../grid/gridModel';
import { words } from '../words';
import { cellValue } from './cellValue';
import { PageDialog } from './pageDialog';

const { dialogs } = words;

@customElement('connref-clear-column-dialog')
export class ClearColumnDialog extends PageDialog {
  @property({ attribute: false }) what: GridSubject = 'references';

  protected override get heading(): string {
    const name = this.environmentName;
    return this.what === 'references' ? dialogs.clearReferences(name) : dialogs.clearVariables(name);
  }

  protected override body(): TemplateResult {
    const count = this.#count();
    return html`<p>${count === 0 ? dialogs.nothingToClear(this.environmentName) : dialogs.clearHelp(count)}</p>`;
  }

  protected override actions(): TemplateResult | typeof nothing {
    if (this.#count() === 0) return nothing;
    return html`<vscode-button class="accept" data-first @click=${() => this.#clear()}
      >${dialogs.clear}</vscode-button
    >`;
  }

  #count(): number {
    const index = this.view.environments.findIndex(({ id }) => id === this.environment);
    return this.view[this.what].filter(({ cells }) => {
      const cell = cells[index];
      return cell && cellValue(cell) !== '';
    }).length;
  }

  #clear(): void {
    this.page.send({ type: 'clearColumn', environment: this.environment, what: this.what });
    this.close();
  }
}
