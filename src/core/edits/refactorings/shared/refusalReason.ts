import type { FilePath } from '../../../model/filePath';
import type { DependencyCycle } from './needsAfter';
import type { NamedUse } from './referenceUses';

/** Why a refactoring is not possible, as data. The message is made of the reason and the file of the refusal. */
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
  | { readonly kind: 'used'; readonly use: NamedUse; readonly reference: string }
  /**
   * The solution uses the reference and doesn't define it, because `externals` of `.connref.json` lists its name. They
   * don't list `newName`.
   */
  | { readonly kind: 'onlyExternal'; readonly solution: string; readonly reference: string; readonly newName: string }
  /** `MissingDependencies` of the solution list the reference. */
  | { readonly kind: 'listedAsNeeded'; readonly solution: string; readonly reference: string };

/** Why a connection reference cannot get a logical name or display name. */
export type NameProblem =
  | { readonly kind: 'nameDefined'; readonly solution: string; readonly reference: string }
  | { readonly kind: 'nameMalformed' }
  /** `limit`: the greatest allowed length, in characters. */
  | { readonly kind: 'nameTooLong'; readonly limit: number }
  | { readonly kind: 'nameUnchanged'; readonly reference: string }
  | { readonly kind: 'nameUsed'; readonly user: string; readonly reference: string }
  | { readonly kind: 'displayNameEmpty' }
  /** XML does not allow the character, even escaped. `character`: such as `U+001F`. */
  | { readonly kind: 'displayNameCharacter'; readonly character: string }
  | { readonly kind: 'displayNameTaken'; readonly reference: string };

/** Why connection references cannot be added to the `Customizations.xml` of a solution. */
export type CustomizationsProblem =
  { readonly kind: 'yamlSolution'; readonly solution: string } | { readonly kind: 'customizationsUnreadable' };

/**
 * It is unknown whether two groups of definitions have the same connector, because their API names and GUIDs don't show
 * it.
 */
export interface ConnectorsUndecided {
  readonly kind: 'connectorsUndecided';
  readonly definitions: readonly [one: NamedDefinitions, other: NamedDefinitions];
}

export interface NamedDefinitions {
  readonly reference: string;
  /**
   * The names of the solutions with these definitions. Empty if the two groups of definitions have different logical
   * names, which already identify them.
   */
  readonly solutions: readonly string[];
}

/** The logical name alone doesn't identify a connection reference, because it is defined for several connectors. */
export interface SeveralConnectors {
  readonly kind: 'severalConnectors';
  readonly reference: string;
  readonly definitions: readonly { readonly solution: string; readonly connector: string }[];
}

type UndefinedReason =
  | { readonly kind: 'noSolution' }
  /** `known`: the logical names that solutions of the workspace define, the most similar to `reference` first. */
  | { readonly kind: 'notDefined'; readonly reference: string; readonly known: readonly string[] }
  | {
      readonly kind: 'notDefinedInSolution';
      readonly solution: string;
      readonly reference: string;
      readonly definingSolutions: readonly string[];
    };

type UnreadableReason =
  | { readonly kind: 'fileUnreadable'; readonly content: 'definition' | 'use' }
  /** A folder, link or file that was not read. `cause` says why, without a full stop. */
  | { readonly kind: 'notRead'; readonly cause: string }
  | { readonly kind: 'flowUnreadable'; readonly flow: string }
  | { readonly kind: 'settingsUnreadable' };

type SettingsReason =
  | { readonly kind: 'mappedToOtherConnector'; readonly reference: string }
  | { readonly kind: 'mappedTwice'; readonly reference: string }
  /**
   * The settings file applies to several environments. `environment`: an environment for which the new entry would be
   * wrong.
   */
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
  /** The definition in the solution `target` would make solutions need each other. */
  | {
      readonly kind: 'defineCycle';
      readonly cycle: DependencyCycle;
      readonly target: string;
      readonly reference: string;
    }
  | { readonly kind: 'nameOfOtherDefinition' }
  | { readonly kind: 'flowsOnOtherConnector'; readonly reference: string }
  /**
   * The logical name is defined for several connectors. Before the refactoring, the references for these connectors
   * must get different names.
   */
  | { readonly kind: 'nameOfSeveral'; readonly reference: string };

type MergeReason =
  | { readonly kind: 'mergedIntoItself'; readonly reference: string }
  | {
      readonly kind: 'connectorsDiffer';
      readonly definitions: readonly [source: ConnectorOf, target: ConnectorOf];
    }
  /**
   * The merge would make solutions need each other. `users`: the solutions that would need the kept reference
   * (`reference`).
   */
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
      readonly versions: readonly [source: string, target: string];
      readonly solution: string;
      readonly reference: string;
    }
  /**
   * The copy or move would make solutions need each other. `isForConnector`: whether the reference has a custom
   * connector, and the solution `target` needs a custom connector from another one of these solutions.
   */
  | {
      readonly kind: 'copyCycle';
      readonly cycle: DependencyCycle;
      readonly target: string;
      readonly isForConnector: boolean;
    };

/** A solution cannot be edited. `part`: the part of the solution that the refactoring would change. */
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
