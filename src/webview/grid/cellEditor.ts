import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { ConnectionView } from '../../protocol/mappingView';
import { controlStyles } from '../styles/controls';
import { words } from '../words';
import { cellEditorStyles } from './cellEditorStyles';
import { suggestConnections } from './suggestions';

/**
 * Where the focus moves after the value of a cell was entered: to the next cell in a direction, or with `stay` back to
 * the edited cell. With `nowhere`, the focus is not moved, because a click outside the editor has already moved it.
 */
export type Move = 'down' | 'right' | 'left' | 'stay' | 'nowhere';

/**
 * How editing a cell ends: with a new value for the cell, with a value for all references of the same connector, or
 * without a change.
 */
export type EditOutcome =
  | { readonly kind: 'commit'; readonly text: string; readonly move: Move; readonly overwrite: boolean }
  | { readonly kind: 'forAll'; readonly text: string }
  | { readonly kind: 'cancel' };

/** The cell that is being edited, as the cell editor shows it. */
export interface EditSubject {
  readonly label: string;
  readonly placeholder: string;
  readonly environment: string;
  readonly connector: string;
  readonly connectorName: string;
  /** The current value of the cell in the file. */
  readonly value: string;
  /** Whether the editor suggests known connections. */
  readonly showsSuggestions: boolean;
  /** Whether the value may contain line breaks. As in a spreadsheet, Alt+Enter inserts one. */
  readonly isMultiLine: boolean;
  /** The number of references for the connector of the cell, including the edited one. */
  readonly references: number;
}

/**
 * The text field in a cell that is being edited, with the known connections below it. Fires `typed` with each new text,
 * and `outcome` once at the end. It is a separate element, so that a key press renders only the editor and not the
 * whole grid.
 */
@customElement('connref-cell-editor')
export class CellEditor extends LitElement {
  static override readonly styles = [controlStyles, cellEditorStyles];

  @property({ attribute: false }) subject!: EditSubject;
  @property({ attribute: false }) connections: readonly ConnectionView[] = [];
  /** The text in the editor when editing starts. */
  @property({ attribute: false }) text = '';
  /** Whether the whole text is selected when editing starts, so that typing replaces it. */
  @property({ type: Boolean }) selectsAll = false;
  /** Whether the value in the file has changed since editing started. */
  @property({ type: Boolean }) isConflict = false;

  @state() private active = -1;
  @query('input, textarea') private input!: HTMLInputElement | HTMLTextAreaElement;
  @query('.panel') private panel!: HTMLElement;
  /**
   * The text when editing starts, as the input field returns it. It can differ from `text`, because an `<input>`
   * removes line breaks and a `<textarea>` changes them to LF.
   */
  #initialText = '';
  #isDone = false;

  protected override firstUpdated(): void {
    this.input.value = this.text;
    this.#initialText = this.input.value;
    this.input.focus();
    if (this.selectsAll) this.input.select();
    this.addEventListener('focusout', (event) => this.#onFocusOut(event));
  }

  protected override updated(changes: PropertyValues<this>): void {
    const isNeeded = this.panel.childElementCount > 0;
    if (isNeeded !== this.panel.matches(':popover-open')) this.panel.togglePopover(isNeeded);
    if (isNeeded) this.placePanel();
    if (changes.has('isConflict') && this.isConflict) this.panel.scrollTop = 0;
    this.renderRoot.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }

  /**
   * Places the list of known connections below the input field, or above it if there is little space below and more
   * above. The grid calls this when it scrolls.
   */
  placePanel(): void {
    const box = this.getBoundingClientRect();
    const below = window.innerHeight - box.bottom;
    const isAbove = below < 180 && box.top > below;
    const width = Math.min(Math.max(box.width, 320), window.innerWidth - 8);
    const { style } = this.panel;
    style.width = `${width}px`;
    style.left = `${Math.max(4, Math.min(box.left, window.innerWidth - width - 4))}px`;
    style.top = isAbove ? 'auto' : `${box.bottom + 1}px`;
    style.bottom = isAbove ? `${window.innerHeight - box.top + 1}px` : 'auto';
    style.maxHeight = `${Math.max(80, Math.min(320, (isAbove ? box.top : below) - 8))}px`;
  }

  protected override render(): TemplateResult {
    const { showsSuggestions } = this.subject;
    const found = this.#suggestions();
    const isOpen = showsSuggestions && found.length > 0;
    return html`
      ${this.subject.isMultiLine ? this.#multiLineInput() : this.#singleLineInput(found, isOpen)}
      <div popover="manual" class="panel" @mousedown=${keepFocus} @keydown=${this.#onPanelKeyDown}>
        ${this.isConflict ? this.#conflict() : nothing} ${isOpen ? this.#options(found) : nothing}
        ${showsSuggestions && this.connections.length === 0 ? this.#noneKnown() : nothing}
        ${showsSuggestions ? this.#forAllButton(found) : nothing}
      </div>
    `;
  }

  #singleLineInput(found: readonly ConnectionView[], isOpen: boolean): TemplateResult {
    const { label, placeholder, showsSuggestions } = this.subject;
    return html`<input
      type="text"
      spellcheck="false"
      autocomplete="off"
      class="mono"
      placeholder=${placeholder}
      aria-label=${label}
      aria-describedby=${ifDefined(this.isConflict ? 'conflict' : undefined)}
      role=${ifDefined(showsSuggestions ? 'combobox' : undefined)}
      aria-expanded=${ifDefined(showsSuggestions ? isOpen : undefined)}
      aria-autocomplete=${ifDefined(showsSuggestions ? 'list' : undefined)}
      aria-controls=${ifDefined(isOpen ? 'options' : undefined)}
      aria-activedescendant=${ifDefined(found[this.active] ? `option-${this.active}` : undefined)}
      @input=${this.#onInput}
      @keydown=${this.#onKeyDown}
    />`;
  }

  #multiLineInput(): TemplateResult {
    const { label, placeholder } = this.subject;
    return html`<textarea
      spellcheck="false"
      class="mono"
      rows=${Math.min(8, this.#currentText().split('\n').length)}
      placeholder=${placeholder}
      aria-label=${label}
      aria-describedby=${ifDefined(this.isConflict ? 'conflict' : undefined)}
      aria-keyshortcuts="Alt+Enter"
      @input=${this.#onInput}
      @keydown=${this.#onKeyDown}
    ></textarea>`;
  }

  #conflict(): TemplateResult {
    return html`<div class="conflict" id="conflict" role="alert">
      <div>${words.fileChanged(this.subject.value)}</div>
      <button class="link-button replace" @click=${() => this.#commit('stay', true)}>${words.overwrite}</button>
      <button class="link-button" @click=${() => this.#end({ kind: 'cancel' })}>${words.keepFileValue}</button>
    </div>`;
  }

  #options(found: readonly ConnectionView[]): TemplateResult {
    return html`<div role="listbox" id="options" aria-label=${words.knownConnections}>
      ${found.map(
        (connection, index) =>
          html`<div
            role="option"
            id="option-${index}"
            aria-selected=${index === this.active}
            class="option"
            @click=${() => this.#choose(connection, 'stay')}
          >
            <div class="first-line">
              <span class="ellipsis">${connection.name || words.connections.noName}</span>
              <span class="dim">${connection.status}</span>
            </div>
            <div class="dim ellipsis">
              <span class="mono">${connection.id}</span>${connection.owner === '' ? nothing : ` · ${connection.owner}`}
            </div>
          </div>`,
      )}
    </div>`;
  }

  #noneKnown(): TemplateResult {
    return html`<div class="dim none-known">${words.noKnownConnections(this.subject.connectorName)}</div>`;
  }

  #forAllButton(found: readonly ConnectionView[]): TemplateResult | typeof nothing {
    const { references, connectorName } = this.subject;
    if (references < 2 || this.isConflict) return nothing;
    return html`<button
      class="for-all"
      ?disabled=${this.#currentValue(found) === ''}
      @click=${() => this.#applyToAll()}
      aria-keyshortcuts="Control+Enter"
    >
      <span>${words.useForAll(references, connectorName)}</span><kbd class="dim">Ctrl+Enter</kbd>
    </button>`;
  }

  #suggestions(): readonly ConnectionView[] {
    if (!this.subject.showsSuggestions) return [];
    return suggestConnections(this.connections, this.subject, this.#currentText());
  }

  #currentText(): string {
    return this.hasUpdated ? this.input.value : this.text;
  }

  /**
   * The value that Enter would accept now: the id of the selected connection, or the typed text if no connection is
   * selected.
   */
  #currentValue(found: readonly ConnectionView[]): string {
    return found[this.active]?.id ?? this.#enteredValue();
  }

  /**
   * The typed text as it is written to the file: without spaces around it, and with the line breaks of the old value. A
   * text that was not edited is returned without a change, because opening and closing the editor must not change the
   * file.
   */
  #enteredValue(): string {
    const typed = this.#currentText();
    if (typed === this.#initialText && this.text === this.subject.value) return this.text;
    return this.subject.value.includes('\r\n') ? typed.trim().replaceAll('\n', '\r\n') : typed.trim();
  }

  #onInput(): void {
    this.active = -1;
    this.requestUpdate();
    this.dispatchEvent(new CustomEvent('typed', { detail: this.input.value }));
  }

  #onKeyDown(event: KeyboardEvent): void {
    // Without this, the grid would handle the keys too: for example, an arrow key would move the focus to another cell
    // while people type.
    event.stopPropagation();
    if (event.isComposing) return;
    const found = this.#suggestions();
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (event.key === 'Escape') this.#end({ kind: 'cancel' });
    else if (event.key === 'Enter' && event.altKey && this.subject.isMultiLine) this.#breakLine();
    else if (event.key === 'Enter' && !isPlain) this.#applyToAll();
    else if (event.key === 'Enter') this.#commit(event.shiftKey ? 'stay' : 'down', false);
    else if (event.key === 'Tab' && !this.isConflict) this.#commit(event.shiftKey ? 'left' : 'right', false);
    else if (event.key === 'ArrowDown' && found.length > 0) this.active = Math.min(this.active + 1, found.length - 1);
    else if (event.key === 'ArrowUp' && found.length > 0) this.active = Math.max(this.active - 1, -1);
    else return;
    event.preventDefault();
  }

  #breakLine(): void {
    const { selectionStart, selectionEnd, value } = this.input;
    this.input.setRangeText('\n', selectionStart ?? value.length, selectionEnd ?? value.length, 'end');
    this.#onInput();
  }

  #onPanelKeyDown(event: KeyboardEvent): void {
    event.stopPropagation();
    if (event.key === 'Escape') this.#end({ kind: 'cancel' });
  }

  #choose(connection: ConnectionView, move: Move): void {
    this.input.value = connection.id;
    this.active = -1;
    this.#commit(move, false);
  }

  #commit(move: Move, overwrite: boolean): void {
    if (this.isConflict && !overwrite) {
      // Enter must not overwrite a value that has changed in the file since editing started. Instead, Enter moves the
      // focus to the button that overwrites it.
      this.renderRoot.querySelector<HTMLButtonElement>('.replace')?.focus();
      return;
    }
    this.#end({ kind: 'commit', text: this.#currentValue(this.#suggestions()), move, overwrite });
  }

  #applyToAll(): void {
    const text = this.#currentValue(this.#suggestions());
    if (this.subject.references > 1 && text !== '' && !this.isConflict) this.#end({ kind: 'forAll', text });
  }

  /**
   * As in a spreadsheet, a click outside the editor accepts the text. The text is not accepted when people go to
   * another window, or when the value in the file has changed.
   */
  #onFocusOut(event: FocusEvent): void {
    if (this.#isDone || !document.hasFocus() || this.isConflict) return;
    if (event.relatedTarget instanceof Node && this.renderRoot.contains(event.relatedTarget)) return;
    this.#end({ kind: 'commit', text: this.#enteredValue(), move: 'nowhere', overwrite: false });
  }

  #end(outcome: EditOutcome): void {
    if (this.#isDone) return;
    this.#isDone = true;
    this.dispatchEvent(new CustomEvent('outcome', { detail: outcome }));
  }
}

/**
 * Keeps the focus in the input field when people click into the list below it. Without this, the click would end
 * editing.
 */
function keepFocus(event: MouseEvent): void {
  event.preventDefault();
}

declare global {
  interface HTMLElementTagNameMap {
    'connref-cell-editor': CellEditor;
  }
}
