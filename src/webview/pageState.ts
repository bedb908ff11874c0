import * as v from 'valibot';
import type { WebviewApi } from './hostConnection';

export type TabName = v.InferOutput<typeof tabName>;
export type SavedState = v.InferOutput<typeof savedState>;
export type SavedGrid = v.InferOutput<typeof savedGrid>;
export type Draft = v.InferOutput<typeof draft>;

const tabName = v.picklist(['references', 'variables', 'connections', 'plan']);

/** A text that was typed into a cell and that has not been sent to the extension yet. */
const draft = v.object({
  row: v.string(),
  environment: v.string(),
  text: v.string(),
  /**
   * The value of the cell when typing began. If the file has another value when the text is sent, the extension refuses
   * the text.
   */
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

/**
 * The data that the page itself saves, such as the open tab, the filters, the focus and unsaved texts. The data still
 * exists after the page is loaded again.
 */
export class PageState {
  readonly #api: WebviewApi;
  #state: SavedState;
  #timer: number | undefined;

  constructor(api: WebviewApi) {
    this.#api = api;
    const saved = v.safeParse(savedState, api.getState());
    this.#state = saved.success ? saved.output : initialState();
    // Saving is delayed. When the page is closed or hidden, the data must be saved at once, or the last changes would
    // be lost.
    window.addEventListener('pagehide', () => this.#save());
    document.addEventListener('visibilitychange', () => this.#save());
  }

  get current(): SavedState {
    return this.#state;
  }

  update(change: Partial<SavedState>): void {
    this.#state = { ...this.#state, ...change };
    // Saving is delayed, because scrolling and typing cause many changes, and saving each of them would be slow.
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
