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

/** Why a refactoring is not possible, and what would make it so. */
export function refusalText({ file, reason }: Refusal): string {
  switch (reason.kind) {
    case 'nameDefined':
    case 'nameMalformed':
    case 'nameTooLong':
    case 'nameUnchanged':
    case 'nameUsed':
    case 'displayNameEmpty':
    case 'displayNameTaken':
      return nameProblemText(reason);
    case 'yamlSolution':
    case 'customizationsUnreadable':
      return customizationsText(reason);
    case 'connectorsUndecided': {
      const [one, other] = reason.definitions;
      return `Cannot tell whether ${definitionsText(one)} and ${definitionsText(other)} use the same connector. Add the missing connector to their definitions first.`;
    }
    case 'severalConnectors':
      return `${severalConnectorsText(reason)} Say in which solution it is meant.`;
    case 'noSolution':
      return 'There is no solution here.';
    case 'notDefined':
      return `No solution that is read defines ${reason.reference}.${reason.known.length === 0 ? '' : ` There are: ${listedFirst(reason.known)}.`}`;
    case 'notDefinedInSolution':
      return `${reason.solution} does not define ${reason.reference}: ${listed(reason.definingSolutions)} ${agree(reason.definingSolutions.length, 'does', 'do')}.`;
    case 'fileUnreadable':
      return `${shownFile(file)} cannot be read, and may ${reason.content === 'use' ? 'use' : 'define'} it. Repair the file first.`;
    case 'flowUnreadable':
      return `“${reason.flow}” cannot be read, and may use it. Repair the file first.`;
    case 'settingsUnreadable':
      return 'The settings file cannot be read, and may name it. Repair it first.';
    case 'mappedToOtherConnector':
      return `${shownFile(file)} maps ${reason.reference} to another connector. Correct its ConnectorId or remove the entry first.`;
    case 'mappedTwice':
      return `${shownFile(file)} maps ${reason.reference} twice. Remove one entry first.`;
    case 'settingsShared':
      return `${shownFile(file)} is for several environments, and ${reason.environment} would get another connection for ${reason.reference} than it should. Map ${reason.reference} in each of them first.`;
    case 'definedRepeatedly': {
      const times = reason.count === 2 ? 'twice' : `${reason.count} times`;
      const connectors = reason.connectors.length === 0 ? '' : `, for ${listed(reason.connectors)}`;
      return `${reason.solution} defines ${reason.reference} ${times}${connectors}. Repair that first.`;
    }
    case 'definedOnce':
      return `${reason.reference} is not defined more than once here any more.`;
    case 'nameOfOtherDefinition':
      return 'The other definition has this name.';
    case 'flowsOnOtherConnector':
      return `Flows that name ${reason.reference} already want another connector.`;
    case 'nameOfSeveral':
      return `${reason.reference} stands for several connectors. Rename one of them first.`;
    case 'mergedIntoItself':
      return `${reason.reference} cannot be merged into itself.`;
    case 'connectorsDiffer': {
      const [source, target] = reason.definitions;
      return `${source.reference} is for ${source.connector} and ${target.reference} for ${target.connector}: only references of one connector can be merged.`;
    }
    case 'mergeCycle':
      return `${cycleText(reason.cycle)} Let another one stay, or copy ${reason.reference} to ${listed(reason.users)} first.`;
    case 'copyCycle':
      return `${cycleText(reason.cycle)} ${reason.isForConnector ? `Put its custom connector into ${reason.target} first, or into a solution of its own.` : 'Choose a solution that needs none of them.'}`;
    case 'referencePresent':
      return `${reason.solution} has it already.`;
    case 'definedAlready':
      return `${reason.solution} defines ${reason.reference} already.`;
    case 'definedForOtherConnector':
      return `${reason.solution} defines ${reason.reference} for another connector.`;
    case 'sameSolution':
      return `${listed(reason.roots.map((root) => shownRoot({ root })))} are one solution, ${reason.solution}: export it again instead of copying ${reason.reference}.`;
    case 'used':
      return `${useText(reason.use, reason.reference)}.`;
    case 'notEditable':
      return `${partText(reason.part)}, and ${obstacleText(reason.obstacle)}. Change its source, and export it again.`;
  }
}

/** Why a name cannot be used. */
export function nameProblemText(problem: NameProblem): string {
  switch (problem.kind) {
    case 'nameDefined':
      return `${problem.solution} already defines ${problem.reference}.`;
    case 'nameMalformed':
      return 'A logical name is the publisher’s prefix, an underscore, then letters, digits, underscores, dots and hyphens.';
    case 'nameTooLong':
      return `A logical name has at most ${problem.limit} characters.`;
    case 'nameUnchanged':
      return `It is called ${problem.reference} already.`;
    case 'nameUsed':
      return `${problem.user} names ${problem.reference} already.`;
    case 'displayNameEmpty':
      return 'A display name is needed.';
    case 'displayNameTaken':
      return `${problem.reference} has this display name already.`;
  }
}

/** What a logical name stands for, without what to do about it. */
export function severalConnectorsText({ reference, definitions }: SeveralConnectors): string {
  const defining = definitions.map(({ solution, connector }) => `${solution} defines it for ${connector}`);
  return `${reference} stands for several connectors: ${listed(defining)}.`;
}

function customizationsText(problem: CustomizationsProblem): string {
  switch (problem.kind) {
    case 'yamlSolution':
      return `${problem.solution} is in the YAML layout of Dataverse Git integration, which is shown and not edited.`;
    case 'customizationsUnreadable':
      return 'Customizations.xml cannot be read. Repair it first.';
  }
}

function definitionsText({ reference, solutions }: NamedDefinitions): string {
  return solutions.length === 0 ? reference : `${reference} of ${listed(solutions)}`;
}

function cycleText({ solutions, steps }: DependencyCycle): string {
  return `${listed(solutions)} would need each other, and ${solutions.length === 2 ? 'neither' : 'none'} could be imported first. ${cycleWords(solutions, steps).join(' ')}`;
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
      return `${obstacle.solution} is in a zip, which is not edited`;
    case 'managedExport':
      return `${obstacle.solution} is a managed export, which is built and not edited`;
    case 'noManifest':
      return `${shownRoot({ root: obstacle.root })} has no Solution.xml that can be read, so it may be a managed export`;
  }
}
