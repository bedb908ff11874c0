import * as nodeFileSystem from 'node:fs';
import { resolve } from 'node:path';
import { isBelow } from '../core/model/filePath';
import type { Solution } from '../core/model/solution';
import { solutionName } from '../core/model/solutionIdentity';
import { chooseExportFiles } from '../core/packing/exportFiles';
import { type ExportFolder, packExport, type PackedExport, type PackedFile } from '../core/packing/packExport';
import { countOf } from '../core/text/countOf';
import { compareTexts } from '../core/text/order';
import { realPath } from '../platform/writing/locateFile';
import { fitsIntoZip, isWrittenZip, mostZippedFiles, writeZip } from '../platform/zip/writeZip';
import { zipLimits } from '../platform/zip/zipLimits';
import { CommandError } from './commandError';
import type { CommandHelp } from './commandHelp';
import { configFindings } from './configFindings';
import { exportFolderOf, refusalLines } from './exportFolder';
import { firstTen } from './firstTen';
import { type OutputFile, refuseOutputOverFile, writeOutput } from './outputFile';
import { print } from './print';
import { missingArgument, readArguments } from './readArguments';
import { findSolution } from './references/findSolution';
import { openWorkspace, readFolders, type Workspace } from './workspace';

export const zipHelp: CommandHelp = {
  summary: 'Packs an extracted export into a solution zip.',
  details: `An extracted export has solution.xml and customizations.xml in its folder. pac solution pack cannot pack this layout; for an
unpacked solution (Other/Solution.xml) and for the YAML layout, use pac solution pack.
The files stay as they are on the disk, and the same files always give the same zip. Files that don't belong to an export are
left out and listed. [Content_Types].xml is completed, or made if the folder has none.
A solution that cannot be read in full is not packed.`,
  usage: 'connref zip <solution> [folder…] --output FILE [--force]',
  options: [
    ['<solution>', 'The unique name of the solution, or its folder'],
    [
      '--output FILE',
      'The zip to write; required. Missing folders are created.\nAn existing file is replaced only if an earlier run wrote it and nobody changed it since',
    ],
    ['--force', 'Replace any file that Connref does not read'],
  ],
  example: 'connref zip Contoso --output obj/Contoso.zip',
  exitCodes: [
    'The zip was written',
    'Never',
    'Nothing was written: the solution is refused, or the command cannot run',
  ],
};

/** Runs `connref zip`, which packs the folder of an extracted export. @returns The exit code. */
export async function zipCommand(
  args: readonly string[],
  output: NodeJS.WriteStream,
  errors: NodeJS.WriteStream,
): Promise<number> {
  const { values, positionals } = readArguments(args, { output: { type: 'string' }, force: { type: 'boolean' } });
  const [name, ...folders] = positionals;
  if (name === undefined || values.output === undefined) {
    throw missingArgument('The solution or --output', zipHelp);
  }
  // Half of the change of another command would become a zip that looks right.
  const workspace = await openWorkspace(readFolders(folders), errors, { journals: 'refuse' });
  print(errors, await configFindings(workspace));
  const solution = findSolution(name, workspace.engine.index);
  refuseOtherLayout(solution, values.output, workspace);
  const target: OutputFile = { path: values.output, isForced: values.force ?? false, isOwn: isWrittenZip, advice };
  refuseOutputOverFile(target, (existing) => {
    refuseInput(target, existing, workspace);
  });
  const { folder, skipped } = await exportFolderOf(solution, workspace);
  const shown = (path: string): string => workspace.shownPath(`${solution.root}/${path}`);
  const packed = await packExport(folder);
  if (packed.kind === 'refused') {
    throw new CommandError(
      [
        `${solutionName(solution)} cannot be read in full. Nothing was written.`,
        ...refusalLines(packed.refusals, solution, workspace),
      ].join('\n  '),
    );
  }
  refuseOutputInExport(target, packed, folder, solution, workspace);
  refuseTooLarge(packed.files);
  print(errors, await writeOutput(target, writeZip(packed.files)));
  const { version = '' } = solution.manifest ?? {};
  const lines = [
    `${values.output}: ${solutionName(solution)} ${version}, ${countOf(packed.files.length, 'file')}.`,
    ...contentTypesLines(packed, shown),
    ...leftLines([...packed.left, ...skipped], packed.files, shown),
  ];
  print(output, lines.map((line) => `${line}\n`).join(''));
  return 0;
}

type Packed = Extract<PackedExport, { kind: 'packed' }>;

const advice = 'Choose another path for --output, such as obj/Contoso.zip.';

function refuseOtherLayout(solution: Solution, output: string, { shownPath }: Workspace): void {
  const { layout, root } = solution;
  if (layout === 'export') {
    return;
  }
  // The components in the YAML layout lie beside the folder `solutions`.
  const packed = layout === 'yaml' ? root.replace(/\/[^/]+\/[^/]+$/, '') : root;
  const what = layout === 'yaml' ? 'in the YAML layout' : 'an unpacked solution';
  throw new CommandError(
    `${shownPath(root)} is ${what}, and this command packs only extracted exports. Use: pac solution pack --folder ${shownPath(packed)} --zipfile ${output}`,
  );
}

/** Stops the command if its output is a file of the zip, or the next run would pack it. */
function refuseOutputInExport(
  { path }: OutputFile,
  { left }: Packed,
  { paths }: ExportFolder,
  { root }: Solution,
  { fileAt }: Workspace,
): void {
  const file = fileAt(realPath(nodeFileSystem, resolve(path)));
  if (file === undefined || !isBelow(file, root)) {
    return;
  }
  const relative = file.slice(root.length + 1);
  const isPacked = paths.includes(relative)
    ? !left.includes(relative)
    : chooseExportFiles([relative], [], []).packed.length > 0;
  if (isPacked) {
    throw new CommandError(`${path} belongs to the solution. ${advice}`);
  }
}

function refuseInput({ path }: OutputFile, target: string, { engine, fileAt }: Workspace): void {
  const file = fileAt(target);
  if (file !== undefined && (engine.isComponent(file) || engine.index.settingsIn(file) !== undefined)) {
    throw new CommandError(`${path} is a file that Connref reads, so it cannot be the output. ${advice}`);
  }
}

function refuseTooLarge(files: readonly PackedFile[]): void {
  if (!fitsIntoZip(files)) {
    throw new CommandError(
      `The solution is too large. A zip of Connref has at most ${mostZippedFiles} files of ${zipLimits.unpackedBytes / 1024 / 1024} MB together.`,
    );
  }
}

/** What was done about `[Content_Types].xml`. @param shown Turns a path in the folder into the form that is printed. */
function contentTypesLines({ contentTypes, absentParts }: Packed, shown: (path: string) => string): string[] {
  return [
    ...(contentTypes === 'completed'
      ? ['[Content_Types].xml lacked types of files. In the zip it has them; in the folder it is unchanged.']
      : []),
    ...(contentTypes === 'generated' ? ['[Content_Types].xml was made, because the folder has none.'] : []),
    ...(absentParts.length > 0
      ? [
          '[Content_Types].xml lists files that are not in the folder. If they were not removed on purpose, restore them:',
          ...firstTen(absentParts.map(shown)).map((line) => `  ${line}`),
        ]
      : []),
  ];
}

/** What is not in the zip. A folder of which nothing is in the zip counts as one path. */
function leftLines(left: readonly string[], packed: readonly PackedFile[], shown: (path: string) => string): string[] {
  const folders = new Set(packed.map(({ name }) => name.split('/', 1)[0]?.toLowerCase()));
  const paths = left.map((path) => {
    const [top = ''] = path.split('/', 1);
    return path.includes('/') && !folders.has(top.toLowerCase()) ? `${top}/` : path;
  });
  return paths.length === 0
    ? []
    : [
        'Not in the zip, because it does not belong to an export:',
        ...[...new Set(paths)].sort(compareTexts).map((path) => `  ${shown(path)}`),
      ];
}
