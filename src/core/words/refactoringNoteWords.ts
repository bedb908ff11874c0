import type { EntryMember, RefactoringNote, RenamedEntries } from '../edits/refactorings/shared/refactoringNote';
import { shownRoot } from '../model/solutionIdentity';
import { componentWords } from './componentWords';
import { agree } from '../text/countOf';
import { listed, listedFirst } from '../text/listed';
import { shownFile } from './shownFile';
import { useText } from './useWords';

/** The texts of notes, each text once: notes about several references may have the same text. */
export function noteTexts(notes: readonly RefactoringNote[]): string[] {
  return [...new Set(notes.map(noteText))];
}

/** A consequence of a refactoring, or something to check by hand after it, in a few sentences. */
export function noteText(note: RefactoringNote): string {
  switch (note.kind) {
    case 'newComponent':
      return `${note.reference} is a new component to Dataverse, so every environment must map it to a connection again.${entriesText(note.entries, 'The settings files here keep their connections under the new name')}`;
    case 'sameComponent':
      return 'Only upper and lower case change in the logical name. Dataverse ignores case, so the connection reference stays the same component.';
    case 'displayNameOnly':
      return 'Only the display name changes, so every environment keeps the connection of the connection reference.';
    case 'externalByOldName':
      return `\`externals\` in .connref.json still lists ${note.reference}, because no environment has ${note.newName} yet. Add ${note.newName} once every environment has it.`;
    case 'useUnclear':
      return `${useText(note.use, note.reference)}, and is not changed: Connref cannot tell which connector this use is for. Check the use by hand.`;
    case 'definitionSeparated':
      return `${note.reference} is a new component to Dataverse, so every environment must map it to a connection.${entriesText(note.entries, 'The settings files here keep the connections for its connector under the new name')}`;
    case 'otherDefinition':
      return `The other definition keeps the name ${note.reference}, and so does everything that may refer to that definition.`;
    case 'ignoredForBoth':
      return `Findings about ${note.reference} that .connref.json ignores are now ignored for ${note.newName} too. Check in .connref.json whether to ignore them for both references.`;
    case 'dependenciesUnclear':
      return `Solution.xml of ${note.solution} still lists all missing dependencies under ${note.reference}, although ${note.newName} may need some of them. Check that list by hand.`;
    case 'nameOfOthers':
      return `${listed(note.solutions)} ${agree(note.solutions.length, 'keeps', 'keep')} the name ${note.reference}, because ${agree(note.solutions.length, 'its', 'their')} reference of that name is for another connector.`;
    case 'otherPrefix':
      return `${note.reference} does not begin with ${note.prefix}_, the prefix of the solution’s publisher. Check the name.`;
    case 'connectorUnknown':
      return `The connector ${note.connector} is not known in this workspace. Check its name.`;
    case 'customConnectorMissing':
      return `The custom connector ${note.connector} is not in any solution here. The import of ${note.solution} fails unless the target environment already has it; the rule missing-connector reports this.`;
    case 'mappingNeeded':
      return `${note.reference} must be mapped to a connection in every environment before flows that use it can be turned on.`;
    case 'mergedUsersChangeConnection':
      return `Flows that used the removed ${agree(note.merged, 'reference', 'references')} will use the connection of ${note.reference} in each environment. The account that turns on such a flow must own that connection or be allowed to use it.`;
    case 'otherConnection':
      return `In ${listed(note.files.map(shownFile))}, flows that used a removed reference get another connection than before. Check the connection of the kept reference.`;
    case 'newNeed': {
      const holders = listed(note.holders);
      const first = agree(
        note.holders.length,
        `Import ${holders}, which defines the reference, before ${note.solution}.`,
        `${holders} define the reference: import one of these solutions before ${note.solution}.`,
      );
      return `${note.solution} needs ${note.reference} from now on. ${first}`;
    }
    case 'noLongerExternal':
      return `\`externals\` in .connref.json listed ${note.reference}, but not ${note.target}, which replaces it. Make sure that ${note.target} exists in every environment.`;
    case 'otherSolutions':
      return `${listed(note.solutions)} ${agree(note.solutions.length, 'changes', 'change')} too, because a removed reference is defined, used or listed as a dependency there.`;
    case 'componentShared':
      return `After this change, ${listed(note.solutions)} contain the same connection reference, which each environment maps only once. An upgrade of one solution does not delete the reference while the other solution is installed.`;
    case 'importBefore':
      return `Import ${note.target} before ${note.source}. ${upgradeText(note.source)}`;
    case 'importBeforeUpgrade':
      return `If an environment already has ${note.source}, import ${note.target} there before you upgrade ${note.source}. ${upgradeText(note.source)}`;
    case 'importSourceFirst':
      return `In a new environment, import ${note.source} first: ${note.target} needs ${componentWords(note.components)} of ${note.source}.`;
    case 'usersLeft': {
      const users = listedFirst(note.users.map((name) => `“${name}”`));
      const use = agree(note.users.length, 'uses', 'use');
      return `${users} of ${note.solution} still ${use} the moved connection reference. ${note.solution} needs ${note.target} from now on.`;
    }
    case 'customConnectorFirst':
      return `The connection reference is for a custom connector. That connector must be in the environment before ${note.solution} is imported.`;
    case 'sameDisplayName':
      return `After this change, ${listed(note.references)} of ${note.solution} have the same display name, “${note.displayName}”. Rename one of them.`;
    case 'versions':
      return agree(
        note.solutions.length,
        `Increase the version of ${listed(note.solutions)}, pack the solution, and import it into the development environment. Otherwise the next export from that environment undoes this change.`,
        `Increase the versions of ${listed(note.solutions)}, pack the solutions, and import them into the development environment. Otherwise the next export from that environment undoes this change.`,
      );
    case 'deletedByUpgrade':
      return `A managed upgrade deletes ${listed(note.references)} ${withoutText(note.keepers)}. The upgrade fails if something there still uses ${agree(note.references.length, 'it', 'them')}.`;
    case 'exportsOutdated':
      return `${listed(note.roots.map((root) => shownRoot({ root })))} ${agree(note.roots.length, 'is not edited and keeps the old content. Export it again.', 'are not edited and keep the old content. Export them again.')}`;
    case 'entryReplaced': {
      const { connectionId } = note.kept;
      const connection = connectionId === '' ? 'without a connection' : `with the connection ${connectionId}`;
      return `${lossText(note)}. The entry of ${note.kept.reference} in ${shownFile(note.kept.file)} is used instead, ${connection}.`;
    }
    case 'entryMoved': {
      const { connectionId } = note.kept;
      const connection = connectionId === '' ? '' : `, with the connection ${connectionId}`;
      return `${lossText(note)}. The entry of ${note.reference} in ${shownFile(note.kept.file)} is used instead${connection}.`;
    }
    case 'entriesUnclear': {
      const files = listed(note.files.map(shownFile));
      return agree(
        note.files.length,
        `The entry of ${note.reference} in ${files} does not change: Connref cannot tell which connector the entry is for. Check the entry by hand.`,
        `The entries of ${note.reference} in ${files} do not change: Connref cannot tell which connector the entries are for. Check the entries by hand.`,
      );
    }
    case 'pipelineVariables':
      return `The names of these pipeline variables still contain ${note.reference}, because Connref does not rename pipeline variables: ${listed(note.variables)}.`;
    case 'dependencyListed':
      return `Solution.xml of ${listed(note.solutions)} still lists ${note.reference} as a dependency, because a component that Connref does not read may need it. Check the list of dependencies by hand.`;
    case 'componentsNotRead':
      return `${note.solution} contains ${listed(note.components)}, and Connref does not read their connections. Check by hand whether they use the connection reference.`;
    case 'partsNotRead':
      return `It is unknown whether ${note.reference} is defined elsewhere, because ${listed(note.paths.map(shownFile))} can't be read.`;
    case 'projectsNotRead':
      return `Connref does not read workspaces of the Copilot Studio extension. Check by hand whether they use the connection reference: ${listed(note.files.map(shownFile))}.`;
    case 'yamlNotRead':
      return 'Solutions in the YAML layout may use the connection reference, but Connref does not read that layout. Check these solutions by hand.';
  }
}

function entriesText(entries: RenamedEntries, sentence: string): string {
  switch (entries) {
    case 'none':
      return '';
    case 'renamed':
      return ` ${sentence}.`;
    case 'renamedUnlessPresent':
      return ` ${sentence}, unless a file already has an entry with that name.`;
  }
}

function upgradeText(solution: string): string {
  return `Otherwise a managed upgrade of ${solution} deletes the connection reference and its mapping, or fails because something still uses the reference.`;
}

function withoutText(keepers: readonly string[]): string {
  const names = listed(keepers);
  return keepers.length === 0
    ? 'from the environment'
    : agree(
        keepers.length,
        `from environments without ${names}`,
        `from environments where none of ${names} is installed`,
      );
}

function lossText(note: {
  readonly reference: string;
  readonly file: string;
  readonly members: readonly EntryMember[];
}): string {
  const members = note.members.map(([member, value]) => `${member} ${value}`);
  return `This change removes the entry of ${note.reference} from ${shownFile(note.file)}, and with it ${listed(members)}`;
}
