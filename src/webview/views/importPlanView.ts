import '@vscode-elements/elements/dist/vscode-button/index.js';
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { EnvironmentColumn, MappingView } from '../../protocol/mappingView';
import type { PlanView } from '../../protocol/planView';
import { icons, type IconName } from '../icons/icons';
import type { PageContext } from '../pageContext';
import { controlStyles } from '../styles/controls';
import { words } from '../words';
import { emptyGrid } from './emptyGrid';
import { gridViewStyles } from './gridViewStyles';

type PlanItem = PlanView['sections'][number]['items'][number];
type ImportMode = PlanView['importMode'];

const { plan: texts } = words;

const statusLooks: Record<PlanItem['status'], { icon: IconName; look: string }> = {
  error: { icon: 'error', look: 'icon-error' },
  warning: { icon: 'warning', look: 'icon-warning' },
  ok: { icon: 'pass', look: 'icon-ok' },
  info: { icon: 'info', look: 'icon-information' },
  step: { icon: 'step', look: '' },
};

const verdictLooks = {
  fails: 'error',
  uncertain: 'warning',
  flowsOff: 'warning',
  needsConnections: 'warning',
  fine: 'ok',
} as const;

/** The tab with the import plan of one environment, which shows what the import does and which steps are needed. */
@customElement('connref-import-plan-view')
export class ImportPlanView extends LitElement {
  static override readonly styles = [
    controlStyles,
    gridViewStyles,
    css`
      .filters label {
        align-items: center;
        display: flex;
        gap: 6px;
      }

      .copies {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 8px;
        margin-left: auto;
      }

      .plan {
        flex: 1;
        line-height: 1.5;
        min-height: 0;
        overflow: auto;
        padding: 12px 16px 32px;
      }

      .plan > * {
        max-width: 900px;
      }

      .headline {
        align-items: center;
        display: flex;
        font-size: 1.15em;
        gap: 8px;
        margin: 0 0 12px;
      }

      h2 {
        font-size: 1.05em;
        font-weight: 600;
        margin: 20px 0 6px;
      }

      .headline h2 {
        font-size: 1em;
        margin: 0;
      }

      ul {
        list-style: none;
        margin: 0;
        padding: 0;
      }

      li {
        display: flex;
        gap: 8px;
        padding: 3px 0;
      }

      li > span:first-child {
        padding-top: 2px;
      }

      .item {
        flex: 1;
        min-width: 0;
        overflow-wrap: anywhere;
      }

      .code {
        align-items: start;
        background: var(--vscode-textCodeBlock-background);
        border: 1px solid var(--vscode-contrastBorder, transparent);
        border-radius: 3px;
        display: flex;
        gap: 4px;
        margin: 4px 0;
      }

      pre {
        color: var(--vscode-editor-foreground);
        flex: 1;
        margin: 0;
        min-width: 0;
        overflow-wrap: anywhere;
        padding: 4px 8px;
        white-space: pre-wrap;
      }
    `,
  ];

  @property({ attribute: false }) page!: PageContext;
  @property({ attribute: false }) view!: MappingView;
  @property({ attribute: false }) plan: PlanView | undefined;

  protected override willUpdate(changes: PropertyValues<this>): void {
    // New data from the extension means that files have changed. The shown plan may be wrong then, so a new plan is
    // requested.
    if (changes.has('view')) this.#requestPlan();
  }

  protected override render(): TemplateResult {
    const column = this.#column();
    if (!column) return emptyGrid(this.view, 'references', this.page) ?? html`<div class="empty">${texts.none}</div>`;
    const importMode = this.#importMode(column);
    return html`<div class="filters">
        <label
          >${texts.environment}
          <select class="environment" @change=${(event: Event) => this.#choose({ environment: valueOf(event) })}>
            ${this.view.environments.map(
              ({ id, name }) => html`<option value=${id} ?selected=${id === column.id}>${name}</option>`,
            )}
          </select>
        </label>
        <label
          >${texts.importMode}
          <select class="mode" @change=${(event: Event) => this.#choose({ importMode: valueOf(event) as ImportMode })}>
            ${(['first', 'update', 'upgrade'] as const).map(
              (mode) => html`<option value=${mode} ?selected=${mode === importMode}>${texts.modes[mode]}</option>`,
            )}
          </select>
        </label>
        ${
          importMode === column.importMode || column.isNew
            ? nothing
            : html`<button
                class="link-button keep-mode"
                @click=${() => this.page.send({ type: 'setImportMode', environment: column.id, importMode })}
              >
                ${texts.saveMode(texts.modes[importMode], column.name)}
              </button>`
        }
        <span class="copies">
          <vscode-button secondary class="markdown" @click=${() => this.#copy('markdown')}
            >${texts.copyMarkdown}</vscode-button
          >
          <vscode-button secondary class="pipeline" @click=${() => this.#copy('pipelineSettings')}
            >${texts.copyPipelineSettings}</vscode-button
          >
        </span>
      </div>
      <div class="plan" tabindex="0" role="region" aria-label=${words.tabs.plan}>${this.#planTemplate(column)}</div>`;
  }

  #planTemplate(column: EnvironmentColumn): TemplateResult {
    const { plan } = this;
    // The extension may still send the plan for the environment or import mode that was selected before. That plan must
    // not be shown as the plan for the current selection.
    const isAnswer = plan?.environment === column.id && plan.importMode === this.#importMode(column);
    if (!plan || !isAnswer) return html`<p class="dim" role="status">${texts.making}</p>`;
    const isConditionallyFine = plan.verdict === 'fine' && plan.isConditional;
    const look = statusLooks[isConditionallyFine ? 'warning' : verdictLooks[plan.verdict]];
    return html`<div class="headline">
        <span class=${look.look}>${icons[look.icon]}</span>
        <h2>${isConditionallyFine ? texts.fineOnCondition : texts.verdicts[plan.verdict]}</h2>
      </div>
      <p>${plan.headline}</p>
      ${plan.summary === '' ? nothing : html`<p>${plan.summary}</p>`}
      ${plan.sections.map(
        ({ title, items }) =>
          html`<h2>${title}</h2>
            <ul>
              ${items.map((item) => this.#item(item))}
            </ul>`,
      )}`;
  }

  #item({ status, text, details, code }: PlanItem): TemplateResult {
    const { icon, look } = statusLooks[status];
    return html`<li>
      <span class=${look}>${icons[icon]}<span class="only-read-out">${texts.statuses[status]}:</span></span>
      <div class="item">
        ${text} ${details.map((detail) => html`<div class="dim">${detail}</div>`)}
        ${
          code === ''
            ? nothing
            : html`<div class="code">
                <pre class="mono">${code}</pre>
                <button
                  class="icon-button"
                  title=${texts.copyCode}
                  aria-label=${texts.copyCode}
                  @click=${() => this.page.copy(code)}
                >
                  ${icons.copy}
                </button>
              </div>`
        }
      </div>
    </li>`;
  }

  #column(): EnvironmentColumn | undefined {
    const { environments } = this.view;
    const chosen = this.page.state.current.plan.environment;
    return (
      environments.find(({ id }) => id === chosen) ?? environments.find((one) => !one.isTemplate) ?? environments[0]
    );
  }

  #importMode(column: EnvironmentColumn): ImportMode {
    return this.page.state.current.plan.importMode || column.importMode;
  }

  #choose(change: { environment?: string; importMode?: ImportMode }): void {
    const { plan } = this.page.state.current;
    // When another environment is selected, the import mode is reset, because `.connref.json` can set a different mode
    // for each environment.
    this.page.state.update({ plan: { ...plan, importMode: '', ...change } });
    this.#requestPlan();
    this.requestUpdate();
  }

  #requestPlan(): void {
    const column = this.#column();
    if (column) this.page.send({ type: 'showPlan', environment: column.id, importMode: this.#importMode(column) });
  }

  #copy(format: 'markdown' | 'pipelineSettings'): void {
    const column = this.#column();
    if (!column) return;
    this.page.send({ type: 'copyPlan', environment: column.id, importMode: this.#importMode(column), format });
  }
}

function valueOf(event: Event): string {
  return (event.currentTarget as HTMLSelectElement).value;
}

declare global {
  interface HTMLElementTagNameMap {
    'connref-import-plan-view': ImportPlanView;
  }
}
