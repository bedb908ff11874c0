import type { EntryMember, RefactoringNote, RenamedEntries } from '../edits/refactorings/shared/refactoringNote';
import { shownRoot } from '../model/solutionIdentity';
import { componentWords } from './componentWords';
import { agree } from '../text/countOf';
import { listed, listedFirst } from '../text/listed';
import { shownFile } from './shownFile';
import { useText } from './useWords';

/** Each sentence once: notes of several references may read the same. */
export function noteTexts(notes: readonly RefactoringNote[]): string[] {
  return [...new Set(notes.map(noteText))];
}

/** What a refactoring means for a deployment, in a sentence or two. */
export function noteText(note: RefactoringNote): string {
  switch (note.kind) {
    case 'newComponent':
      return `To Dataverse ${note.reference} is a new component: every environment must be mapped again.${entriesText(note.entries, 'The settings files here keep their connections under the new name')}`;
    case 'sameComponent':
      return 'Dataverse names are case-insensitive, so this is still the same component.';
    case 'displayNameOnly':
      return 'Only the display name changes: every environment keeps what it is mapped to.';
    case 'externalByOldName':
      return `externals of .connref.json still means ${note.reference}: no environment has ${note.newName} yet.`;
    case 'useUnclear':
      return `${useText(note.use, note.reference)} and goes on naming it, since nothing tells for which connector it is: look there.`;
    case 'definitionSeparated':
      return `To Dataverse ${note.reference} is a new component: every environment must be mapped to it.${entriesText(note.entries, 'The settings files here keep, under the new name, the connections that are for its connector')}`;
    case 'otherDefinition':
      return `The other definition keeps the name ${note.reference}, and so does all that may mean it.`;
    case 'ignoredForBoth':
      return `Findings that .connref.json ignores about ${note.reference} are ignored about ${note.newName} too: look there which of both is meant.`;
    case 'dependenciesUnclear':
      return `Solution.xml of ${note.solution} goes on listing what ${note.reference} needs, where ${note.newName} may need some of it: look there.`;
    case 'nameOfOthers':
      return `${listed(note.solutions)} ${agree(note.solutions.length, 'keeps', 'keep')} ${note.reference}, which stands for another connector there.`;
    case 'otherPrefix':
      return `${note.reference} does not begin with the publisher’s prefix ${note.prefix}_.`;
    case 'connectorUnknown':
      return `No connector ${note.connector} is known here: check the name.`;
    case 'customConnectorMissing':
      return `No solution here holds the custom connector ${note.connector}: the import of ${note.solution} fails where the environment does not have it, and missing-connector reports that.`;
    case 'mappingNeeded':
      return `Every environment must map ${note.reference} to a connection before flows that use it can be switched on.`;
    case 'mergedUsersChangeConnection':
      return `Flows that used the merged ${agree(note.merged, 'reference', 'references')} will run on ${note.reference}’s connection in each environment. Whoever turns them on must own that connection or have access to it.`;
    case 'otherConnection':
      return `That is another connection than before in ${listed(note.files.map(shownFile))}.`;
    case 'newNeed': {
      const holders = listed(note.holders);
      const first = agree(
        note.holders.length,
        `import ${holders} before it`,
        `${holders} have it, and one of them is imported before it`,
      );
      return `${note.solution} needs ${note.reference} from now on: ${first}.`;
    }
    case 'noLongerExternal':
      return `\`externals\` in .connref.json listed ${note.reference} but not ${note.target}. Make sure that ${note.target} exists in every environment.`;
    case 'otherSolutions':
      return `${listed(note.solutions)} ${agree(note.solutions.length, 'changes', 'change')} too: what goes is defined, used or listed as a dependency there.`;
    case 'componentShared':
      return `${listed(note.solutions)} then hold the same component: an environment maps it once, and an upgrade of one leaves it there while the other has it.`;
    case 'importBefore':
      return `Import ${note.target} before ${note.source}: ${upgradeText(note.source)}`;
    case 'importBeforeUpgrade':
      return `Where an environment has ${note.source} already, import ${note.target} before ${note.source} is upgraded: ${upgradeText(note.source)}`;
    case 'importSourceFirst':
      return `In a new environment import ${note.source} first: ${note.target} needs ${componentWords(note.components)} of ${note.source}.`;
    case 'usersLeft': {
      const users = listedFirst(note.users.map((name) => `“${name}”`));
      const use = agree(note.users.length, 'uses', 'use');
      return `${users} of ${note.solution} still ${use} it, so ${note.solution} needs ${note.target} from now on.`;
    }
    case 'customConnectorFirst':
      return `It is on a custom connector, which must be in the environment before ${note.solution} is imported.`;
    case 'sameDisplayName':
      return `${note.solution} then calls both ${listed(note.references)} “${note.displayName}”: rename one of them.`;
    case 'versions':
      return agree(
        note.solutions.length,
        `Bump the version of ${listed(note.solutions)}, pack it, and import it into the development environment, or the next export brings back what was.`,
        `Bump the versions of ${listed(note.solutions)}, pack them, and import them into the development environment, or the next export brings back what was.`,
      );
    case 'deletedByUpgrade':
      return `A managed upgrade deletes ${listed(note.references)} ${withoutText(note.keepers)}, and fails while something else there uses ${agree(note.references.length, 'it', 'them')}.`;
    case 'exportsOutdated':
      return `${listed(note.roots.map((root) => shownRoot({ root })))} stays as it is until it is exported again.`;
    case 'entryReplaced': {
      const { connectionId } = note.kept;
      const connection = connectionId === '' ? 'without a connection' : `with the connection ${connectionId}`;
      return `${lossText(note)}: ${note.kept.reference} keeps its entry in ${shownFile(note.kept.file)}, ${connection}.`;
    }
    case 'entryMoved': {
      const { connectionId } = note.kept;
      const connection = connectionId === '' ? '' : `, with the connection ${connectionId}`;
      return `${lossText(note)}: ${shownFile(note.kept.file)} has its entry${connection}.`;
    }
    case 'entriesUnclear':
      return `${note.reference} stays in ${listed(note.files.map(shownFile))}, where nothing tells for which connector it is: look there.`;
    case 'pipelineVariables':
      return `Pipeline variables that are named after ${note.reference} keep their names: ${listed(note.variables)}.`;
    case 'dependencyListed':
      return `Solution.xml of ${listed(note.solutions)} still lists ${note.reference} as a dependency: something there may need it.`;
    case 'componentsNotRead':
      return `${note.solution} holds ${listed(note.components)}, whose connections are not read: look there whether they use it.`;
    case 'yamlNotRead':
      return 'Solutions in the YAML layout are not read: whether they use it is not known.';
  }
}

function entriesText(entries: RenamedEntries, sentence: string): string {
  switch (entries) {
    case 'none':
      return '';
    case 'renamed':
      return ` ${sentence}.`;
    case 'renamedUnlessPresent':
      return ` ${sentence}, but where it has one.`;
  }
}

function upgradeText(solution: string): string {
  return `else a managed upgrade of ${solution} deletes the reference with what it is mapped to, or fails because something uses it.`;
}

function withoutText(keepers: readonly string[]): string {
  const names = listed(keepers);
  return keepers.length === 0
    ? 'from the environment'
    : agree(keepers.length, `where ${names} is not installed`, `where none of ${names} is installed`);
}

function lossText(note: {
  readonly reference: string;
  readonly file: string;
  readonly members: readonly EntryMember[];
}): string {
  const members = note.members.map(([member, value]) => `${member} ${value}`);
  return `${listed(members)} of ${note.reference} ${agree(members.length, 'goes', 'go')} from ${shownFile(note.file)}`;
}
