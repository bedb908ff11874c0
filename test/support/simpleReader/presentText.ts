import type { FilePath } from '../../../src/core/model/filePath';
import { damagedText, unreadableFile } from '../../../src/core/readers/fileProblems';
import type { FileProblem } from '../../../src/core/readers/readResult';
import { decodeText } from '../../../src/core/text/decodeText';
import type { WorkspaceState } from './workspaceState';

/** The current content of a file: in its editor if it has unsaved changes, otherwise on the disk. */
export type PresentText =
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable'; readonly problems: readonly FileProblem[] }
  | { readonly kind: 'text'; readonly text: string; readonly problems: readonly FileProblem[] };

export function presentText(file: FilePath, { files, unreadable, unsaved }: WorkspaceState): PresentText {
  const inEditor = unsaved.get(file);
  if (inEditor !== undefined) {
    return { kind: 'text', text: inEditor, problems: [] };
  }
  const reason = unreadable?.get(file);
  if (reason !== undefined) {
    return { kind: 'unreadable', problems: [unreadableFile(reason)] };
  }
  const bytes = files.get(file);
  if (bytes === undefined) {
    return { kind: 'missing' };
  }
  const { text, damaged } = decodeText(bytes);
  return { kind: 'text', text, problems: damaged ? [damagedText(text)] : [] };
}
