import { trimmedEnd } from '../../text/trimmed';
import type { Node } from 'jsonc-parser';

/**
 * The white space inside an object or list of a JSON text. Added members and items get the same white space, so that
 * they look like the existing ones.
 */
export interface JsonLayout {
  /** The white space after the opening bracket. */
  readonly open: string;
  /** The white space after a comma. */
  readonly between: string;
  /** The white space before the closing bracket. */
  readonly close: string;
  /** Between a key and its value: the colon and the white space around it. */
  readonly colon: string;
}

/**
 * The colon between a key and its value as `ConvertTo-Json` of Windows PowerShell writes it. In files with this colon,
 * the indentation of nested members is relative to the column where the value starts.
 */
const windowsPowerShellColon = ':  ';

/**
 * The white space inside an object or list; undefined if the object or list is empty, because its white space is then
 * unknown.
 */
export function layoutOf(text: string, node: Node): JsonLayout | undefined {
  const [first, second] = node.children ?? [];
  const last = node.children?.at(-1);
  if (!first || !last) {
    return undefined;
  }
  const open = text.slice(node.offset + 1, first.offset);
  const colon = colonOf(text, node.type === 'object' ? first : node.parent);
  const between = second
    ? text.slice(endOf(first), second.offset).replace(/^\s*,/, '')
    : open.includes('\n') || !colon.endsWith(' ')
      ? open
      : ' ';
  return { open, between, close: text.slice(endOf(last), endOf(node) - 1), colon };
}

/**
 * The white space inside a value of an object or list: one level deeper than in the object or list, or the same if that
 * is on one line. In files of Windows PowerShell, the level is counted from the column where the value starts.
 * @param key The key before a value in an object, whose length gives this column; undefined for an item of a list.
 */
export function innerLayout({ open, between, close, colon }: JsonLayout, key?: string): JsonLayout {
  const [, lineEnd, indent] = /(\r?\n)([^\n]*)$/.exec(open) ?? [];
  if (lineEnd === undefined || indent === undefined) {
    return { open, between, close, colon };
  }
  const outerIndent = close.slice(trimmedEnd(close, /[ \t]/).length);
  const unit = indent.startsWith(outerIndent) && indent !== outerIndent ? indent.slice(outerIndent.length) : '  ';
  const column =
    key !== undefined && colon === windowsPowerShellColon ? ' '.repeat(JSON.stringify(key).length + colon.length) : '';
  const outer = lineEnd + indent + column;
  return { open: outer + unit, between: outer + unit, close: outer, colon };
}

/**
 * The JSON text of a list.
 * @param items The JSON texts of the items.
 */
export function listText(items: readonly string[], { open, between, close, colon }: JsonLayout): string {
  if (items.length > 0) {
    return `[${open}${items.join(`,${between}`)}${close}]`;
  }
  const lineEnd = /\r?\n/.exec(close)?.[0];
  return colon === windowsPowerShellColon && lineEnd !== undefined ? `[${lineEnd}${close}]` : '[]';
}

/**
 * The JSON text of an object.
 * @param members The keys, each with the JSON text of its value.
 */
export function objectText(members: Iterable<readonly [string, string]>, layout: JsonLayout): string {
  const texts = [...members].map(([key, value]) => memberText(key, value, layout));
  return `{${layout.open}${texts.join(`,${layout.between}`)}${layout.close}}`;
}

export function memberText(key: string, value: string, { colon }: JsonLayout): string {
  return `${JSON.stringify(key)}${colon}${value}`;
}

/**
 * The property of an object that has the given key; undefined if the object doesn't have the key. If the key occurs
 * twice, this is the last property, as for `JSON.parse`.
 */
export function propertyOf(object: Node, key: string): Node | undefined {
  return object.children?.findLast((property) => property.children?.[0]?.value === key);
}

/** The value of the property that has the given key; undefined if the object doesn't have the key. */
export function valueOf(object: Node, key: string): Node | undefined {
  return propertyOf(object, key)?.children?.[1];
}

/** The offset of the end of a node, in UTF-16 code units. */
export function endOf({ offset, length }: Node): number {
  return offset + length;
}

function colonOf(text: string, property: Node | undefined): string {
  const [key, value] = property?.children ?? [];
  return key && value ? text.slice(endOf(key), value.offset) : ': ';
}
