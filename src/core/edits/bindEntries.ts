import { connectionReferencesPointer } from '../model/flow';
import { type Node, parseTree } from 'jsonc-parser';
import { JsonSpans } from '../locate/jsonSpans';
import { jsonPointer } from '../model/place';

import { type LineEnding, lineEndingOf } from '../text/lineEndings';
import type { TextEdit } from '../text/textEdit';
import type { BindEntry } from './editOperation';
import { EditRefused } from './editRefused';

/**
 * Sets `connection.connectionReferenceLogicalName` of entries of a flow, in the file's own style: two spaces or tabs,
 * CR LF, minified. Key, hosts and `authentication` stay as they are (formats.md §4.1).
 * @throws EditRefused when the flow has no such entry any more.
 */
export function bindEntries(text: string, bindings: readonly BindEntry[]): TextEdit[] {
  const spans = new JsonSpans(text);
  const eol = lineEndingOf(text);
  return bindings.map((binding) => {
    const span = spans.find(jsonPointer(connectionReferencesPointer, binding.key))?.value;
    const entryText = span ? text.slice(span.start, span.end) : '';
    const entry = parseTree(entryText);
    if (!span || entry?.type !== 'object') {
      throw new EditRefused(binding.file, `The flow has no connection entry ${binding.key} any more.`);
    }
    if (referenceOf(entry) !== binding.before) {
      throw new EditRefused(binding.file, `The connection entry ${binding.key} is bound otherwise now.`);
    }
    const { start, end, newText } = bindEntry(entryText, entry, JSON.stringify(binding.logicalName), eol);
    return { start: span.start + start, end: span.start + end, newText };
  });
}

/** As the reader has it: an empty name is none. */
function referenceOf(entry: Node): string | undefined {
  const connection = propertyValue(entry, 'connection');
  const name: unknown = connection && propertyValue(connection, 'connectionReferenceLogicalName')?.value;
  return typeof name === 'string' && name !== '' ? name : undefined;
}

/** Offsets count in the text of the entry alone. */
function bindEntry(text: string, entry: Node, name: string, eol: LineEnding): TextEdit {
  const style = styleOf(text, entry, eol);
  const member = `"connectionReferenceLogicalName"${style.colon}${name}`;
  const connection = propertyValue(entry, 'connection');
  if (!connection) {
    return insertFirst(entry, style, `"connection"${style.colon}${style.object(member)}`);
  }
  const existing = propertyValue(connection, 'connectionReferenceLogicalName');
  const replaced = existing ?? connection;
  return {
    start: replaced.offset,
    end: replaced.offset + replaced.length,
    newText: existing ? name : style.object(member),
  };
}

/** Of a key that occurs twice the last one counts, as for `JSON.parse`. */
function propertyValue(object: Node, name: string): Node | undefined {
  return object.children?.findLast((property) => property.children?.[0]?.value === name)?.children?.[1];
}

interface EntryStyle {
  /** What stands between a key and its value. */
  readonly colon: string;
  /** What stands between the entry's brace and its first property. */
  readonly gap: string;
  /** An object of one member, as the value of a property of the entry. */
  readonly object: (member: string) => string;
}

function styleOf(text: string, entry: Node, eol: LineEnding): EntryStyle {
  const [key, value] = entry.children?.[0]?.children ?? [];
  const colon = key && value ? text.slice(key.offset + key.length, value.offset) : ': ';
  const first = entry.children?.[0];
  const gap = first ? text.slice(entry.offset + 1, first.offset) : '';
  if (!gap.includes('\n')) {
    return { colon, gap, object: (member) => `{${gap}${member}${gap}}` };
  }
  const propertyIndent = gap.slice(gap.lastIndexOf('\n') + 1);
  const close = text.slice(0, entry.offset + entry.length - 1);
  const entryIndent = /[ \t]*$/.exec(close)?.[0] ?? '';
  const unit = propertyIndent.startsWith(entryIndent) ? propertyIndent.slice(entryIndent.length) : '  ';
  return { colon, gap, object: (member) => `{${eol}${propertyIndent}${unit}${member}${eol}${propertyIndent}}` };
}

function insertFirst(entry: Node, style: EntryStyle, property: string): TextEdit {
  const at = entry.offset + 1;
  const isEmpty = (entry.children ?? []).length === 0;
  return { start: at, end: at, newText: `${style.gap}${property}${isEmpty ? '' : ','}` };
}
