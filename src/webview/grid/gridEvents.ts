import type { SavedGrid } from '../pageState';

/**
 * A cell of the grid, given by the ids of its row and column. Numbers would change whenever rows or columns are added
 * or removed.
 */
export interface CellName {
  readonly row: string;
  readonly column: string;
}

/**
 * The new value that was entered into a cell, and in `expected` the value that people saw before. If the file has
 * another value, the extension refuses the change.
 */
export interface CellChange extends CellName {
  readonly value: string;
  readonly expected: string;
}

export interface GridEvents {
  change: CustomEvent<CellChange>;
  forConnector: CustomEvent<CellName & { value: string }>;
  /** A text of several lines was pasted into a cell. It may be a list of connections. */
  pastedList: CustomEvent<CellName & { text: string }>;
  columnMenu: CustomEvent<{ column: string; anchor: HTMLElement }>;
  openFile: CustomEvent<string>;
  /** The focus, the scroll position or the unsaved text has changed and must be saved in the state of the page. */
  stateChange: CustomEvent<Partial<SavedGrid>>;
  draftLost: CustomEvent<string>;
}

/** The cell in which an event happened; undefined when it happened outside all cells. */
export function cellOf(event: Event): CellName | undefined {
  const target = event.target instanceof Element ? event.target : undefined;
  const column = target?.closest<HTMLElement>('[data-column]')?.dataset.column;
  const row = target?.closest<HTMLElement>('[data-row]')?.dataset.row;
  return row === undefined || column === undefined ? undefined : { row, column };
}

/**
 * Allows copy and paste in a cell. Without this, VS Code on the desktop disables them, because a cell is not a text
 * field.
 */
export function allowClipboard(event: Event): void {
  event.preventDefault();
}
