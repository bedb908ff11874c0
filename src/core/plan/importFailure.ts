import type { ComponentKind } from '../dependencies/component';
import type { PackProblem } from './planScope';
import type { ReferenceUser } from './referenceUser';

/**
 * `known`: Microsoft documents it, or people reported it. `expected`: it follows from what is known. An expected reason
 * alone never makes the verdict that an import fails.
 */
export type Certainty = 'known' | 'expected';

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
      /** The GUID of a custom connector; null if the GUID is unknown or the component is not a custom connector. */
      readonly guid: string | null;
      /**
       * `active`: the component was unmanaged in the environment that the solution was exported from. `gone`:
       * `MissingDependencies` gives a solution of the workspace that does not contain the component. `unlisted`:
       * `MissingDependencies` does not list the component.
       */
      readonly dependency: 'active' | 'gone' | 'unlisted';
      /** For `gone`, the solution that contained it, as in `MissingDependencies`; otherwise null. */
      readonly owner: string | null;
      /** `expected` if only the rows beside the data of agents name the component. */
      readonly certainty: Certainty;
    }
  | {
      readonly kind: 'malformedConnectionId';
      readonly reference: string;
      readonly connectionId: string;
      /** The part of `connectionId` that is the connection id; null if Connref is not sure which part it is. */
      readonly bareId: string | null;
      readonly files: readonly string[];
    }
  /** The connection id only holds the place of one, such as `TODO`. */
  | {
      readonly kind: 'placeholderConnectionId';
      readonly reference: string;
      readonly connectionId: string;
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
  /** One solution defines the reference more than once. */
  | { readonly kind: 'duplicateReference'; readonly solution: string; readonly reference: string }
  /** Solutions of the plan define the reference for different connectors. */
  | {
      readonly kind: 'conflictingReference';
      readonly reference: string;
      readonly definitions: readonly {
        readonly solution: string;
        readonly connector: string;
        readonly connectorName: string;
      }[];
    }
  /** The JSON file of a cloud flow does not exist. */
  | { readonly kind: 'missingFile'; readonly solution: string; readonly path: string }
  /** The JSON file of a cloud flow contains no definition of a flow. The import fails, or leaves the flow turned off. */
  | { readonly kind: 'noDefinition'; readonly solution: string; readonly path: string }
  /**
   * A part of the workspace folder was not read, so that a planned solution or the settings may lack what is there. `solution`:
   * the planned solution that contains it; empty if none does.
   */
  | { readonly kind: 'notRead'; readonly solution: string; readonly path: string }
  /** Settings files that are invalid JSON, or have a shape that `pac` cannot read. */
  | { readonly kind: 'brokenSettings'; readonly files: readonly string[] }
  /** A connection reference or environment variable has two entries with different values in one settings file. */
  | { readonly kind: 'duplicateSetting'; readonly name: string; readonly files: readonly string[] }
  | { readonly kind: 'emptyVariable'; readonly variable: string; readonly files: readonly string[] }
  | { readonly kind: 'deletionBlocked'; readonly reference: string; readonly usedBy: readonly ReferenceUser[] }
  /**
   * The upgrade of a solution deletes a reference that later solutions of the plan use as they are installed. Their new versions
   * do not use it any more.
   */
  | {
      readonly kind: 'deletedTooEarly';
      readonly reference: string;
      /** The solution whose upgrade deletes the reference. */
      readonly solution: string;
      readonly usedBy: readonly ReferenceUser[];
    }
  /** An upgrade needs a higher version than that of the earlier release. */
  | {
      readonly kind: 'versionNotHigher';
      readonly solution: string;
      readonly version: string;
      readonly installedVersion: string;
    };
