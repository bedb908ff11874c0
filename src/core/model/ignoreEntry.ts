/** One item of `ignore` in `.connref.json`. Findings that match the item are not reported. */
export interface IgnoreEntry {
  /** The id of the rule. */
  readonly rule: string;
  /** A glob for the files of the findings, relative to the workspace folder. */
  readonly path: string;
  /**
   * The logical name of a connection reference. Only findings about this reference are ignored. Undefined: findings are
   * ignored whatever reference they are about.
   */
  readonly reference: string | undefined;
  readonly reason: string;
}
