import type { ChildFlowCall, ConnectionEntry, ConnectionUse } from '../../model/flow';
import { apiNameOf, guidKey } from '../../model/names';
import { jsonPointer } from '../../model/place';
import { member, members, parseJson, textMember } from '../parseJson';
import { readFacts, type ReadResult } from '../readResult';

/** What the JSON of a cloud flow says about its connections (formats.md §4). */
export interface FlowFacts {
  readonly entries: readonly ConnectionEntry[];
  readonly uses: readonly ConnectionUse[];
  readonly childFlows: readonly ChildFlowCall[];
}

const definitionPointer = '/properties/definition';

/** Reads `Workflows/<name>-<GUID>.json`. */
export function readFlowDefinition(text: string): ReadResult<FlowFacts> {
  const { facts: json, problem } = parseJson(text);
  if (problem) {
    return { facts: undefined, problem };
  }
  const properties = member(json, 'properties');
  const operations = readOperations(member(properties, 'definition'));
  return readFacts({
    entries: members(member(properties, 'connectionReferences')).map(([key, entry]) => connectionEntry(key, entry)),
    uses: operations.map(connectionUse).filter((use) => use !== undefined),
    childFlows: operations.map(childFlowCall).filter((call) => call !== undefined),
  });
}

function connectionEntry(key: string, entry: unknown): ConnectionEntry {
  const connection = member(entry, 'connection');
  const api = member(entry, 'api');
  const reference = textMember(connection, 'connectionReferenceLogicalName');
  const connectionName = textMember(connection, 'name') ?? textMember(entry, 'connectionName');
  return {
    key,
    apiName: textMember(api, 'name') ?? apiNameOf(textMember(api, 'id') ?? textMember(entry, 'id') ?? ''),
    apiLogicalName: textMember(api, 'logicalName'),
    reference,
    rawForm: reference !== undefined ? undefined : connectionName === undefined ? 'empty' : 'named',
    runtimeSource: member(entry, 'runtimeSource') === 'invoker' ? 'invoker' : 'embedded',
  };
}

/** A trigger or action; its own JSON Pointer is put together only where somebody keeps it. */
interface Operation {
  readonly name: string;
  readonly value: unknown;
  readonly container: Container;
}

interface Container {
  readonly value: unknown;
  readonly pointer: string;
}

/** Every trigger and action, in document order, at any depth: inside scopes, conditions, loops and switches. */
function readOperations(definition: unknown): Operation[] {
  const found: Operation[] = [];
  const containers: Container[] = [
    { value: member(definition, 'actions'), pointer: jsonPointer(definitionPointer, 'actions') },
    { value: member(definition, 'triggers'), pointer: jsonPointer(definitionPointer, 'triggers') },
  ];
  // A stack of our own: however deep a file nests, reading it never overflows the call stack.
  for (let container = containers.pop(); container; container = containers.pop()) {
    const inner: Container[] = [];
    for (const [name, value] of members(container.value)) {
      const operation = { name, value, container };
      found.push(operation);
      addInnerContainers(operation, inner);
    }
    containers.push(...inner.reverse());
  }
  return found;
}

function addInnerContainers(operation: Operation, inner: Container[]): void {
  const add = (branch: unknown, ...path: readonly string[]): void => {
    const actions = member(branch, 'actions');
    if (actions !== undefined) {
      inner.push({ value: actions, pointer: pointerTo(operation, ...path, 'actions') });
    }
  };
  add(operation.value);
  for (const branch of ['else', 'default']) {
    add(member(operation.value, branch), branch);
  }
  for (const [name, value] of members(member(operation.value, 'cases'))) {
    add(value, 'cases', name);
  }
}

function pointerTo({ name, container }: Operation, ...path: readonly string[]): string {
  return jsonPointer(container.pointer, name, ...path);
}

/** Where a host names the key of `connectionReferences`; the last two occur in the live designer's form only. */
const hostKeyMembers: readonly (readonly string[])[] = [
  ['connectionName'],
  ['connection', 'name'],
  ['connectionReferenceName'],
  ['connection', 'referenceName'],
];

function connectionUse(operation: Operation): ConnectionUse | undefined {
  const host = member(member(operation.value, 'inputs'), 'host');
  if (host === undefined) {
    return undefined;
  }
  const apiId = textMember(host, 'apiId');
  for (const path of hostKeyMembers) {
    const named = path.reduce(member, host);
    if (typeof named !== 'string' || named === '') {
      continue;
    }
    const isExpression = named.startsWith('@');
    const expressionKey = isExpression ? keyOfExpression(named) : undefined;
    if (isExpression && expressionKey === undefined) {
      continue;
    }
    return {
      key: expressionKey ?? named,
      operation: operation.name,
      pointer: pointerTo(operation, 'inputs', 'host', ...path),
      apiName: apiId === undefined ? undefined : apiNameOf(apiId),
      form: expressionKey === undefined ? 'name' : 'expression',
    };
  }
  return undefined;
}

/** `@parameters('$connections')['KEY']['connectionId']` → KEY, with the doubled quotes of expressions made one. */
function keyOfExpression(expression: string): string | undefined {
  const match = /^@\{?\s*parameters\('\$connections'\)\s*\??\['((?:[^']|'')+)'\]/.exec(expression);
  return match?.[1]?.replaceAll("''", "'");
}

function childFlowCall(operation: Operation): ChildFlowCall | undefined {
  const { name, value } = operation;
  if (member(value, 'type') !== 'Workflow') {
    return undefined;
  }
  const target = textMember(member(member(value, 'inputs'), 'host'), 'workflowReferenceName');
  return target === undefined
    ? undefined
    : {
        workflowId: guidKey(target),
        operation: name,
        pointer: pointerTo(operation, 'inputs', 'host', 'workflowReferenceName'),
      };
}
