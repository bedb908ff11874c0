import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ConnectionView } from '../../protocol/mappingView';
import type { Draft, SavedGrid } from '../pageState';
import { controlStyles } from '../styles/controls';
import type { EditOutcome, Move } from './cellEditor';
import './cellEditor';
import { entryTemplate, groupTemplate } from './cellTemplates';
import { headersTemplate } from './columnHeader';
import { editSubject } from './editSubject';
import { DrawnRows } from './drawnRows';
import { allowClipboard, cellOf, type CellName, type GridEvents } from './gridEvents';
import { GridFocus } from './gridFocus';
import { headerColumn, headerRow, type GridModel } from './gridModel';
import { placeAfterKey, type GridPlace } from './gridMoves';
import { GridPlaces, type FoundCell } from './gridPlaces';
import { mappingGridStyles } from './mappingGridStyles';
import { positioned } from './positioned';

interface Editing extends Draft {
  readonly selectsAll: boolean;
}

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

  @state() private editing: Editing | undefined;
  @query('.scroller', true) private scroller!: HTMLElement;

  #places = new GridPlaces({ subject: 'references', columns: [], progress: [], rows: [] });
  readonly #focus = new GridFocus(this, this.#places);
  readonly #rows = new DrawnRows(this);
  #bringsFocus = false;
  /** The text of the cell that is being edited. */
  #typedText = '';
  readonly #resizes = new ResizeObserver(() => this.#rows.resize(this.scroller.clientHeight));

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
    this.#places = new GridPlaces(this.model);
    this.#rows.setRows(this.model.rows);
    if (this.#focus.keepInside(this.#places) && hadFocus) this.#bringsFocus = true;
    if (this.editing && !this.#edited()) {
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
    const focus = this.#focus.place;
    const shown = this.#rows.with(focus.row, rows.length);
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
      ${headersTemplate(this.model, focus, this.openMenu)}
      <div class="canvas" role="rowgroup" ${positioned(0, this.#rows.layout.height)}>
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
    const { layout } = this.#rows;
    const top = layout.top(index);
    const focusedColumn = focus.row === index ? focus.column : -1;
    return html`<div
      class="row ${row.kind} ${this.editing?.row === row.id ? 'edited' : ''}"
      role="row"
      aria-rowindex=${index + 2}
      data-row=${row.id}
      ${positioned(top, layout.bottom(index) - top)}
    >
      ${
        row.kind === 'group'
          ? groupTemplate(row, columns.length + 1, focusedColumn !== -1)
          : entryTemplate(
              row,
              columns,
              focusedColumn,
              this.editing?.row === row.id ? this.editing.environment : undefined,
              () => this.#editorTemplate(),
            )
      }
    </div>`;
  }

  #editorTemplate(): TemplateResult | undefined {
    const found = this.#edited();
    if (!this.editing || !found) return undefined;
    return html`<connref-cell-editor
      .subject=${editSubject(found, this.references)}
      .connections=${this.connections}
      .text=${this.editing.text}
      .selectsAll=${this.editing.selectsAll}
      .isConflict=${found.cell.value !== this.editing.expected}
      @typed=${this.#typed}
      @outcome=${this.#ended}
    ></connref-cell-editor>`;
  }

  #scrolled(): void {
    const { scrollTop, scrollLeft } = this.scroller;
    this.#rows.scrollTo(scrollTop);
    this.renderRoot.querySelector('connref-cell-editor')?.placePanel();
    this.#fire('saved', { scrollTop, scrollLeft });
  }

  // Where the focus is

  #restore(): void {
    const { focusedRow, focusedColumn, draft } = this.restored;
    this.#rows.restoreScroll(this.restored.scrollTop);
    this.#focus.restore({ row: focusedRow, column: focusedColumn });
    if (!draft) return;
    this.#typedText = draft.text;
    this.editing = { ...draft, selectsAll: false };
  }

  #goTo(place: GridPlace): void {
    this.#setFocused(this.#places.nameOf(place));
    this.#bringsFocus = true;
  }

  #setFocused(cell: CellName): void {
    if (this.#focus.moveTo(cell)) this.#fire('saved', { focusedRow: cell.row, focusedColumn: cell.column });
  }

  #focusedElement(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>('.cell[tabindex="0"]');
  }

  #focusMoved(event: FocusEvent): void {
    const name = cellOf(event);
    // A row of a group has one cell for all columns.
    if (name && !(this.#places.row(name.row)?.kind === 'group')) this.#setFocused(name);
    else if (name) this.#setFocused({ row: name.row, column: this.#focus.cell.column || name.column });
  }

  // Keys, mouse, clipboard

  #keyDown(event: KeyboardEvent): void {
    const isCommand = event.ctrlKey || event.metaKey;
    const { column } = this.#focus.cell;
    const cell = this.#focusedCell();
    // Those keys are the button’s, or the editor’s.
    if (this.editing || event.target instanceof HTMLButtonElement) return;
    if (isCommand && event.key.toLowerCase() === 'd' && cell) this.#takeForConnector();
    else if (event.key === 'F2' || (event.key === 'Enter' && !isCommand)) this.#open(column);
    else if ((event.key === 'Delete' || event.key === 'Backspace') && cell) this.clear();
    else if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) this.#openColumnMenu();
    else if (event.key.length === 1 && !isCommand && !event.altKey && event.key !== ' ') this.#startEditing(event.key);
    else {
      const place = placeAfterKey(this.#focus.place, { key: event.key, toEnd: isCommand }, this.#extent());
      if (!place) return;
      this.#goTo(place);
    }
    event.preventDefault();
  }

  #extent() {
    const { rows, columns } = this.model;
    return { rows: rows.length, columns: columns.length + 1, page: this.#rows.pageLength };
  }

  /** What Enter does: edits a cell, opens the menu of a column header. */
  #open(column: string): void {
    if (this.#focus.cell.row === headerRow && column !== headerColumn) this.#openColumnMenu();
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
    const { column } = this.#focus.cell;
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
    if (isList) this.#fire('pastedList', { ...this.#focus.cell, text });
    else if (text !== '' && found.cell.isEditable) this.#change(found, text);
  }

  // Editing

  #focusedCell(): FoundCell | undefined {
    return this.#places.entry(this.#focus.cell);
  }

  #edited(): FoundCell | undefined {
    return this.editing && this.#places.entry({ row: this.editing.row, column: this.editing.environment });
  }

  #startEditing(typed: string | undefined): void {
    const found = this.#focusedCell();
    if (!found?.cell.isEditable || this.editing) return;
    const { value } = found.cell;
    const { row: rowName, column: environment } = this.#focus.cell;
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
    const found = this.#edited();
    const outcome = event.detail;
    this.#stopEditing();
    if (!editing || !found || outcome.kind === 'cancel') {
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
    this.#goTo(placeAfterKey(this.#focus.place, { key, toEnd: false }, this.#extent()) ?? this.#focus.place);
    this.requestUpdate();
  }

  #change({ row, column, cell }: FoundCell, value: string, expected = cell.value): void {
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
    this.#fire('forConnector', { ...this.#focus.cell, value: found.cell.value });
  }

  #fire<Name extends keyof GridEvents>(name: Name, detail: GridEvents[Name]['detail']): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'connref-grid': MappingGrid;
  }
}
