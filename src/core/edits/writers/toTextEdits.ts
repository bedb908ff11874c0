import { archiveOf } from '../../model/archivePath';
import type { FilePath } from '../../model/filePath';
import { groupBy } from '../../text/groupBy';
import type { YieldToHost } from '../../text/yieldToHost';
import type { TextEdit } from '../../text/textEdit';
import type { EditOperation } from '../operations/editOperation';
import { EditRefused } from '../operations/editRefused';
import type { TextSource, Writer } from './writer';
import { writerOf } from './writerOf';

/** The edits of one file, with the text whose offsets they count. */
export interface FileEdits {
  readonly file: FilePath;
  /** Undefined when the file is new. */
  readonly text: string | undefined;
  readonly edits: readonly TextEdit[];
}

/**
 * Turns operations into text edits over all files that they touch: all of them, or none.
 * @param yieldToHost Called while a large `Customizations.xml` is looked through.
 * @throws EditRefused when a file is gone, may not be edited, or has changed where an operation is to change it, and when
 * two operations take one file for different things.
 */
export async function toTextEdits(
  operations: readonly EditOperation[],
  source: TextSource,
  yieldToHost: YieldToHost = () => undefined,
): Promise<FileEdits[]> {
  const files: FileEdits[] = [];
  for (const [file, own] of groupBy(operations, (operation) => operation.file)) {
    if (archiveOf(file) !== undefined) {
      throw new EditRefused(file, { kind: 'inZip' });
    }
    const byWriter = groupBy(own, (operation): AnyWriter => writerOf[operation.kind]);
    refuseOpposed(file, [...byWriter.keys()]);
    const text = await source(file);
    const edits: TextEdit[][] = [];
    for (const [writer, taken] of byWriter) {
      // The compiler has checked in the table that the writer takes these kinds.
      edits.push(await writer.write({ file, text, source, yieldToHost }, taken as never[]));
    }
    if (edits.some(({ length }) => length > 0)) {
      files.push({ file, text, edits: edits.flat() });
    }
  }
  return files;
}

/** A writer of whatever it takes. */
type AnyWriter = Writer<never>;

/** Two writers of which one must be alone with the file would each undo what the other one does. */
function refuseOpposed(file: FilePath, [first, ...others]: readonly AnyWriter[]): void {
  const opposed = others.find(({ sharesFile }) => !sharesFile || first?.sharesFile === false);
  if (first && opposed) {
    throw new EditRefused(file, { kind: 'opposedTargets', targets: [first.target, opposed.target] });
  }
}
