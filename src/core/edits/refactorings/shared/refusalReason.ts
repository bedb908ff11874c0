import type { FilePath } from '../../../model/filePath';
import type { DependencyCycle } from './needsAfter';
import type { NamedUse } from './referenceUses';

/** Why a refactoring is not possible, as data; the file of the refusal belongs to it. */
export type RefusalReason =
  | NameProblem
  | CustomizationsProblem
  | ConnectorsUndecided
  | SeveralConnectors
  | UndefinedReason
  | UnreadableReason
  | SettingsReason
  | DefinitionReason
  | MergeReason
  | CopyReason
  | NotEditable
  | { readonly kind: 'used'; readonly use: NamedUse; readonly reference: string };

/** Why a logical name or a display name cannot be used. */
export type NameProblem =
  | { readonly kind: 'nameDefined'; readonly solution: string; readonly reference: string }
  | { readonly kind: 'nameMalformed' }
  /** `limit`: in characters. */
  | { readonly kind: 'nameTooLong'; readonly limit: number }
  | { readonly kind: 'nameUnchanged'; readonly reference: string }
  | { readonly kind: 'nameUsed'; readonly user: string; readonly reference: string }
  | { readonly kind: 'displayNameEmpty' }
  | { readonly kind: 'displayNameTaken'; readonly reference: string };

/** Why nothing can be added to a `Customizations.xml`. */
export type CustomizationsProblem =
  { readonly kind: 'yamlSolution'; readonly solution: string } | { readonly kind: 'customizationsUnreadable' };

/** Definitions of which nothing tells whether they are for one connector. */
export interface ConnectorsUndecided {
  readonly kind: 'connectorsUndecided';
  readonly definitions: readonly [one: NamedDefinitions, other: NamedDefinitions];
}

export interface NamedDefinitions {
  readonly reference: string;
  /** Empty where the logical name alone tells which are meant. */
  readonly solutions: readonly string[];
}

/** A logical name that does not tell which reference is meant. */
export interface SeveralConnectors {
  readonly kind: 'severalConnectors';
  readonly reference: string;
  readonly definitions: readonly { readonly solution: string; readonly connector: string }[];
}

type UndefinedReason =
  | { readonly kind: 'noSolution' }
  /** `known`: logical names that are defined, the most similar ones first. */
  | { readonly kind: 'notDefined'; readonly reference: string; readonly known: readonly string[] }
  | {
      readonly kind: 'notDefinedInSolution';
      readonly solution: string;
      readonly reference: string;
      readonly definingSolutions: readonly string[];
    };

type UnreadableReason =
  | { readonly kind: 'fileUnreadable'; readonly content: 'definition' | 'use' }
  | { readonly kind: 'flowUnreadable'; readonly flow: string }
  | { readonly kind: 'settingsUnreadable' };

type SettingsReason =
  | { readonly kind: 'mappedToOtherConnector'; readonly reference: string }
  | { readonly kind: 'mappedTwice'; readonly reference: string }
  /** A file of several environments. `environment`: one that would get another connection than it should. */
  | { readonly kind: 'settingsShared'; readonly environment: string; readonly reference: string };

type DefinitionReason =
  | {
      readonly kind: 'definedRepeatedly';
      readonly solution: string;
      readonly reference: string;
      readonly count: number;
      readonly connectors: readonly string[];
    }
  | { readonly kind: 'definedOnce'; readonly reference: string }
  | { readonly kind: 'nameOfOtherDefinition' }
  | { readonly kind: 'flowsOnOtherConnector'; readonly reference: string }
  /** The name has to become one reference before. */
  | { readonly kind: 'nameOfSeveral'; readonly reference: string };

type MergeReason =
  | { readonly kind: 'mergedIntoItself'; readonly reference: string }
  | {
      readonly kind: 'connectorsDiffer';
      readonly definitions: readonly [source: ConnectorOf, target: ConnectorOf];
    }
  /** `users`: solutions that would need the reference. */
  | {
      readonly kind: 'mergeCycle';
      readonly cycle: DependencyCycle;
      readonly reference: string;
      readonly users: readonly string[];
    };

interface ConnectorOf {
  readonly reference: string;
  readonly connector: string;
}

type CopyReason =
  | { readonly kind: 'referencePresent'; readonly solution: string }
  | { readonly kind: 'definedAlready'; readonly solution: string; readonly reference: string }
  | { readonly kind: 'definedForOtherConnector'; readonly solution: string; readonly reference: string }
  | {
      readonly kind: 'sameSolution';
      readonly roots: readonly [source: FilePath, target: FilePath];
      readonly solution: string;
      readonly reference: string;
    }
  /** `isForConnector`: whether the target needs the custom connector of the reference. */
  | {
      readonly kind: 'copyCycle';
      readonly cycle: DependencyCycle;
      readonly target: string;
      readonly isForConnector: boolean;
    };

/** A solution that cannot be edited, and what would be edited in it. */
export interface NotEditable {
  readonly kind: 'notEditable';
  readonly part: EditedPart;
  readonly obstacle:
    | { readonly kind: 'zip' | 'managedExport'; readonly solution: string }
    | { readonly kind: 'noManifest'; readonly root: FilePath };
}

export type EditedPart =
  | { readonly kind: 'definition' | 'newDefinition'; readonly solution: string; readonly reference: string }
  | { readonly kind: 'use'; readonly use: NamedUse; readonly reference: string };
