import { directoryOf, type FilePath } from '../model/filePath';
import { forEachYielding, type YieldToHost } from '../text/yieldToHost';
import type { FileCatalog } from './fileCatalog';
import type { FileTree } from './fileTree';
import type { FolderStates } from './folderStates';
import type { PendingChanges } from './pendingChanges';
import type { SolutionGraphs } from './solutionGraphs';
import type { SolutionState } from './solutionState';

export interface MissingFlowsParts {
  readonly files: FileTree;
  readonly catalog: FileCatalog;
  readonly folders: FolderStates;
  readonly graphs: SolutionGraphs;
  readonly yieldToHost: YieldToHost;
}

/**
 * Finds out which flow files that the metadata of a solution refers to do not exist. A file that was not read may exist all
 * the same: it is excluded, or in a part of the workspace that was not listed. Each other file is asked for.
 * @param changed The solutions that changed in the round.
 * @param pending The changes that were reported. A file that was found to be missing may exist now.
 * @returns The solutions whose files were asked for.
 */
export async function findMissingFlows(
  { catalog, files, folders, graphs, yieldToHost }: MissingFlowsParts,
  changed: ReadonlySet<SolutionState>,
  pending: PendingChanges,
): Promise<SolutionState[]> {
  const reported = new Set([...pending.changed, ...pending.deleted]);
  const isReported = (path: FilePath | undefined): boolean =>
    path !== undefined && (reported.has(path) || isReported(directoryOf(path)));
  const isMissing = async (file: FilePath): Promise<boolean> =>
    folders.stateOf(file)?.isExcluded(file) === false &&
    !catalog.isInGap(file) &&
    (await files.read(file)).kind === 'missing';
  const solutions = graphs.solutionsWithAbsentFlows.filter(
    (solution) => changed.has(solution) || solution.absentFlows.some(({ flow }) => isReported(flow.file)),
  );
  await forEachYielding(solutions, yieldToHost, async (solution) => {
    const missing = new Set<FilePath>();
    for (const { flow } of solution.absentFlows) {
      if (await isMissing(flow.file)) {
        missing.add(flow.file);
      }
    }
    solution.setMissingFlowFiles(missing);
  });
  return solutions;
}
