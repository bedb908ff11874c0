import type { EnvironmentColumn } from '../../protocol/mappingView';
import type { CellName } from './gridEvents';
import { headerColumn, headerRow, type EntryRow, type GridCell, type GridModel, type GridRow } from './gridModel';
import type { GridPlace } from './gridMoves';

/** A cell of the grid with its row and its column. */
export interface FoundCell {
  readonly row: EntryRow;
  readonly column: EnvironmentColumn;
  readonly cell: GridCell;
}

/** Finds the cells of a grid by the ids of row and column, or by their numbers. */
export class GridPlaces {
  readonly model: GridModel;
  readonly #rowNumbers: ReadonlyMap<string, number>;

  constructor(model: GridModel) {
    this.model = model;
    this.#rowNumbers = new Map(model.rows.map(({ id }, index) => [id, index]));
  }

  hasRow(id: string): boolean {
    return this.#rowNumbers.has(id);
  }

  findRow(id: string): GridRow | undefined {
    return this.model.rows[this.#rowNumbers.get(id) ?? -1];
  }

  findEntry({ row: rowId, column: columnId }: CellName): FoundCell | undefined {
    const row = this.findRow(rowId);
    const columnNumber = this.model.columns.findIndex(({ id }) => id === columnId);
    const column = this.model.columns[columnNumber];
    if (row?.kind !== 'entry' || !column) return undefined;
    const cell = row.cells[columnNumber];
    return cell && { row, column, cell };
  }

  /**
   * The row and column number of a cell.
   * @returns Undefined if the row was removed; the first column of values if only the column was removed.
   */
  placeOf({ row, column }: CellName): GridPlace | undefined {
    const rowNumber = row === headerRow ? -1 : this.#rowNumbers.get(row);
    if (rowNumber === undefined) return undefined;
    if (column === headerColumn) return { row: rowNumber, column: 0 };
    return { row: rowNumber, column: this.model.columns.findIndex(({ id }) => id === column) + 1 || 1 };
  }

  nameOf({ row, column }: GridPlace): CellName {
    return {
      row: row === -1 ? headerRow : (this.model.rows[row]?.id ?? ''),
      column: column === 0 ? headerColumn : (this.model.columns[column - 1]?.id ?? headerColumn),
    };
  }
}
