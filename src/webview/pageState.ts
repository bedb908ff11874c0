import * as v from 'valibot';
import type { WebviewApi } from './hostConnection';

export type TabName = v.InferOutput<typeof tabName>;
export type SavedState = v.InferOutput<typeof savedState>;
export type SavedGrid = v.InferOutput<typeof savedGrid>;
export type Draft = v.InferOutput<typeof draft>;

const tabName = v.picklist(['references', 'variables', 'connections', 'plan']);

/** What the user has typed into a cell and not yet sent. */
const draft = v.object({
  row: v.string(),
  environment: v.string(),
  text: v.string(),
  /** What the cell held when typing began, or when the user last saw that it had changed. */
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

/** What the page is like besides what the host shows in it. Survives a reload. */
export class PageState {
  readonly #api: WebviewApi;
  #state: SavedState;
  #timer: number | undefined;

  constructor(api: WebviewApi) {
    this.#api = api;
    const saved = v.safeParse(savedState, api.getState());
    this.#state = saved.success ? saved.output : initialState();
    // What a timer still holds back would be lost with the page.
    window.addEventListener('pagehide', () => this.#save());
    document.addEventListener('visibilitychange', () => this.#save());
  }

  get current(): SavedState {
    return this.#state;
  }

  update(change: Partial<SavedState>): void {
    this.#state = { ...this.#state, ...change };
    // Scrolling and typing change it far more often than it is read.
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
