import type { SolutionIdentity } from './solutionIdentity';
import type { IgnoreEntry } from './ignoreEntry';
import type { DeploymentEnvironment } from './deploymentEnvironment';
import type { DeploymentSettings } from './deploymentSettings';
import type { Tokens } from '../text/tokens';
import type { FilePath } from './filePath';
import type { CodeApp, Project } from './project';
import type { Flow } from './flow';
import type { Gap } from './gap';
import type { KnownConnection } from './knownConnection';
import type { ConnectionReference, CustomConnector, DesktopFlow, EnvironmentVariable, Solution } from './solution';
import type { ComponentLookup } from './listedComponent';
import type { UnreadReason } from './unreadReason';
import type { Use } from './use';
import type { UsedKind } from './useSource';

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

/** The definition of an environment variable, and the solution that contains it. */
export interface VariableDefinition {
  readonly solution: SolutionIdentity;
  readonly variable: EnvironmentVariable;
}

/** A flow, and the solution that contains it. */
export interface FlowHolder {
  readonly solution: SolutionIdentity;
  readonly flow: Flow;
}

/** A desktop flow, and the solution that contains it. */
export interface DesktopFlowHolder {
  readonly solution: SolutionIdentity;
  readonly flow: DesktopFlow;
}

/**
 * Why a file of a solution cannot be edited (it is in a zip, or in a managed solution), and which solution to edit
 * instead.
 */
export interface EditBlocker {
  readonly kind: 'zip' | 'managed';
  /**
   * The unique name of the file's solution; undefined while the manifest cannot be read, and for a file outside
   * solutions.
   */
  readonly name: string | undefined;
  /** The editable, unmanaged files of the same solution; undefined when the workspace lacks them. */
  readonly source: SolutionIdentity | undefined;
}

/** What a solution is that its workspace folder has in several places: a copy of the source. */
export interface SolutionCopy {
  /** The newest source of the solution, which is judged and planned: docs/architecture.md#copies-of-a-solution. */
  readonly source: SolutionIdentity;
  /** The version of the copy, compared with that of the source. `equal` also if nothing says which one is higher. */
  readonly age: 'older' | 'newer' | 'equal';
}

/**
 * The questions that rules may ask about the workspace. Names and GUIDs are case-insensitive. The engine records which
 * questions each check asked, and runs the check again when an answer changes.
 */
export interface FactIndex {
  /**
   * Every definition of a connection reference in the solutions of this index (for rules, only the checked solutions);
   * empty when it is not defined.
   */
  definitionsOf(logicalName: string): readonly ReferenceDefinition[];
  /** Every definition of a connection reference with a display name. Upper and lower case are not distinguished. */
  referencesDisplayedAs(displayName: string): readonly ReferenceDefinition[];
  connectorsWithId(id: string): readonly ConnectorDefinition[];
  connectorsNamed(name: string): readonly ConnectorDefinition[];
  /**
   * The name of a connector in the generated display name of a connection reference on it; undefined if no reference on
   * the connector has a generated display name.
   */
  generatedConnectorName(apiName: string): string | undefined;
  /** Every definition of an environment variable in the solutions of this index. */
  variablesNamed(schemaName: string): readonly VariableDefinition[];
  /**
   * The files of the flows, apps, agents and desktop flows that use a component.
   * @param name The logical name of a connection reference, the GUID of a flow, the name of a custom connector, or the
   * schema name of an environment variable.
   */
  usersOf(kind: UsedKind, name: string): ReadonlySet<FilePath>;
  /** The uses of a component, sorted by file. For many users, {@link usersOf} is faster. */
  usesOf(kind: UsedKind, name: string): readonly Use[];
  /** The uses of a component by apps, agents and desktop flows, sorted by file. */
  componentUsesOf(kind: UsedKind, name: string): readonly Use[];
  /**
   * Whether a connection entry of a readable cloud flow uses a connection reference.
   * @param root The root of the solution that contains the flow.
   */
  isUsedByFlow(logicalName: string, root: FilePath): boolean;
  /**
   * Why {@link usersOf} may lack flows, agents and apps that use a reference; undefined when it lacks none of them.
   * Other kinds of components that use references don't count.
   */
  unreadUsers(): UnreadReason | undefined;
  /** The cloud flows with a given GUID in the solutions of this index (for rules, only the checked solutions). */
  flowsWithId(workflowId: string): readonly FlowHolder[];
  /** The desktop flows with a given GUID in the solutions of this index. */
  desktopFlowsWithId(workflowId: string): readonly DesktopFlowHolder[];
  /**
   * What a solution is a copy of. Undefined for the source itself, for a solution without copies, and for the other
   * export of a source with the same version.
   */
  copyOf(solution: SolutionIdentity): SolutionCopy | undefined;
  /** Why a file cannot be edited. Undefined for a file that can be edited, and for a file outside solutions. */
  editBlocker(file: FilePath): EditBlocker | undefined;
  /**
   * Whether `externals` in the `.connref.json` of the file's workspace folder contains a component's name or a glob
   * that matches it. Such a component already exists in every target environment, so it counts as defined.
   */
  isExternal(file: FilePath, name: string): boolean;
  /**
   * Why a connection reference that {@link definitionsOf} does not find may still be defined; undefined when every file
   * that could define one was read.
   */
  unreadDefinitions(): UnreadReason | undefined;
  /**
   * The parts of the workspace that were not read, sorted by path. While there are any, no answer of this index says that
   * something does not exist. {@link unreadUsers} and {@link unreadDefinitions} take them into account.
   */
  gaps(): readonly Gap[];
  /** The styles of pipeline tokens (placeholders that the pipeline replaces) in the file's workspace folder. */
  tokens(file: FilePath): Tokens;
  flow(file: FilePath): Flow | undefined;
  /** Looks up components of other kinds, such as tables, in the manifests of the solutions of this index. */
  listedComponents(): ComponentLookup;
  /** All solutions of this index (for rules, only the checked solutions), sorted by root. */
  solutions(): readonly Solution[];
  /** All deployment settings files, sorted by path. */
  settings(): readonly DeploymentSettings[];
  /** The content of a deployment settings file; undefined for any other file. */
  settingsIn(file: FilePath): DeploymentSettings | undefined;
  /**
   * All target environments, grouped by workspace folder. In each folder, the declared environments come first, in the
   * order of `.connref.json`, and then the inferred ones, sorted by name.
   */
  environments(): readonly DeploymentEnvironment[];
  /**
   * The connections of a target environment that a person listed for the check; empty if nobody listed any, as always in
   * VS Code. The answer never changes.
   */
  listedConnections(environment: DeploymentEnvironment): readonly KnownConnection[];
  /** The projects beside the solutions that may use connection references of the solutions, sorted by path. */
  projects(): readonly Project[];
  /**
   * The code app projects that use a connection reference, in the order of {@link projects}
   * (docs/formats.md#projects-beside-solutions).
   */
  codeAppsUsing(logicalName: string): readonly CodeApp[];
}

/**
 * The questions that only fixes and refactorings may ask. The engine does not record these questions, because fixes and
 * refactorings do not run as part of a check.
 */
export interface WorkspaceIndex extends FactIndex {
  /** The entries of `ignore` in the `.connref.json` of the file's workspace folder. */
  ignored(file: FilePath): readonly IgnoreEntry[];
  /** The solution with this root; undefined when the workspace lacks it. */
  solution(root: FilePath): Solution | undefined;
  /** The solution that contains a file; undefined for a file outside solutions. */
  solutionOf(file: FilePath): Solution | undefined;
}
