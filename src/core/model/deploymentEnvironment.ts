import type { FilePath } from './filePath';

/**
 * How solutions are imported into an environment. `first`: the environment does not have them yet. `update`: components
 * that the new version lacks stay in the environment. `upgrade`: those components are deleted. Source:
 * docs/imports.md#first-import-update-and-upgrade.
 */
export type ImportMode = 'first' | 'update' | 'upgrade';

export const importModes: readonly ImportMode[] = ['first', 'update', 'upgrade'];

/** A target environment of deployments: declared in `.connref.json`, or inferred from the deployment settings files. */
export interface DeploymentEnvironment {
  /** Unique in its workspace folder, without regard to case. */
  readonly name: string;
  /** The identifier of the workspace folder. */
  readonly folder: string;
  /**
   * The settings files of the environment, in the order in which they are merged: a value in a later file wins, unless
   * it is empty. Other environments may share the files.
   */
  readonly files: readonly SettingsTarget[];
  /** The roots of the solutions that are imported into the environment; empty when they are not known. */
  readonly solutions: readonly FilePath[];
  /**
   * Whether `.connref.json` lists the solutions, for the environment or for one of its files. If not, they are
   * inferred: the solutions whose components the settings files contain.
   */
  readonly areSolutionsDeclared: boolean;
  readonly import: ImportMode;
  /** Whether solutions are imported as managed; undefined when `.connref.json` does not declare it. */
  readonly managed: boolean | undefined;
  /** The user or service principal that imports the solutions; undefined when `.connref.json` does not declare it. */
  readonly importAs: string | undefined;
  /** The user or service principal that turns on the flows; undefined when `.connref.json` does not declare it. */
  readonly activateAs: string | undefined;
  readonly url: string | undefined;
  /**
   * Whether this is only a template for the files of other environments: its name is `base` or `template`, or all
   * values are empty.
   */
  readonly isTemplate: boolean;
  /** Whether `.connref.json` declares the environment. */
  readonly isDeclared: boolean;
  /**
   * False when no environment name was found in the path of the settings file, so that `name` is only the file's name.
   */
  readonly isNamed: boolean;
}

/** A settings file of an environment, and the solutions that the file is for. */
export interface SettingsTarget {
  readonly file: FilePath;
  /** Roots of the solutions whose references and variables the file contains; empty when they are not known. */
  readonly solutions: readonly FilePath[];
  /**
   * False when `solutions` may be incomplete: `.connref.json` lists a solution that the workspace lacks, or a solution
   * cannot be read.
   */
  readonly isComplete: boolean;
  /** Whether all values in the file are empty, or its name is `base`, `template` or similar. */
  readonly isTemplate: boolean;
}
