import type { DependencyCycle } from '../edits/refactorings/shared/needsAfter';
import type { Refusal } from '../edits/refactorings/shared/refactoring';
import type {
  CustomizationsProblem,
  EditedPart,
  NamedDefinitions,
  NameProblem,
  NotEditable,
  SeveralConnectors,
} from '../edits/refactorings/shared/refusalReason';
import { shownRoot } from '../model/solutionIdentity';
import { cycleWords } from './componentWords';
import { agree } from '../text/countOf';
import { listed, listedFirst } from '../text/listed';
import { shownFile } from './shownFile';
import { useText } from './useWords';

/** Why a refactoring was refused, and in most cases what to do. */
export function refusalText({ file, reason }: Refusal): string {
  switch (reason.kind) {
    case 'nameDefined':
    case 'nameMalformed':
    case 'nameTooLong':
    case 'nameUnchanged':
    case 'nameUsed':
    case 'displayNameEmpty':
    case 'displayNameCharacter':
    case 'displayNameTaken':
      return nameProblemText(reason);
    case 'yamlSolution':
    case 'customizationsUnreadable':
      return customizationsText(reason);
    case 'connectorsUndecided': {
      const [one, other] = reason.definitions;
      return `Connref cannot tell whether ${definitionsText(one)} and ${definitionsText(other)} use the same connector. Add the missing connector to the definitions first.`;
    }
    case 'severalConnectors':
      return `${severalConnectorsText(reason)} Choose one of these solutions.`;
    case 'noSolution':
      return 'This folder does not contain a solution. Choose the folder of a solution.';
    case 'notDefined':
      return `${reason.reference} is not defined in any solution that Connref reads.${reason.known.length === 0 ? '' : ` Defined references are: ${listedFirst(reason.known)}.`}`;
    case 'notDefinedInSolution':
      return `${reason.solution} does not define ${reason.reference}. ${listed(reason.definingSolutions)} ${agree(reason.definingSolutions.length, 'defines it: choose that solution.', 'define it: choose one of these solutions.')}`;
    case 'fileUnreadable':
      return `${shownFile(file)} cannot be read, and may ${reason.content === 'use' ? 'use' : 'define'} the connection reference. Fix the file first.`;
    case 'notRead':
      return `${shownFile(file)} is not read: ${reason.cause}. It may define or use the connection reference. Fix it first, or add it to exclude in .connref.json.`;
    case 'flowUnreadable':
      return `The flow “${reason.flow}” cannot be read, and may use the connection reference. Fix its file first.`;
    case 'settingsUnreadable':
      return 'The settings file cannot be read, and may have an entry for the connection reference. Fix the file first.';
    case 'mappedToOtherConnector':
      return `${shownFile(file)} maps ${reason.reference} to another connector. First correct the ConnectorId of the entry, or remove the entry.`;
    case 'mappedTwice':
      return `${shownFile(file)} has two entries for ${reason.reference}. Remove one of the entries first.`;
    case 'settingsShared':
      return `${shownFile(file)} applies to several environments, and ${reason.environment} would get a wrong connection for ${reason.reference}. Map ${reason.reference} separately for each environment first.`;
    case 'definedRepeatedly': {
      const times = reason.count === 2 ? 'twice' : `${reason.count} times`;
      const connectors = reason.connectors.length === 0 ? '' : `, for ${listed(reason.connectors)}`;
      return `${reason.solution} defines ${reason.reference} ${times}${connectors}. First remove or rename definitions until only one has this name.`;
    }
    case 'definedOnce':
      return `${reason.reference} has only one definition now, so there is no other definition to rename.`;
    case 'defineCycle':
      return `${cycleText(reason.cycle)} Define ${reason.reference} in a solution that does not need ${listed(reason.cycle.solutions.filter((solution) => solution !== reason.target))}.`;
    case 'nameOfOtherDefinition':
      return 'The other definition already has this logical name. Choose another name.';
    case 'flowsOnOtherConnector':
      return `Flows already use ${reason.reference} with another connector. Choose another name.`;
    case 'nameOfSeveral':
      return `${reason.reference} is defined for several connectors. Rename one of the definitions first.`;
    case 'mergedIntoItself':
      return `${reason.reference} cannot be merged into itself. Choose another connection reference.`;
    case 'connectorsDiffer': {
      const [source, target] = reason.definitions;
      return `${source.reference} is for ${source.connector} and ${target.reference} is for ${target.connector}. Choose references for the same connector: only those can be merged.`;
    }
    case 'mergeCycle':
      return `${cycleText(reason.cycle)} Choose another connection reference to keep in the merge. Or first copy ${reason.reference} to ${listed(reason.users)}, which would need it after the merge.`;
    case 'copyCycle':
      return `${cycleText(reason.cycle)} ${reason.isForConnector ? `Move the custom connector that the reference is for into ${reason.target} first, or into a separate solution.` : `Copy or move the reference to a solution that does not need ${listed(reason.cycle.solutions.filter((solution) => solution !== reason.target))}.`}`;
    case 'referencePresent':
      return `${reason.solution} already has the connection reference. Choose another solution.`;
    case 'definedAlready':
      return `${reason.solution} already defines ${reason.reference}. Choose another solution.`;
    case 'definedForOtherConnector':
      return `${reason.solution} already defines ${reason.reference} for another connector. Rename one of the two references first.`;
    case 'sameSolution':
      return `${listed(reason.roots.map((root, at) => `${shownRoot({ root })} (${reason.versions[at] ?? ''})`))} are two copies of the solution ${reason.solution}. Export the solution again instead of copying ${reason.reference}.`;
    case 'used':
      return `${useText(reason.use, reason.reference)}. Replace ${reason.reference} by another connection reference first.`;
    case 'onlyExternal':
      return `${reason.solution} uses ${reason.reference} without defining it, because \`externals\` in .connref.json lists ${reason.reference}. Create ${reason.newName} in every target environment and add it to \`externals\` first.`;
    case 'listedAsNeeded':
      return `MissingDependencies of ${reason.solution} list ${reason.reference}, so a component that Connref does not read may need it. If nothing does, export ${reason.solution} again: the list is from its last export.`;
    case 'notEditable':
      return `${partText(reason.part)}, ${obstacleText(reason.obstacle)}`;
  }
}

/** Why a new logical name or display name is refused, and what to do. */
export function nameProblemText(problem: NameProblem): string {
  switch (problem.kind) {
    case 'nameDefined':
      return `${problem.solution} already defines ${problem.reference}. Choose another name.`;
    case 'nameMalformed':
      return 'The logical name has a wrong form. It must be the publisher’s prefix, an underscore, then letters, digits, underscores, dots and hyphens.';
    case 'nameTooLong':
      return `The logical name is too long. Use at most ${problem.limit} characters.`;
    case 'nameUnchanged':
      return `The new name is the same as the current name ${problem.reference}. Choose another name.`;
    case 'nameUsed':
      return `“${problem.user}” already uses the name ${problem.reference}. Choose another name.`;
    case 'displayNameEmpty':
      return 'The display name is empty. Enter a display name.';
    case 'displayNameCharacter':
      return `The display name contains the character ${problem.character}, which XML does not allow. Remove this character.`;
    case 'displayNameTaken':
      return `${problem.reference} already has this display name. Choose another display name.`;
  }
}

/**
 * A sentence about the connectors that one logical name is defined for. The caller adds the next step, which differs
 * between editor and command line.
 */
export function severalConnectorsText({ reference, definitions }: SeveralConnectors): string {
  const defining = definitions.map(({ solution, connector }) => `for ${connector} in ${solution}`);
  return `${reference} is defined for several connectors: ${listed(defining)}.`;
}

function customizationsText(problem: CustomizationsProblem): string {
  switch (problem.kind) {
    case 'yamlSolution':
      return `${problem.solution} is in the YAML layout of Dataverse Git integration, which Connref shows but does not edit. Change the solution in its development environment instead.`;
    case 'customizationsUnreadable':
      return 'Customizations.xml cannot be read. Fix the file first.';
  }
}

function definitionsText({ reference, solutions }: NamedDefinitions): string {
  return solutions.length === 0 ? reference : `${reference} of ${listed(solutions)}`;
}

function cycleText({ solutions, steps }: DependencyCycle): string {
  return `${listed(solutions)} would need each other, so ${solutions.length === 2 ? 'neither' : 'none of them'} could be imported first. ${cycleWords(solutions, steps).join(' ')}`;
}

function partText(part: EditedPart): string {
  switch (part.kind) {
    case 'definition':
      return `${part.solution} defines ${part.reference}`;
    case 'newDefinition':
      return `${part.solution} would get ${part.reference}`;
    case 'use':
      return useText(part.use, part.reference);
  }
}

function obstacleText(obstacle: NotEditable['obstacle']): string {
  switch (obstacle.kind) {
    case 'zip':
      return `but ${obstacle.solution} is in a zip, which Connref does not edit. Change the source of the solution, then export it again.`;
    case 'managedExport':
      return `but ${obstacle.solution} is a managed export, which Connref does not edit. Change the source of the solution, then export it again.`;
    case 'noManifest':
      return `but ${shownRoot({ root: obstacle.root })} may be a managed export, because its Solution.xml cannot be read. Fix that file first, or change the source of the solution and export it again.`;
  }
}
