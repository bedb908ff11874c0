import type { FilePath } from './filePath';

/**
 * A part of the workspace that was not read, so that it may contain anything: what a solution seems to lack, or a user of
 * what seems to be unused. A file of a solution that was not read is no gap, because the solution itself has that file.
 */
export interface Gap {
  readonly path: FilePath;
  /**
   * `folder`: a folder that cannot be listed. `link`: a link that is not followed. `zip`: a checked zip that cannot be opened, or
   * contains a file that is not read.
   * `json`: a JSON file outside the components of solutions that cannot be read, and may be a deployment settings file.
   */
  readonly kind: 'folder' | 'link' | 'zip' | 'json';
  /** Why it was not read, without a full stop. */
  readonly reason: string;
  /**
   * Whether this is a link whose target does not exist. There is nothing that such a link could hide, so it counts only
   * if a solution lacks a folder of components because of it.
   */
  readonly isDead?: boolean;
}

/** Whether a gap may contain solutions, or components of solutions. */
export function mayHideComponents({ kind }: Gap): boolean {
  return kind !== 'json';
}
