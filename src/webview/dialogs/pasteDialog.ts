import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { HostMessage } from '../../protocol/messages';
import { icons } from '../icons/icons';
import { words } from '../words';
import { PageDialog } from './pageDialog';

const { dialogs } = words;

/**
 * The dialog that sends a pasted text to the extension, and shows how many connections the extension found in the text.
 */
@customElement('connref-paste-dialog')
export class PasteDialog extends PageDialog {
  protected readonly heading = dialogs.paste;
  @property({ attribute: false }) text = '';
  /**
   * The answer of the extension about the pasted text; undefined until the answer arrives, and after the text or the
   * environment was changed.
   */
  @property({ attribute: false }) answer: Extract<HostMessage, { type: 'pasted' }> | undefined;
  @state() private isWaiting = false;
  @state() private problem = '';

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (changes.has('answer')) this.isWaiting = false;
  }

  protected override body(): TemplateResult {
    return html`<p>${dialogs.pasteHelp}</p>
      <ul>
        ${dialogs.pasteKinds.map((kind) => html`<li>${kind}</li>`)}
      </ul>
      <label class="label" for="environment">${dialogs.environment}</label>
      <select id="environment" @change=${(event: Event) => this.#choose(event)}>
        ${this.view.environments.map(
          ({ id, name }) => html`<option value=${id} ?selected=${id === this.environment}>${name}</option>`,
        )}
      </select>
      <label class="label" for="text">${dialogs.pastedText}</label>
      <textarea
        data-first
        id="text"
        class="mono"
        rows="7"
        spellcheck="false"
        .value=${this.text}
        @input=${(event: Event) => this.#onInput(event)}
      ></textarea>
      <div role="status" class="answer">${this.#answer()}</div>`;
  }

  protected override actions(): TemplateResult {
    return html`<vscode-button class="accept" ?disabled=${this.isWaiting} @click=${() => this.#send()}
      >${this.isWaiting ? dialogs.reading : dialogs.read}</vscode-button
    >`;
  }

  protected override cancelWord(): string {
    return this.answer && this.answer.found > 0 ? words.close : words.cancel;
  }

  #answer(): TemplateResult | typeof nothing {
    if (this.problem !== '') return html`<div class="note error">${icons.error}${this.problem}</div>`;
    const { answer } = this;
    if (!answer || this.isWaiting) return nothing;
    const name = this.view.environments.find(({ id }) => id === answer.environment)?.name ?? answer.environment;
    return html`<div class="note ${answer.found === 0 ? 'error' : ''}">
        ${answer.found === 0 ? icons.error : icons.pass}${dialogs.found(answer.found, name)}
      </div>
      ${answer.remarks.map((remark) => html`<div class="note">${icons.info}<span>${remark}</span></div>`)}`;
  }

  #choose(event: Event): void {
    this.environment = (event.currentTarget as HTMLSelectElement).value;
    this.answer = undefined;
  }

  #onInput(event: Event): void {
    this.text = (event.currentTarget as HTMLTextAreaElement).value;
    this.problem = '';
    this.answer = undefined;
  }

  #send(): void {
    if (this.text.trim() === '') {
      this.problem = dialogs.pasteNeeded;
      return;
    }
    this.answer = undefined;
    this.isWaiting = true;
    this.page.send({ type: 'paste', environment: this.environment, text: this.text });
  }
}
