/** Which rows of the grid are shown. */
export interface GridFilter {
  readonly text: string;
  /** Whether only rows are shown that have no usable value in at least one environment. Templates are not counted. */
  readonly onlyUnmapped: boolean;
  /**
   * The ids of rows that are shown although they have a value now. A row must not disappear as soon as it gets its
   * value.
   */
  readonly keptRows: ReadonlySet<string>;
}
