import { connectionReferencesPointer } from '../../model/flow';
import type { Node } from 'jsonc-parser';
import { parseJsonTree } from '../../text/jsonTree';
import { JsonSpans } from '../../locate/jsonSpans';
import { jsonPointer } from '../../model/place';
import type { TextEdit } from '../../text/textEdit';
import { EditRefused } from '../operations/editRefused';
import type { BindEntry } from '../operations/flowOperation';
import { endOf, innerLayout, layoutOf, memberText, objectText, valueOf } from './jsonStyle';

/**
 * Computes the edits that make entries of a flow's `connectionReferences` use other connection references, in the
 * formatting of the file. Only `connection` of an entry changes (docs/formats.md#connection-entries): triggers and
 * actions refer to an entry by its key, which stays the same. If `connection` lacks `connectionReferenceLogicalName`,
 * the whole object is replaced, because it describes a raw connection.
 * @returns Edits with offsets in UTF-16 code units of `text`.
 * @throws EditRefused if the flow no longer has an entry, or an entry doesn't use the same reference as when the edit
 * was planned.
 */
export function bindEntries(text: string, bindings: readonly BindEntry[], spans = new JsonSpans(text)): TextEdit[] {
  return bindings.map((binding) => {
    const span = spans.find(jsonPointer(connectionReferencesPointer, binding.key))?.value;
    const entryText = span ? text.slice(span.start, span.end) : '';
    const entry = parseJsonTree(entryText);
    if (!span || entry?.type !== 'object') {
      throw new EditRefused(binding.file, { kind: 'entryGone', key: binding.key });
    }
    if (referenceOf(entry) !== binding.before) {
      throw new EditRefused(binding.file, { kind: 'entryRebound', key: binding.key });
    }
    const { start, end, newText } = bindEntry(entryText, entry, JSON.stringify(binding.logicalName));
    return { start: span.start + start, end: span.start + end, newText };
  });
}

/**
 * The logical name of the connection reference that an entry uses. Undefined for a raw connection, which is a
 * connection without a connection reference. An empty name means a raw connection too, as when Connref reads flows.
 */
function referenceOf(entry: Node): string | undefined {
  const connection = valueOf(entry, 'connection');
  const name: unknown = connection && valueOf(connection, 'connectionReferenceLogicalName')?.value;
  return typeof name === 'string' && name !== '' ? name : undefined;
}

/**
 * @param text The text of the entry.
 * @param name The new logical name as a JSON string, with quotes.
 * @returns An edit whose offsets are relative to the start of the entry.
 */
function bindEntry(text: string, entry: Node, name: string): TextEdit {
  const layout = layoutOf(text, entry) ?? { open: '', between: ' ', close: '', colon: ': ' };
  const object = objectText([['connectionReferenceLogicalName', name]], innerLayout(layout, 'connection'));
  const connection = valueOf(entry, 'connection');
  if (!connection) {
    const at = entry.offset + 1;
    const comma = (entry.children ?? []).length === 0 ? '' : ',';
    return { start: at, end: at, newText: `${layout.open}${memberText('connection', object, layout)}${comma}` };
  }
  const existing = valueOf(connection, 'connectionReferenceLogicalName');
  const replaced = existing ?? connection;
  return { start: replaced.offset, end: endOf(replaced), newText: existing ? name : object };
}
