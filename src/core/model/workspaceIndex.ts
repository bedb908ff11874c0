import type { SolutionIdentity } from './solutionIdentity';
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
  /** False while some `Customizations.xml` or connector file cannot be read: what is absent may be in there. */
  isComplete(): boolean;
}

/** What a fix may ask besides. */
export interface WorkspaceIndex extends FactIndex {
  /** All solutions, sorted by root. */
  solutions(): readonly Solution[];
  solutionOf(file: FilePath): Solution | undefined;
  flow(file: FilePath): Flow | undefined;
}
