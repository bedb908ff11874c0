import type { Solution } from '../../../model/solution';
import { canParse, solutionName } from '../../../model/solutionIdentity';
import type { Refusal } from './refactoring';
import type { CustomizationsProblem } from './refusalReason';

/**
 * Refuses an edit of copies of one solution if the `Customizations.xml` of a copy is missing or cannot be read: whether
 * this copy defines a reference is unknown.
 */
export function customizationsRefusals(copies: readonly Solution[]): Refusal[] {
  return copies.flatMap((copy) => {
    const reason = customizationsProblem(copy);
    return reason ? [{ file: copy.customizationsFile ?? copy.manifestFile, reason }] : [];
  });
}

/**
 * Why connection references cannot be added to the `Customizations.xml` of a solution; undefined if they can be added.
 */
export function customizationsProblem(solution: Solution): CustomizationsProblem | undefined {
  if (!canParse(solution)) {
    return { kind: 'yamlSolution', solution: solutionName(solution) };
  }
  return solution.customizationsReadable ? undefined : { kind: 'customizationsUnreadable' };
}
