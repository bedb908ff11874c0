import type { ReactiveControllerHost } from 'lit';
import { rowHeight, type GridRow } from './gridModel';
import { RowLayout } from './rowWindow';

/**
 * How many pixels above and below the visible area rows are drawn too. Without these rows, scrolling would first show
 * empty space.
 */
const overscan = 170;

/**
 * Decides which rows of the grid are drawn: the rows in the visible area and some rows around it. All lengths are in
 * pixels.
 */
export class DrawnRows {
  readonly #host: Pick<ReactiveControllerHost, 'requestUpdate'> & { readonly isConnected: boolean };
  #layout = new RowLayout([]);
  #first = 0;
  #end = 40;
  #viewportHeight = 800;
  /**
   * The scroll position is copied here, because reading `scrollTop` from the element makes the browser compute the
   * layout of all new rows.
   */
  #scrollTop = 0;

  constructor(host: Pick<ReactiveControllerHost, 'requestUpdate'> & { readonly isConnected: boolean }) {
    this.#host = host;
  }

  get layout(): RowLayout {
    return this.#layout;
  }

  /** How many rows Page Up and Page Down move the focus. */
  get pageLength(): number {
    return Math.max(1, Math.floor((this.#viewportHeight - 56) / 42) - 1);
  }

  setRows(rows: readonly GridRow[]): void {
    this.#layout = new RowLayout(rows.map(rowHeight));
    this.#updateRange();
  }

  /** Sets the scroll position before the grid has rows. */
  restoreScroll(top: number): void {
    this.#scrollTop = top;
  }

  scrollTo(top: number): void {
    this.#scrollTop = top;
    this.#updateRange();
  }

  resize(viewportHeight: number): void {
    this.#viewportHeight = viewportHeight;
    this.#updateRange();
  }

  /**
   * The numbers of the rows to draw, counted from 0. They include the row with the focus even if it is not visible,
   * because removing its element would lose the focus.
   * @param count The number of all rows.
   */
  rowsToDraw(focusedRow: number, count: number): readonly number[] {
    const shown = Array.from({ length: Math.max(0, this.#end - this.#first) }, (_, index) => this.#first + index);
    if (focusedRow < 0 || focusedRow >= count) return shown;
    if (focusedRow < this.#first) return [focusedRow, ...shown];
    return focusedRow >= this.#end ? [...shown, focusedRow] : shown;
  }

  #updateRange(): void {
    const top = this.#scrollTop;
    const seen = this.#layout.rowsBetween(top, top + this.#viewportHeight);
    const isLeap = seen.first >= this.#end || seen.end <= this.#first;
    const around = this.#layout.rowsBetween(top - overscan, top + this.#viewportHeight + overscan);
    const { first, end } = isLeap ? seen : around;
    if (first !== this.#first || end !== this.#end) {
      this.#first = first;
      this.#end = end;
      this.#host.requestUpdate();
    }
    // After a jump, all rows to draw are new. The visible rows are drawn first, and the rows around them when the
    // browser is idle.
    if (isLeap) requestIdleCallback(() => this.#host.isConnected && this.#updateRange());
  }
}
