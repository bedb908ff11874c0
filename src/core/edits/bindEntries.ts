import type { Node } from 'jsonc-parser';
import { JsonTree, propertyOf } from '../locate/jsonTree';
import { jsonPointer } from '../model/place';
import { connectionReferencesPointer } from '../readers/components/flowDefinition';
import { lineEndingOf } from '../text/lineEndings';
import type { TextEdit } from '../text/textEdit';
import type { BindEntry } from './editOperation';
import { EditRefused } from './editRefused';

/**
 * Sets `connection.connectionReferenceLogicalName` of entries of a flow, in the file's own style: two spaces or tabs,
 * CR LF, minified. Key, hosts and `authentication` stay as they are (formats.md §4.1).
 * @throws EditRefused when the flow has no such entry any more.
 */
export function bindEntries(text: string, bindings: readonly BindEntry[]): TextEdit[] {
  const tree = new JsonTree(text);
  return bindings.map((binding) => {
    const entry = tree.value(jsonPointer(connectionReferencesPointer, binding.key));
    if (entry?.type !== 'object') {
      throw new EditRefused(binding.file, `The flow has no connection entry ${binding.key} any more.`);
    }
    return bindEntry(text, entry, JSON.stringify(binding.logicalName));
  });
}

function bindEntry(text: string, entry: Node, name: string): TextEdit {
  const style = styleOf(text, entry);
  const member = `"connectionReferenceLogicalName"${style.colon}${name}`;
  const connection = propertyOf(entry, 'connection')?.children?.[1];
  if (!connection) {
    return insertFirst(entry, style, `"connection"${style.colon}${style.object(member)}`);
  }
  const existing = propertyOf(connection, 'connectionReferenceLogicalName')?.children?.[1];
  const replaced = existing ?? connection;
  return {
    start: replaced.offset,
    end: replaced.offset + replaced.length,
    newText: existing ? name : style.object(member),
  };
}

interface EntryStyle {
  /** What stands between a key and its value. */
  readonly colon: string;
  /** What stands between the entry's brace and its first property. */
  readonly gap: string;
  /** An object of one member, as the value of a property of the entry. */
  readonly object: (member: string) => string;
}

function styleOf(text: string, entry: Node): EntryStyle {
  const [key, value] = entry.children?.[0]?.children ?? [];
  const colon = key && value ? text.slice(key.offset + key.length, value.offset) : ': ';
  const first = entry.children?.[0];
  const gap = first ? text.slice(entry.offset + 1, first.offset) : '';
  if (!gap.includes('\n')) {
    return { colon, gap, object: (member) => `{${gap}${member}${gap}}` };
  }
  const eol = lineEndingOf(text);
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
