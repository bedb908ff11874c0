import type { AbsentComponent } from '../dependencies/absentComponent';
import { solutionOfListing } from '../dependencies/listedComponents';

/**
 * The next step for a component that is not in the solution that uses it, if `MissingDependencies` of that solution says
 * which solution contains the component.
 * @param noun The component, such as `the connector`.
 * @param owner The solution that contains the component.
 * @param solution The solution that uses the component.
 */
export function importOwnerFirst(noun: string, owner: string, solution: string): string {
  return `In the environment that ${solution} was exported from, ${owner} contains ${noun}. Import ${owner} first.`;
}

/**
 * What happens if `MissingDependencies` gives a solution of the workspace, and that solution does not contain the
 * component now. The parameters are those of {@link importOwnerFirst}.
 */
export function ownerLacksIt(noun: string, owner: string, solution: string): string {
  return `When ${solution} was exported, ${owner} contained ${noun}, but ${solutionOfListing(owner)} in this workspace does not. The import fails unless the target environment still has ${noun}.`;
}

/** What an import does about a component that the target environment lacks. @param noun The component. */
export function failsUnlessThere(noun: string, unreadReason: AbsentComponent['unreadReason']): string {
  return resultUnlessUnread(
    unreadReason,
    'the import fails',
    `The import fails unless the target environment already has ${noun}.`,
  );
}

/**
 * What follows if a component is missing. If a part of the workspace was not read, the component may be there, so what
 * follows is unknown.
 * @param consequence What follows, as a clause, such as `the import fails`.
 * @param result The sentence if everything was read.
 */
export function resultUnlessUnread(
  unreadReason: AbsentComponent['unreadReason'],
  consequence: string,
  result: string,
): string {
  return unreadReason === undefined ? result : `It is unknown whether ${consequence}.`;
}

/**
 * The next step for a component that no read solution of the workspace contains. If a solution could not be read, that
 * solution may contain the component, so the next step is to look in that solution.
 * @param unreadReason Why a solution was not read. Undefined if all solutions were read.
 * @param noun The component, such as `the connector`.
 * @param nextStep The next step if all solutions were read.
 */
export function nextStepUnlessUnread(
  unreadReason: AbsentComponent['unreadReason'],
  noun: string,
  nextStep: string,
): string {
  switch (unreadReason) {
    case 'unreadable':
      return `A file or folder in the workspace that cannot be read may contain ${noun}: fix it first.`;
    case 'notRead':
      return `A solution in the YAML layout of Dataverse Git integration may contain ${noun}: look in that solution first, because Connref does not read this layout.`;
    case undefined:
      return nextStep;
  }
}
