import type { FilePath } from '../../model/filePath';
import type { TextEdit } from '../../text/textEdit';
import { codeOfCharacter, forbiddenCharacter } from '../../text/xmlCharacters';
import { EditRefused } from '../operations/editRefused';

/**
 * The edits of a file in a form that any reader of the file understands: in an XML file that declares another encoding
 * than UTF-8 or UTF-16, characters beyond ASCII become references such as `&#252;`, which mean the same in every
 * encoding.
 * @param text The text of the file before the edits; empty if the edits create the file.
 * @throws EditRefused if the format or the encoding of the file has no way to write a character.
 */
export function writableEdits(file: FilePath, text: string, edits: readonly TextEdit[]): readonly TextEdit[] {
  // The writers of JSON escape every character that JSON does not allow.
  if (/\.json$/i.test(file)) {
    return edits;
  }
  for (const { newText } of edits) {
    const forbidden = forbiddenCharacter(newText, 0, newText.length);
    if (forbidden !== undefined) {
      const character = codeOfCharacter(newText, forbidden);
      throw new EditRefused(file, { kind: 'characterNotWritable', character });
    }
  }
  const encoding = /\.xml$/i.test(file) ? otherEncoding(text) : undefined;
  return encoding === undefined ? edits : edits.map((edit) => escapedEdit(file, text, edit, encoding));
}

/**
 * Refuses to copy a text from a file that declares an encoding that Connref does not read: the characters beyond ASCII
 * may be other ones than those that Connref has read.
 * @param copied The text that an edit takes from the file.
 * @throws EditRefused if such a character is in the copied text.
 */
export function refuseUnreadCharacters(file: FilePath, text: string, copied: string): void {
  const encoding = otherEncoding(text);
  const beyondAscii = copied.search(/[\u0080-\uffff]/);
  if (encoding !== undefined && beyondAscii >= 0) {
    throw new EditRefused(file, {
      kind: 'declaredEncoding',
      encoding,
      character: codeOfCharacter(copied, beyondAscii),
    });
  }
}

/** The encoding that an XML text declares; undefined if it declares none, UTF-8 or UTF-16. */
function otherEncoding(text: string): string | undefined {
  const encoding = /^<\?xml\s[^>]*?\sencoding\s*=\s*["']([^"']*)/.exec(text)?.[1];
  return encoding === undefined || /^(?:utf-?(?:8|16)(?:le|be)?|(?:iso-10646-)?ucs-2)$/i.test(encoding)
    ? undefined
    : encoding;
}

function escapedEdit(file: FilePath, text: string, edit: TextEdit, encoding: string): TextEdit {
  const { start, newText } = edit;
  if (!/[\u0080-\uffff]/.test(newText)) {
    return edit;
  }
  // References mean nothing in comments, CDATA sections and instructions, and names of elements cannot contain them.
  const literal = isInSection(text, start) ? newText : literalParts(newText);
  const found = literal.search(/[\u0080-\uffff]/);
  if (found >= 0) {
    throw new EditRefused(file, { kind: 'declaredEncoding', encoding, character: codeOfCharacter(literal, found) });
  }
  return {
    ...edit,
    newText: newText.replace(/[\u0080-\u{10ffff}]/gu, (character) => `&#${character.codePointAt(0)};`),
  };
}

/** Whether an offset of an XML text is in a CDATA section or comment. */
function isInSection(text: string, offset: number): boolean {
  const isBehind = (opening: string, closing: string): boolean =>
    offset > 0 && text.lastIndexOf(opening, offset - 1) > text.lastIndexOf(closing, offset - 1);
  return isBehind('<![CDATA[', ']]>') || isBehind('<!--', '-->');
}

/** The parts of an XML fragment in which references are not decoded: all markup except the values of attributes. */
function literalParts(fragment: string): string {
  const markup = /<!--[^]*?-->|<!\[CDATA\[[^]*?\]\]>|<\?[^]*?\?>|<[^<>"'!?]*(?:(?:"[^"]*"|'[^']*')[^<>"'!?]*)*>/g;
  return Array.from(fragment.matchAll(markup), ([part]) =>
    /^<[!?]/.test(part) ? part : part.replace(/"[^"]*"|'[^']*'/g, ''),
  ).join('');
}
