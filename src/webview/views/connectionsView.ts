import '@vscode-elements/elements/dist/vscode-button/index.js';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ConnectionView, EnvironmentColumn, MappingView } from '../../protocol/mappingView';
import { icons } from '../icons/icons';
import type { PageContext } from '../pageContext';
import { controlStyles } from '../styles/controls';
import { words } from '../words';
import { gridViewStyles } from './gridViewStyles';
import { matchesFilter } from './matchesFilter';

const { connections: texts } = words;

/**
 * The tab that lists all known connections, shows which references use each connection, and has a button to use the
 * connection for more references.
 */
@customElement('connref-connections-view')
export class ConnectionsView extends LitElement {
  static override readonly styles = [
    controlStyles,
    gridViewStyles,
    css`
      .list {
        flex: 1;
        min-height: 0;
        overflow: auto;
        padding: 0 12px 24px;
      }

      .filters label {
        align-items: center;
        display: flex;
        gap: 6px;
      }

      h2 {
        font-size: 1.1em;
        font-weight: 600;
        margin: 16px 0 4px;
      }

      h3 {
        background: var(--vscode-sideBarSectionHeader-background);
        font-size: 1em;
        font-weight: 600;
        line-height: 26px;
        margin: 8px 0 0;
        padding: 0 8px;
      }

      h3 .mono {
        font-weight: normal;
      }

      details {
        border-bottom: 1px solid var(--vscode-editorGroup-border, var(--vscode-panel-border, transparent));
        content-visibility: auto;
        contain-intrinsic-height: auto 42px;
      }

      summary {
        align-items: center;
        cursor: pointer;
        display: flex;
        gap: 8px;
        line-height: 17px;
        list-style: none;
        min-height: 42px;
        padding: 0 8px;
      }

      summary:hover {
        background: var(--vscode-list-hoverBackground);
      }

      summary > .icon {
        transform: rotate(-90deg);
      }

      details[open] > summary > .icon {
        transform: none;
      }

      .lines {
        flex: 1;
        min-width: 0;
      }

      .use {
        flex: 0 1 auto;
        text-align: right;
      }

      .body {
        padding: 2px 8px 10px 32px;
      }

      .body ul {
        line-height: 1.6;
        list-style: none;
        margin: 0 0 6px;
        padding: 0;
      }

      .body li {
        overflow-wrap: anywhere;
      }

      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 12px;
      }

      @media (width < 640px) {
        summary {
          flex-wrap: wrap;
          padding: 4px 8px;
          row-gap: 0;
        }

        .use {
          flex-basis: 100%;
          padding-left: 24px;
          text-align: left;
        }
      }
    `,
  ];

  @property({ attribute: false }) page!: PageContext;
  @property({ attribute: false }) view!: MappingView;

  protected override render(): TemplateResult {
    const { filter } = this.#saved;
    const shown = this.#filteredConnections();
    return html`<div class="filters">
        <label for="environment">${texts.environment}</label>
        <select id="environment" @change=${(event: Event) => this.#save({ environment: valueOf(event) })}>
          <option value="">${texts.allEnvironments}</option>
          ${this.view.environments.map(
            ({ id, name }) => html`<option value=${id} ?selected=${id === this.#environment}>${name}</option>`,
          )}
        </select>
        <input
          type="search"
          class="filter"
          placeholder=${words.filterConnections}
          aria-label=${words.filterConnections}
          .value=${filter}
          @input=${(event: Event) => this.#save({ filter: valueOf(event) })}
        />
        <vscode-button
          secondary
          class="paste"
          ?disabled=${this.view.environments.length === 0}
          @click=${() => this.#paste()}
          >${words.pasteConnections}</vscode-button
        >
        <span class="dim count" role="status"
          >${words.connectionCount(shown.length, this.view.connections.length)}</span
        >
      </div>
      <div class="list">${shown.length === 0 ? this.#empty() : this.#environments(shown)}</div>`;
  }

  #empty(): TemplateResult {
    if (this.view.connections.length > 0) return html`<div class="empty"><p>${words.noMatch}</p></div>`;
    return html`<div class="empty">
      <h2>${texts.none}</h2>
      <p>${texts.noneHelp}</p>
    </div>`;
  }

  #environments(shown: readonly ConnectionView[]): TemplateResult[] {
    const byEnvironment = Map.groupBy(shown, ({ environment }) => environment);
    return this.view.environments.flatMap((column) => {
      const members = byEnvironment.get(column.id);
      return members
        ? [
            html`<h2>${column.name}</h2>
              ${this.#connectors(members, column)}`,
          ]
        : [];
    });
  }

  #connectors(connections: readonly ConnectionView[], column: EnvironmentColumn): TemplateResult[] {
    return [...Map.groupBy(connections, ({ connector }) => connector)]
      .map(([connector, members]) => ({ connector, title: this.#connectorName(members[0]), members }))
      .toSorted((a, b) => Number(a.connector === '') - Number(b.connector === '') || a.title.localeCompare(b.title))
      .map(
        ({ connector, title, members }) =>
          html`<h3>${title} ${connector === title ? nothing : html`<span class="mono dim">${connector}</span>`}</h3>
            ${members.map((connection) => this.#connection(connection, column))}`,
      );
  }

  #connection(connection: ConnectionView, column: EnvironmentColumn): TemplateResult {
    const { environment, id, name, status, owner, connector, usedBy, isRemembered } = connection;
    const facts = [status, owner && texts.owner(owner)].filter((fact) => fact !== '');
    return html`<details data-connection=${id}>
      <summary>
        ${icons.chevronDown}
        <div class="lines">
          <div class="ellipsis" title=${name}>${name || html`<span class="dim">${texts.noName}</span>`}</div>
          <div class="ellipsis dim"><span class="mono">${id}</span></div>
        </div>
        <div class="use">
          <div class="ellipsis">${texts.usedBy(usedBy.length)}</div>
          <div class="ellipsis dim">${facts.join(' · ')}</div>
        </div>
      </summary>
      <div class="body">
        <ul>
          ${usedBy.map((row) => this.#reference(row))}
        </ul>
        <div class="actions">
          <button
            class="link-button assign"
            ?disabled=${column.files.length === 0}
            @click=${() => this.page.openDialog({ kind: 'assign', environment, connection: id, connector })}
          >
            ${texts.assign}
          </button>
          <button class="link-button" @click=${() => this.page.copy(id)}>${texts.copyId}</button>
          ${
            isRemembered
              ? html`<button
                  class="link-button forget"
                  title=${texts.forgetHelp}
                  @click=${() => this.page.send({ type: 'forgetConnection', environment, id })}
                >
                  ${texts.forget}
                </button>`
              : nothing
          }
        </div>
      </div>
    </details>`;
  }

  #reference(row: string): TemplateResult | typeof nothing {
    const reference = this.view.references.find(({ id }) => id === row);
    if (!reference) return nothing;
    const { displayName, logicalName, solutions } = reference;
    return html`<li>
      ${displayName || logicalName} <span class="mono dim">${displayName === '' ? '' : logicalName}</span>
      <span class="dim">${solutions.length === 0 ? words.onlyInFiles : words.ofSolutions(solutions)}</span>
    </li>`;
  }

  #filteredConnections(): readonly ConnectionView[] {
    const { filter } = this.#saved;
    const environment = this.#environment;
    return this.view.connections.filter(
      (connection) =>
        (environment === '' || connection.environment === environment) &&
        matchesFilter(filter, [
          connection.name,
          connection.id,
          connection.owner,
          connection.status,
          connection.connector,
          this.#connectorName(connection),
        ]),
    );
  }

  #connectorName(connection: ConnectionView | undefined): string {
    return connection?.connectorName || texts.unknownConnector;
  }

  #paste(): void {
    const environment = this.#environment || this.view.environments[0]?.id;
    if (environment !== undefined) this.page.openDialog({ kind: 'paste', environment, text: '' });
  }

  get #saved() {
    return this.page.state.current.connections;
  }

  /**
   * The id of the selected environment. Empty when all environments are selected, or when the selected environment no
   * longer exists.
   */
  get #environment(): string {
    return this.view.environments.find(({ id }) => id === this.#saved.environment)?.id ?? '';
  }

  #save(change: Partial<{ filter: string; environment: string }>): void {
    this.page.state.update({ connections: { ...this.#saved, ...change } });
    this.requestUpdate();
  }
}

function valueOf(event: Event): string {
  return (event.currentTarget as HTMLInputElement).value;
}

declare global {
  interface HTMLElementTagNameMap {
    'connref-connections-view': ConnectionsView;
  }
}
