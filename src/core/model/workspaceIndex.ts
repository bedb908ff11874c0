import type { SolutionIdentity } from './solutionIdentity';
import type { DeploymentEnvironment } from './deploymentEnvironment';
import type { DeploymentSettings } from './deploymentSettings';
import type { Tokens } from '../deployment/tokens';
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

/**
 * What keeps a definition from being known: a `Customizations.xml` or connector file that cannot be read and can be
 * repaired, or, where there is none, a solution in a layout that is not read.
 */
export type Gap = 'unreadable' | 'notRead';

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
  /** Whether `.connref.json` of the file's folder says that every target environment already has this. */
  isExternal(file: FilePath, name: string): boolean;
  /** Why what is absent may be there all the same; undefined when everything was read that could define it. */
  gap(): Gap | undefined;
  /** The tokens that are replaced in the settings files of the file's folder. */
  tokens(file: FilePath): Tokens;
  flow(file: FilePath): Flow | undefined;
  /** All solutions, sorted by root. */
  solutions(): readonly Solution[];
  /** All deployment settings files, sorted by path. */
  settings(): readonly DeploymentSettings[];
  /** All target environments: by folder the declared ones in their order, then the inferred ones by name. */
  environments(): readonly DeploymentEnvironment[];
}

/** What a fix may ask besides. */
export interface WorkspaceIndex extends FactIndex {
  solutionOf(file: FilePath): Solution | undefined;
}
