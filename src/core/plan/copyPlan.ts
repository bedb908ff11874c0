import type { FilePath } from '../model/filePath';
import type { UserKind } from '../model/use';
import type { ActivationStep } from './importPlan';

/**
 * What to do in an environment that is a copy of another one, before its flows and apps work. The object is plain data:
 * `connref plan --mode copied --format json` prints all of it except `needsFix`. Names have the spelling of the files. Source:
 * docs/imports.md#a-copied-environment.
 */
export interface CopyPlan {
  readonly environment: string;
  /** The id of the environment in the maker portal; null if `.connref.json` does not declare it. */
  readonly environmentId: string | null;
  /** The names of the solutions that the environment has. */
  readonly solutions: readonly string[];
  /** The names of those that are managed there. */
  readonly managed: readonly string[];
  /** The connectors that are not custom, sorted by name: their references only need another connection. */
  readonly connections: readonly CopiedConnector[];
  /** The custom connectors, sorted by name: their references must be replaced. */
  readonly customConnectors: readonly CopiedCustomConnector[];
  readonly rawFlows: readonly RawFlow[];
  /** Environment variables for which the settings files of the environment have a value or a token, sorted. */
  readonly variables: readonly string[];
  /** The flows to turn on, each after the flows that it calls. */
  readonly activation: readonly ActivationStep[];
  /** Files that could not be read, so that the plan may lack steps. Relative to the workspace folder. */
  readonly unread: readonly FilePath[];
}

export interface CopiedConnector {
  /** The API name; empty if it is unknown. */
  readonly connector: string;
  readonly connectorName: string;
  /** The logical names of the references for the connector, sorted. */
  readonly references: readonly string[];
}

export interface CopiedCustomConnector extends CopiedConnector {
  /** The names of the solutions that contain the connector, sorted. Empty if none does. */
  readonly solutions: readonly string[];
  /** Everything that uses one of the references: apps and agents first, then flows. */
  readonly users: readonly CopiedUser[];
}

export interface CopiedUser {
  readonly kind: UserKind;
  readonly name: string;
  readonly solution: string;
}

export interface RawFlow {
  readonly flow: string;
  readonly solution: string;
  /** The names of the connectors of its raw connections, sorted. */
  readonly connectors: readonly string[];
}
