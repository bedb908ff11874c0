/** One item of `ignore` in `.connref.json`: the findings that it matches are not reported. */
export interface IgnoreEntry {
  /** The id of the rule. */
  readonly rule: string;
  /** A glob of paths below the workspace folder. */
  readonly path: string;
  /**
   * Logical name of a connection reference: only findings about it are ignored. Undefined: findings about all of them.
   */
  readonly reference: string | undefined;
  readonly reason: string;
}
