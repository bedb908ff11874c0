import { archiveOf } from '../../model/archivePath';
import type { FilePath } from '../../model/filePath';
import { groupBy } from '../../text/groupBy';
import type { YieldToHost } from '../../text/yieldToHost';
import type { TextEdit } from '../../text/textEdit';
import type { EditOperation } from '../operations/editOperation';
import { EditRefused } from '../operations/editRefused';
import type { TextSource, Writer } from './writer';
import { writerOf } from './writerOf';

/** The edits of one file, with the text to which their offsets refer. */
export interface FileEdits {
  readonly file: FilePath;
  /** Undefined for a new file. */
  readonly text: string | undefined;
  readonly edits: readonly TextEdit[];
}

/**
 * Turns operations into text edits for all files that they change. If one operation is refused, there are no edits at
 * all.
 * @param pause Called repeatedly while a large `Customizations.xml` is read, so that the caller can do other work.
 * @returns Edits with offsets in UTF-16 code units.
 * @throws EditRefused if a file is gone, cannot be edited or has changed where an operation applies, or if two
 * operations treat one file as different kinds of files.
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
    const edits: TextEdit[][] = [];
    for (const [writer, operationsOfWriter] of byWriter) {
      // The cast is safe: the type of `writerOf` makes sure that a writer only gets kinds of operations that it can
      // write.
      edits.push(await writer.write({ file, text, source, yieldToHost }, operationsOfWriter as never[]));
    }
    if (edits.some(({ length }) => length > 0)) {
      files.push({ file, text, edits: edits.flat() });
    }
  }
  return files;
}

/** A writer of any kind of operation. */
type AnyWriter = Writer<never>;

/**
 * Refuses two writers on one file if one of them rewrites parts that the other one may change: their edits could
 * overlap and damage the file.
 */
function refuseOpposedWriters(file: FilePath, [first, ...others]: readonly AnyWriter[]): void {
  const opposed = others.find(({ sharesFile }) => !sharesFile || first?.sharesFile === false);
  if (first && opposed) {
    throw new EditRefused(file, { kind: 'opposedTargets', targets: [first.target, opposed.target] });
  }
}
