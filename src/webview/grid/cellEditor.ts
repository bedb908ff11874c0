import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { ConnectionView } from '../../protocol/mappingView';
import { controlStyles } from '../styles/controls';
import { words } from '../words';
import { cellEditorStyles } from './cellEditorStyles';
import { suggestConnections } from './suggestions';

/** Where the focus goes after a value was accepted. */
export type Move = 'down' | 'right' | 'left' | 'stay' | 'nowhere';

/** How the text of a cell editor ends. */
export type EditOutcome =
  | { readonly kind: 'commit'; readonly text: string; readonly move: Move; readonly overwrite: boolean }
  | { readonly kind: 'forAll'; readonly text: string }
  | { readonly kind: 'cancel' };

/** What is edited. */
export interface EditSubject {
  readonly label: string;
  readonly placeholder: string;
  readonly environment: string;
  readonly connector: string;
  readonly connectorName: string;
  /** What the cell holds now. */
  readonly value: string;
  /** Whether connections are proposed. */
  readonly proposes: boolean;
  /** Whether the value may have line breaks: Alt+Enter makes one, as in a spreadsheet. */
  readonly hasLines: boolean;
  /** How many references have the connector, this one included. */
  readonly references: number;
}

/**
 * The input in a cell, with the known connections below it. Fires `typed` with each new text and `outcome` once.
 * It renders alone at each key: the grid around it does not.
 */
@customElement('connref-cell-editor')
export class CellEditor extends LitElement {
  static override readonly styles = [controlStyles, cellEditorStyles];

  @property({ attribute: false }) subject!: EditSubject;
  @property({ attribute: false }) connections: readonly ConnectionView[] = [];
  /** The text to begin with. */
  @property({ attribute: false }) text = '';
  /** Whether typing replaces the text. */
  @property({ type: Boolean }) selectsAll = false;
  /** Whether the file has got another value while the user was typing. */
  @property({ type: Boolean }) isConflict = false;

  @state() private active = -1;
  @query('input, textarea') private input!: HTMLInputElement | HTMLTextAreaElement;
  @query('.panel') private panel!: HTMLElement;
  /** The text to begin with as the control holds it: on one line, or with LF for line ends. */
  #begun = '';
  #isDone = false;

  protected override firstUpdated(): void {
    this.input.value = this.text;
    this.#begun = this.input.value;
    this.input.focus();
    if (this.selectsAll) this.input.select();
    this.addEventListener('focusout', (event) => this.#leave(event));
  }

  protected override updated(changes: PropertyValues<this>): void {
    const isNeeded = this.panel.childElementCount > 0;
    if (isNeeded !== this.panel.matches(':popover-open')) this.panel.togglePopover(isNeeded);
    if (isNeeded) this.placePanel();
    if (changes.has('isConflict') && this.isConflict) this.panel.scrollTop = 0;
    this.renderRoot.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }

  /** Puts the panel below the input, or above where there is more room. Also called when the grid scrolls. */
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
    const { proposes } = this.subject;
    const found = this.#suggestions();
    const isOpen = proposes && found.length > 0;
    return html`
      ${this.subject.hasLines ? this.#lines() : this.#line(found, isOpen)}
      <div popover="manual" class="panel" @mousedown=${keepFocus} @keydown=${this.#panelKeyDown}>
        ${this.isConflict ? this.#conflict() : nothing} ${isOpen ? this.#options(found) : nothing}
        ${proposes && this.connections.length === 0 ? this.#noneKnown() : nothing}
        ${proposes ? this.#forAllButton(found) : nothing}
      </div>
    `;
  }

  #line(found: readonly ConnectionView[], isOpen: boolean): TemplateResult {
    const { label, placeholder, proposes } = this.subject;
    return html`<input
      type="text"
      spellcheck="false"
      autocomplete="off"
      class="mono"
      placeholder=${placeholder}
      aria-label=${label}
      aria-describedby=${ifDefined(this.isConflict ? 'conflict' : undefined)}
      role=${ifDefined(proposes ? 'combobox' : undefined)}
      aria-expanded=${ifDefined(proposes ? isOpen : undefined)}
      aria-autocomplete=${ifDefined(proposes ? 'list' : undefined)}
      aria-controls=${ifDefined(isOpen ? 'options' : undefined)}
      aria-activedescendant=${ifDefined(found[this.active] ? `option-${this.active}` : undefined)}
      @input=${this.#typed}
      @keydown=${this.#keyDown}
    />`;
  }

  #lines(): TemplateResult {
    const { label, placeholder } = this.subject;
    return html`<textarea
      spellcheck="false"
      class="mono"
      rows=${Math.min(8, this.#typedText().split('\n').length)}
      placeholder=${placeholder}
      aria-label=${label}
      aria-describedby=${ifDefined(this.isConflict ? 'conflict' : undefined)}
      aria-keyshortcuts="Alt+Enter"
      @input=${this.#typed}
      @keydown=${this.#keyDown}
    ></textarea>`;
  }

  #conflict(): TemplateResult {
    return html`<div class="conflict" id="conflict" role="alert">
      <div>${words.changedBeneath(this.subject.value)}</div>
      <button class="link-button replace" @click=${() => this.#commit('stay', true)}>${words.overwrite}</button>
      <button class="link-button" @click=${() => this.#end({ kind: 'cancel' })}>${words.keepTheirs}</button>
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
      ?disabled=${this.#candidate(found) === ''}
      @click=${() => this.#forAll()}
      aria-keyshortcuts="Control+Enter"
    >
      <span>${words.useForAll(references, connectorName)}</span><kbd class="dim">Ctrl+Enter</kbd>
    </button>`;
  }

  #suggestions(): readonly ConnectionView[] {
    if (!this.subject.proposes) return [];
    return suggestConnections(this.connections, this.subject, this.#typedText());
  }

  #typedText(): string {
    return this.hasUpdated ? this.input.value : this.text;
  }

  /** What would be taken now: the chosen connection, or else the text. */
  #candidate(found: readonly ConnectionView[]): string {
    return found[this.active]?.id ?? this.#entered();
  }

  /** A value that was only looked at stays as it is, with its line breaks and the spaces around it. */
  #entered(): string {
    const typed = this.#typedText();
    if (typed === this.#begun && this.text === this.subject.value) return this.text;
    return this.subject.value.includes('\r\n') ? typed.trim().replaceAll('\n', '\r\n') : typed.trim();
  }

  #typed(): void {
    this.active = -1;
    this.requestUpdate();
    this.dispatchEvent(new CustomEvent('typed', { detail: this.input.value }));
  }

  #keyDown(event: KeyboardEvent): void {
    // The keys of the input are none of the grid’s.
    event.stopPropagation();
    if (event.isComposing) return;
    const found = this.#suggestions();
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (event.key === 'Escape') this.#end({ kind: 'cancel' });
    else if (event.key === 'Enter' && event.altKey && this.subject.hasLines) this.#breakLine();
    else if (event.key === 'Enter' && !isPlain) this.#forAll();
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
    this.#typed();
  }

  #panelKeyDown(event: KeyboardEvent): void {
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
      // Not silently: the next Enter is on the button that says what it does.
      this.renderRoot.querySelector<HTMLButtonElement>('.replace')?.focus();
      return;
    }
    this.#end({ kind: 'commit', text: this.#candidate(this.#suggestions()), move, overwrite });
  }

  #forAll(): void {
    const text = this.#candidate(this.#suggestions());
    if (this.subject.references > 1 && text !== '' && !this.isConflict) this.#end({ kind: 'forAll', text });
  }

  /** A click elsewhere accepts what was typed, as in a spreadsheet; the window’s losing the focus does not. */
  #leave(event: FocusEvent): void {
    if (this.#isDone || !document.hasFocus() || this.isConflict) return;
    if (event.relatedTarget instanceof Node && this.renderRoot.contains(event.relatedTarget)) return;
    this.#end({ kind: 'commit', text: this.#entered(), move: 'nowhere', overwrite: false });
  }

  #end(outcome: EditOutcome): void {
    if (this.#isDone) return;
    this.#isDone = true;
    this.dispatchEvent(new CustomEvent('outcome', { detail: outcome }));
  }
}

/** A click into the panel must not take the focus from the input. */
function keepFocus(event: MouseEvent): void {
  event.preventDefault();
}

declare global {
  interface HTMLElementTagNameMap {
    'connref-cell-editor': CellEditor;
  }
}
