import type { ReactiveControllerHost } from 'lit';
import type { CellName } from './gridEvents';
import { headerRow } from './gridModel';
import type { GridPlace } from './gridMoves';
import type { GridPlaces } from './gridPlaces';

/** Which cell has the focus, also while rows and columns come and go. */
export class GridFocus {
  readonly #host: Pick<ReactiveControllerHost, 'requestUpdate'>;
  #places: GridPlaces;
  #cell: CellName = { row: '', column: '' };
  #lastPlace: GridPlace = { row: 0, column: 1 };
  /** The focused cell as it was last told of. */
  #reported: CellName | undefined;

  constructor(host: Pick<ReactiveControllerHost, 'requestUpdate'>, places: GridPlaces) {
    this.#host = host;
    this.#places = places;
  }

  get cell(): CellName {
    return this.#cell;
  }

  /** The focused cell; where its row is gone, the place that it had. */
  get place(): GridPlace {
    return this.#places.placeOf(this.#cell) ?? this.#lastPlace;
  }

  restore(cell: CellName): void {
    this.#cell = cell;
  }

  /** @returns Whether the cell is another one than was last reported. */
  moveTo(cell: CellName): boolean {
    const isThat = (other: CellName | undefined) => other?.row === cell.row && other.column === cell.column;
    if (isThat(this.#cell) && isThat(this.#reported)) return false;
    this.#reported = cell;
    this.#cell = cell;
    this.#lastPlace = this.place;
    this.#host.requestUpdate();
    return true;
  }

  /** After rows went away, the focus is on what came to their place. @returns Whether it had to move. */
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
