import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { isBroken, type GridSubject } from '../grid/gridModel';
import { words } from '../words';
import { cellValue } from './cellValue';
import { PageDialog } from './pageDialog';

const { dialogs } = words;

/**
 * The dialog that asks to which environment the values of this environment are copied. Only empty cells of the other
 * environment are filled.
 */
@customElement('connref-copy-column-dialog')
export class CopyColumnDialog extends PageDialog {
  @property({ attribute: false }) what: GridSubject = 'references';
  @state() private target = '';

  protected override get heading(): string {
    return dialogs.copyColumn(this.environmentName);
  }

  protected override body(): TemplateResult {
    const target = this.#target();
    if (!target) return html`<p>${dialogs.noOther}</p>`;
    const count = this.#countFilled(target.id);
    return html`<p>${this.what === 'references' ? dialogs.copyHelp : dialogs.copyHelpVariables}</p>
      <label class="label" for="target">${dialogs.copyTo}</label>
      <select
        id="target"
        data-first
        @change=${(event: Event) => (this.target = (event.currentTarget as HTMLSelectElement).value)}
      >
        ${this.#others().map(
          ({ id, name }) => html`<option value=${id} ?selected=${id === target.id}>${name}</option>`,
        )}
      </select>
      <p class="note" role="status">
        ${count === 0 ? dialogs.copyNothing(target.name) : dialogs.copyCount(count, target.name)}
      </p>`;
  }

  protected override actions(): TemplateResult | typeof nothing {
    const target = this.#target();
    if (!target) return nothing;
    return html`<vscode-button
      class="accept"
      ?disabled=${this.#countFilled(target.id) === 0}
      @click=${() => this.#copy()}
      >${dialogs.copy}</vscode-button
    >`;
  }

  #others() {
    return this.view.environments.filter((column) => column.id !== this.environment && !isBroken(column));
  }

  #target() {
    return this.#others().find(({ id }) => id === this.target) ?? this.#others()[0];
  }

  #countFilled(targetId: string): number {
    const [from, to] = [this.environment, targetId].map((id) =>
      this.view.environments.findIndex((one) => one.id === id),
    );
    return this.view[this.what].filter(({ cells }) => {
      const [source, target] = [cells[from ?? -1], cells[to ?? -1]];
      return source && target && target.state !== 'none' && cellValue(source) !== '' && cellValue(target) === '';
    }).length;
  }

  #copy(): void {
    const target = this.#target();
    if (target) this.page.send({ type: 'copyColumn', from: this.environment, to: target.id, what: this.what });
    this.close();
  }
}
