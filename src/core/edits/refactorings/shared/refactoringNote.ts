import type { NeededComponent } from '../../../dependencies/component';
import type { FilePath } from '../../../model/filePath';
import type { NamedUse } from './referenceUses';

/** A consequence of a refactoring for a deployment, as data. `reference` is always a logical name. */
export type RefactoringNote =
  NameNote | DefinitionNote | MergeNote | CopyNote | DeploymentNote | SettingsNote | DependencyNote | UnreadNote;

/**
 * Whether entries of settings files get the new name: there are none, all do, or all except where an entry has the new
 * name.
 */
export type RenamedEntries = 'none' | 'renamed' | 'renamedUnlessPresent';

/** About a changed logical name or display name. */
type NameNote =
  | { readonly kind: 'newComponent'; readonly reference: string; readonly entries: RenamedEntries }
  | { readonly kind: 'sameComponent' }
  | { readonly kind: 'displayNameOnly' }
  /** `externals` of `.connref.json` lists only the old name. */
  | { readonly kind: 'externalByOldName'; readonly reference: string; readonly newName: string }
  /** The use stays unchanged, because it is unknown which of several references with the name it uses. */
  | { readonly kind: 'useUnclear'; readonly use: NamedUse; readonly reference: string }
  /** One of two definitions with the same name gets a new name. */
  | { readonly kind: 'definitionSeparated'; readonly reference: string; readonly entries: RenamedEntries }
  | { readonly kind: 'otherDefinition'; readonly reference: string }
  | { readonly kind: 'ignoredForBoth'; readonly reference: string; readonly newName: string }
  | {
      readonly kind: 'dependenciesUnclear';
      readonly solution: string;
      readonly reference: string;
      readonly newName: string;
    }
  /** `solutions`: solutions that define the name for another connector. */
  | { readonly kind: 'nameOfOthers'; readonly reference: string; readonly solutions: readonly string[] }
  | { readonly kind: 'otherPrefix'; readonly reference: string; readonly prefix: string };

/** About a new definition. */
type DefinitionNote =
  | { readonly kind: 'connectorUnknown'; readonly connector: string }
  | { readonly kind: 'customConnectorMissing'; readonly connector: string; readonly solution: string }
  | { readonly kind: 'mappingNeeded'; readonly reference: string };

type MergeNote =
  /** `merged`: how many references are removed. */
  | { readonly kind: 'mergedUsersChangeConnection'; readonly reference: string; readonly merged: number }
  | { readonly kind: 'otherConnection'; readonly files: readonly FilePath[] }
  /** A solution needs a reference of others after the merge. `holders`: solutions that define it. */
  | {
      readonly kind: 'newNeed';
      readonly solution: string;
      readonly reference: string;
      readonly holders: readonly string[];
    }
  | { readonly kind: 'noLongerExternal'; readonly reference: string; readonly target: string }
  | { readonly kind: 'otherSolutions'; readonly solutions: readonly string[] };

type CopyNote =
  | { readonly kind: 'componentShared'; readonly solutions: readonly [source: string, target: string] }
  | { readonly kind: 'importBefore'; readonly target: string; readonly source: string }
  | { readonly kind: 'importBeforeUpgrade'; readonly target: string; readonly source: string }
  /** `components`: the components of the source that the target needs. */
  | {
      readonly kind: 'importSourceFirst';
      readonly target: string;
      readonly source: string;
      readonly components: readonly NeededComponent[];
    }
  /** `users`: names of flows, agents and apps of a solution that use the moved reference. */
  | {
      readonly kind: 'usersLeft';
      readonly solution: string;
      readonly users: readonly string[];
      readonly target: string;
    }
  | { readonly kind: 'customConnectorFirst'; readonly solution: string }
  | {
      readonly kind: 'sameDisplayName';
      readonly solution: string;
      readonly references: readonly [existing: string, copied: string];
      readonly displayName: string;
    };

type DeploymentNote =
  | { readonly kind: 'versions'; readonly solutions: readonly string[] }
  /** `keepers`: solutions that still define the names. */
  | { readonly kind: 'deletedByUpgrade'; readonly references: readonly string[]; readonly keepers: readonly string[] }
  /** `roots`: roots of the zips and managed exports of edited solutions. */
  | { readonly kind: 'exportsOutdated'; readonly roots: readonly FilePath[] };

/** A member of an entry of a settings file, except the logical name. */
export type EntryMember = readonly [name: string, value: string];

type SettingsNote =
  /** An entry is removed, because the target has one. `members`: values that the kept entry lacks. */
  | {
      readonly kind: 'entryReplaced';
      readonly reference: string;
      readonly file: FilePath;
      readonly members: readonly EntryMember[];
      readonly kept: { readonly reference: string; readonly file: FilePath; readonly connectionId: string };
    }
  /**
   * An entry is removed, because another file now has one for the same reference. `members`: values that the other
   * entry lacks.
   */
  | {
      readonly kind: 'entryMoved';
      readonly reference: string;
      readonly file: FilePath;
      readonly members: readonly EntryMember[];
      readonly kept: { readonly file: FilePath; readonly connectionId: string };
    }
  | { readonly kind: 'entriesUnclear'; readonly reference: string; readonly files: readonly FilePath[] }
  | { readonly kind: 'pipelineVariables'; readonly reference: string; readonly variables: readonly string[] };

interface DependencyNote {
  readonly kind: 'dependencyListed';
  readonly reference: string;
  readonly solutions: readonly string[];
}

type UnreadNote =
  /** `components`: the kinds of components whose connections are not read. */
  | { readonly kind: 'componentsNotRead'; readonly solution: string; readonly components: readonly string[] }
  | { readonly kind: 'yamlNotRead' };
