import type { FilePath } from '../../model/filePath';
import type { YieldToHost } from '../../text/yieldToHost';
import type { TextEdit } from '../../text/textEdit';
import type { EditOperation } from '../operations/editOperation';
import { EditRefused } from '../operations/editRefused';
import type { EditTarget } from '../operations/editRefusalReason';

/**
 * Reads the current text of a file.
 * @returns Undefined if the file doesn't exist.
 * @throws EditRefused if the file cannot be edited.
 */
export type TextSource = (file: FilePath) => Promise<string | undefined>;

/** The file that a writer changes, and a way to read other files. */
export interface FileToEdit {
  readonly file: FilePath;
  /** The current text of the file; undefined if the file doesn't exist. */
  readonly text: string | undefined;
  readonly source: TextSource;
  /** Called repeatedly while a large text is read, so that the caller can do other work. */
  readonly yieldToHost: YieldToHost;
}

/** Turns the operations on one part of a file into text edits. */
export interface Writer<Operation extends EditOperation> {
  readonly target: EditTarget;
  /**
   * Whether other writers may change the same file in one edit. If not, operations of this writer and of another one on
   * the same file are refused.
   */
  readonly sharesFile: boolean;
  /**
   * @returns Edits with offsets in UTF-16 code units of the text of the file.
   * @throws EditRefused if the file has changed since the operations were planned, or an edit would damage the file.
   */
  readonly write: (file: FileToEdit, operations: readonly Operation[]) => TextEdit[] | Promise<TextEdit[]>;
}

/** The text of a file that must exist. @throws EditRefused if the file doesn't exist. */
export function requireText({ file, text }: FileToEdit): string {
  if (text === undefined) {
    throw new EditRefused(file, { kind: 'fileGone' });
  }
  return text;
}
