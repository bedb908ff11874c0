import type { ReactiveControllerHost } from 'lit';
import type { Draft } from '../pageState';
import type { CellName } from './gridEvents';
import type { FoundCell, GridPlaces } from './gridPlaces';

interface Editing extends Draft {
  readonly selectsAll: boolean;
}

/** Remembers which cell is being edited, and the text that has been typed into it. */
export class GridEditing {
  readonly #host: Pick<ReactiveControllerHost, 'requestUpdate'>;
  #current: Editing | undefined;
  /** The current text in the cell editor. */
  #typedText = '';

  constructor(host: Pick<ReactiveControllerHost, 'requestUpdate'>) {
    this.#host = host;
  }

  /** The edited cell, with the text at the start of editing. Undefined while no cell is edited. */
  get current(): Editing | undefined {
    return this.#current;
  }

  get typedText(): string {
    return this.#typedText;
  }

  /** The edited cell. Undefined also if its row or column was removed. */
  findCell(places: GridPlaces): FoundCell | undefined {
    return this.#current && places.findEntry({ row: this.#current.row, column: this.#current.environment });
  }

  /** The id of the column of the edited cell, if it is in this row. */
  columnIn(row: string): string | undefined {
    return this.#current?.row === row ? this.#current.environment : undefined;
  }

  /** Continues to edit a text that was saved in the state of the page. */
  restore(draft: Draft): void {
    this.#set({ ...draft, selectsAll: false });
  }

  /**
   * @param value The current value of the cell in the file.
   * @param typed The first character of a new value; undefined to edit the current value.
   */
  start({ row, column }: CellName, value: string, typed: string | undefined): void {
    const text = typed ?? value;
    this.#set({ row, environment: column, text, expected: value, selectsAll: typed === undefined });
  }

  /**
   * Remembers the text after a key press. It does not render the grid again.
   * @returns What must be saved in the state of the page; undefined while no cell is edited.
   */
  type(text: string): Draft | undefined {
    if (!this.#current) return undefined;
    const { row, environment, expected } = this.#current;
    this.#typedText = text;
    return { row, environment, expected, text };
  }

  stop(): void {
    this.#current = undefined;
    this.#host.requestUpdate();
  }

  #set(editing: Editing): void {
    this.#typedText = editing.text;
    this.#current = editing;
    this.#host.requestUpdate();
  }
}
