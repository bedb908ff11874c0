import type { Absence, ComponentKind } from '../dependencies/component';

export interface FlowPlan {
  readonly flow: string;
  readonly solution: string;
  readonly path: string;
  readonly onInSource: boolean;
  /**
   * Whether the flow is turned on after an import that works; `unknown` if source files and settings files do not show
   * it.
   */
  readonly verdict: 'on' | 'off' | 'unknown';
  readonly reasons: readonly FlowReason[];
}

/**
 * What the settings files have for a reference without a connection. `placeholder`: a text that only holds the place of an id.
 * `noFile`: the environment has no settings file.
 */
export type UnmappedEntry = 'empty' | 'placeholder' | 'absent' | 'noFile';

/**
 * Set if a reason holds only because of the solutions that the plan imports: another solution of the workspace contains the
 * same flow or connection reference with other content, so the reason does not hold for every target.
 */
export interface OfPlannedSolutions {
  readonly target?: 'this';
}

export type FlowReason =
  | { readonly kind: 'offInSource' | 'stateUnknown' | 'unreadable' | 'fileMissing' }
  /**
   * The flow is turned off in the source files. An update or upgrade does not change the state of a flow that the
   * environment already has, so the flow may be turned on.
   */
  | { readonly kind: 'keepsState' }
  /**
   * A settings file of the ALM Accelerator decides whether the flow is turned on, in a pipeline that runs after the
   * import. `on`: the pipeline turns on the flow, which is turned off in the source files. `off`: it leaves out the flow.
   * `unknown`: the value is a token, or the settings file cannot be read.
   */
  | { readonly kind: 'pipelineDecides'; readonly state: 'on' | 'off' | 'unknown' }
  /** The JSON file contains no definition of a flow. */
  | { readonly kind: 'noDefinition' }
  | { readonly kind: 'unmapped'; readonly reference: string; readonly entry: UnmappedEntry }
  /**
   * This reason does not keep a flow turned off. In an update or upgrade, only references that are new to the
   * environment need a connection, and the source files do not show which references are new.
   */
  | { readonly kind: 'keepsConnection'; readonly reference: string }
  | { readonly kind: 'runOnlyUser'; readonly reference: string }
  | {
      readonly kind: 'raw';
      readonly key: string;
      readonly connector: string;
      readonly connectorName: string;
      /** Whether the flow certainly uses the connection: an expression may choose a connection at run time. */
      readonly use: 'known' | 'possible';
      /** Whether the import replaces the connection by a new reference, as an unmanaged import does. */
      readonly isReplaced: boolean;
    }
  | { readonly kind: 'undeclaredKey'; readonly key: string }
  /** The flow has connections, and its definition has no parameter `$connections`. */
  | { readonly kind: 'noConnectionsParameter' }
  | ({
      readonly kind: 'connectorMismatch';
      readonly reference: string;
      readonly connector: string;
      readonly connectorName: string;
    } & OfPlannedSolutions)
  | { readonly kind: 'undefinedReference'; readonly reference: string; readonly dependency: Absence }
  | ({
      readonly kind: 'missingConnector';
      readonly connector: string;
      readonly connectorName: string;
      readonly dependency: Absence;
    } & OfPlannedSolutions)
  | { readonly kind: 'missingChild'; readonly flow: string; readonly dependency: Absence }
  | { readonly kind: 'undefinedVariable'; readonly variable: string; readonly dependency: Absence }
  /** In a first import, nothing gives the environment variable a value. */
  | { readonly kind: 'variableWithoutValue'; readonly variable: string }
  /** The component is in a solution that the plan does not import. */
  | { readonly kind: 'outside'; readonly component: ComponentKind; readonly name: string; readonly owner: string }
  /** The called flow uses connections of the run-only user, which child flows cannot do. */
  | ({ readonly kind: 'runOnlyChild'; readonly flow: string } & OfPlannedSolutions)
  | { readonly kind: 'childOff' | 'childUnknown'; readonly flow: string };
