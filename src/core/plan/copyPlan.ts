import type { FilePath } from '../model/filePath';
import type { UserKind } from '../model/use';
import type { ActivationStep } from './importPlan';
import type { UnsupportedSolution } from './planScope';

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
  /** The solutions that Connref does not plan. A copy has them, too, except for other copies of a planned solution. */
  readonly unsupported: readonly UnsupportedSolution[];
  /** The names of other solutions of the workspace folder. A copy has all solutions of an environment, so it may have them. */
  readonly notPlanned: readonly string[];
  /**
   * The connectors that are not custom, sorted by name: their references only need another connection. Last, with an empty
   * name, the references whose connector is unknown.
   */
  readonly connections: readonly CopiedConnector[];
  /** The custom connectors, sorted by name: each must be checked, and its references must be replaced. */
  readonly customConnectors: readonly CopiedCustomConnector[];
  /** The references that the files have with several connectors, sorted. No other list has them. */
  readonly differing: readonly DifferingReference[];
  readonly rawFlows: readonly RawFlow[];
  /** Environment variables for which the settings files of the environment have a value or a token, sorted. */
  readonly variables: readonly string[];
  /** The flows to turn on, each after the flows that it calls. */
  readonly activation: readonly ActivationStep[];
  /** Files that could not be read in full, so that the plan may lack steps. Relative to the workspace folder. */
  readonly unread: readonly FilePath[];
}

/** Whether the plan lacks steps of a file or solution that Connref cannot read or plan. */
export function lacksSteps({ unread, unsupported }: CopyPlan): boolean {
  return unread.length > 0 || unsupported.some(({ reason }) => reason !== 'otherCopy');
}

export interface CopiedConnector {
  /** The API name; empty if it is unknown. */
  readonly connector: string;
  /** Empty if the connector is unknown. */
  readonly connectorName: string;
  /** The logical names of the references for the connector, sorted. */
  readonly references: readonly string[];
}

export interface CopiedCustomConnector extends CopiedConnector {
  /** The names of the solutions that contain the connector, sorted. Empty if none does. */
  readonly solutions: readonly string[];
  /** Everything that uses one of the references: apps and agents first, then flows. */
  readonly users: readonly CopiedUser[];
  /** The apps and flows that use the connector only without a reference, in the same order. */
  readonly usersWithoutReference: readonly CopiedUser[];
}

export interface DifferingReference {
  readonly reference: string;
  /** The names of its connectors, sorted. Different connectors can have one name. */
  readonly connectors: readonly string[];
  /** Whether one of the connectors is custom, so that the reference may have to be replaced. */
  readonly mayBeCustom: boolean;
  /** In the same order as the users of a custom connector. */
  readonly users: readonly CopiedUser[];
}

export interface CopiedUser {
  readonly kind: UserKind;
  readonly name: string;
  /** Null for a code app project, which is in no solution. */
  readonly solution: string | null;
}

export interface RawFlow {
  readonly flow: string;
  readonly solution: string;
  /** The names of the connectors of its raw connections, sorted. */
  readonly connectors: readonly string[];
}
