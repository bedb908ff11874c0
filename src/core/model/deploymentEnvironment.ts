import type { AcceleratorSettings } from './acceleratorSettings';
import type { FilePath } from './filePath';

/**
 * How solutions are imported into a target environment. `first`: the environment does not have the solutions yet.
 * `update`: components that the new version lacks stay in the environment. `upgrade`: those components are deleted.
 * Source: docs/imports.md#first-import-update-and-upgrade.
 */
export type ImportMode = 'first' | 'update' | 'upgrade';

export const importModes: readonly ImportMode[] = ['first', 'update', 'upgrade'];

/**
 * A target environment: declared in `.connref.json`, or inferred from the names and places of the deployment settings
 * files.
 */
export interface DeploymentEnvironment {
  /**
   * The name of the target environment. It is unique in its workspace folder without regard to case, unless
   * `.connref.json` declares two names that differ only in case.
   */
  readonly name: string;
  /** The identifier of the workspace folder that declares the environment or contains its files. */
  readonly folder: string;
  /**
   * The settings files of the environment, in the order in which they are merged: a value in a later file wins, unless
   * it is empty. Several environments can have a file in common.
   */
  readonly files: readonly SettingsTarget[];
  /** The settings files that the pipeline of the ALM Accelerator reads after the import, sorted by path. */
  readonly accelerator: readonly AcceleratorSettings[];
  /** The roots of the solutions that are imported into the environment; empty when it is not known which. */
  readonly solutions: readonly FilePath[];
  /**
   * Whether `.connref.json` lists solutions for one of the settings files, or lists solutions for the environment and
   * at least one of them is in the workspace. When false, `solutions` is inferred from the paths and content of the
   * settings files.
   */
  readonly areSolutionsDeclared: boolean;
  /** The unique names that `.connref.json` lists for the environment or its files and that no solution here has. */
  readonly unknownSolutions: readonly string[];
  readonly import: ImportMode;
  /** Whether solutions are imported as managed solutions; undefined when `.connref.json` does not declare `managed`. */
  readonly managed: boolean | undefined;
  /**
   * The person or service principal that imports the solutions; undefined when `.connref.json` does not declare one.
   */
  readonly importAs: string | undefined;
  /** The person or service principal that turns on the flows; undefined when `.connref.json` does not declare one. */
  readonly activateAs: string | undefined;
  readonly url: string | undefined;
  /** The id of the environment in the maker portal; undefined when `.connref.json` does not declare it. */
  readonly environmentId: string | undefined;
  /**
   * Whether this is not a real environment but a template: its settings files only list names to copy into the files of
   * other environments. `.connref.json` says so, or the environment is called `base` or `template` and has no value. An
   * empty environment of another name is not one: nobody has filled it in yet.
   */
  readonly isTemplate: boolean;
  /** Whether `.connref.json` declares the environment. */
  readonly isDeclared: boolean;
  /**
   * Whether `name` is really the name of an environment. False when the path of the settings file contains no
   * environment name, so that `name` is only the file's name.
   */
  readonly isNamed: boolean;
}

/** A settings file of an environment, and the solutions that the file is for. */
export interface SettingsTarget {
  readonly file: FilePath;
  /**
   * The roots of the solutions whose connection references and environment variables belong in the file; empty when it
   * is not known which.
   */
  readonly solutions: readonly FilePath[];
  /**
   * False when `solutions` may be incomplete: `.connref.json` lists a solution that the workspace lacks, or a solution
   * cannot be read.
   */
  readonly isComplete: boolean;
}
