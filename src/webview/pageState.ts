import * as v from 'valibot';
import type { WebviewApi } from './hostConnection';

export type TabName = v.InferOutput<typeof tabName>;
export type SavedState = v.InferOutput<typeof savedState>;
export type SavedGrid = v.InferOutput<typeof savedGrid>;
export type Draft = v.InferOutput<typeof draft>;

const tabName = v.picklist(['references', 'variables', 'connections', 'plan']);

/** A text that the user has typed into a cell and that is not yet sent to the host. */
const draft = v.object({
  row: v.string(),
  environment: v.string(),
  text: v.string(),
  /** The value of the cell when typing began. If the file has another value when the text is sent, the host refuses it. */
  expected: v.string(),
});

const savedGrid = v.object({
  filter: v.string(),
  onlyUnmapped: v.boolean(),
  scrollTop: v.number(),
  scrollLeft: v.number(),
  focusedRow: v.string(),
  focusedColumn: v.string(),
  draft: v.optional(draft),
});

const savedState = v.object({
  tab: tabName,
  references: savedGrid,
  variables: savedGrid,
  connections: v.object({ filter: v.string(), environment: v.string() }),
  plan: v.object({ environment: v.string(), importMode: v.picklist(['', 'first', 'update', 'upgrade']) }),
});

/** The state of the page that does not come from the host: tab, filters, focus, scroll position, drafts. Survives a reload. */
export class PageState {
  readonly #api: WebviewApi;
  #state: SavedState;
  #timer: number | undefined;

  constructor(api: WebviewApi) {
    this.#api = api;
    const saved = v.safeParse(savedState, api.getState());
    this.#state = saved.success ? saved.output : initialState();
    // Changes that still wait for the timer would be lost when the page is closed.
    window.addEventListener('pagehide', () => this.#save());
    document.addEventListener('visibilitychange', () => this.#save());
  }

  get current(): SavedState {
    return this.#state;
  }

  update(change: Partial<SavedState>): void {
    this.#state = { ...this.#state, ...change };
    // Scrolling and typing change the state often, and saving it each time would be slow.
    this.#timer ??= window.setTimeout(() => this.#save(), 100);
  }

  #save(): void {
    window.clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#api.setState(this.#state);
  }
}

function initialState(): SavedState {
  const grid: SavedGrid = {
    filter: '',
    onlyUnmapped: false,
    scrollTop: 0,
    scrollLeft: 0,
    focusedRow: '',
    focusedColumn: '',
  };
  return {
    tab: 'references',
    references: grid,
    variables: grid,
    connections: { filter: '', environment: '' },
    plan: { environment: '', importMode: '' },
  };
}
