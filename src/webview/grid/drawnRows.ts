import type { ReactiveControllerHost } from 'lit';
import { rowHeight, type GridRow } from './gridModel';
import { RowLayout } from './rowWindow';

/** How many pixels beyond the viewport are drawn, so that scrolling does not meet the void. */
const overscan = 170;

/** Which rows of a grid are drawn: those in the viewport, and some around it. Lengths are pixels. */
export class DrawnRows {
  readonly #host: Pick<ReactiveControllerHost, 'requestUpdate'> & { readonly isConnected: boolean };
  #layout = new RowLayout([]);
  #first = 0;
  #end = 40;
  #viewportHeight = 800;
  /** Kept, because asking for it makes the browser lay out what has just been drawn. */
  #scrollTop = 0;

  constructor(host: Pick<ReactiveControllerHost, 'requestUpdate'> & { readonly isConnected: boolean }) {
    this.#host = host;
  }

  get layout(): RowLayout {
    return this.#layout;
  }

  /** How many rows Page Up and Page Down go. */
  get pageLength(): number {
    return Math.max(1, Math.floor((this.#viewportHeight - 56) / 42) - 1);
  }

  setRows(rows: readonly GridRow[]): void {
    this.#layout = new RowLayout(rows.map(rowHeight));
    this.#find();
  }

  /** Before there are rows. */
  restoreScroll(top: number): void {
    this.#scrollTop = top;
  }

  scrollTo(top: number): void {
    this.#scrollTop = top;
    this.#find();
  }

  resize(viewportHeight: number): void {
    this.#viewportHeight = viewportHeight;
    this.#find();
  }

  /** The rows to draw, and the focused one wherever it is: else the focus would be lost by scrolling. @param count Of all rows. */
  with(focusedRow: number, count: number): readonly number[] {
    const shown = Array.from({ length: Math.max(0, this.#end - this.#first) }, (_, index) => this.#first + index);
    if (focusedRow < 0 || focusedRow >= count) return shown;
    if (focusedRow < this.#first) return [focusedRow, ...shown];
    return focusedRow >= this.#end ? [...shown, focusedRow] : shown;
  }

  #find(): void {
    const top = this.#scrollTop;
    const seen = this.#layout.between(top, top + this.#viewportHeight);
    const isLeap = seen.first >= this.#end || seen.end <= this.#first;
    const around = this.#layout.between(top - overscan, top + this.#viewportHeight + overscan);
    const { first, end } = isLeap ? seen : around;
    if (first !== this.#first || end !== this.#end) {
      this.#first = first;
      this.#end = end;
      this.#host.requestUpdate();
    }
    // After a leap all rows are new: those that cannot be seen come when there is time.
    if (isLeap) requestIdleCallback(() => this.#host.isConnected && this.#find());
  }
}
