import type { AbsentComponent } from '../dependencies/absentComponent';

/** The next step if `MissingDependencies` says which solution contains the component. @param noun Such as `the connector`. */
export function importOwnerFirst(noun: string, owner: string, solution: string): string {
  return `In the environment that ${solution} was exported from, ${owner} contains ${noun}. Import ${owner} first.`;
}

/**
 * The next step if no solution in the workspace was found to contain a component. If a solution was not read, that solution may
 * contain the component, and the user must look there first.
 * @param noun Such as `the connector`.
 */
export function nextStepUnlessUnread(
  unreadReason: AbsentComponent['unreadReason'],
  noun: string,
  nextStep: string,
): string {
  switch (unreadReason) {
    case 'unreadable':
      return `A solution in the workspace that cannot be read may contain ${noun}: fix that solution first.`;
    case 'notRead':
      return `A solution in the YAML layout of Dataverse Git integration may contain ${noun}: look there first, because Connref does not read that layout.`;
    case undefined:
      return nextStep;
  }
}
