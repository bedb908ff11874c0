import type { SolutionIdentity } from './solutionIdentity';
import type { IgnoreEntry } from './ignoreEntry';
import type { DeploymentEnvironment } from './deploymentEnvironment';
import type { DeploymentSettings } from './deploymentSettings';
import type { Tokens } from '../text/tokens';
import type { FilePath } from './filePath';
import type { Flow } from './flow';
import type { ConnectionReference, CustomConnector, Solution } from './solution';

export interface ReferenceDefinition {
  readonly solution: SolutionIdentity;
  readonly reference: ConnectionReference;
}

export interface ConnectorDefinition {
  readonly solution: SolutionIdentity;
  readonly connector: CustomConnector;
}

export interface FlowHolder {
  readonly solution: SolutionIdentity;
  readonly flow: Flow;
}

/** Why a file of a solution is not to be edited, and the source to edit instead, where the workspace has it. */
export interface EditObstacle {
  readonly kind: 'zip' | 'managed';
  /** The unique name of its solution; undefined while that is not known. */
  readonly name: string | undefined;
  readonly source: SolutionIdentity | undefined;
}

/**
 * Why some definitions, or some users of connection references, are not known. `unreadable`: a file is damaged, and somebody
 * can fix it. `notRead`: a solution is in the YAML layout, which Connref does not read.
 */
export type UnreadReason = 'unreadable' | 'notRead';

/**
 * What a check may ask about the workspace; names and GUIDs in any case. The engine writes down what was asked, and
 * checks again when the answer would be another.
 */
export interface FactIndex {
  /** Every definition of a logical name, over all solutions of the workspace, sorted by root. */
  definitionsOf(logicalName: string): readonly ReferenceDefinition[];
  connectorsWithId(id: string): readonly ConnectorDefinition[];
  connectorsNamed(name: string): readonly ConnectorDefinition[];
  /** The files of the flows, agents and canvas apps that name a reference. */
  usersOf(logicalName: string): ReadonlySet<FilePath>;
  /** Whether a flow is among them. */
  isUsedByFlow(logicalName: string): boolean;
  /** Why there may be users of references that {@link usersOf} does not know; undefined when everything was read. */
  unreadUsers(): UnreadReason | undefined;
  /** The flows that have an id, over all solutions of the workspace, sorted by file. */
  flowsWithId(workflowId: string): readonly FlowHolder[];
  /** Undefined for a file that can be edited, and for one of no solution. */
  editObstacle(file: FilePath): EditObstacle | undefined;
  /** Whether `.connref.json` of the file's folder says that every target environment already has this. */
  isExternal(file: FilePath, name: string): boolean;
  /** Why there may be definitions that {@link definitionsOf} does not know; undefined when everything was read. */
  unreadDefinitions(): UnreadReason | undefined;
  /** The tokens that are replaced in the settings files of the file's folder. */
  tokens(file: FilePath): Tokens;
  flow(file: FilePath): Flow | undefined;
  /** All solutions, sorted by root. */
  solutions(): readonly Solution[];
  /** All deployment settings files, sorted by path. */
  settings(): readonly DeploymentSettings[];
  /** Undefined for what is no deployment settings file. */
  settingsIn(file: FilePath): DeploymentSettings | undefined;
  /** All target environments: by folder the declared ones in their order, then the inferred ones by name. */
  environments(): readonly DeploymentEnvironment[];
}

/** What a fix may ask besides. */
export interface WorkspaceIndex extends FactIndex {
  /** The findings that `.connref.json` of the file's folder leaves out. */
  ignored(file: FilePath): readonly IgnoreEntry[];
  /** The solution with a root. */
  solution(root: FilePath): Solution | undefined;
  /** The solution that holds a file. */
  solutionOf(file: FilePath): Solution | undefined;
}
