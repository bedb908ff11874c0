import type { SavedGrid } from '../pageState';

/** A cell by what it stands for rather than by where it is: rows and columns come and go. */
export interface CellName {
  readonly row: string;
  readonly column: string;
}

/** What a user did to a value. */
export interface CellChange extends CellName {
  readonly value: string;
  readonly expected: string;
}

export interface GridEvents {
  change: CustomEvent<CellChange>;
  forConnector: CustomEvent<CellName & { value: string }>;
  /** A text of several lines was pasted onto a cell. */
  pastedList: CustomEvent<CellName & { text: string }>;
  columnMenu: CustomEvent<{ column: string; anchor: HTMLElement }>;
  openFile: CustomEvent<string>;
  /** Focus, scroll or draft have changed: what is to be kept. */
  saved: CustomEvent<Partial<SavedGrid>>;
  draftLost: CustomEvent<string>;
}

/** The cell in which something happened. */
export function cellOf(event: Event): CellName | undefined {
  const target = event.target instanceof Element ? event.target : undefined;
  const column = target?.closest<HTMLElement>('[data-column]')?.dataset.column;
  const row = target?.closest<HTMLElement>('[data-row]')?.dataset.row;
  return row === undefined || column === undefined ? undefined : { row, column };
}

/** Else VS Code on a desktop finds nothing to copy, or no place to paste to: a cell is no text field. */
export function allowClipboard(event: Event): void {
  event.preventDefault();
}
