import * as nodeFileSystem from 'node:fs';
import { readdirSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, join, relative, resolve } from 'node:path';
import { FileComponentSource } from '../core/engine/componentSource';
import type { ConnectionLists } from '../core/engine/deployments';
import { Engine } from '../core/engine/engine';
import { defaultFolderSettings } from '../core/engine/folderState';
import { withoutArchiveMark } from '../core/model/archivePath';
import { type FilePath, folderOf, pathInFolder } from '../core/model/filePath';
import { judge } from '../core/rules/judge';
import { NodeFileTree } from '../platform/nodeFileTree';
import { ParallelComponentSource } from '../platform/parallelReading/parallelComponentSource';
import { realPath } from '../platform/writing/locateFile';
import { ArchiveFileTree } from '../platform/zip/archiveFileTree';
import { CommandError } from './commandError';
import { ignoredConfigs } from './ignoredConfigs';
import { type JournalHandling, journalsAbove, leftJournals, undoInterrupted } from './interruptedCommands';
import { WorkspaceFileTree } from './workspaceFileTree';
import { print } from './print';
import { isInside, toSlashes } from '../platform/paths';

/**
 * The largest number of threads that read files. More threads would hardly save time, because the main thread must
 * process the results of all of them.
 */
const maxWorkerThreads = 3;

/** The folders that a command works on, and the engine that has read the files in them. */
export interface Workspace {
  readonly engine: Engine;
  /** The ids that the engine uses for the folders, in the order of the command line. */
  readonly folders: readonly string[];
  /** The files on the disk, without the files inside zip files. */
  readonly tree: NodeFileTree;
  /** The absolute paths of the folders, in the order of the command line. */
  readonly directories: readonly string[];
  /** The paths of zip files that were not opened. */
  readonly unopenedZips: readonly FilePath[];
  /** Converts a path to the form that is printed: relative to the working folder, with `/`. */
  readonly shownPath: (path: FilePath) => string;
  /** The engine's path of the file at an absolute path without links; undefined when it is outside all folders. */
  readonly fileAt: (path: string) => FilePath | undefined;
  /** Lets the engine read the given texts as if they were written to the disk. Writes no file. */
  readonly simulateWrites: (texts: ReadonlyMap<FilePath, string>) => Promise<void>;
}

/**
 * Reads all solutions and settings files in folders.
 * @param folders Absolute paths from {@link readFolders}, which makes sure that none of the folders is inside another.
 * @param errors Gets a warning for each `.connref.json` that has no effect, and the lines about interrupted
 * commands.
 * @throws CommandError when a command was interrupted in the folders and that cannot be ignored.
 */
export async function openWorkspace(
  folders: readonly string[],
  errors: NodeJS.WritableStream,
  {
    zips = false,
    journals = 'name',
    connectionLists,
  }: {
    readonly zips?: boolean;
    readonly journals?: JournalHandling;
    readonly connectionLists?: ConnectionLists;
  } = {},
): Promise<Workspace> {
  if (journals === 'undo') {
    print(errors, await undoInterrupted(folders));
  }
  const directories = new Map(folders.map((folder, at) => [`${at}-${basename(folder).replaceAll('/', '')}`, folder]));
  const tree = new NodeFileTree((folder) => directories.get(folder), { mayBlock: true });
  const files = new WorkspaceFileTree(zips ? new ArchiveFileTree(tree) : tree);
  const threads = {
    file: join(__dirname, 'readingThread.js'),
    count: Math.min(availableParallelism() - 1, maxWorkerThreads),
  };
  const components = new ParallelComponentSource(tree, threads, new FileComponentSource(files, () => undefined));
  const engine = new Engine({
    files,
    loadJudge: () => judge,
    components,
    ...(connectionLists && { connectionLists }),
  });
  for (const folder of directories.keys()) {
    engine.setFolder(folder, { ...defaultFolderSettings, checkZips: zips });
  }
  await engine.settle();
  const shownPath = (path: FilePath): string => {
    const absolute = resolve(directories.get(folderOf(path)) ?? '', pathInFolder(withoutArchiveMark(path)));
    return toSlashes(relative(process.cwd(), absolute)) || '.';
  };
  const fileAt = (path: string): FilePath | undefined => {
    const real = [...directories].map(([folder, each]) => [folder, realPath(nodeFileSystem, each)] as const);
    const [folder, directory = ''] = real.find(([, each]) => isInside(path, each)) ?? [];
    return folder && `${folder}/${toSlashes(relative(directory, path))}`;
  };
  const simulateWrites = async (texts: ReadonlyMap<FilePath, string>): Promise<void> => {
    for (const [file, text] of texts) {
      files.addSimulated(file);
      engine.setUnsaved(file, text);
      engine.noteChanged(file);
    }
    await engine.settle();
  };
  print(errors, leftJournals([...journalsAbove(folders), ...files.journals.map(shownPath)], journals));
  print(errors, ignoredConfigs({ directories: folders, configsBelow: files.configsBelow.map(shownPath) }));
  return {
    engine,
    folders: [...directories.keys()],
    tree,
    directories: folders,
    unopenedZips: zips ? [] : files.zips,
    shownPath,
    fileAt,
    simulateWrites,
  };
}

/**
 * The absolute paths of the folders on the command line, or of the working folder when none is given. A folder inside
 * another given folder is left out, so that no file is read twice.
 * @throws CommandError when a path does not exist, is a file, or is the folder `Other` of an unpacked solution.
 */
export function readFolders(args: readonly string[]): string[] {
  const given = new Map((args.length > 0 ? args : ['.']).map((folder) => [resolve(folder), folder]));
  for (const [path, folder] of given) {
    const found = statSync(path, { throwIfNoEntry: false });
    if (!found) {
      throw new CommandError(`The folder ${folder} does not exist. Check the path.`);
    }
    if (!found.isDirectory()) {
      throw new CommandError(`${folder} is a file, but a folder is expected. ${folderHint(folder)}`);
    }
    if (isPartOfSolution(path)) {
      throw new CommandError(
        `${folder} is only a part of a solution, and its flows and other components are beside it. Run the command on the folder around it.`,
      );
    }
  }
  const folders = [...given.keys()];
  return folders.filter((folder) => !folders.some((other) => isInside(folder, other)));
}

/** Whether a folder is `Other` of an unpacked solution. Alone it would look like an export without flows. */
function isPartOfSolution(folder: string): boolean {
  return (
    basename(folder).toLowerCase() === 'other' && readdirSync(folder).some((name) => /^solution\.xml$/i.test(name))
  );
}

function folderHint(file: string): string {
  return /\.zip$/i.test(file)
    ? 'Unpack the solution with pac solution unpack, or run connref check --zips on the folder that contains the zip file.'
    : 'Use the folder that contains the file. All solutions and settings files in that folder are read.';
}
