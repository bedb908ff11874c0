import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ConnectionView, EnvironmentColumn } from '../../protocol/mappingView';
import type { Draft, SavedGrid } from '../pageState';
import { controlStyles } from '../styles/controls';
import { words } from '../words';
import type { EditOutcome, EditSubject, Move } from './cellEditor';
import './cellEditor';
import { cellTemplate, groupTemplate, rowHeaderTemplate } from './cellTemplates';
import { columnHeaderTemplate } from './columnHeader';
import {
  headerColumn,
  headerRow,
  rowHeight,
  type EntryRow,
  type GridCell,
  type GridModel,
  type GridRow,
} from './gridModel';
import { placeAfterKey, type GridPlace } from './gridMoves';
import { mappingGridStyles } from './mappingGridStyles';
import { positioned } from './positioned';
import { RowLayout } from './rowWindow';

/** A cell by what it stands for rather than by where it is: rows and columns come and go. */
export interface CellName {
  readonly row: string;
  readonly column: string;
}

/** What a user did to a value. */
export interface CellChange extends CellName {
  readonly value: string;
  readonly expected: string;
}

export interface GridEvents {
  change: CustomEvent<CellChange>;
  forConnector: CustomEvent<CellName & { value: string }>;
  /** A text of several lines was pasted onto a cell. */
  pastedList: CustomEvent<CellName & { text: string }>;
  columnMenu: CustomEvent<{ column: string; anchor: HTMLElement }>;
  openFile: CustomEvent<string>;
  /** Focus, scroll or draft have changed: what is to be kept. */
  saved: CustomEvent<Partial<SavedGrid>>;
  draftLost: CustomEvent<string>;
}

interface Found {
  readonly row: EntryRow;
  readonly column: EnvironmentColumn;
  readonly cell: GridCell;
}

interface Editing extends Draft {
  readonly selectsAll: boolean;
}

/** How many pixels beyond the viewport are drawn, so that scrolling does not meet the void. */
const overscan = 170;

/** An editable grid as the ARIA Authoring Practices have it. Draws only the rows that can be seen, and the focused one. */
@customElement('connref-grid')
export class MappingGrid extends LitElement {
  static override readonly styles = [controlStyles, mappingGridStyles];

  @property({ attribute: false }) model!: GridModel;
  @property({ attribute: false }) connections: readonly ConnectionView[] = [];
  /** How many references have a connector, by its API name. */
  @property({ attribute: false }) references: ReadonlyMap<string, number> = new Map();
  @property({ attribute: false }) label = '';
  @property({ attribute: false }) openMenu = '';
  /** What was kept when the page was last closed; read once. */
  @property({ attribute: false }) restored!: SavedGrid;

  @state() private focused: CellName = { row: '', column: '' };
  @state() private editing: Editing | undefined;
  @state() private visible = { first: 0, end: 40 };
  @query('.scroller', true) private scroller!: HTMLElement;

  #layout = new RowLayout([]);
  #rowIndex: ReadonlyMap<string, number> = new Map();
  #lastPlace: GridPlace = { row: 0, column: 1 };
  #bringsFocus = false;
  /** The focused cell as it was last told of. */
  #reported: CellName | undefined;
  /** The text of the cell that is being edited. */
  #typedText = '';
  #viewportHeight = 800;
  /** Kept, because asking for it makes the browser lay out what has just been drawn. */
  #scrollTop = 0;
  readonly #resizes = new ResizeObserver(() => this.#resized());

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resizes.disconnect();
  }

  /** Puts the focus on the cell that had it last. */
  override focus(): void {
    this.#bringsFocus = true;
    this.requestUpdate();
  }

  edit(): void {
    this.#startEditing(undefined);
  }

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (changes.has('restored') && !this.hasUpdated) this.#restore();
    if (!changes.has('model')) return;
    const hadFocus = this.renderRoot instanceof ShadowRoot && this.renderRoot.activeElement !== null;
    const { rows } = this.model;
    this.#layout = new RowLayout(rows.map(rowHeight));
    this.#rowIndex = new Map(rows.map(({ id }, index) => [id, index]));
    this.#findRows();
    this.#keepFocusInside(hadFocus);
    if (this.editing && !this.#entry(this.editing.row, this.editing.environment)) {
      this.#fire('draftLost', this.#typedText);
      this.#stopEditing();
    }
  }

  protected override firstUpdated(): void {
    this.#resizes.observe(this.scroller);
    this.scroller.scrollTo(this.restored.scrollLeft, this.restored.scrollTop);
  }

  protected override updated(): void {
    this.style.setProperty('--columns', String(this.model.columns.length));
    if (!this.#bringsFocus || this.editing) return;
    this.#bringsFocus = false;
    const cell = this.#focusedElement();
    cell?.focus({ preventScroll: true });
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  protected override render(): TemplateResult {
    const { columns, rows } = this.model;
    const focus = this.#place();
    const shown = this.#shownRows(focus.row);
    return html`<div
      class="scroller"
      role="grid"
      aria-label=${this.label}
      aria-rowcount=${rows.length + 1}
      aria-colcount=${columns.length + 1}
      @scroll=${this.#scrolled}
      @keydown=${this.#keyDown}
      @click=${this.#clicked}
      @dblclick=${this.#doubleClicked}
      @focusin=${this.#focusMoved}
      @copy=${this.#copy}
      @cut=${this.#copy}
      @paste=${this.#paste}
      @beforecopy=${allowClipboard}
      @beforepaste=${allowClipboard}
    >
      <div class="row headers" role="row" aria-rowindex="1" data-row=${headerRow}>
        <div
          role="columnheader"
          class="cell name corner"
          data-column=${headerColumn}
          aria-colindex="1"
          tabindex=${focus.row === -1 && focus.column === 0 ? 0 : -1}
        >
          <span class="ellipsis">${this.model.subject === 'references' ? words.reference : words.variable}</span>
        </div>
        ${columns.map((column, index) =>
          columnHeaderTemplate(column, {
            columnIndex: index + 2,
            isFocused: focus.row === -1 && focus.column === index + 1,
            isMenuOpen: this.openMenu === column.id,
            progress: this.model.progress[index] ?? '',
          }),
        )}
      </div>
      <div class="canvas" role="rowgroup" ${positioned(0, this.#layout.height)}>
        ${repeat(
          shown,
          (index) => rows[index]?.id ?? '',
          (index) => this.#rowTemplate(index, focus),
        )}
      </div>
    </div>`;
  }

  #rowTemplate(index: number, focus: GridPlace): TemplateResult | typeof nothing {
    const row = this.model.rows[index];
    if (!row) return nothing;
    const { columns } = this.model;
    const top = this.#layout.top(index);
    const focusedColumn = focus.row === index ? focus.column : -1;
    return html`<div
      class="row ${row.kind} ${this.editing?.row === row.id ? 'edited' : ''}"
      role="row"
      aria-rowindex=${index + 2}
      data-row=${row.id}
      ${positioned(top, this.#layout.bottom(index) - top)}
    >
      ${
        row.kind === 'group'
          ? groupTemplate(row, columns.length + 1, focusedColumn !== -1)
          : html`${rowHeaderTemplate(row, focusedColumn === 0)}
            ${columns.map((column, columnNumber) => {
              const cell = row.cells[columnNumber];
              if (!cell) return nothing;
              const isEdited = this.editing?.row === row.id && this.editing.environment === column.id;
              const place = { columnIndex: columnNumber + 2, isFocused: focusedColumn === columnNumber + 1 };
              return cellTemplate(row, cell, column, place, isEdited ? this.#editorTemplate(row) : undefined);
            })}`
      }
    </div>`;
  }

  #editorTemplate(row: EntryRow): TemplateResult | undefined {
    const found = this.editing && this.#entry(this.editing.row, this.editing.environment);
    if (!this.editing || !found) return undefined;
    const proposes = row.field === 'connection';
    const subject: EditSubject = {
      label: words.editorOf(row.title, found.column.name),
      placeholder: placeholders[row.field],
      environment: found.column.id,
      connector: row.connector,
      connectorName: row.connectorName,
      value: found.cell.value,
      proposes,
      hasLines: row.field === 'variable',
      references: proposes ? (this.references.get(row.connector) ?? 1) : 1,
    };
    return html`<connref-cell-editor
      .subject=${subject}
      .connections=${this.connections}
      .text=${this.editing.text}
      .selectsAll=${this.editing.selectsAll}
      .isConflict=${found.cell.value !== this.editing.expected}
      @typed=${this.#typed}
      @outcome=${this.#ended}
    ></connref-cell-editor>`;
  }

  // What is drawn

  /** The rows in the viewport, and the focused one wherever it is: else the focus would be lost by scrolling. */
  #shownRows(focusedRow: number): readonly number[] {
    const { first, end } = this.visible;
    const shown = Array.from({ length: Math.max(0, end - first) }, (_, index) => first + index);
    if (focusedRow < 0 || focusedRow >= this.model.rows.length) return shown;
    if (focusedRow < first) return [focusedRow, ...shown];
    return focusedRow >= end ? [...shown, focusedRow] : shown;
  }

  #findRows(): void {
    const top = this.#scrollTop;
    const seen = this.#layout.between(top, top + this.#viewportHeight);
    const isLeap = seen.first >= this.visible.end || seen.end <= this.visible.first;
    const around = this.#layout.between(top - overscan, top + this.#viewportHeight + overscan);
    const { first, end } = isLeap ? seen : around;
    if (first !== this.visible.first || end !== this.visible.end) this.visible = { first, end };
    // After a leap all rows are new: those that cannot be seen come when there is time.
    if (isLeap) requestIdleCallback(() => this.isConnected && this.#findRows());
  }

  #resized(): void {
    this.#viewportHeight = this.scroller.clientHeight;
    this.#findRows();
  }

  #scrolled(): void {
    const { scrollTop, scrollLeft } = this.scroller;
    this.#scrollTop = scrollTop;
    this.#findRows();
    this.renderRoot.querySelector('connref-cell-editor')?.placePanel();
    this.#fire('saved', { scrollTop, scrollLeft });
  }

  // Where the focus is

  #restore(): void {
    const { focusedRow, focusedColumn, draft } = this.restored;
    this.#scrollTop = this.restored.scrollTop;
    this.focused = { row: focusedRow, column: focusedColumn };
    if (!draft) return;
    this.#typedText = draft.text;
    this.editing = { ...draft, selectsAll: false };
  }

  #place(): GridPlace {
    const { row, column } = this.focused;
    const columnNumber = column === headerColumn ? 0 : this.model.columns.findIndex(({ id }) => id === column) + 1;
    const rowNumber = row === headerRow ? -1 : this.#rowIndex.get(row);
    if (rowNumber === undefined) return this.#lastPlace;
    return { row: rowNumber, column: columnNumber === 0 && column !== headerColumn ? 1 : columnNumber };
  }

  /** After rows went away, the focus is on what came to their place. */
  #keepFocusInside(hadFocus: boolean): void {
    const { rows, columns } = this.model;
    const isThere = this.focused.row === headerRow || this.#rowIndex.has(this.focused.row);
    if (isThere) {
      this.#lastPlace = this.#place();
      return;
    }
    const firstEntry = rows.findIndex(({ kind }) => kind === 'entry');
    const row = this.focused.row === '' ? firstEntry : Math.min(this.#lastPlace.row, rows.length - 1);
    this.#lastPlace = { row, column: Math.min(this.#lastPlace.column, columns.length) };
    if (rows.length > 0) this.focused = this.#nameOf(this.#lastPlace);
    if (hadFocus) this.#bringsFocus = true;
  }

  #nameOf({ row, column }: GridPlace): CellName {
    return {
      row: row === -1 ? headerRow : (this.model.rows[row]?.id ?? ''),
      column: column === 0 ? headerColumn : (this.model.columns[column - 1]?.id ?? headerColumn),
    };
  }

  #goTo(place: GridPlace): void {
    this.#setFocused(this.#nameOf(place));
    this.#bringsFocus = true;
  }

  #setFocused(name: CellName): void {
    const isThat = (other: CellName | undefined) => other?.row === name.row && other.column === name.column;
    if (isThat(this.focused) && isThat(this.#reported)) return;
    this.#reported = name;
    this.focused = name;
    this.#lastPlace = this.#place();
    this.#fire('saved', { focusedRow: name.row, focusedColumn: name.column });
  }

  #focusedElement(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>('.cell[tabindex="0"]');
  }

  #focusMoved(event: FocusEvent): void {
    const name = cellOf(event);
    // A row of a group has one cell for all columns.
    if (name && !(this.#rowOf(name.row)?.kind === 'group')) this.#setFocused(name);
    else if (name) this.#setFocused({ row: name.row, column: this.focused.column || name.column });
  }

  // Keys, mouse, clipboard

  #keyDown(event: KeyboardEvent): void {
    const isCommand = event.ctrlKey || event.metaKey;
    const { column } = this.focused;
    const cell = this.#focusedCell();
    // Those keys are the button’s, or the editor’s.
    if (this.editing || event.target instanceof HTMLButtonElement) return;
    if (isCommand && event.key.toLowerCase() === 'd' && cell) this.#takeForConnector();
    else if (event.key === 'F2' || (event.key === 'Enter' && !isCommand)) this.#open(column);
    else if ((event.key === 'Delete' || event.key === 'Backspace') && cell) this.clear();
    else if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) this.#openColumnMenu();
    else if (event.key.length === 1 && !isCommand && !event.altKey && event.key !== ' ') this.#startEditing(event.key);
    else {
      const place = placeAfterKey(this.#place(), { key: event.key, toEnd: isCommand }, this.#extent());
      if (!place) return;
      this.#goTo(place);
    }
    event.preventDefault();
  }

  #extent() {
    const page = Math.max(1, Math.floor((this.#viewportHeight - 56) / 42) - 1);
    return { rows: this.model.rows.length, columns: this.model.columns.length + 1, page };
  }

  /** What Enter does: edits a cell, opens the menu of a column header. */
  #open(column: string): void {
    if (this.focused.row === headerRow && column !== headerColumn) this.#openColumnMenu();
    else this.#startEditing(undefined);
  }

  #clicked(event: MouseEvent): void {
    const target = event.target instanceof Element ? event.target : undefined;
    const broken = target?.closest<HTMLElement>('.open-broken')?.dataset.file;
    if (broken !== undefined) this.#fire('openFile', broken);
    else if (target?.closest('.column-menu')) this.#openColumnMenu();
    else if (target?.closest('.open-editor')) this.#startEditing(undefined);
  }

  #doubleClicked(event: MouseEvent): void {
    if (event.target instanceof Element && event.target.closest('.editable')) this.#startEditing(undefined);
  }

  #openColumnMenu(): void {
    const { column } = this.focused;
    const header = this.renderRoot.querySelector<HTMLElement>(`.headers [data-column="${CSS.escape(column)}"]`);
    const anchor = header?.querySelector<HTMLElement>('.column-menu');
    if (anchor) this.#fire('columnMenu', { column, anchor });
  }

  #copy(event: ClipboardEvent): void {
    const cell = this.#focusedCell();
    if (!cell || this.editing) return;
    event.clipboardData?.setData('text/plain', cell.cell.value);
    event.preventDefault();
    if (event.type === 'cut') this.clear();
  }

  #paste(event: ClipboardEvent): void {
    const found = this.#focusedCell();
    if (!found || this.editing) return;
    event.preventDefault();
    const text = event.clipboardData?.getData('text/plain').trim() ?? '';
    const isList = found.row.field === 'connection' && /[\r\n]/.test(text);
    if (isList) this.#fire('pastedList', { ...this.focused, text });
    else if (text !== '' && found.cell.isEditable) this.#change(found, text);
  }

  // Editing

  #rowOf(id: string): GridRow | undefined {
    return this.model.rows[this.#rowIndex.get(id) ?? -1];
  }

  #entry(rowId: string, columnId: string): Found | undefined {
    const row = this.#rowOf(rowId);
    const columnNumber = this.model.columns.findIndex(({ id }) => id === columnId);
    const column = this.model.columns[columnNumber];
    if (row?.kind !== 'entry' || !column) return undefined;
    const cell = row.cells[columnNumber];
    return cell && { row, column, cell };
  }

  #focusedCell(): Found | undefined {
    return this.#entry(this.focused.row, this.focused.column);
  }

  #startEditing(typed: string | undefined): void {
    const found = this.#focusedCell();
    if (!found?.cell.isEditable || this.editing) return;
    const { value } = found.cell;
    const { row: rowName, column: environment } = this.focused;
    const text = typed ?? value;
    this.#typedText = text;
    this.editing = { row: rowName, environment, text, expected: value, selectsAll: typed === undefined };
    this.#focusedElement()?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  #typed(event: CustomEvent<string>): void {
    if (!this.editing) return;
    // Not a new object: nothing but the editor is to be drawn again at each key.
    const { row, environment, expected } = this.editing;
    this.#typedText = event.detail;
    this.#fire('saved', { draft: { row, environment, expected, text: event.detail } });
  }

  #ended(event: CustomEvent<EditOutcome>): void {
    const { editing } = this;
    const found = editing && this.#entry(editing.row, editing.environment);
    const outcome = event.detail;
    this.#stopEditing();
    if (!found || outcome.kind === 'cancel') {
      this.#bringsFocus = true;
    } else if (outcome.kind === 'forAll') {
      this.#bringsFocus = true;
      this.#fire('forConnector', { row: found.row.id, column: found.column.id, value: outcome.text });
    } else {
      // Whoever overwrites has seen what the file says now.
      this.#change(found, outcome.text, outcome.overwrite ? found.cell.value : editing.expected);
      this.#moveOn(outcome.move);
    }
  }

  #stopEditing(): void {
    this.editing = undefined;
    this.#fire('saved', { draft: undefined });
  }

  #moveOn(move: Move): void {
    if (move === 'nowhere') return;
    const key = { down: 'ArrowDown', right: 'ArrowRight', left: 'ArrowLeft', stay: '' }[move];
    this.#goTo(placeAfterKey(this.#place(), { key, toEnd: false }, this.#extent()) ?? this.#place());
    this.requestUpdate();
  }

  #change({ row, column, cell }: Found, value: string, expected = cell.value): void {
    if (value === cell.value) return;
    this.#fire('change', { row: row.id, column: column.id, value, expected });
  }

  /** Empties the focused cell. */
  clear(): void {
    const found = this.#focusedCell();
    if (found?.cell.isEditable) this.#change(found, '');
  }

  #takeForConnector(): void {
    const found = this.#focusedCell();
    if (found?.row.field !== 'connection' || found.cell.value === '') return;
    this.#fire('forConnector', { ...this.focused, value: found.cell.value });
  }

  #fire<Name extends keyof GridEvents>(name: Name, detail: GridEvents[Name]['detail']): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

const placeholders: Record<EntryRow['field'], string> = {
  connection: words.connectionPlaceholder,
  connector: words.connectorPlaceholder,
  variable: words.valuePlaceholder,
};

function cellOf(event: Event): CellName | undefined {
  const target = event.target instanceof Element ? event.target : undefined;
  const column = target?.closest<HTMLElement>('[data-column]')?.dataset.column;
  const row = target?.closest<HTMLElement>('[data-row]')?.dataset.row;
  return row === undefined || column === undefined ? undefined : { row, column };
}

/** Else VS Code on a desktop finds nothing to copy, or no place to paste to: a cell is no text field. */
function allowClipboard(event: Event): void {
  event.preventDefault();
}

declare global {
  interface HTMLElementTagNameMap {
    'connref-grid': MappingGrid;
  }
}
