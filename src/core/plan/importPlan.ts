import type { CommandLine } from './commandLine';
import type { ComponentKind } from '../dependencies/component';
import type { SolutionDependency } from '../dependencies/importOrder';
import type { ImportMode } from '../model/deploymentEnvironment';
import type { FlowPlan } from './flowPlan';
import type { ImportFailure } from './importFailure';
import type { ReferenceUser } from './referenceUser';
import type { PipelinePlan } from './pipelinePlan';
import type { UnsupportedSolution } from './planScope';
import type { UserPlan } from './userPlan';

/**
 * What an import into one environment does and needs, as far as source files and settings files show. The object is
 * plain data: `connref plan --format json` prints all of it except `hasBase`, `newNeeds`, `needsFix` and `source`, in the
 * form of `schemas/planOutput.schema.json`. Paths are relative to the workspace folder. Names have the spelling of the files.
 */
export interface ImportPlan {
  readonly environment: string;
  /** The id of the environment in the maker portal; null if `.connref.json` does not declare it. */
  readonly environmentId: string | null;
  readonly importMode: ImportMode;
  /** Whether the environment gets managed solutions; null if that is unknown. */
  readonly managed: boolean | null;
  /**
   * The names of the solutions of which nothing shows what is new to the environment: of those in an update or upgrade whose
   * earlier release is not known.
   */
  readonly withoutBase: readonly string[];
  /** Whether an earlier release is given. It may lack solutions of the plan. */
  readonly hasBase: boolean;
  /**
   * `flowsOff`: the import works, but flows that are turned on in the source files stay turned off, or apps or agents do
   * not work. `needsConnections`: that is so only if nobody chooses connections during the import, because there is no
   * settings file.
   * `uncertain`: the import is only expected to fail, or an app or agent uses a component that is in no solution, and
   * whether the import fails over it is not known.
   */
  readonly verdict: 'fails' | 'uncertain' | 'flowsOff' | 'needsConnections' | 'fine';
  /**
   * The names of the prerequisites that are not `external`, and of components that a file which was not read may contain.
   * The plan's verdict is right only if the environment already has them. First are those that are probably not there.
   */
  readonly assumedPresent: readonly string[];
  /**
   * False if the solutions of the environment are unknown: the plan then is for all solutions of the workspace folder.
   */
  readonly solutionsKnown: boolean;
  /** Whether `.connref.json` or an option lists the solutions; otherwise they are inferred from settings files. */
  readonly solutionsDeclared: boolean;
  /** The solutions that the plan imports, in the order of import. */
  readonly solutions: readonly PlannedSolutionStep[];
  /**
   * Groups of solutions that need each other, as lists of names. Each list is sorted. Needs that an earlier release shows to be
   * in the environment do not count.
   */
  readonly cycles: readonly (readonly string[])[];
  readonly unsupported: readonly UnsupportedSolution[];
  /** Names of solutions of the workspace folder that the plan does not import, without those in `unsupported`. */
  readonly notPlanned: readonly string[];
  /** Components and solutions that must be in the environment before the import. */
  readonly prerequisites: readonly Prerequisite[];
  readonly failures: readonly ImportFailure[];
  /** All flows of the imported solutions, in the import order of their solutions, then by name. */
  readonly flows: readonly FlowPlan[];
  /** The apps, agents, agent knowledge and desktop flows that use something, in the import order of their solutions. */
  readonly users: readonly UserPlan[];
  /**
   * What the pipeline of the ALM Accelerator does after the import; null if the environment has no settings file for it.
   */
  readonly pipeline: PipelinePlan | null;
  /** The account that imports (`importAs` of `.connref.json`); null if it is unknown. */
  readonly importer: string | null;
  /** The account that turns on the flows; null if it is unknown. */
  readonly activator: Activator | null;
  /** The connections that the activator must own or be allowed to use, sorted by the name of their first reference. */
  readonly connections: readonly ConnectionNeed[];
  /**
   * The custom connectors of planned solutions that connection references use and that are new to the environment by solutions
   * and earlier releases, as all are in a first import.
   */
  readonly connectorPasses: readonly ConnectorPass[];
  readonly canvasSteps: readonly CanvasStep[];
  readonly variables: readonly VariablePlan[];
  /** Connection references that the earlier release has, or settings files have entries for, and no solution defines any more. */
  readonly removedReferences: readonly RemovedReference[];
  /** Every flow to turn on, each after the flows that it calls unless they call each other. */
  readonly activation: readonly ActivationStep[];
  readonly commands: readonly PlanCommand[];
  /** The connectors of the planned solutions, sorted by their display names. */
  readonly connectors: readonly ReleaseConnector[];
  readonly olderSolutions: readonly OlderSolution[];
}

export interface ReleaseConnector {
  /** The API name. */
  readonly connector: string;
  readonly connectorName: string;
}

/** A solution of the workspace that is older than the one with which planned solutions were exported. */
export interface OlderSolution {
  readonly solution: string;
  readonly version: string;
  /** The highest version in the `MissingDependencies` of planned solutions. */
  readonly needed: string;
  readonly neededBy: readonly string[];
}

export interface PlannedSolutionStep {
  readonly solution: string;
  readonly path: string;
  readonly version: string;
  readonly managed: boolean;
  readonly dependsOn: readonly SolutionDependency[];
  /** Those of `dependsOn` that are shown to be new to the environment, as all are in a first import. */
  readonly newNeeds: readonly SolutionDependency[];
  /**
   * The names of the solutions that need this solution, if it is in the plan only because of them. Empty if the
   * solution is in the plan for another reason.
   */
  readonly takenInFor: readonly string[];
  /** Whether the solution is in the plan only because it uses others, and no settings file is for it. */
  readonly takenInAsUser: boolean;
  /**
   * The source of the solution, if the plan imports an export instead, because the source cannot be packed as managed or
   * unmanaged; undefined if the plan imports the source, or there is none.
   */
  readonly source: { readonly path: string; readonly version: string } | undefined;
  readonly concerns: readonly SolutionConcern[];
}

/**
 * What to think about before a solution is imported. `unmanagedInProduction`: by its name, people work in the environment, and
 * the solution is unmanaged. `noVersion`: the version is 0.0.0.0, so no import is newer than another.
 */
export type SolutionConcern = 'unmanagedInProduction' | 'noVersion';

/**
 * A component or solution that must be in the target environment before the import. `external`: `externals` of
 * `.connref.json` lists the component. `listed`: `MissingDependencies` of a planned solution lists the solution.
 * `declared`: `.connref.json` lists the
 * solution for the environment, and it is not in the workspace. `notPlanned`: the solution is in the workspace, but the plan does not import it. `earlier`: no solution contains the
 * component, and only an earlier version of a solution can have brought it. `product`: the component belongs to a
 * Microsoft product, by its prefix. `notRead`: Connref does not read components of this kind, so a solution of the plan
 * may contain it.
 */
export interface Prerequisite {
  readonly kind: ComponentKind | 'solution';
  readonly name: string;
  readonly reason: 'external' | 'listed' | 'declared' | 'notPlanned' | 'earlier' | 'product' | 'notRead';
  /** The names of the planned solutions that need the component or solution. */
  readonly neededBy: readonly string[];
}

export interface Activator {
  readonly name: string;
  readonly kind: 'user' | 'servicePrincipal' | 'unknown';
}

export interface ConnectionNeed {
  /**
   * `kept`: the reference keeps the connection of an earlier import, if there was one. `external`, `outside`: the
   * reference uses the connection that it already has in the environment, because `externals` lists the reference or a
   * solution that the plan does not import contains it.
   */
  readonly status: 'mapped' | 'token' | 'unmapped' | 'kept' | 'external' | 'outside';
  /**
   * The connection id (for `mapped`), or the token that the pipeline replaces by a connection id (for `token`). Empty
   * for every other status.
   */
  readonly connectionId: string;
  /** API name, such as `shared_office365`. */
  readonly connector: string;
  readonly connectorName: string;
  readonly references: readonly string[];
  /** The names of the flows that use the connection, among the flows to turn on. */
  readonly flows: readonly string[];
}

export interface ConnectorPass {
  /** The encoded name of the connector (docs/formats.md#custom-connectors). */
  readonly connector: string;
  readonly displayName: string;
  readonly solution: string;
  /**
   * Whether the connector's solution also contains connection references for the connector. The connector must then be
   * imported alone first, because these references need it in the environment.
   */
  readonly holdsItsReferences: boolean;
  readonly references: readonly string[];
  /**
   * Whether the settings files have a connection id for one of the references. Only an environment that has the connector can
   * have connections for it, so the plan takes the connector as present.
   */
  readonly isMapped: boolean;
}

export interface CanvasStep {
  readonly kind: 'sharedConnection' | 'customConnectorReference';
  readonly app: string;
  readonly solution: string;
  /** The API name of the connector. */
  readonly connector: string;
  readonly connectorName: string;
  readonly reference: string | null;
  readonly makesUnmanagedLayer: boolean;
}

export interface VariablePlan {
  readonly variable: string;
  readonly solutions: readonly string[];
  /**
   * `set`: a settings file has a value. `token`: a settings file has a token that the pipeline replaces by a value.
   * `empty`: an empty value in a settings file makes the import fail. `source`: the solution contains a value.
   * `default`: only a default value exists. `kept`: the variable keeps the value of an earlier import, if there was
   * one. `none`: there is no value.
   */
  readonly status: 'set' | 'token' | 'empty' | 'source' | 'default' | 'kept' | 'none';
  readonly required: boolean;
}

export interface RemovedReference {
  readonly reference: string;
  /** The last solution in the order of import that has it in the earlier release; null if only settings files show it. */
  readonly owner: string | null;
  readonly outcome: 'deleted' | 'blocked' | 'staysBehind';
  /** What uses it in the solutions of the plan, and in others of the workspace. */
  readonly usedBy: readonly ReferenceUser[];
  /** What uses it in the earlier release of solutions that are imported after `owner`, if only their new versions do not. */
  readonly installedUsers: readonly ReferenceUser[];
  /** Settings files with an entry for the reference. */
  readonly files: readonly string[];
}

export interface ActivationStep {
  readonly flow: string;
  readonly solution: string;
  readonly calls: readonly string[];
  /**
   * Whether the flow cannot be turned on before its source files, or the source files of a flow that it calls, are
   * fixed.
   */
  readonly needsFix: boolean;
}

/** A step of the import. Command lines run in the workspace folder. */
export type PlanCommand =
  /** Signs in to the environment with `pac`. */
  | ({ readonly kind: 'signIn' } & CommandLine)
  /** Creates the folder of the packed solutions. */
  | ({ readonly kind: 'createFolder'; readonly folder: string } & CommandLine)
  /**
   * A manual step for references without a connection: create one for their connector and enter its id in `files`; without
   * settings files, choose it during the import.
   */
  | {
      readonly kind: 'addConnection';
      readonly connector: string;
      readonly connectorName: string;
      readonly references: readonly string[];
      readonly files: readonly string[];
    }
  /**
   * A manual step for environment variables that need a value, or have an empty one: enter it in `files`; without settings
   * files, during the import.
   */
  | { readonly kind: 'setVariables'; readonly variables: readonly string[]; readonly files: readonly string[] }
  /** Packs or imports a solution. `zip`: packs the folder of an extracted export, which `pac solution pack` cannot do. */
  | ({ readonly kind: 'pack' | 'zip' | 'import'; readonly solution: string } & CommandLine)
  /**
   * A command line that makes the settings file for the import of a solution: it merges several files, because `pac` reads only
   * one, replaces pipeline tokens by their values, and leaves out the entries of other solutions.
   */
  | ({
      readonly kind: 'render';
      readonly solution: string;
      readonly from: readonly string[];
      readonly variables: readonly string[];
    } & CommandLine)
  /**
   * A manual step for a custom connector, before or after the import of its solution. `connector` is the display name
   * of the custom connector. `files`: the settings files in which its references are mapped. `checkConnector`: the files
   * have connections for it, so it should be there already.
   */
  | {
      readonly kind: 'checkConnector' | 'importConnector' | 'createConnection' | 'mapConnection';
      readonly solution: string;
      readonly connector: string;
      readonly references: readonly string[];
      readonly files: readonly string[];
      /** The pipeline variables that stand for the connection ids in the files. */
      readonly variables: readonly string[];
    };
