import { html, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { words } from '../words';
import { PageDialog } from './pageDialog';

const { dialogs } = words;

/**
 * The dialog that changes the environment and the solutions of a settings file, for a file whose name made Connref
 * infer wrong ones.
 */
@customElement('connref-correct-file-dialog')
export class CorrectFileDialog extends PageDialog {
  protected readonly heading = dialogs.correctFile;
  @state() private file = '';
  @state() private name = '';
  @state() private solutions: ReadonlySet<string> = new Set();
  @state() private problem = '';

  protected override willUpdate(): void {
    if (this.hasUpdated) return;
    this.name = this.environmentName;
    this.#selectFile(this.column?.files[0]?.id ?? '');
  }

  protected override body(): TemplateResult {
    const files = this.column?.files ?? [];
    return html`<p>${dialogs.correctFileHelp}</p>
      <label class="label" for="file">${dialogs.file}</label>
      ${
        files.length === 1
          ? html`<div class="mono" id="file">${files[0]?.path}</div>`
          : html`<select
              id="file"
              @change=${(event: Event) => this.#selectFile((event.currentTarget as HTMLSelectElement).value)}
            >
              ${files.map(({ id, path }) => html`<option value=${id} ?selected=${id === this.file}>${path}</option>`)}
            </select>`
      }
      <span class="label">${dialogs.environment}</span>
      <input
        type="text"
        data-first
        aria-label=${dialogs.environment}
        .value=${this.name}
        @input=${(event: Event) => (this.name = (event.currentTarget as HTMLInputElement).value)}
      />
      <span class="label" id="solutions">${dialogs.solutions}</span>
      <div class="choices" role="group" aria-labelledby="solutions">
        ${this.view.solutions.map(
          (solution) =>
            html`<label class="check"
              ><input
                type="checkbox"
                .checked=${this.solutions.has(solution)}
                @change=${(event: Event) => this.#setTicked(solution, (event.currentTarget as HTMLInputElement).checked)}
              />${solution}</label
            >`,
        )}
      </div>
      ${this.problemAlert(this.problem)}`;
  }

  protected override actions(): TemplateResult {
    return html`<vscode-button class="accept" @click=${() => this.#save()}>${dialogs.save}</vscode-button>`;
  }

  #selectFile(file: string): void {
    this.file = file;
    this.solutions = new Set(this.column?.files.find(({ id }) => id === file)?.solutions);
  }

  #setTicked(solution: string, isTicked: boolean): void {
    const solutions = new Set(this.solutions);
    if (isTicked) solutions.add(solution);
    else solutions.delete(solution);
    this.solutions = solutions;
  }

  #save(): void {
    const name = this.name.trim();
    if (name === '') {
      this.problem = dialogs.nameNeeded;
      return;
    }
    // The shown name of an environment can also contain the name of the workspace folder. If people did not edit the
    // name, the id is sent, because the shown name would create a new environment.
    const environment = name === this.environmentName ? this.environment : name;
    this.page.send({ type: 'assignFile', file: this.file, environment, solutions: [...this.solutions] });
    this.close();
  }
}
