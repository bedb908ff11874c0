import { archiveOf } from '../../../core/model/archivePath';
import type { Solution } from '../../../core/model/solution';
import { canParse } from '../../../core/model/solutionIdentity';
import type { SolutionCopy, WorkspaceIndex } from '../../../core/model/workspaceIndex';

/** What the row of a solution says about it, beside its name and version. */
export type SolutionMark =
  | { readonly kind: 'managed' | 'zip' | 'notChecked' | 'incomplete' }
  | { readonly kind: 'copy'; readonly of: SolutionCopy };

/** The marks of a solution, in the order in which its row shows them. */
export function solutionMarks(solution: Solution, index: Pick<WorkspaceIndex, 'copyOf'>): SolutionMark[] {
  const { root, manifest, missingFile } = solution;
  const copy = index.copyOf(solution);
  return [
    ...(manifest?.managed === 'managed' ? [{ kind: 'managed' } as const] : []),
    ...(archiveOf(root) === undefined ? [] : [{ kind: 'zip' } as const]),
    ...(canParse(solution) ? [] : [{ kind: 'notChecked' } as const]),
    ...(missingFile === undefined ? [] : [{ kind: 'incomplete' } as const]),
    ...(copy ? [{ kind: 'copy', of: copy } as const] : []),
  ];
}
