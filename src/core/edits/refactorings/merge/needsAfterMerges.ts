import type { NeededComponent } from '../../../dependencies/component';
import { sameName } from '../../../model/names';
import { solutionName } from '../../../model/solutionIdentity';
import type { WorkspaceIndex } from '../../../model/workspaceIndex';
import { dependencyCycle, type NeedsAfter, needsAfter } from '../shared/needsAfter';
import type { Refactoring, Refusal } from '../shared/refactoring';
import type { RefactoringNote } from '../shared/refactoringNote';
import { solutionsChangedBy, type ReferenceMerge, solutionsAfterMerge } from './solutionsAfterMerge';

/**
 * Checks which new dependencies between solutions follow from merges. A changed solution gets a new dependency only if
 * it doesn't define the kept reference after the merge; if all of them define it, nothing is computed.
 * @returns Notes about new dependencies, and refusals if solutions would need each other.
 */
export function needsAfterMerges(
  merges: readonly ReferenceMerge[],
  index: WorkspaceIndex,
): Pick<Refactoring, 'notes' | 'refusals'> {
  const canHaveNewNeeds = merges.some((merge) =>
    [...solutionsChangedBy(merge)].some(
      (each) => !merge.target.solutions.includes(each) && !merge.copyTargets.includes(each),
    ),
  );
  if (!canHaveNewNeeds) {
    return { notes: [], refusals: [] };
  }
  const { newNeeds, newCycle, steps } = needsAfter(solutionsAfterMerge(merges), index);
  return {
    notes: merges.flatMap(({ target, copyTargets }) => {
      const { logicalName: reference } = target.reference;
      const holders = [...new Set([...target.solutions, ...copyTargets].map(solutionName))];
      return newNeeds
        .filter(({ needs }) => isAmong(needs, reference))
        .map(({ solution }): RefactoringNote => ({ kind: 'newNeed', solution, reference, holders }));
    }),
    refusals: newCycle ? cycleRefusals(merges, newCycle, steps) : [],
  };
}

function isAmong(needs: readonly NeededComponent[], logicalName: string): boolean {
  return needs.some(({ kind, name }) => kind === 'connectionReference' && sameName(name, logicalName));
}

/**
 * Refuses merges that would make solutions need each other, because none of these solutions could be imported first.
 */
function cycleRefusals(
  merges: readonly ReferenceMerge[],
  newCycle: readonly string[],
  steps: NeedsAfter['steps'],
): Refusal[] {
  return merges.flatMap(({ target: { reference } }) => {
    const { file, logicalName } = reference;
    const users = steps.filter(
      ({ solution, dependsOn }) =>
        newCycle.includes(solution) &&
        dependsOn.some(
          (dependency) => newCycle.includes(dependency.solution) && isAmong(dependency.needs, logicalName),
        ),
    );
    return users.length === 0
      ? []
      : [
          {
            file,
            reason: {
              kind: 'mergeCycle',
              cycle: dependencyCycle(newCycle, steps),
              reference: logicalName,
              users: users.map(({ solution }) => solution),
            },
          },
        ];
  });
}
