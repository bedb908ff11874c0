/** Which rows are shown. */
export interface GridFilter {
  readonly text: string;
  /** Whether only rows are shown that lack a value in an environment that is not a template. */
  readonly onlyUnmapped: boolean;
  /** Rows that stay visible although they have a value now: a row must not disappear as soon as the user fills it. */
  readonly keptRows: ReadonlySet<string>;
}
