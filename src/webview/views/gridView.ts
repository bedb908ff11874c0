import '@vscode-elements/elements/dist/vscode-button/index.js';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { ConnectionView, MappingView, ReferenceRow } from '../../protocol/mappingView';
import { headerColumn, headerRow, type GridModel, type GridSubject } from '../grid/gridModel';
import type { CellName, GridEvents } from '../grid/gridEvents';
import type { MappingGrid } from '../grid/mappingGrid';
import '../grid/mappingGrid';
import '../grid/popupMenu';
import type { PageContext } from '../pageContext';
import type { SavedGrid } from '../pageState';
import { controlStyles } from '../styles/controls';
import { words } from '../words';
import type { DetailAction, DetailSubject } from './cellDetails';
import './cellDetails';
import { columnMenu } from './columnMenu';
import { emptyGrid, firstEnvironmentHelp } from './emptyGrid';
import { setForConnector } from './forConnector';
import { gridViewStyles } from './gridViewStyles';
import { PendingEdits } from './pendingEdits';
import { referencesGrid } from './referencesGrid';
import { variablesGrid } from './variablesGrid';

/**
 * The tab for connection references or for environment variables: a filter, the grid, and details about the focused
 * cell.
 */
@customElement('connref-grid-view')
export class GridView extends LitElement {
  static override readonly styles = [controlStyles, gridViewStyles];

  @property({ attribute: false }) page!: PageContext;
  @property({ attribute: false }) view!: MappingView;
  @property({ attribute: false }) subject: GridSubject = 'references';

  @state() private menu: { column: string; anchor: HTMLElement } | undefined;
  @query('connref-grid') private grid!: MappingGrid | null;
  #model: GridModel & { readonly shown: number } = {
    subject: 'references',
    columns: [],
    progress: [],
    rows: [],
    shown: 0,
  };
  #references: ReadonlyMap<string, number> = new Map();
  readonly #pending = new PendingEdits();
  readonly #rowsToKeep = new Set<string>();

  override focus(): void {
    void this.updateComplete.then(() => this.grid?.focus());
  }

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (!changes.has('view')) return;
    this.#pending.clear();
    this.#references = new Map(
      [...Map.groupBy(this.view.references.filter(isMappable), ({ connector }) => connector)].map(
        ([name, { length }]) => [name, length],
      ),
    );
    this.#updateModel();
  }

  protected override render(): TemplateResult {
    const empty = emptyGrid(this.view, this.subject, this.page);
    if (empty) return empty;
    return html`
      ${firstEnvironmentHelp(this.view, this.page)} ${this.#filters()}
      ${
        this.#model.rows.length === 0
          ? this.#noMatch()
          : html`<connref-grid
                .model=${this.#model}
                .connections=${this.view.connections}
                .references=${this.#references}
                .label=${this.subject === 'references' ? words.gridOfReferences : words.gridOfVariables}
                .openMenu=${this.menu?.column ?? ''}
                .savedGrid=${this.#saved}
                @change=${this.#onChange}
                @forConnector=${this.#forConnector}
                @pastedList=${this.#onPastedList}
                @columnMenu=${(event: GridEvents['columnMenu']) => (this.menu = event.detail)}
                @openFile=${(event: GridEvents['openFile']) => this.page.send({ type: 'openFile', file: event.detail })}
                @stateChange=${this.#saveState}
                @draftLost=${(event: GridEvents['draftLost']) =>
                  this.page.notify('error', words.cellRemoved(event.detail))}
              ></connref-grid>
              ${this.#menuTemplate()}
              <connref-cell-details
                role="region"
                aria-label=${words.details}
                .subject=${this.#detailSubject()}
                .connection=${this.#focusedConnection()}
                @action=${this.#runAction}
              ></connref-cell-details>`
      }
    `;
  }

  #filters(): TemplateResult {
    const { filter, onlyUnmapped } = this.#saved;
    const isReferences = this.subject === 'references';
    const all = isReferences ? this.view.references.length : this.view.variables.length;
    const label = isReferences ? words.filterReferences : words.filterVariables;
    return html`<div class="filters">
      <input
        type="search"
        class="filter"
        placeholder=${label}
        aria-label=${label}
        .value=${filter}
        @input=${(event: Event) => this.#filter({ filter: valueOf(event) })}
      />
      <label class="check"
        ><input
          type="checkbox"
          .checked=${onlyUnmapped}
          @change=${(event: Event) => this.#filter({ onlyUnmapped: isChecked(event) })}
        />${isReferences ? words.onlyUnmapped : words.onlyWithoutValue}</label
      >
      <span class="dim count" role="status"
        >${isReferences ? words.referenceCount(this.#model.shown, all) : words.variableCount(this.#model.shown, all)}</span
      >
    </div>`;
  }

  #noMatch(): TemplateResult {
    const { filter, onlyUnmapped } = this.#saved;
    return html`<div class="empty">
      <p>${onlyUnmapped && filter === '' ? words.allMapped : words.noMatch}</p>
      <vscode-button secondary @click=${() => this.#filter({ filter: '', onlyUnmapped: false })}
        >${words.clearFilter}</vscode-button
      >
    </div>`;
  }

  #menuTemplate(): TemplateResult | typeof nothing {
    const column = this.view.environments.find(({ id }) => id === this.menu?.column);
    if (!this.menu || !column) return nothing;
    return html`<connref-menu
      .items=${columnMenu(this.page, column, this.subject)}
      .label=${words.menuOf(column.name)}
      .anchor=${this.menu.anchor}
      .returnFocus=${() => this.grid?.focus()}
      @closed=${() => (this.menu = undefined)}
    ></connref-menu>`;
  }

  get #saved(): SavedGrid {
    return this.page.state.current[this.subject];
  }

  #saveState(event: GridEvents['stateChange']): void {
    this.page.state.update({ [this.subject]: { ...this.#saved, ...event.detail } });
    if ('focusedRow' in event.detail) this.requestUpdate();
  }

  #filter(change: Partial<SavedGrid>): void {
    this.page.state.update({ [this.subject]: { ...this.#saved, ...change } });
    this.#rowsToKeep.clear();
    this.#updateModel();
    this.requestUpdate();
  }

  #updateModel(): void {
    const { filter: text, onlyUnmapped } = this.#saved;
    const filter = { text, onlyUnmapped, keptRows: this.#rowsToKeep };
    const model = this.subject === 'references' ? referencesGrid(this.view, filter) : variablesGrid(this.view, filter);
    this.#model = this.#pending.applyTo(model);
  }

  #onChange(event: GridEvents['change']): void {
    const { row: id, column: environment, value, expected } = event.detail;
    const row = this.#entry(id);
    if (!row) return;
    const change = { environment, row: row.hostRow, value, expected };
    if (row.field === 'connection') this.page.send({ type: 'setConnection', ...change });
    else if (row.field === 'connector') this.page.send({ type: 'setConnector', ...change });
    else this.page.send({ type: 'setVariable', ...change });
    this.#rowsToKeep.add(row.hostRow);
    this.#pending.set(id, environment, value);
    this.#updateModel();
    this.requestUpdate();
  }

  #forConnector({ detail: { row: id, column: environment, value } }: GridEvents['forConnector']): void {
    const row = this.#entry(id);
    if (!row) return;
    for (const reference of this.view.references) {
      if (reference.connector === row.connector) this.#rowsToKeep.add(reference.id);
    }
    setForConnector(this.page, this.view, { environment, connector: row.connector, value });
  }

  #onPastedList({ detail: { column: environment, text } }: GridEvents['pastedList']): void {
    this.page.openDialog({ kind: 'paste', environment, text });
  }

  #runAction(event: CustomEvent<DetailAction>): void {
    const subject = this.#detailSubject();
    if (subject?.kind !== 'cell') return;
    const { row, column, cell } = subject;
    switch (event.detail) {
      case 'edit':
        this.grid?.edit();
        break;
      case 'clear':
        this.grid?.clear();
        this.grid?.focus();
        break;
      case 'open':
        this.page.send({ type: 'openCell', environment: column.id, row: row.hostRow, what: this.subject });
        break;
      case 'same':
        this.#forConnector(new CustomEvent('', { detail: { row: row.id, column: column.id, value: cell.value } }));
        break;
    }
  }

  #entry(id: string) {
    const row = this.#model.rows.find((candidate) => candidate.id === id);
    return row?.kind === 'entry' ? row : undefined;
  }

  #detailSubject(): DetailSubject | undefined {
    const focused: CellName = { row: this.#saved.focusedRow, column: this.#saved.focusedColumn };
    const columnNumber = this.#model.columns.findIndex(({ id }) => id === focused.column);
    const column = this.#model.columns[columnNumber];
    if (focused.row === headerRow) return column && { kind: 'column', column };
    const row = this.#entry(focused.row);
    if (!row || focused.column === headerColumn) return row && { kind: 'row', row };
    const cell = row.cells[columnNumber];
    return column && cell && { kind: 'cell', row, column, cell };
  }

  #focusedConnection(): ConnectionView | undefined {
    const subject = this.#detailSubject();
    if (subject?.kind !== 'cell' || subject.row.field !== 'connection') return undefined;
    const { column, cell } = subject;
    return this.view.connections.find(({ environment, id }) => environment === column.id && id === cell.value);
  }
}

/** False for a reference that is only used: no import sets its connection. */
function isMappable({ origin }: ReferenceRow): boolean {
  return origin === 'solution' || origin === 'settings';
}

function valueOf(event: Event): string {
  return (event.currentTarget as HTMLInputElement).value;
}

function isChecked(event: Event): boolean {
  return (event.currentTarget as HTMLInputElement).checked;
}

declare global {
  interface HTMLElementTagNameMap {
    'connref-grid-view': GridView;
  }
}
