import type { SavedGrid } from '../pageState';

/** A cell by the ids of its row and column. Their numbers would change whenever rows or columns are added or removed. */
export interface CellName {
  readonly row: string;
  readonly column: string;
}

/** A new value that the user entered, and the value that the cell had before. */
export interface CellChange extends CellName {
  readonly value: string;
  readonly expected: string;
}

export interface GridEvents {
  change: CustomEvent<CellChange>;
  forConnector: CustomEvent<CellName & { value: string }>;
  /** A text of several lines was pasted into a cell. */
  pastedList: CustomEvent<CellName & { text: string }>;
  columnMenu: CustomEvent<{ column: string; anchor: HTMLElement }>;
  openFile: CustomEvent<string>;
  /** The focus, the scroll position or the draft has changed and must be saved. */
  stateChange: CustomEvent<Partial<SavedGrid>>;
  draftLost: CustomEvent<string>;
}

/** The cell in which an event happened; undefined for an event outside all cells. */
export function cellOf(event: Event): CellName | undefined {
  const target = event.target instanceof Element ? event.target : undefined;
  const column = target?.closest<HTMLElement>('[data-column]')?.dataset.column;
  const row = target?.closest<HTMLElement>('[data-row]')?.dataset.row;
  return row === undefined || column === undefined ? undefined : { row, column };
}

/** Without this, VS Code on a desktop disables copy and paste, because a cell is not a text field. */
export function allowClipboard(event: Event): void {
  event.preventDefault();
}
