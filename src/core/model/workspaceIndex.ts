import type { SolutionIdentity } from './solutionIdentity';
import type { IgnoreEntry } from './ignoreEntry';
import type { DeploymentEnvironment } from './deploymentEnvironment';
import type { DeploymentSettings } from './deploymentSettings';
import type { Tokens } from '../text/tokens';
import type { FilePath } from './filePath';
import type { Flow } from './flow';
import type { ConnectionReference, CustomConnector, Solution } from './solution';

/** A definition of a connection reference, and the solution that contains it. */
export interface ReferenceDefinition {
  readonly solution: SolutionIdentity;
  readonly reference: ConnectionReference;
}

/** A custom connector, and the solution that contains it. */
export interface ConnectorDefinition {
  readonly solution: SolutionIdentity;
  readonly connector: CustomConnector;
}

/** A flow, and the solution that contains it. */
export interface FlowHolder {
  readonly solution: SolutionIdentity;
  readonly flow: Flow;
}

/** Why a file of a solution cannot be edited, and the solution to edit instead. */
export interface EditBlocker {
  readonly kind: 'zip' | 'managed';
  /** The unique name of the file's solution; undefined while it is not known. */
  readonly name: string | undefined;
  /** The unmanaged source of the solution; undefined when the workspace lacks it. */
  readonly source: SolutionIdentity | undefined;
}

/**
 * Why the index does not know all definitions, or all users of a reference. `unreadable`: a file cannot be read, and
 * the user can fix it. `notRead`: a solution has a layout that Connref does not read. Rules weaken their verdicts then,
 * because the missing component may exist.
 */
export type UnreadReason = 'unreadable' | 'notRead';

/**
 * The questions that rules may ask about the workspace. Names and GUIDs are case-insensitive. The engine records the
 * questions of each check, and runs the check again when an answer changes.
 */
export interface FactIndex {
  /** Every definition of a logical name in all solutions of the workspace, sorted by root. */
  definitionsOf(logicalName: string): readonly ReferenceDefinition[];
  connectorsWithId(id: string): readonly ConnectorDefinition[];
  connectorsNamed(name: string): readonly ConnectorDefinition[];
  /** The files of the flows, agents and canvas apps that use a reference. */
  usersOf(logicalName: string): ReadonlySet<FilePath>;
  /** Whether a flow uses a reference. */
  isUsedByFlow(logicalName: string): boolean;
  /** Why users of a reference may be missing from {@link usersOf}; undefined when every possible user was read. */
  unreadUsers(): UnreadReason | undefined;
  /** The flows with an id in all solutions of the workspace, sorted by file. */
  flowsWithId(workflowId: string): readonly FlowHolder[];
  /** Why a file cannot be edited. Undefined for a file that can be edited, and for a file outside solutions. */
  editBlocker(file: FilePath): EditBlocker | undefined;
  /**
   * Whether `externals` in the `.connref.json` of the file's workspace folder lists the component, so that every target
   * environment already has it.
   */
  isExternal(file: FilePath, name: string): boolean;
  /**
   * Why a definition that was not found may still exist; undefined when every file that could contain definitions was
   * read.
   */
  unreadDefinitions(): UnreadReason | undefined;
  /** The styles of pipeline tokens in the file's workspace folder. */
  tokens(file: FilePath): Tokens;
  flow(file: FilePath): Flow | undefined;
  /** All solutions, sorted by root. */
  solutions(): readonly Solution[];
  /** All deployment settings files, sorted by path. */
  settings(): readonly DeploymentSettings[];
  /** The content of a deployment settings file; undefined for any other file. */
  settingsIn(file: FilePath): DeploymentSettings | undefined;
  /**
   * All target environments, by workspace folder: first the declared ones in their order, then the inferred ones by
   * name.
   */
  environments(): readonly DeploymentEnvironment[];
}

/** The questions that fixes and refactorings may ask, which run outside the checks and need no record. */
export interface WorkspaceIndex extends FactIndex {
  /** The entries of `ignore` in the `.connref.json` of the file's workspace folder. */
  ignored(file: FilePath): readonly IgnoreEntry[];
  /** The solution with this root. */
  solution(root: FilePath): Solution | undefined;
  /** The solution that contains a file. */
  solutionOf(file: FilePath): Solution | undefined;
}
