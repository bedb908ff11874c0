import { html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { words } from '../words';
import { PageDialog } from './pageDialog';

const { dialogs } = words;

@customElement('connref-pipeline-variables-dialog')
export class PipelineVariablesDialog extends PageDialog {
  protected override get heading(): string {
    return dialogs.pipelineVariables(this.environmentName);
  }

  protected override body(): TemplateResult {
    const names = this.#names();
    if (names.length === 0) return html`<p>${dialogs.noPipelineVariables}</p>`;
    return html`<p>${dialogs.pipelineVariablesHelp}</p>
      <ul class="mono choices" tabindex="0" aria-labelledby="heading">
        ${names.map((name) => html`<li>${name}</li>`)}
      </ul>`;
  }

  protected override actions(): TemplateResult | typeof nothing {
    if (this.#names().length === 0) return nothing;
    return html`<vscode-button class="accept" data-first @click=${() => this.#copy()}
      >${dialogs.copyList}</vscode-button
    >`;
  }

  protected override cancelWord(): string {
    return words.close;
  }

  #names(): readonly string[] {
    return this.column?.pipelineVariables ?? [];
  }

  #copy(): void {
    this.page.copy(this.#names().join('\n'));
    this.close();
  }
}
