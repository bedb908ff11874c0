import type { NeededComponent } from '../../../dependencies/component';
import type { FilePath } from '../../../model/filePath';
import type { NamedUse } from './referenceUses';

/** What a refactoring means for a deployment, as data. References are called by their logical names. */
export type RefactoringNote =
  NameNote | DefinitionNote | MergeNote | CopyNote | DeploymentNote | SettingsNote | DependencyNote | UnreadNote;

/** What becomes of the entries of settings files: there are none, or they get the new name, some or all of them. */
export type RenamedEntries = 'none' | 'renamed' | 'renamedUnlessPresent';

/** Of another logical name or display name. */
type NameNote =
  | { readonly kind: 'newComponent'; readonly reference: string; readonly entries: RenamedEntries }
  | { readonly kind: 'sameComponent' }
  | { readonly kind: 'displayNameOnly' }
  /** All environments have the reference by its old name only. */
  | { readonly kind: 'externalByOldName'; readonly reference: string; readonly newName: string }
  /** Nothing tells which of several references of the name is used. */
  | { readonly kind: 'useUnclear'; readonly use: NamedUse; readonly reference: string }
  /** One of two definitions in a solution gets a name of its own. */
  | { readonly kind: 'definitionSeparated'; readonly reference: string; readonly entries: RenamedEntries }
  | { readonly kind: 'otherDefinition'; readonly reference: string }
  | { readonly kind: 'ignoredForBoth'; readonly reference: string; readonly newName: string }
  | {
      readonly kind: 'dependenciesUnclear';
      readonly solution: string;
      readonly reference: string;
      readonly newName: string;
    }
  /** `solutions`: those that have the name for another connector. */
  | { readonly kind: 'nameOfOthers'; readonly reference: string; readonly solutions: readonly string[] }
  | { readonly kind: 'otherPrefix'; readonly reference: string; readonly prefix: string };

/** Of a new definition. */
type DefinitionNote =
  | { readonly kind: 'connectorUnknown'; readonly connector: string }
  | { readonly kind: 'customConnectorMissing'; readonly connector: string; readonly solution: string }
  | { readonly kind: 'mappingNeeded'; readonly reference: string };

type MergeNote =
  /** `merged`: how many references are removed. */
  | { readonly kind: 'mergedUsersChangeConnection'; readonly reference: string; readonly merged: number }
  | { readonly kind: 'otherConnection'; readonly files: readonly FilePath[] }
  /** `holders`: the solutions that have the reference. */
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
  /** `components`: what the target needs of the source. */
  | {
      readonly kind: 'importSourceFirst';
      readonly target: string;
      readonly source: string;
      readonly components: readonly NeededComponent[];
    }
  /** `users`: the names of the flows, agents and apps of a solution that use what was moved. */
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
  /** `keepers`: solutions that go on defining the names. */
  | { readonly kind: 'deletedByUpgrade'; readonly references: readonly string[]; readonly keepers: readonly string[] }
  /** `roots`: those of solutions that are exported from one that is edited. */
  | { readonly kind: 'exportsOutdated'; readonly roots: readonly FilePath[] };

/** What an entry of a settings file holds besides its name. */
export type EntryMember = readonly [name: string, value: string];

type SettingsNote =
  /** An entry is removed, since another reference has one. `members`: what that one does not hold. */
  | {
      readonly kind: 'entryReplaced';
      readonly reference: string;
      readonly file: FilePath;
      readonly members: readonly EntryMember[];
      readonly kept: { readonly reference: string; readonly file: FilePath; readonly connectionId: string };
    }
  /** An entry is removed, since another file has one for the same reference. */
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
