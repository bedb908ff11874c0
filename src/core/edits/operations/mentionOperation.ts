import type { FilePath } from '../../model/filePath';
import type { NameChange } from './definitionOperation';

/**
 * An operation that changes mentions of a connection reference: its logical name in the files of agents, apps and other
 * users, or its rows in MissingDependencies of a `Solution.xml`.
 */
export type MentionOperation = ReplaceReferenceName | RemoveDependency;

/**
 * Replaces the logical name of a connection reference wherever it occurs in a file of an agent, app, desktop flow or code
 * app project, or in MissingDependencies of a `Solution.xml`.
 */
export interface ReplaceReferenceName {
  readonly kind: 'replaceReferenceName';
  readonly file: FilePath;
  readonly holder: ReferenceHolder;
  readonly logicalName: string;
  readonly to: string;
  /**
   * The display name to replace in MissingDependencies, next to the logical name; undefined keeps it. In both cases, a
   * display name that repeats the logical name is replaced by the new logical name.
   */
  readonly displayName?: NameChange;
  /**
   * The solution to list as owner of the reference in MissingDependencies, such as `Core (1.2)`; undefined keeps the
   * listed owner. An owner such as `Active` is always kept.
   */
  readonly owner?: string;
  /**
   * Files that would still contain the old name because they cannot be edited, such as a `.msapp`. If one of them
   * exists, the operation is refused.
   */
  readonly uneditedFiles?: readonly FilePath[];
}

/**
 * The kinds of files in which the logical names of connection references are replaced. If a file of an agent, app,
 * desktop flow or code app project lacks the name, the operation is refused. `solutionManifest` (MissingDependencies of
 * `Solution.xml`) and `canvasSource` (the connections of an unpacked canvas app) may lack the name; such a file stays
 * unchanged.
 */
export type ReferenceHolder =
  | 'agentRows'
  | 'agentComponent'
  | 'agentKnowledge'
  | 'canvasApp'
  | 'canvasSource'
  | 'codeAppProject'
  | 'desktopFlow'
  | 'solutionManifest';

/** Removes rows about a connection reference from MissingDependencies of a `Solution.xml`. */
export interface RemoveDependency {
  readonly kind: 'removeDependency';
  readonly file: FilePath;
  readonly logicalName: string;
  /**
   * Which rows are removed: those that require the reference, because the solution now defines it (undefined), or those
   * in which the reference needs another component, because the solution no longer defines it (`dependent`).
   */
  readonly end?: 'dependent';
}
