import type { NeededComponent } from '../../../dependencies/component';
import type { FilePath } from '../../../model/filePath';
import type { NamedUse } from './referenceUses';

/**
 * A consequence of a refactoring for a deployment, as data. `reference` is always the logical name of a connection
 * reference.
 */
export type RefactoringNote =
  NameNote | DefinitionNote | MergeNote | CopyNote | DeploymentNote | SettingsNote | DependencyNote | UnreadNote;

/**
 * How settings entries for the old name of a renamed reference change. `none`: there are no entries. `renamed`: their
 * values are kept under the new name. `renamedUnlessPresent`: some values are lost, because there is already another
 * entry with the new name.
 */
export type RenamedEntries = 'none' | 'renamed' | 'renamedUnlessPresent';

/** A note about a changed logical name or display name of a connection reference. */
type NameNote =
  | { readonly kind: 'newComponent'; readonly reference: string; readonly entries: RenamedEntries }
  | { readonly kind: 'sameComponent' }
  | { readonly kind: 'displayNameOnly' }
  /**
   * `externals` of `.connref.json` lists the old name (`reference`), but not the new one, so target environments may
   * lack the renamed reference.
   */
  | { readonly kind: 'externalByOldName'; readonly reference: string; readonly newName: string }
  /**
   * A use of the old name (`reference`) stays unchanged, because several references have this name and it is unknown
   * which of them the component uses.
   */
  | { readonly kind: 'useUnclear'; readonly use: NamedUse; readonly reference: string }
  /** One of several definitions of a logical name gets a new name (`reference`). */
  | { readonly kind: 'definitionSeparated'; readonly reference: string; readonly entries: RenamedEntries }
  | { readonly kind: 'otherDefinition'; readonly reference: string }
  | { readonly kind: 'ignoredForBoth'; readonly reference: string; readonly newName: string }
  | {
      readonly kind: 'dependenciesUnclear';
      readonly solution: string;
      readonly reference: string;
      readonly newName: string;
    }
  /** `solutions`: solutions that define the logical name for another connector. */
  | { readonly kind: 'nameOfOthers'; readonly reference: string; readonly solutions: readonly string[] }
  | { readonly kind: 'otherPrefix'; readonly reference: string; readonly prefix: string };

/** A note about a new definition of a connection reference. */
type DefinitionNote =
  | { readonly kind: 'connectorUnknown'; readonly connector: string }
  | { readonly kind: 'customConnectorMissing'; readonly connector: string; readonly solution: string }
  | { readonly kind: 'mappingNeeded'; readonly reference: string };

type MergeNote =
  /** `merged`: the number of references that the merge removes. */
  | { readonly kind: 'mergedUsersChangeConnection'; readonly reference: string; readonly merged: number }
  | { readonly kind: 'otherConnection'; readonly files: readonly FilePath[] }
  /**
   * After the merge, `solution` needs a reference that only other solutions define. `holders`: the solutions that
   * define it.
   */
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
  /** `components`: the components of the source solution that the target solution needs. */
  | {
      readonly kind: 'importSourceFirst';
      readonly target: string;
      readonly source: string;
      readonly components: readonly NeededComponent[];
    }
  /** `users`: names of flows, agents and apps of `solution` that use the moved reference. */
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
  /** `keepers`: solutions that still define one of the references' names. */
  | { readonly kind: 'deletedByUpgrade'; readonly references: readonly string[]; readonly keepers: readonly string[] }
  /** `roots`: roots of the exports, such as zips, that are not edited although their solutions are. */
  | { readonly kind: 'exportsOutdated'; readonly roots: readonly FilePath[] };

/** A member of an entry of a settings file, except the logical name. */
export type EntryMember = readonly [name: string, value: string];

type SettingsNote =
  /**
   * An entry of `reference` is removed from a settings file, because the reference that replaces `reference` already
   * has an entry (`kept`) in this or another file. `members`: members of the removed entry whose values the kept entry
   * lacks.
   */
  | {
      readonly kind: 'entryReplaced';
      readonly reference: string;
      readonly file: FilePath;
      readonly members: readonly EntryMember[];
      readonly kept: { readonly reference: string; readonly file: FilePath; readonly connectionId: string };
    }
  /**
   * An entry is removed from a settings file, because the entry of another file (`kept`) for the same reference is used
   * instead. `members`: members of the removed entry whose values the other entry lacks.
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
  /** `components`: the kinds of components in the solution that may use connections, but that Connref doesn't read. */
  | { readonly kind: 'componentsNotRead'; readonly solution: string; readonly components: readonly string[] }
  | { readonly kind: 'yamlNotRead' }
  /** `paths`: files and folders that can't be read, and may define the connection reference. */
  | { readonly kind: 'partsNotRead'; readonly reference: string; readonly paths: readonly FilePath[] }
  /** The workspaces of the Copilot Studio extension, by the file by which each was recognised. */
  | { readonly kind: 'projectsNotRead'; readonly files: readonly FilePath[] };
