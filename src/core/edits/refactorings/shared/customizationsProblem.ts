import type { Solution } from '../../../model/solution';
import { canParse, solutionName } from '../../../model/solutionIdentity';
import type { CustomizationsProblem } from './refusalReason';

/**
 * Why connection references cannot be added to the `Customizations.xml` of a solution; undefined if they can be added.
 */
export function customizationsProblem(solution: Solution): CustomizationsProblem | undefined {
  if (!canParse(solution)) {
    return { kind: 'yamlSolution', solution: solutionName(solution) };
  }
  return solution.customizationsReadable ? undefined : { kind: 'customizationsUnreadable' };
}
