import type { ReactiveControllerHost } from 'lit';
import type { CellName } from './gridEvents';
import { headerRow } from './gridModel';
import type { GridPlace } from './gridMoves';
import type { GridPlaces } from './gridPlaces';

/** Remembers which cell has the focus, even if rows and columns are added or removed. */
export class GridFocus {
  readonly #host: Pick<ReactiveControllerHost, 'requestUpdate'>;
  #places: GridPlaces;
  #cell: CellName = { row: '', column: '' };
  #lastPlace: GridPlace = { row: 0, column: 1 };
  /** The focused cell for which {@link moveTo} returned true last. Its caller saves it in the state of the page. */
  #reported: CellName | undefined;

  constructor(host: Pick<ReactiveControllerHost, 'requestUpdate'>, places: GridPlaces) {
    this.#host = host;
    this.#places = places;
  }

  get cell(): CellName {
    return this.#cell;
  }

  /** The row and column number of the focused cell. If its row was removed, the numbers that it had before. */
  get place(): GridPlace {
    return this.#places.placeOf(this.#cell) ?? this.#lastPlace;
  }

  restore(cell: CellName): void {
    this.#cell = cell;
  }

  /**
   * Moves the focus to a cell.
   * @returns Whether the cell must be saved, because it is not the one that was saved last.
   */
  moveTo(cell: CellName): boolean {
    const isThat = (other: CellName | undefined) => other?.row === cell.row && other.column === cell.column;
    if (isThat(this.#cell) && isThat(this.#reported)) return false;
    this.#reported = cell;
    this.#cell = cell;
    this.#lastPlace = this.place;
    this.#host.requestUpdate();
    return true;
  }

  /**
   * If the row with the focus was removed, moves the focus to the row that is now in the same place. If no cell has had
   * the focus yet, moves it to the first row that is not a group.
   * @returns Whether the focus moved.
   */
  keepInside(places: GridPlaces): boolean {
    this.#places = places;
    const { rows, columns } = places.model;
    if (this.#cell.row === headerRow || places.hasRow(this.#cell.row)) {
      this.#lastPlace = this.place;
      return false;
    }
    const firstEntry = rows.findIndex(({ kind }) => kind === 'entry');
    const row = this.#cell.row === '' ? firstEntry : Math.min(this.#lastPlace.row, rows.length - 1);
    this.#lastPlace = { row, column: Math.min(this.#lastPlace.column, columns.length) };
    if (rows.length > 0) this.#cell = places.nameOf(this.#lastPlace);
    return true;
  }
}
