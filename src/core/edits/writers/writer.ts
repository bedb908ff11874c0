import type { FilePath } from '../../model/filePath';
import type { Pause } from '../../text/pause';
import type { TextEdit } from '../../text/textEdit';
import type { EditOperation } from '../operations/editOperation';
import { EditRefused } from '../operations/editRefused';
import type { EditTarget } from '../operations/editRefusalReason';

/**
 * The current text of a file; undefined when there is none.
 * @throws EditRefused when the file may not be edited.
 */
export type TextSource = (file: FilePath) => Promise<string | undefined>;

/** The file that a writer changes, and the means to read others. */
export interface FileToEdit {
  readonly file: FilePath;
  /** Undefined when there is no such file. */
  readonly text: string | undefined;
  readonly source: TextSource;
  /** Called while a large text is looked through. */
  readonly pause: Pause;
}

/** Turns the operations on one part of a file into text edits. */
export interface Writer<Operation extends EditOperation> {
  readonly target: EditTarget;
  /** Whether it leaves the rest of the file to other writers. One that does not is alone with its file. */
  readonly sharesFile: boolean;
  /**
   * @returns Edits that count their offsets in the text as it is given.
   * @throws EditRefused when the file has changed, or an edit would damage it.
   */
  readonly write: (file: FileToEdit, operations: readonly Operation[]) => TextEdit[] | Promise<TextEdit[]>;
}

/** @throws EditRefused when there is no such file. */
export function requireText({ file, text }: FileToEdit): string {
  if (text === undefined) {
    throw new EditRefused(file, { kind: 'fileGone' });
  }
  return text;
}
