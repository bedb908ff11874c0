/** What `.connref.json` says of findings that are left out. */
export interface IgnoreEntry {
  readonly rule: string;
  /** A glob of paths below the workspace folder. */
  readonly path: string;
  /** Limits the entry to findings about this connection reference. */
  readonly reference: string | undefined;
  readonly reason: string;
}
