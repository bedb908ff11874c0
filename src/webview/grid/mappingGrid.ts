import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ConnectionView } from '../../protocol/mappingView';
import type { SavedGrid } from '../pageState';
import { controlStyles } from '../styles/controls';
import type { EditOutcome, Move } from './cellEditor';
import './cellEditor';
import { entryTemplate, groupTemplate } from './cellTemplates';
import { headersTemplate } from './columnHeader';
import { editSubject } from './editSubject';
import { DrawnRows } from './drawnRows';
import { GridEditing } from './gridEditing';
import { allowClipboard, cellOf, type CellName, type GridEvents } from './gridEvents';
import { GridFocus } from './gridFocus';
import { headerColumn, headerRow, type GridModel } from './gridModel';
import { placeAfterKey, type GridPlace } from './gridMoves';
import { GridPlaces, type FoundCell } from './gridPlaces';
import { mappingGridStyles } from './mappingGridStyles';
import { positioned } from './positioned';

/**
 * An editable grid that follows the ARIA Authoring Practices. It draws only the visible rows, some rows around them,
 * and the row with the focus.
 */
@customElement('connref-grid')
export class MappingGrid extends LitElement {
  static override readonly styles = [controlStyles, mappingGridStyles];

  @property({ attribute: false }) model!: GridModel;
  @property({ attribute: false }) connections: readonly ConnectionView[] = [];
  /** The number of connection references for each connector; the key is the API name of the connector. */
  @property({ attribute: false }) references: ReadonlyMap<string, number> = new Map();
  @property({ attribute: false }) label = '';
  @property({ attribute: false }) openMenu = '';
  /**
   * The focus, scroll position and unsaved text that the grid had when it was last shown. They are used only once, when
   * the grid is created.
   */
  @property({ attribute: false }) savedGrid!: SavedGrid;

  @query('.scroller', true) private scroller!: HTMLElement;

  #places = new GridPlaces({ subject: 'references', columns: [], progress: [], rows: [] });
  readonly #focus = new GridFocus(this, this.#places);
  readonly #editing = new GridEditing(this);
  readonly #rows = new DrawnRows(this);
  #restoresFocus = false;
  readonly #resizes = new ResizeObserver(() => this.#rows.resize(this.scroller.clientHeight));

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resizes.disconnect();
  }

  /** Moves the focus to the cell that had it last. */
  override focus(): void {
    this.#restoresFocus = true;
    this.requestUpdate();
  }

  edit(): void {
    this.#startEditing(undefined);
  }

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (changes.has('savedGrid') && !this.hasUpdated) this.#restore();
    if (!changes.has('model')) return;
    const hadFocus = this.renderRoot instanceof ShadowRoot && this.renderRoot.activeElement !== null;
    this.#places = new GridPlaces(this.model);
    this.#rows.setRows(this.model.rows);
    if (this.#focus.keepInside(this.#places) && hadFocus) this.#restoresFocus = true;
    if (this.#editing.current && !this.#editing.findCell(this.#places)) {
      this.#fire('draftLost', this.#editing.typedText);
      this.#stopEditing();
    }
  }

  protected override firstUpdated(): void {
    this.#resizes.observe(this.scroller);
    this.scroller.scrollTo(this.savedGrid.scrollLeft, this.savedGrid.scrollTop);
  }

  protected override updated(): void {
    this.style.setProperty('--columns', String(this.model.columns.length));
    if (!this.#restoresFocus || this.#editing.current) return;
    this.#restoresFocus = false;
    const cell = this.#focusedElement();
    cell?.focus({ preventScroll: true });
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  protected override render(): TemplateResult {
    const { columns, rows } = this.model;
    const focus = this.#focus.place;
    const shown = this.#rows.rowsToDraw(focus.row, rows.length);
    return html`<div
      class="scroller"
      role="grid"
      aria-label=${this.label}
      aria-rowcount=${rows.length + 1}
      aria-colcount=${columns.length + 1}
      @scroll=${this.#onScroll}
      @keydown=${this.#onKeyDown}
      @click=${this.#onClick}
      @dblclick=${this.#onDoubleClick}
      @focusin=${this.#onFocusIn}
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
    const editedColumn = this.#editing.columnIn(row.id);
    return html`<div
      class="row ${row.kind} ${editedColumn === undefined ? '' : 'edited'}"
      role="row"
      aria-rowindex=${index + 2}
      data-row=${row.id}
      ${positioned(top, layout.bottom(index) - top)}
    >
      ${
        row.kind === 'group'
          ? groupTemplate(row, columns.length + 1, focusedColumn !== -1)
          : entryTemplate(row, columns, focusedColumn, editedColumn, () => this.#editorTemplate())
      }
    </div>`;
  }

  #editorTemplate(): TemplateResult | undefined {
    const { current } = this.#editing;
    const found = this.#editing.findCell(this.#places);
    if (!current || !found) return undefined;
    return html`<connref-cell-editor
      .subject=${editSubject(found, this.references)}
      .connections=${this.connections}
      .text=${current.text}
      .selectsAll=${current.selectsAll}
      .isConflict=${found.cell.value !== current.expected}
      @typed=${this.#onInput}
      @outcome=${this.#onEditEnd}
    ></connref-cell-editor>`;
  }

  #onScroll(): void {
    const { scrollTop, scrollLeft } = this.scroller;
    this.#rows.scrollTo(scrollTop);
    this.renderRoot.querySelector('connref-cell-editor')?.placePanel();
    this.#fire('stateChange', { scrollTop, scrollLeft });
  }

  #restore(): void {
    const { focusedRow, focusedColumn, draft } = this.savedGrid;
    this.#rows.restoreScroll(this.savedGrid.scrollTop);
    this.#focus.restore({ row: focusedRow, column: focusedColumn });
    if (draft) this.#editing.restore(draft);
  }

  #moveFocus(place: GridPlace): void {
    this.#setFocused(this.#places.nameOf(place));
    this.#restoresFocus = true;
  }

  #setFocused(cell: CellName): void {
    if (this.#focus.moveTo(cell)) this.#fire('stateChange', { focusedRow: cell.row, focusedColumn: cell.column });
  }

  #focusedElement(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>('.cell[tabindex="0"]');
  }

  #onFocusIn(event: FocusEvent): void {
    const name = cellOf(event);
    // A group row has one cell for all columns. The focused column is kept, so that the next arrow key does not jump to
    // the first column.
    if (name && !(this.#places.findRow(name.row)?.kind === 'group')) this.#setFocused(name);
    else if (name) this.#setFocused({ row: name.row, column: this.#focus.cell.column || name.column });
  }

  #onKeyDown(event: KeyboardEvent): void {
    const isCommand = event.ctrlKey || event.metaKey;
    const { column } = this.#focus.cell;
    const cell = this.#focusedCell();
    // A focused button and an open editor handle their keys themselves.
    if (this.#editing.current || event.target instanceof HTMLButtonElement) return;
    if (isCommand && event.key.toLowerCase() === 'd' && cell) this.#applyToConnector();
    else if (event.key === 'F2' || (event.key === 'Enter' && !isCommand)) this.#open(column);
    else if ((event.key === 'Delete' || event.key === 'Backspace') && cell) this.clear();
    else if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) this.#openColumnMenu();
    else if (event.key.length === 1 && !isCommand && !event.altKey && event.key !== ' ') this.#startEditing(event.key);
    else {
      const place = placeAfterKey(this.#focus.place, { key: event.key, toEnd: isCommand }, this.#extent());
      if (!place) return;
      this.#moveFocus(place);
    }
    event.preventDefault();
  }

  #extent() {
    const { rows, columns } = this.model;
    return { rows: rows.length, columns: columns.length + 1, page: this.#rows.pageLength };
  }

  /**
   * Handles Enter and F2: opens the menu of a column if its header has the focus, otherwise starts to edit the cell.
   */
  #open(column: string): void {
    if (this.#focus.cell.row === headerRow && column !== headerColumn) this.#openColumnMenu();
    else this.#startEditing(undefined);
  }

  #onClick(event: MouseEvent): void {
    const target = event.target instanceof Element ? event.target : undefined;
    const broken = target?.closest<HTMLElement>('.open-broken')?.dataset.file;
    if (broken !== undefined) this.#fire('openFile', broken);
    else if (target?.closest('.column-menu')) this.#openColumnMenu();
    else if (target?.closest('.open-editor')) this.#startEditing(undefined);
  }

  #onDoubleClick(event: MouseEvent): void {
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
    if (!cell || this.#editing.current) return;
    event.clipboardData?.setData('text/plain', cell.cell.value);
    event.preventDefault();
    if (event.type === 'cut') this.clear();
  }

  #paste(event: ClipboardEvent): void {
    const found = this.#focusedCell();
    if (!found || this.#editing.current) return;
    event.preventDefault();
    const text = event.clipboardData?.getData('text/plain').trim() ?? '';
    const isList = found.row.field === 'connection' && /[\r\n]/.test(text);
    if (isList) this.#fire('pastedList', { ...this.#focus.cell, text });
    else if (text !== '' && found.cell.isEditable) this.#change(found, text);
  }

  #focusedCell(): FoundCell | undefined {
    return this.#places.findEntry(this.#focus.cell);
  }

  #startEditing(typed: string | undefined): void {
    const found = this.#focusedCell();
    if (!found?.cell.isEditable || this.#editing.current) return;
    this.#editing.start(this.#focus.cell, found.cell.value, typed);
    this.#focusedElement()?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  #onInput(event: CustomEvent<string>): void {
    const draft = this.#editing.type(event.detail);
    if (draft) this.#fire('stateChange', { draft });
  }

  #onEditEnd(event: CustomEvent<EditOutcome>): void {
    const { current } = this.#editing;
    const found = this.#editing.findCell(this.#places);
    const outcome = event.detail;
    this.#stopEditing();
    if (!current || !found || outcome.kind === 'cancel') {
      this.#restoresFocus = true;
    } else if (outcome.kind === 'forAll') {
      this.#restoresFocus = true;
      this.#fire('forConnector', { row: found.row.id, column: found.column.id, value: outcome.text });
    } else {
      // Before people choose to overwrite, they see the current value in the file, so that value is the expected one.
      this.#change(found, outcome.text, outcome.overwrite ? found.cell.value : current.expected);
      this.#moveAfterEdit(outcome.move);
    }
  }

  #stopEditing(): void {
    this.#editing.stop();
    this.#fire('stateChange', { draft: undefined });
  }

  #moveAfterEdit(move: Move): void {
    if (move === 'nowhere') return;
    const key = { down: 'ArrowDown', right: 'ArrowRight', left: 'ArrowLeft', stay: '' }[move];
    this.#moveFocus(placeAfterKey(this.#focus.place, { key, toEnd: false }, this.#extent()) ?? this.#focus.place);
    this.requestUpdate();
  }

  #change({ row, column, cell }: FoundCell, value: string, expected = cell.value): void {
    if (value === cell.value) return;
    this.#fire('change', { row: row.id, column: column.id, value, expected });
  }

  /** Removes the value of the focused cell. */
  clear(): void {
    const found = this.#focusedCell();
    if (found?.cell.isEditable) this.#change(found, '');
  }

  #applyToConnector(): void {
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
