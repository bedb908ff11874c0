import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { words } from '../words';
import { PageDialog } from './pageDialog';

const { dialogs } = words;

/**
 * The dialog that asks which connection references should use a connection. At first, the references for the connector
 * of the connection that have no connection yet are selected.
 */
@customElement('connref-assign-dialog')
export class AssignDialog extends PageDialog {
  @property({ attribute: false }) connection = '';
  /**
   * The API name of the connector; empty when the connector of the connection is unknown. In this case, references for
   * all connectors are listed, and none is selected at first.
   */
  @property({ attribute: false }) connector = '';
  @state() private ticked: ReadonlySet<string> = new Set();

  protected override get heading(): string {
    const known = this.view.connections.find(
      ({ environment, id }) => environment === this.environment && id === this.connection,
    );
    return dialogs.assign(known?.name || this.connection);
  }

  protected override willUpdate(): void {
    if (this.hasUpdated || this.connector === '') return;
    this.ticked = new Set(this.#candidates().flatMap(({ id, current }) => (current === '' ? [id] : [])));
  }

  protected override body(): TemplateResult {
    const candidates = this.#candidates();
    if (candidates.length === 0) return html`<p>${dialogs.assignNone}</p>`;
    return html`<p id="help">${dialogs.assignHelp(this.environmentName)}</p>
      <div class="choices" role="group" aria-labelledby="help">
        ${candidates.map(
          ({ id, title, solutions, current }) =>
            html`<label class="check"
              ><input
                type="checkbox"
                .checked=${this.ticked.has(id)}
                @change=${(event: Event) => this.#setTicked(id, (event.currentTarget as HTMLInputElement).checked)}
              /><span
                >${title}
                <span class="dim"
                  >${[solutions, current && dialogs.assignNow(current)].map((fact) => fact && ` · ${fact}`).join('')}</span
                ></span
              ></label
            >`,
        )}
      </div>`;
  }

  protected override actions(): TemplateResult | typeof nothing {
    if (this.#candidates().length === 0) return nothing;
    return html`<vscode-button class="accept" ?disabled=${this.ticked.size === 0} @click=${() => this.#assign()}
      >${dialogs.assignButton}</vscode-button
    >`;
  }

  #candidates() {
    const index = this.view.environments.findIndex(({ id }) => id === this.environment);
    return this.view.references.flatMap(({ id, displayName, logicalName, connector, solutions, cells }) => {
      const cell = cells[index];
      if (!cell || cell.state === 'none' || cell.connectionId === this.connection) return [];
      if (this.connector !== '' && connector.toLowerCase() !== this.connector.toLowerCase()) return [];
      return [{ id, title: displayName || logicalName, solutions: solutions.join(', '), current: cell.connectionId }];
    });
  }

  #setTicked(row: string, isTicked: boolean): void {
    const ticked = new Set(this.ticked);
    if (isTicked) ticked.add(row);
    else ticked.delete(row);
    this.ticked = ticked;
  }

  #assign(): void {
    const { environment, connection: value } = this;
    for (const { id: row, current: expected } of this.#candidates()) {
      if (this.ticked.has(row)) this.page.send({ type: 'setConnection', environment, row, value, expected });
    }
    this.close();
  }
}
