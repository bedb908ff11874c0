import type { ImportMode } from '../../model/deploymentEnvironment';
import type { FilePath } from '../../model/filePath';
import type { IgnoreEntry } from '../../model/ignoreEntry';

/**
 * An operation that changes the `.connref.json` of a workspace folder. If the file doesn't exist, it is created, unless
 * all operations on it only rename or remove entries.
 */
export type ConfigOperation =
  IgnoreFinding | AddExternal | RenameIgnoredReference | RemoveConfigEntries | AssignSettings | SetImportMode;

/** Adds an entry to `ignore` of a workspace folder's `.connref.json`, so that the finding is no longer reported. */
export interface IgnoreFinding {
  readonly kind: 'ignoreFinding';
  readonly file: FilePath;
  readonly entry: IgnoreEntry;
}

/**
 * Adds the name of a connection reference or connector to `externals` of a workspace folder's `.connref.json`, which
 * declares that target environments already have it.
 */
export interface AddExternal {
  readonly kind: 'addExternal';
  readonly file: FilePath;
  readonly name: string;
}

/**
 * Changes the connection reference in entries of `ignore` in `.connref.json`, so that findings stay ignored after a
 * rename or merge.
 */
export interface RenameIgnoredReference {
  readonly kind: 'renameIgnoredReference';
  readonly file: FilePath;
  readonly logicalName: string;
  readonly to: string;
}

/**
 * Removes the entries of `ignore` and `externals` in `.connref.json` that are about one connection reference. Entries
 * that are globs are kept, because they can match other names too.
 */
export interface RemoveConfigEntries {
  readonly kind: 'removeConfigEntries';
  readonly file: FilePath;
  readonly logicalName: string;
}

/**
 * Adds a settings file to a target environment in `environments` of a workspace folder's `.connref.json`. If the
 * environment doesn't list the file yet, the file is removed from the lists of other environments.
 */
export interface AssignSettings {
  readonly kind: 'assignSettings';
  readonly file: FilePath;
  /** Path of the settings file, relative to the workspace folder. */
  readonly path: string;
  /**
   * The name of the environment, compared without case. If `.connref.json` doesn't have the environment, the
   * environment is added.
   */
  readonly environment: string;
  /**
   * Unique names of the solutions that the settings file is for; if empty, Connref infers them from the names in the
   * file.
   */
  readonly solutions: readonly string[];
  /**
   * Paths of the settings files that belong to the environment because of their file names. If `.connref.json` doesn't
   * list files for the environment yet, these files are listed too: otherwise they would no longer belong to the
   * environment.
   */
  readonly present: readonly string[];
}

/**
 * Sets how solutions are imported into a target environment, in `environments` of a workspace folder's `.connref.json`.
 */
export interface SetImportMode {
  readonly kind: 'setImportMode';
  readonly file: FilePath;
  readonly environment: string;
  readonly import: ImportMode;
}
