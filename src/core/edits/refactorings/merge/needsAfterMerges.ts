import type { NeededComponent } from '../../../dependencies/component';
import { sameName } from '../../../model/names';
import { solutionName } from '../../../model/solutionIdentity';
import type { WorkspaceIndex } from '../../../model/workspaceIndex';
import { dependencyCycle, type NeedsAfter, needsAfter } from '../shared/needsAfter';
import type { Refactoring, Refusal } from '../shared/refactoring';
import type { RefactoringNote } from '../shared/refactoringNote';
import { changedBy, type ReferenceMerge, solutionsAfterMerge } from './solutionsAfterMerge';

/** What solutions need of each other then. Only one that does not hold what stays can come to need another one. */
export function needsAfterMerges(
  merges: readonly ReferenceMerge[],
  index: WorkspaceIndex,
): Pick<Refactoring, 'notes' | 'refusals'> {
  const isNeedNew = merges.some((merge) =>
    [...changedBy(merge)].some((each) => !merge.target.solutions.includes(each) && !merge.copyTargets.includes(each)),
  );
  if (!isNeedNew) {
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

/** What an import in any order would fail for. */
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
