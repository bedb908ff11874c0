import { isArchiveName } from '../../../src/core/model/archivePath';
import type { FilePath } from '../../../src/core/model/filePath';
import { ArchiveFileTree } from '../../../src/platform/zip/archiveFileTree';
import { MemoryFileTree } from '../memoryFileTree';
import type { WorkspaceState } from './workspaceState';

/**
 * A workspace together with the files in its zips. `archives` has the problem of each zip, or undefined for a good one.
 */
export interface UnzippedState extends WorkspaceState {
  readonly archives: ReadonlyMap<FilePath, string | undefined>;
}

/** Opens every zip with a separate reader, so that no state is shared between zips. */
export async function unzip(state: WorkspaceState): Promise<UnzippedState> {
  const files = new Map(state.files);
  const unreadable = new Map(state.unreadable);
  const archives = new Map<FilePath, string | undefined>();
  for (const [archive, bytes] of [...state.files].filter(([file]) => isArchiveName(file))) {
    const disk = new MemoryFileTree([[archive, bytes]]);
    if (unreadable.has(archive)) {
      disk.makeUnreadable(archive);
    }
    const tree = new ArchiveFileTree(disk);
    const { files: listed } = await tree.list(
      archive,
      () => false,
      (_, problem) => archives.set(archive, problem),
    );
    for (const file of listed.filter((each) => each !== archive)) {
      const content = await tree.read(file);
      files.set(file, content.kind === 'bytes' ? content.bytes : new Uint8Array());
      if (content.kind === 'unreadable') {
        unreadable.set(file, content.reason);
      }
    }
  }
  return { ...state, files, unreadable, archives };
}
