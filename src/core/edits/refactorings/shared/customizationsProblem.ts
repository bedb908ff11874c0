import type { Solution } from '../../../model/solution';
import { canParse, solutionName } from '../../../model/solutionIdentity';

/** Why nothing can be added to the `Customizations.xml` of a solution, as a sentence; undefined where it can. */
export function customizationsProblem(solution: Solution): string | undefined {
  if (!canParse(solution)) {
    return `${solutionName(solution)} is in the YAML layout of Dataverse Git integration, which is shown and not edited.`;
  }
  return solution.customizationsReadable ? undefined : 'Customizations.xml cannot be read. Repair it first.';
}
