import { applyTextEdits } from '../../text/textEdit';
import type { FilePath } from '../../model/filePath';
import type { FileEdits } from './toTextEdits';
import type { TextSource } from './writer';

/** The files of planned edits that do not have the text that the edits give them. A file that cannot be read is one of them. */
export async function unchangedFiles(plan: readonly FileEdits[], source: TextSource): Promise<FilePath[]> {
  const unchanged: FilePath[] = [];
  for (const { file, text, edits } of plan) {
    const now = await source(file).catch(() => undefined);
    if (now !== applyTextEdits(text ?? '', edits)) {
      unchanged.push(file);
    }
  }
  return unchanged;
}
