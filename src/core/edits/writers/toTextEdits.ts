import { archiveOf } from '../../model/archivePath';
import type { FilePath } from '../../model/filePath';
import { groupBy } from '../../text/groupBy';
import { isNestedTooDeep } from '../../text/jsonTree';
import type { YieldToHost } from '../../text/yieldToHost';
import type { TextEdit } from '../../text/textEdit';
import type { EditOperation } from '../operations/editOperation';
import { EditRefused } from '../operations/editRefused';
import type { TextSource, Writer } from './writer';
import { writableEdits } from './writableEdits';
import { writerOf } from './writerOf';

/** The edits of one file, with the text that the offsets of the edits refer to. */
export interface FileEdits {
  readonly file: FilePath;
  /** The text of the file before the edits; undefined if the edits create the file. */
  readonly text: string | undefined;
  readonly edits: readonly TextEdit[];
}

/**
 * Turns operations into text edits of all files that the operations change. If one operation is refused, no file is
 * edited.
 * @param source Reads the current text of a file.
 * @param yieldToHost Called repeatedly while a large `Customizations.xml` is read, so that the caller can do other
 * work.
 * @returns The edits of each changed file, with offsets in UTF-16 code units.
 * @throws EditRefused if an operation is refused, for example because a file is missing or has changed since the
 * operations were planned, or two operations treat one file as different kinds of files.
 */
export async function toTextEdits(
  operations: readonly EditOperation[],
  source: TextSource,
  yieldToHost: YieldToHost = () => undefined,
): Promise<FileEdits[]> {
  const files: FileEdits[] = [];
  for (const [file, operationsOnFile] of groupBy(operations, (operation) => operation.file)) {
    if (archiveOf(file) !== undefined) {
      throw new EditRefused(file, { kind: 'inZip' });
    }
    const byWriter = groupBy(operationsOnFile, (operation): AnyWriter => writerOf[operation.kind]);
    refuseOpposedWriters(file, [...byWriter.keys()]);
    const text = await source(file);
    if (text !== undefined && /\.json$/i.test(file) && isNestedTooDeep(text)) {
      throw new EditRefused(file, { kind: 'nestedTooDeep' });
    }
    const edits: TextEdit[][] = [];
    for (const [writer, operationsOfWriter] of byWriter) {
      // The cast is safe: the type of `writerOf` makes sure that a writer only gets kinds of operations that it can
      // write.
      edits.push(await writer.write({ file, text, source, yieldToHost }, operationsOfWriter as never[]));
    }
    if (edits.some(({ length }) => length > 0)) {
      files.push({ file, text, edits: writableEdits(file, text ?? '', edits.flat()) });
    }
  }
  return files;
}

/** A writer, whatever kind of operations it writes. */
type AnyWriter = Writer<never>;

/**
 * Refuses to let two writers change one file unless both can share a file (`sharesFile`): the edits of the two writers
 * could overlap and damage the file.
 */
function refuseOpposedWriters(file: FilePath, [first, ...others]: readonly AnyWriter[]): void {
  const opposed = others.find(({ sharesFile }) => !sharesFile || first?.sharesFile === false);
  if (first && opposed) {
    throw new EditRefused(file, { kind: 'opposedTargets', targets: [first.target, opposed.target] });
  }
}
