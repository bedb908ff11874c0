import type { Node } from 'jsonc-parser';
import { parseJsonTree } from '../../text/jsonTree';
import { expressionUses, keyReplacement, literalText } from '../../expressions/expressionUses';
import { type JsonMember, JsonSpans } from '../../locate/jsonSpans';
import { JsonStringOffsets } from '../../locate/jsonStringOffsets';
import type { Span } from '../../locate/span';
import { brokenAuthentication, connectionReferencesPointer } from '../../model/flow';
import { jsonPointer, jsonPointerMembers } from '../../model/place';
import type { TextEdit } from '../../text/textEdit';
import { bindEntries } from './bindEntries';
import { EditRefused } from '../operations/editRefused';
import type { AddEntry, FlowOperation } from '../operations/flowOperation';
import { endOf, innerLayout, type JsonLayout, layoutOf, memberText, objectText } from './jsonStyle';
import { requireText, type Writer } from './writer';

const propertiesPointer = '/properties';
const definitionPointer = '/properties/definition';
const parametersPointer = '/properties/definition/parameters';

/** The writer of operations on the JSON file of a flow. */
export const flowWriter: Writer<FlowOperation> = {
  target: 'flow',
  sharesFile: true,
  write: (file, operations) => flowEdits(requireText(file), operations),
};

/**
 * Computes the edits of the JSON file of a flow, in the formatting of the file, such as its indentation and line ends.
 * @returns Edits with offsets in UTF-16 code units of `text`.
 * @throws EditRefused if an operation no longer fits the content of the file.
 */
function flowEdits(text: string, operations: readonly FlowOperation[]): TextEdit[] {
  const spans = new JsonSpans(text);
  const removed = new Set(operations.flatMap((operation) => (operation.kind === 'removeEntry' ? [operation.key] : [])));
  const additions = operations.filter((operation) => operation.kind === 'addEntry');
  const parameter = operations.find((operation) => operation.kind === 'addConnectionsParameter');
  return [
    ...operations.flatMap((operation) => valueEdits(spans, text, operation, removed)),
    ...(removed.size + additions.length > 0
      ? entriesEdits(spans, text, operations[0]?.file ?? '', removed, additions)
      : []),
    ...(parameter ? parameterEdits(spans, text, parameter.file) : []),
  ];
}

/**
 * Computes the edits of an operation that replaces a value. Empty for an operation that adds or removes something:
 * `parameterEdits` adds the parameter, and `entriesEdits` handles all added and removed entries together, because they
 * share commas. Empty also for an entry that another operation removes.
 */
function valueEdits(
  spans: JsonSpans,
  text: string,
  operation: FlowOperation,
  removed: ReadonlySet<string>,
): TextEdit[] {
  const { file } = operation;
  switch (operation.kind) {
    case 'bindEntry':
      return removed.has(operation.key) ? [] : bindEntries(text, [operation], spans);
    case 'setRuntimeSource': {
      const { key, before, value } = operation;
      const pointer = jsonPointer(connectionReferencesPointer, key, 'runtimeSource');
      return removed.has(key) ? [] : [replaceText(spans, text, file, pointer, before, value)];
    }
    case 'restoreAuthentication': {
      const restored = "@parameters('$authentication')";
      return [replaceText(spans, text, file, operation.pointer, brokenAuthentication, restored)];
    }
    case 'setOperationKey':
      return operationKeyEdits(spans, text, operation);
    case 'addEntry':
    case 'removeEntry':
    case 'addConnectionsParameter':
      return [];
  }
}

/**
 * Computes the edit that replaces a string in the JSON of a flow.
 * @param before The value that is expected.
 * @throws EditRefused if the flow doesn't have the expected value.
 */
function replaceText(
  spans: JsonSpans,
  text: string,
  file: string,
  pointer: string,
  before: string,
  newValue: string,
): TextEdit {
  const found = stringAt(spans, text, pointer);
  if (found?.value !== before) {
    throw new EditRefused(file, { kind: 'flowChanged' });
  }
  return { ...found.span, newText: JSON.stringify(newValue) };
}

function stringAt(spans: JsonSpans, text: string, pointer: string): { span: Span; value: string } | undefined {
  const span = spans.find(pointer)?.value;
  const value: unknown = span && parseJsonTree(text.slice(span.start, span.end))?.value;
  return span && typeof value === 'string' ? { span, value } : undefined;
}

/**
 * Computes the edits that make a trigger or action refer to another entry of `connectionReferences`. The value that they
 * change is the key of the entry alone, or contains expressions with the key (docs/formats.md#triggers-and-actions).
 * @throws EditRefused if the value doesn't contain the key that is replaced.
 */
function operationKeyEdits(
  spans: JsonSpans,
  text: string,
  { file, pointer, before, key }: FlowOperation & { kind: 'setOperationKey' },
): TextEdit[] {
  const found = stringAt(spans, text, pointer);
  const value = found?.value ?? '';
  if (found && literalText(value) === before) {
    return [{ ...found.span, newText: JSON.stringify(key) }];
  }
  const uses = expressionUses(value).keys.filter((each) => each.name === before);
  if (!found || uses.length === 0) {
    throw new EditRefused(file, { kind: 'flowChanged' });
  }
  const offsets = new JsonStringOffsets(text, found.span);
  return uses.map((use) => {
    const { start, end, newText } = keyReplacement(use, key);
    return { ...offsets.span({ start, end }), newText: JSON.stringify(newText).slice(1, -1) };
  });
}

/**
 * Computes the edits that remove entries from a flow's `connectionReferences` and add new entries after the kept ones.
 * @param removed The keys of the entries to remove.
 */
function entriesEdits(
  spans: JsonSpans,
  text: string,
  file: string,
  removed: ReadonlySet<string>,
  additions: readonly AddEntry[],
): TextEdit[] {
  const found = spans.find(connectionReferencesPointer);
  if (!found) {
    return [
      firstMember(spans, text, file, propertiesPointer, 'connectionReferences', (layout) =>
        entriesText(additions, layout),
      ),
    ];
  }
  const { start, end } = found.value;
  const source = text.slice(start, end);
  const object = parseJsonTree(source);
  const inside = layoutInside(text, connectionReferencesPointer, found);
  if (object?.type !== 'object') {
    if (removed.size > 0) {
      throw new EditRefused(file, { kind: 'entriesChanged' });
    }
    return [{ start, end, newText: entriesText(additions, inside) }];
  }
  const properties = object.children ?? [];
  const isRemoved = (property: Node): boolean => removed.has(String(property.children?.[0]?.value));
  const layout = layoutOf(source, object) ?? inside;
  const lastKept = properties.findLastIndex((property) => !isRemoved(property));
  if (lastKept < 0) {
    return [{ start, end, newText: additions.length === 0 ? '{}' : entriesText(additions, layout) }];
  }
  const firstKept = properties.findIndex((property) => !isRemoved(property));
  const edits: TextEdit[] = [];
  for (const [at, property] of properties.slice(0, lastKept).entries()) {
    if (isRemoved(property)) {
      const [from, to] =
        at < firstKept
          ? [property.offset, properties[at + 1]?.offset ?? 0]
          : [endOf(properties[at - 1] ?? property), endOf(property)];
      edits.push({ start: start + from, end: start + to, newText: '' });
    }
  }
  const from = endOf(properties[lastKept] ?? object);
  const to = endOf(properties.at(-1) ?? object);
  if (from < to || additions.length > 0) {
    const newText = additions.map((addition) => `,${layout.between}${entryText(addition, layout)}`).join('');
    edits.push({ start: start + from, end: start + to, newText });
  }
  return edits;
}

function entriesText(additions: readonly AddEntry[], layout: JsonLayout): string {
  return `{${layout.open}${additions.map((addition) => entryText(addition, layout)).join(`,${layout.between}`)}${layout.close}}`;
}

/** The JSON text of an entry of `connectionReferences`, with the members that the flow designer writes. */
function entryText({ key, apiName, logicalName }: AddEntry, layout: JsonLayout): string {
  const entry = innerLayout(layout, key);
  const single = (name: string, inner: string, value: string): [string, string] => [
    name,
    objectText([[inner, JSON.stringify(value)]], innerLayout(entry, name)),
  ];
  const members: [string, string][] = [
    ['runtimeSource', '"embedded"'],
    single('connection', 'connectionReferenceLogicalName', logicalName),
    single('api', 'name', apiName),
  ];
  return memberText(key, objectText(members, entry), layout);
}

/**
 * Computes the edits that add the parameter `$connections` to a flow, through which a run of the flow gets its
 * connections (docs/formats.md#flow-parameters). Empty if the flow already has the parameter.
 */
function parameterEdits(spans: JsonSpans, text: string, file: string): TextEdit[] {
  if (spans.find(`${parametersPointer}/$connections`)) {
    return [];
  }
  const value = (layout: JsonLayout): string =>
    objectText(
      [
        ['defaultValue', '{}'],
        ['type', '"Object"'],
      ],
      innerLayout(layout, '$connections'),
    );
  const found = spans.find(parametersPointer);
  if (!found) {
    return [
      firstMember(spans, text, file, definitionPointer, 'parameters', (layout) =>
        objectText([['$connections', value(layout)]], layout),
      ),
    ];
  }
  const { start, end } = found.value;
  if (text[start] === '{' && !/^\{\s*\}$/.test(text.slice(start, end))) {
    return [
      firstMember(spans, text, file, parametersPointer, '$connections', () =>
        value(layoutInside(text, parametersPointer, found)),
      ),
    ];
  }
  const layout = layoutInside(text, parametersPointer, found);
  return [{ start, end, newText: objectText([['$connections', value(layout)]], layout) }];
}

/**
 * Computes the edit that adds a member at the start of a JSON object.
 * @param pointer JSON Pointer of the object.
 * @param value Returns the JSON text of the member's value for the white space that it gets.
 * @throws EditRefused if there is no object at the pointer.
 */
function firstMember(
  spans: JsonSpans,
  text: string,
  file: string,
  pointer: string,
  name: string,
  value: (inside: JsonLayout) => string,
): TextEdit {
  const found = spans.find(pointer);
  if (!found || text[found.value.start] !== '{') {
    throw new EditRefused(file, { kind: 'notFlow' });
  }
  const layout = layoutInside(text, pointer, found);
  const at = found.value.start + 1;
  const isEmpty = /^\s*\}/.test(text.slice(at, at + 256));
  const newText = `${layout.open}${memberText(name, value(innerLayout(layout, name)), layout)}${isEmpty ? layout.close : ','}`;
  return { start: at, end: at, newText };
}

/**
 * The white space inside an object that is the value of a JSON member. It is copied from the start of the object. If
 * the object is empty or on one line, it follows from the indentation of the object's key. If the key is not at the
 * start of a line, there is no white space, as in a minified file.
 * @param pointer JSON Pointer of the object.
 */
function layoutInside(text: string, pointer: string, { key, value }: JsonMember): JsonLayout {
  const keyStart = key?.start ?? 0;
  const colon = key ? text.slice(key.end, value.start) : ': ';
  const before = /(\r?\n)([ \t]*)$/.exec(text.slice(Math.max(0, keyStart - 256), keyStart));
  const first = /^[{[](\s+)"/.exec(text.slice(value.start, value.start + 256));
  const [, lineEnd = '', indent = ''] = before ?? [];
  if (!before) {
    return { open: '', between: '', close: '', colon };
  }
  const close = lineEnd + indent;
  // The line with the key is indented once for each part of the JSON Pointer. So the length of its indentation, divided
  // by the number of parts, is the width of one level.
  const unit = indent.slice(0, indent.length / jsonPointerMembers(pointer).length) || '  ';
  const open = first?.[1]?.includes('\n') ? first[1] : close + unit;
  return { open, between: open, close, colon };
}
