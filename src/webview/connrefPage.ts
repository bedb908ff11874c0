import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { MappingView } from '../protocol/mappingView';
import type { HostMessage } from '../protocol/messages';
import type { PlanView } from '../protocol/planView';
import { connrefPageStyles } from './connrefPageStyles';
import type { DialogRequest } from './dialogs/dialogRequest';
import { dialogTemplate } from './dialogs/dialogTemplate';
import type { HostConnection } from './hostConnection';
import { icons } from './icons/icons';
import type { PageContext } from './pageContext';
import type { PageState, TabName } from './pageState';
import { controlStyles } from './styles/controls';
import './views/connectionsView';
import './views/gridView';
import './views/importPlanView';
import { words } from './words';

type Notice = Omit<Extract<HostMessage, { type: 'notice' }>, 'type'>;
type Pasted = Extract<HostMessage, { type: 'pasted' }>;

const tabNames: readonly TabName[] = ['references', 'variables', 'connections', 'plan'];

/**
 * The whole page “Map Connections for Import”: the title, the tabs, the content of the selected tab, messages and the
 * open dialog.
 */
@customElement('connref-page')
export class ConnrefPage extends LitElement {
  static override readonly styles = [controlStyles, connrefPageStyles];

  @property({ attribute: false }) host!: HostConnection;
  @property({ attribute: false }) pageState!: PageState;

  @state() private view: MappingView | undefined;
  @state() private plan: PlanView | undefined;
  @state() private notice: Notice | undefined;
  @state() private pasted: Pasted | undefined;
  @state() private dialog: DialogRequest | undefined;
  #context!: PageContext;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#context = {
      state: this.pageState,
      send: (message) => this.host.send(message),
      openDialog: (request) => {
        this.pasted = undefined;
        this.dialog = request;
      },
      showPlan: (environment) => {
        this.pageState.update({ plan: { environment, importMode: '' } });
        this.#show('plan');
      },
      copy: (text) => void this.#copy(text),
      notify: (severity, text) => (this.notice = { severity, text }),
    };
    this.host.listen((message) => this.#receive(message));
    this.addEventListener('keydown', this.#onKeyDown);
    this.host.send({ type: 'ready' });
  }

  protected override updated(changes: PropertyValues<this>): void {
    // `changes` is cast, because its type has no key for the private property `view`.
    if ((changes as Map<PropertyKey, unknown>).get('view') !== undefined || !this.view) return;
    if (!(changes as Map<PropertyKey, unknown>).has('view') || document.activeElement !== document.body) return;
    // If the page does not have the focus, people may be typing in an editor next to the page. The editor must not lose
    // the focus.
    if (!document.hasFocus()) return;
    // The content is shown for the first time. With the focus in the grid, its keys work without a click.
    this.renderRoot.querySelector<HTMLElement>('connref-grid-view')?.focus();
  }

  protected override render(): TemplateResult {
    const { view } = this;
    return html`
      <header>
        <h1 class="ellipsis">${words.title}</h1>
        <div class="toolbar">
          ${this.#undoButton('undo', view?.undo ?? '')} ${this.#undoButton('redo', view?.redo ?? '')}
          <button
            class="icon-button add-environment"
            ?disabled=${!view}
            @click=${() => this.#context.openDialog({ kind: 'addEnvironment' })}
          >
            ${icons.add}${words.addEnvironment}
          </button>
        </div>
      </header>
      <main>
        ${this.#tabs()}
        <div class="notices" role="status">
          ${this.notice?.severity === 'information' ? this.#noticeBar() : nothing}
        </div>
        <div class="notices" role="alert">${this.notice?.severity === 'error' ? this.#noticeBar() : nothing}</div>
        ${
          view && !view.isComplete && view.references.length > 0
            ? html`<div class="reading dim" role="status">${icons.info}${words.stillReading}</div>`
            : nothing
        }
        ${
          view && view.isComplete && view.unchecked.length > 0
            ? html`<div class="reading dim unchecked" role="status">
                ${icons.info}${words.unchecked(view.unchecked)}
              </div>`
            : nothing
        }
        <div class="panel" role="tabpanel" id="panel" aria-labelledby="tab-${this.#tab}">
          ${view ? this.#viewOf(view) : html`<p class="waiting dim" role="status">${words.waiting}</p>`}
        </div>
      </main>
      ${this.dialog && view ? keyed(this.dialog, this.#dialogTemplate(this.dialog, view)) : nothing}
    `;
  }

  #viewOf(view: MappingView): TemplateResult {
    const page = this.#context;
    switch (this.#tab) {
      case 'references':
      case 'variables':
        // Without `keyed`, lit would reuse one element for both tabs, and they would share focus, filter and unsaved
        // text.
        return html`${keyed(
          this.#tab,
          html`<connref-grid-view .page=${page} .view=${view} .subject=${this.#tab}></connref-grid-view>`,
        )}`;
      case 'connections':
        return html`<connref-connections-view .page=${page} .view=${view}></connref-connections-view>`;
      case 'plan':
        return html`<connref-import-plan-view
          .page=${page}
          .view=${view}
          .plan=${this.plan}
        ></connref-import-plan-view>`;
    }
  }

  #tabs(): TemplateResult {
    const { view } = this;
    const counts = { references: view?.references, variables: view?.variables, connections: view?.connections };
    return html`<div role="tablist" aria-label=${words.title} @keydown=${this.#onTabKeyDown}>
      ${tabNames.map((name) => {
        const isChosen = name === this.#tab;
        const count = name === 'plan' ? undefined : counts[name]?.length;
        return html`<button
          role="tab"
          id="tab-${name}"
          class="tab"
          aria-selected=${isChosen}
          aria-controls="panel"
          tabindex=${isChosen ? 0 : -1}
          @click=${() => this.#show(name)}
        >
          ${words.tabs[name]}${count === undefined ? nothing : html`<span class="badge">${count}</span>`}
        </button>`;
      })}
    </div>`;
  }

  #undoButton(type: 'undo' | 'redo', action: string): TemplateResult {
    const title = type === 'undo' ? words.undoAction(action) : words.redoAction(action);
    return html`<button
      class="icon-button ${type}"
      title=${title}
      aria-label=${title}
      ?disabled=${action === ''}
      @click=${() => this.host.send({ type })}
    >
      ${icons[type]}
    </button>`;
  }

  #noticeBar(): TemplateResult {
    const { severity, text } = this.notice ?? { severity: 'information', text: '' };
    return html`<div class="notice ${severity}">
      <span class="icon-${severity}">${severity === 'error' ? icons.error : icons.info}</span>
      <span class="notice-text">${text}</span>
      <button
        class="icon-button"
        title=${words.dismiss}
        aria-label=${words.dismiss}
        @click=${() => (this.notice = undefined)}
      >
        ${icons.close}
      </button>
    </div>`;
  }

  #dialogTemplate(request: DialogRequest, view: MappingView): TemplateResult {
    const close = () => (this.dialog = undefined);
    return dialogTemplate(request, { page: this.#context, view, pasted: this.pasted, close });
  }

  #receive(message: HostMessage): void {
    switch (message.type) {
      case 'view':
        this.view = message.view;
        break;
      case 'plan':
        this.plan = message.plan;
        break;
      case 'pasted':
        this.pasted = message;
        break;
      case 'find': {
        const grid = this.pageState.current.references;
        const references = { ...grid, filter: message.text, onlyUnmapped: false, scrollTop: 0 };
        this.pageState.update({ references });
        this.#show('references');
        // A new view object makes the grid read its filter again.
        if (this.view) this.view = { ...this.view };
        break;
      }
      case 'notice':
        this.notice = { severity: message.severity, text: message.text };
        // The extension may have refused an edit. A new view object makes the grid show the value from the file again.
        if (this.view) this.view = { ...this.view };
        break;
    }
  }

  get #tab(): TabName {
    return this.pageState.current.tab;
  }

  #show(tab: TabName): void {
    this.pageState.update({ tab });
    this.requestUpdate();
  }

  readonly #onTabKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const name = tabNames.at((tabNames.indexOf(this.#tab) + step) % tabNames.length);
    if (!name) return;
    this.#show(name);
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(`#tab-${name}`)?.focus());
  };

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    const key = event.key.toLowerCase();
    const isRedo = key === 'y' || (key === 'z' && event.shiftKey);
    if (!(event.ctrlKey || event.metaKey) || !(key === 'z' || isRedo)) return;
    const target = event.composedPath()[0];
    // Text fields have their own undo, and an open dialog must not change the grid behind it.
    if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || this.dialog) return;
    event.preventDefault();
    this.host.send({ type: isRedo ? 'redo' : 'undo' });
  };

  async #copy(text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.notice = { severity: 'information', text: words.plan.copied };
    } catch {
      // Browsers sometimes refuse access to the clipboard, for example when the page does not have the focus.
      this.notice = { severity: 'error', text: words.plan.notCopied };
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'connref-page': ConnrefPage;
  }
}
