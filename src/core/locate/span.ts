/** Offsets in UTF-16 code units; the end is behind the last one. */
export interface Span {
  readonly start: number;
  readonly end: number;
}
