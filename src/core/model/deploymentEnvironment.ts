import type { FilePath } from './filePath';

/** How an environment gets the solutions: for the first time, as an update that leaves what is gone, or as an upgrade that deletes it. */
export type ImportMode = 'first' | 'update' | 'upgrade';

export const importModes: readonly ImportMode[] = ['first', 'update', 'upgrade'];

/** A target environment: declared in `.connref.json`, or inferred from the settings files (design: Environments). */
export interface DeploymentEnvironment {
  /** Unique in its workspace folder, without regard to case. */
  readonly name: string;
  /** The identifier of the workspace folder. */
  readonly folder: string;
  /** Its settings files, which others may have too, in the order in which they are laid over one another where several name one thing. */
  readonly files: readonly SettingsTarget[];
  /** The roots of the solutions that it gets; empty when they are not known. */
  readonly solutions: readonly FilePath[];
  /** Whether `.connref.json` says which solutions it gets, for all its files or one: else they are those of which its files name something. */
  readonly areSolutionsDeclared: boolean;
  readonly import: ImportMode;
  /** Whether solutions come managed; undefined when nothing says so. */
  readonly managed: boolean | undefined;
  /** Who imports: a service principal or a user. */
  readonly importAs: string | undefined;
  /** Who switches the flows on. */
  readonly activateAs: string | undefined;
  readonly url: string | undefined;
  /** A pattern for other files rather than an environment: named base or template, or with no value at all. */
  readonly isTemplate: boolean;
  /** Whether `.connref.json` names it. */
  readonly isDeclared: boolean;
  /** Whether its name is that of an environment, and not merely of a file where nothing tells one. */
  readonly isNamed: boolean;
}

/** What a settings file is for. */
export interface SettingsTarget {
  readonly file: FilePath;
  /** Roots of the solutions whose references and variables it holds; empty when nothing tells. */
  readonly solutions: readonly FilePath[];
  /** False where it may be for further solutions: `.connref.json` names one that the workspace lacks, or one cannot be read. */
  readonly isComplete: boolean;
  /** Whether all its values are empty, or its name says that it is a base or template. */
  readonly isTemplate: boolean;
}
