import * as nodeFileSystem from 'node:fs';
import type { EditOperation } from '../core/edits/operations/editOperation';
import { EditRefused } from '../core/edits/operations/editRefused';
import { type FileEdits, toTextEdits } from '../core/edits/writers/toTextEdits';
import type { FilePath } from '../core/model/filePath';
import { type DecodedText, decodeText, encodeText } from '../core/text/decodeText';
import { applyTextEdits } from '../core/text/textEdit';
import { isReadOnly, statusOf } from '../platform/writing/fileSystem';
import { holdSignals } from '../platform/writing/holdSignals';
import { locateFile, realFolders } from '../platform/writing/locateFile';
import {
  type FileChange,
  usualSystem,
  writeFiles as writeAllOrNone,
  type WritingSystem,
} from '../platform/writing/writeFiles';
import { CommandError } from './commandError';
import type { Workspace } from './workspace';
import { stoppedText, writeProblem } from './writeProblems';
import { print } from './print';

/** A file with the content that it will have after edit operations are applied. */
export interface PlannedFile extends FileChange {
  readonly file: FilePath;
}

/** The parts of a workspace that edits need. */
export type EditedWorkspace = Pick<Workspace, 'engine' | 'tree' | 'directories'>;

/** The edits of files, and the same files with their new content. */
interface PlannedEdits {
  readonly edits: readonly FileEdits[];
  readonly files: readonly PlannedFile[];
}

/**
 * Computes the new content of the files that edit operations change. Writes no file.
 * @throws EditRefused when an operation cannot be applied, or when a file is read-only, cannot be decoded, or is not a
 * regular file in the folders of the workspace.
 */
export async function computeFiles(
  operations: readonly EditOperation[],
  workspace: EditedWorkspace,
): Promise<readonly PlannedFile[]> {
  return (await computeEdits(operations, workspace)).files;
}

/** Like {@link computeFiles}, with the edits by which the files get their new content. */
export async function computeEdits(
  operations: readonly EditOperation[],
  { engine, tree, directories }: EditedWorkspace,
): Promise<PlannedEdits> {
  const contents = new Map<FilePath, DecodedText & { readonly bytes: Uint8Array }>();
  const plan = await toTextEdits(operations, async (file) => {
    if (tree.resolve(file) === undefined) {
      // A file in a zip: it is not edited, but others are made from it.
      return (await engine.readText(file))?.text;
    }
    const content = await tree.read(file);
    if (content.kind === 'missing') {
      return undefined;
    }
    if (content.kind === 'unreadable') {
      throw new EditRefused(file, { kind: 'unreadable', cause: content.reason });
    }
    const decoded = decodeText(content.bytes);
    if (decoded.damaged) {
      throw new EditRefused(file, { kind: 'damagedText' });
    }
    contents.set(file, { ...decoded, bytes: content.bytes });
    return decoded.text;
  });
  const roots = plan.length === 0 ? [] : realFolders(nodeFileSystem, directories);
  const planned: PlannedFile[] = [];
  for (const { file, text, edits } of plan) {
    const path = tree.resolve(file);
    if (path !== undefined) {
      refuseUnsafePath(file, path, roots);
      const read = contents.get(file);
      const bytes = encodeText(applyTextEdits(text ?? '', edits), read?.encoding ?? 'utf8');
      planned.push({ file, path, expected: read?.bytes, bytes });
    }
  }
  return { edits: plan, files: planned };
}

/**
 * Refuses a file that is read-only, or that is outside the folders, such as behind a link. Some version control tools
 * make a file read-only until it is checked out, but replacing such a file could succeed without a warning.
 */
function refuseUnsafePath(file: FilePath, path: string, roots: readonly string[]): void {
  const located = locateFile(nodeFileSystem, roots, path);
  if (located.kind !== 'located') {
    throw new EditRefused(file, located);
  }
  const status = statusOf(nodeFileSystem, located.path);
  if (status && isReadOnly(status)) {
    throw new EditRefused(file, { kind: 'readOnly' });
  }
}

/**
 * Writes planned files, all or none, and lets the engine read them again. A signal such as Ctrl+C waits until they are
 * written.
 * @throws CommandError when the files were not written; it lists what could not be left as before.
 */
export async function writeFiles(
  planned: readonly PlannedFile[],
  { engine, directories }: Omit<EditedWorkspace, 'tree'>,
  system: WritingSystem = usualSystem,
): Promise<void> {
  await writeChanges(directories, planned, system);
  planned.forEach(({ file }) => {
    engine.noteChanged(file);
  });
  await engine.settle();
}

/**
 * Writes files, all or none. A signal waits until they are written.
 * @param directories The absolute paths of the folders that contain the files.
 * @throws CommandError when the files were not written.
 */
export async function writeChanges(
  directories: readonly string[],
  changes: readonly FileChange[],
  system: WritingSystem = usualSystem,
): Promise<void> {
  const result = await holdSignals(
    () => writeAllOrNone(directories, changes, system),
    (signal, written) => {
      print(process.stderr, `${stoppedText(signal, written?.kind === 'written' ? changes.length : 0)}\n`);
    },
  );
  if (result.kind !== 'written') {
    throw new CommandError(writeProblem(result));
  }
}
