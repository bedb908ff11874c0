import { applyEdits, modify, parse, type ParseError } from 'jsonc-parser';
import { member } from '../readers/parseJson';
import { lineEndingOf } from '../text/lineEndings';
import type { TextEdit } from '../text/textEdit';
import type { AddExternal, IgnoreFinding } from './editOperation';
import { EditRefused } from './editRefused';

/**
 * Adds entries to the lists of a `.connref.json`; its comments and formatting stay.
 * @param text The file's text; undefined when there is no such file yet.
 * @throws EditRefused when the file is no valid JSON, or holds something else where a list belongs.
 */
export function configEdits(text: string | undefined, additions: readonly (AddExternal | IgnoreFinding)[]): TextEdit[] {
  const before = text ?? '{}\n';
  const formattingOptions = { insertSpaces: !/^\t/m.test(before), tabSize: 2, eol: lineEndingOf(before) };
  const after = additions.reduce((current, addition) => {
    const [list, value] =
      addition.kind === 'addExternal' ? (['externals', addition.name] as const) : (['ignore', addition.entry] as const);
    refuseUnlessListFits(current, list, addition);
    return applyEdits(current, modify(current, [list, -1], value, { isArrayInsertion: true, formattingOptions }));
  }, before);
  return [text === undefined ? { start: 0, end: 0, newText: after } : smallestEdit(before, after)];
}

function refuseUnlessListFits(text: string, list: string, { file }: AddExternal | IgnoreFinding): void {
  const errors: ParseError[] = [];
  const json: unknown = text.trim() === '' ? {} : parse(text, errors, { allowTrailingComma: true });
  if (errors.length > 0 || typeof json !== 'object' || json === null || Array.isArray(json)) {
    throw new EditRefused(file, 'The file is no valid JSON object. Repair it first.');
  }
  const value = member(json, list);
  if (value !== undefined && !Array.isArray(value)) {
    throw new EditRefused(file, `“${list}” is no list in this file. Repair it first.`);
  }
}

/** The one edit that turns a text into another, without what both begin and end with. */
function smallestEdit(before: string, after: string): TextEdit {
  const limit = Math.min(before.length, after.length);
  let start = 0;
  while (start < limit && before[start] === after[start]) {
    start++;
  }
  let tail = 0;
  while (tail < limit - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) {
    tail++;
  }
  return { start, end: before.length - tail, newText: after.slice(start, after.length - tail) };
}
