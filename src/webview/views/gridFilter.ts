/** Which rows are shown. */
export interface GridFilter {
  readonly text: string;
  /** Only rows that lack a value in some environment that is no template. */
  readonly onlyUnmapped: boolean;
  /** Host rows that stay though they are mapped by now: what the user has just filled does not jump away. */
  readonly kept: ReadonlySet<string>;
}
