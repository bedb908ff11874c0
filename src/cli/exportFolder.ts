import { neverReadNames } from '../core/config/pathFilter';
import { type FilePath, folderOf, isBelow } from '../core/model/filePath';
import { mayHideComponents } from '../core/model/gap';
import type { Solution } from '../core/model/solution';
import { solutionName } from '../core/model/solutionIdentity';
import type { WorkspaceIndex } from '../core/model/workspaceIndex';
import { type ExportFolder, packExport, type PackRefusal } from '../core/packing/packExport';
import { isWithoutDefinition } from '../core/plan/faults/flowFaults';
import type { ImportPlan } from '../core/plan/importPlan';
import { shownPath as pathInPlan } from '../core/plan/planScope';
import { exportLayout } from '../core/readers/layouts/exportLayout';
import { uniqueBy } from '../core/text/unique';
import { packRefusalWords } from '../core/words/packWords';
import { firstTen } from './firstTen';
import type { Workspace } from './workspace';

/** The extracted exports that the steps of a plan pack. @param folder The identifier of the plan's workspace folder. */
export function exportsIn({ commands, solutions }: ImportPlan, folder: string, index: WorkspaceIndex): Solution[] {
  const zipped = new Set(commands.flatMap((command) => (command.kind === 'zip' ? command.solution : [])));
  const paths = new Set(solutions.flatMap(({ solution, path }) => (zipped.has(solution) ? path : [])));
  return index.solutions().filter(({ root }) => folderOf(root) === folder && paths.has(pathInPlan(root)));
}

/** Why extracted exports cannot be packed by `connref zip`, as lines; empty if all can. */
export async function unpackableLines(exports: readonly Solution[], workspace: Workspace): Promise<string[]> {
  const lines = await Promise.all(
    exports.map(async (solution) => {
      const packed = await packExport((await exportFolderOf(solution, workspace)).folder);
      return packed.kind === 'packed'
        ? []
        : [
            `connref zip cannot pack ${solutionName(solution)}:`,
            ...refusalLines(packed.refusals, solution, workspace).map((line) => `  ${line}`),
          ];
    }),
  );
  return lines.flat();
}

/** The first reasons why an export is not packed, as sentences. */
export function refusalLines(
  refusals: readonly PackRefusal[],
  { root }: Solution,
  { shownPath }: Pick<Workspace, 'shownPath'>,
): string[] {
  return firstTen(refusals.map((refusal) => packRefusalWords(refusal, (path) => shownPath(`${root}/${path}`))));
}

/** The folder of an export, and what of it is not looked into: hidden files and folders, those of builds, other solutions. */
export async function exportFolderOf(
  solution: Solution,
  { engine, tree }: Workspace,
): Promise<{ folder: ExportFolder; skipped: string[] }> {
  const { root } = solution;
  const relative = (path: FilePath): string => path.slice(root.length + 1);
  const skipped: string[] = [];
  const listing = await tree.list(root, (path) => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const isSkipped = isBelow(path, root) && (name.startsWith('.') || neverReadNames.includes(name));
    if (isSkipped) {
      skipped.push(relative(path));
    }
    return isSkipped;
  });
  const inner = engine.index.solutions().filter((each) => isBelow(each.root, root));
  skipped.push(...inner.map((each) => `${relative(each.root)}/`));
  const isOwn = (path: FilePath): boolean => !inner.some((each) => path === each.root || isBelow(path, each.root));
  const gaps = [
    ...listing.gaps,
    ...engine.index.gaps().filter((gap) => mayHideComponents(gap) && isBelow(gap.path, root)),
  ];
  return {
    skipped,
    folder: {
      paths: listing.files.filter(isOwn).map(relative),
      gaps: uniqueBy(
        gaps.filter(({ path }) => isOwn(path)),
        ({ path }) => path,
      ).map((gap) => ({
        ...gap,
        path: relative(gap.path),
      })),
      objection: (path) => {
        const file = `${root}/${path}`;
        if (exportLayout.kindOf(path.toLowerCase()) !== undefined && !engine.isComponent(file)) {
          return 'excluded';
        }
        const flow = solution.flows.get(file);
        return flow && isWithoutDefinition(flow) ? 'noFlow' : undefined;
      },
      read: async (path) => tree.read(`${root}/${path}`),
    },
  };
}
