import { html, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { words } from '../words';
import { PageDialog } from './pageDialog';

const { dialogs } = words;

@customElement('connref-add-environment-dialog')
export class AddEnvironmentDialog extends PageDialog {
  protected readonly heading = dialogs.addEnvironment;
  @state() private name = '';
  @state() private problem = '';

  protected override body(): TemplateResult {
    return html`<p>${dialogs.addEnvironmentHelp}</p>
      <span class="label">${dialogs.environmentName}</span>
      <input
        type="text"
        data-first
        aria-label=${dialogs.environmentName}
        aria-invalid=${this.problem !== ''}
        @input=${(event: Event) => this.#onInput(event)}
        @keydown=${(event: KeyboardEvent) => event.key === 'Enter' && this.#add()}
      />
      ${this.problemAlert(this.problem)}`;
  }

  protected override actions(): TemplateResult {
    return html`<vscode-button class="accept" @click=${() => this.#add()}>${dialogs.add}</vscode-button>`;
  }

  #onInput(event: Event): void {
    this.name = (event.currentTarget as HTMLInputElement).value.trim();
    this.problem = '';
  }

  #add(): void {
    const taken = this.view.environments.find(({ name }) => name.toLowerCase() === this.name.toLowerCase());
    if (this.name === '') this.problem = dialogs.nameNeeded;
    else if (taken) this.problem = dialogs.nameTaken(taken.name);
    else {
      this.page.send({ type: 'addEnvironment', name: this.name });
      this.close();
    }
  }
}
