import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, join, relative, resolve, sep } from 'node:path';
import { FileComponentSource } from '../core/engine/componentSource';
import { Engine } from '../core/engine/engine';
import { defaultFolderSettings } from '../core/engine/folderState';
import { withoutArchiveMark } from '../core/model/archivePath';
import { type FilePath, folderOf, pathInFolder } from '../core/model/filePath';
import { NodeFileTree } from '../platform/nodeFileTree';
import { ParallelComponentSource } from '../platform/parallelReading/parallelComponentSource';
import { ArchiveFileTree } from '../platform/zip/archiveFileTree';
import { CommandError } from './commandError';
import { WorkspaceFileTree } from './workspaceFileTree';

/** Beside the main one: more hardly help, since the main thread takes up what all of them read. */
const mostThreads = 3;

/** What the folders that a command names hold. */
export interface Workspace {
  readonly engine: Engine;
  /** The identifiers of the folders, in their order. */
  readonly folders: readonly string[];
  /** Their absolute paths. */
  readonly directories: readonly string[];
  /** The configurations in directories below them, which nobody reads. */
  readonly configsBelow: readonly FilePath[];
  /** The files of the disk, without those in zips. */
  readonly tree: NodeFileTree;
  /** How a path is shown to the user: relative to the working folder, with `/`. */
  readonly shownPath: (path: FilePath) => string;
  /** The file at an absolute path; undefined where it lies in none of the folders. */
  readonly fileAt: (path: string) => FilePath | undefined;
  /** Lets the engine read texts as if they were on the disk, where they are not written, or not yet. */
  readonly takeForWritten: (texts: ReadonlyMap<FilePath, string>) => Promise<void>;
}

/** Reads folders. @param folders Absolute, none of them in another, as `readFolders` gives them. */
export async function openWorkspace(folders: readonly string[], { zips = false } = {}): Promise<Workspace> {
  const directories = new Map(folders.map((folder, at) => [`${at}-${basename(folder).replaceAll('/', '')}`, folder]));
  const tree = new NodeFileTree((folder) => directories.get(folder), { mayBlock: true });
  const files = new WorkspaceFileTree(zips ? new ArchiveFileTree(tree) : tree);
  const threads = {
    file: join(__dirname, 'readingThread.js'),
    count: Math.min(availableParallelism() - 1, mostThreads),
  };
  const components = new ParallelComponentSource(tree, threads, new FileComponentSource(files, () => undefined));
  const engine = new Engine({ files, components });
  for (const folder of directories.keys()) {
    engine.setFolder(folder, { ...defaultFolderSettings, checkZips: zips });
  }
  await engine.settle();
  const shownPath = (path: FilePath): string => {
    const absolute = resolve(directories.get(folderOf(path)) ?? '', pathInFolder(withoutArchiveMark(path)));
    return relative(process.cwd(), absolute).split(sep).join('/') || '.';
  };
  const fileAt = (path: string): FilePath | undefined => {
    const [folder, directory = ''] = [...directories].find(([, each]) => isInside(path, each)) ?? [];
    return folder && `${folder}/${relative(directory, path).split(sep).join('/')}`;
  };
  const takeForWritten = async (texts: ReadonlyMap<FilePath, string>): Promise<void> => {
    for (const [file, text] of texts) {
      files.addUnwritten(file);
      engine.setUnsaved(file, text);
      engine.noteChanged(file);
    }
    await engine.settle();
  };
  return {
    engine,
    folders: [...directories.keys()],
    directories: folders,
    configsBelow: files.configsBelow,
    tree,
    shownPath,
    fileAt,
    takeForWritten,
  };
}

/** The folders that arguments name, the working folder without any: absolute, and none of them in another. */
export function readFolders(args: readonly string[]): string[] {
  const folders = [...new Set((args.length > 0 ? args : ['.']).map((folder) => resolve(folder)))];
  for (const folder of folders) {
    const found = statSync(folder, { throwIfNoEntry: false });
    if (!found) {
      throw new CommandError(`There is no folder ${folder}.`);
    }
    if (!found.isDirectory()) {
      throw new CommandError(`${folder} is a file. ${folderWanted(folder)}`);
    }
  }
  return folders.filter((folder) => !folders.some((other) => isInside(folder, other)));
}

function folderWanted(file: string): string {
  return /\.zip$/i.test(file)
    ? 'Unpack the solution with pac solution unpack and name that folder, or name the folder of the file in connref check --zips.'
    : 'Name a folder: all solutions and settings files in it are read.';
}

/** Whether a path lies in a folder, which is read with all that is in it: nothing is read twice. */
function isInside(path: string, folder: string): boolean {
  return path !== folder && path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}
