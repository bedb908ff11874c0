import type { Absence, ComponentKind } from '../dependencies/component';
import type { SolutionDependency } from '../dependencies/importOrder';
import type { PackProblem, UnsupportedSolution } from './planScope';
import type { ImportMode } from '../model/deploymentEnvironment';

/**
 * What an import into one environment does and needs, as far as source and settings tell. Plain data: `connref plan
 * --format json` prints it but for `needsFix`, as `schemas/planOutput.schema.json` says. Paths are below the workspace
 * folder, and names as the source spells them.
 */
export interface ImportPlan {
  readonly environment: string;
  readonly importMode: ImportMode;
  /** Whether solutions come managed; null when nothing says so. */
  readonly managed: boolean | null;
  /** `flowsOff`: the import works, and flows that are on in the source stay off. */
  readonly verdict: 'fails' | 'flowsOff' | 'fine';
  /**
   * The verdict holds if these are in the environment already: solutions of the workspace that those of the plan need and
   * that do not go into it with them.
   */
  readonly assumedPresent: readonly string[];
  /** False where nothing says which solutions the environment gets: then it is all of the workspace folder. */
  readonly solutionsKnown: boolean;
  /** In the order of import. */
  readonly solutions: readonly PlannedSolutionStep[];
  /** Solutions that need each other, in the order of their names. */
  readonly cycles: readonly (readonly string[])[];
  readonly unsupported: readonly UnsupportedSolution[];
  /** Names of solutions of the workspace folder that the environment does not get. */
  readonly notPlanned: readonly string[];
  /** What must be in the environment before. */
  readonly prerequisites: readonly Prerequisite[];
  readonly failures: readonly ImportFailure[];
  /** In the order of import, then by name. */
  readonly flows: readonly FlowPlan[];
  /** Who switches the flows on; null when nothing says so. */
  readonly activator: Activator | null;
  /** What whoever switches the flows on must own or may use, by the name of the reference. */
  readonly connections: readonly ConnectionNeed[];
  /** Custom connectors that are new to the environment; only of a first import. */
  readonly connectorPasses: readonly ConnectorPass[];
  readonly canvasSteps: readonly CanvasStep[];
  readonly variables: readonly VariablePlan[];
  /** References that only settings files still name. */
  readonly removedReferences: readonly RemovedReference[];
  /** Every flow that is to be on, after the flows that it calls. */
  readonly activation: readonly ActivationStep[];
  readonly commands: readonly PlanCommand[];
}

export interface PlannedSolutionStep {
  readonly solution: string;
  readonly path: string;
  readonly version: string;
  readonly managed: boolean;
  readonly dependsOn: readonly SolutionDependency[];
  /** The solutions that need it, where that is why it is in the plan: no settings file names anything of it. Else empty. */
  readonly takenInFor: readonly string[];
}

/** `external`: `.connref.json` says that it is there. `listed`: MissingDependencies names it. `notPlanned`: the workspace holds it, and it does not go into the environment. */
export interface Prerequisite {
  readonly kind: ComponentKind | 'solution';
  readonly name: string;
  readonly reason: 'external' | 'listed' | 'notPlanned';
  /** Solutions. */
  readonly neededBy: readonly string[];
}

export type ImportFailure =
  | {
      readonly kind: PackProblem;
      readonly solution: string;
      readonly path: string;
    }
  | { readonly kind: 'dependencyCycle'; readonly solutions: readonly string[] }
  | {
      readonly kind: 'missingComponent';
      readonly solution: string;
      readonly component: ComponentKind;
      readonly name: string;
      /** Of a custom connector, as far as it is known. */
      readonly guid: string | null;
      /** `active`: it was unmanaged in the exporting environment. `unlisted`: MissingDependencies does not know it. */
      readonly dependency: 'active' | 'unlisted';
    }
  | {
      readonly kind: 'malformedConnectionId';
      readonly reference: string;
      readonly connectionId: string;
      /** What of it is the id; null where that is not certain. */
      readonly bareId: string | null;
      readonly files: readonly string[];
    }
  | {
      readonly kind: 'connectorMismatch';
      readonly reference: string;
      readonly connector: string;
      readonly connectorName: string;
      readonly settingsConnector: string;
      readonly settingsConnectorName: string;
      readonly files: readonly string[];
    }
  /** One solution defines it more than once. */
  | { readonly kind: 'duplicateReference'; readonly solution: string; readonly reference: string }
  /** Solutions of the plan define it on different connectors. */
  | {
      readonly kind: 'conflictingReference';
      readonly reference: string;
      readonly definitions: readonly {
        readonly solution: string;
        readonly connector: string;
        readonly connectorName: string;
      }[];
    }
  /** No JSON, or not of the shape that `pac` takes. */
  | { readonly kind: 'brokenSettings'; readonly files: readonly string[] }
  /** A reference or variable has two entries with different values in one file. */
  | { readonly kind: 'duplicateSetting'; readonly name: string; readonly files: readonly string[] }
  | { readonly kind: 'emptyVariable'; readonly variable: string; readonly files: readonly string[] }
  | { readonly kind: 'deletionBlocked'; readonly reference: string; readonly usedBy: readonly ReferenceUser[] };

export interface FlowPlan {
  readonly flow: string;
  readonly solution: string;
  readonly path: string;
  readonly onInSource: boolean;
  /** Once the import works; `unknown` where the source does not tell. */
  readonly verdict: 'on' | 'off' | 'unknown';
  readonly reasons: readonly FlowReason[];
}

export type FlowReason =
  | { readonly kind: 'offInSource' | 'stateUnknown' | 'unreadable' }
  | { readonly kind: 'unmapped'; readonly reference: string; readonly entry: 'empty' | 'absent' }
  /** No reason to be off: in an update or upgrade only new references need a connection, and which are new is not known. */
  | { readonly kind: 'keepsConnection'; readonly reference: string }
  | { readonly kind: 'runOnlyUser'; readonly reference: string }
  | { readonly kind: 'raw'; readonly key: string; readonly connector: string; readonly connectorName: string }
  | { readonly kind: 'undeclaredKey'; readonly key: string }
  | {
      readonly kind: 'connectorMismatch';
      readonly reference: string;
      readonly connector: string;
      readonly connectorName: string;
    }
  | { readonly kind: 'undefinedReference'; readonly reference: string; readonly dependency: Absence }
  | {
      readonly kind: 'missingConnector';
      readonly connector: string;
      readonly connectorName: string;
      readonly dependency: Absence;
    }
  | { readonly kind: 'missingChild'; readonly flow: string; readonly dependency: Absence }
  /** Another solution holds it, which does not go into the environment with the others. */
  | { readonly kind: 'outside'; readonly component: ComponentKind; readonly name: string; readonly owner: string }
  | { readonly kind: 'childOff' | 'childUnknown'; readonly flow: string };

export interface Activator {
  readonly name: string;
  readonly kind: 'user' | 'servicePrincipal' | 'unknown';
}

export interface ConnectionNeed {
  /** `kept`: that of an earlier import, if there was one. `external`, `outside`: that of the environment or another solution. */
  readonly status: 'mapped' | 'token' | 'unmapped' | 'kept' | 'external' | 'outside';
  /** The bare id, or the pipeline's token; empty for the other ones. */
  readonly connectionId: string;
  /** API name, such as `shared_office365`. */
  readonly connector: string;
  readonly connectorName: string;
  readonly references: readonly string[];
  /** Those that are to be on. */
  readonly flows: readonly string[];
}

export interface ConnectorPass {
  /** The encoded name. */
  readonly connector: string;
  readonly displayName: string;
  readonly solution: string;
  /** Whether its solution holds references to it too, which have to wait for it. */
  readonly holdsItsReferences: boolean;
  readonly references: readonly string[];
}

export interface CanvasStep {
  readonly kind: 'sharedConnection' | 'customConnectorReference';
  readonly app: string;
  readonly solution: string;
  /** API name. */
  readonly connector: string;
  readonly connectorName: string;
  readonly reference: string | null;
  readonly makesUnmanagedLayer: boolean;
}

export interface VariablePlan {
  readonly variable: string;
  readonly solutions: readonly string[];
  /** `source`: the solution carries a value. `kept`: that of an earlier import, if there was one. */
  readonly status: 'set' | 'token' | 'empty' | 'source' | 'default' | 'kept' | 'none';
  readonly required: boolean;
}

export interface ReferenceUser {
  readonly solution: string;
  readonly name: string;
}

export interface RemovedReference {
  readonly reference: string;
  readonly outcome: 'deleted' | 'blocked' | 'staysBehind';
  readonly usedBy: readonly ReferenceUser[];
  /** Settings files that name it. */
  readonly files: readonly string[];
}

export interface ActivationStep {
  readonly flow: string;
  readonly solution: string;
  readonly calls: readonly string[];
  /** Whether it cannot be on until its source, or that of a flow that it calls, is fixed. */
  readonly needsFix: boolean;
}

export type PlanCommand =
  /** To be run in the workspace folder. */
  | { readonly kind: 'pack' | 'import'; readonly solution: string; readonly line: string }
  /** An extracted export, which `pac` does not pack: the content of the folder becomes a zip. */
  | { readonly kind: 'zip'; readonly solution: string; readonly from: string; readonly to: string }
  /**
   * Several settings files, of which `pac` takes one, are laid over one another, and the variables of a pipeline put in
   * the place of their tokens.
   */
  | {
      readonly kind: 'render';
      readonly from: readonly string[];
      readonly variables: readonly string[];
      readonly line: string;
    }
  /** What is done by hand between the imports for a custom connector, called by its display name. */
  | {
      readonly kind: 'importConnector' | 'createConnection' | 'mapConnection';
      readonly solution: string;
      readonly connector: string;
      readonly references: readonly string[];
    };
