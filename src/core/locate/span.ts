/** A part of a text. Offsets count UTF-16 code units; `end` is the offset behind the last code unit of the part. */
export interface Span {
  readonly start: number;
  readonly end: number;
}
