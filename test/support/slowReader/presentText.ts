import type { FilePath } from '../../../src/core/model/filePath';
import type { FileProblem } from '../../../src/core/readers/readResult';
import { decodeText } from '../../../src/core/text/decodeText';
import type { WorkspaceState } from './workspaceState';

/** What a file says now: in its editor, else on the disk. */
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
  return { kind: 'text', text, problems: damaged ? [damage(text)] : [] };
}

export function unreadableFile(reason: string): FileProblem {
  return {
    ruleId: 'unreadable-file',
    message: `This file cannot be read: ${reason}. Nothing in it is checked.`,
    place: { kind: 'file' },
  };
}

function damage(text: string): FileProblem {
  const at = Math.max(text.indexOf('\ufffd'), 0);
  return {
    ruleId: 'unreadable-file',
    message:
      'This file holds bytes that are no text in its encoding. Save it as UTF-8; until then Connref does not edit it.',
    place: { kind: 'span', start: at, end: at + 1 },
  };
}
