import type { ChildFlowCall, ConnectionEntry, UndeclaredUse } from '../../model/flow';
import { apiNameOf, guidKey } from '../../model/names';
import { jsonPointer } from '../../model/place';
import { member, members, parseJson, textMember } from '../parseJson';
import { readFacts, type ReadResult } from '../readResult';

/** What the JSON of a cloud flow says about its connections (formats.md §4). */
export interface FlowFacts {
  readonly entries: readonly ConnectionEntry[];
  readonly undeclaredUses: readonly UndeclaredUse[];
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
  const entries = members(member(properties, 'connectionReferences'));
  const usedBy = new Map<string, string[]>(entries.map(([key]) => [key, []]));
  const undeclaredUses: UndeclaredUse[] = [];
  const childFlows: ChildFlowCall[] = [];
  eachOperation(member(properties, 'definition'), (operation) => {
    const use = connectionUse(operation);
    const users = use && usedBy.get(use.key);
    if (users) {
      users.push(operation.name);
    } else if (use) {
      const { path, ...named } = use;
      undeclaredUses.push({ ...named, pointer: pointerTo(operation, path) });
    }
    const call = childFlowCall(operation);
    if (call) {
      childFlows.push(call);
    }
  });
  return readFacts({
    entries: entries.map(([key, entry]) => connectionEntry(key, entry, usedBy.get(key) ?? [])),
    undeclaredUses,
    childFlows,
  });
}

function connectionEntry(key: string, entry: unknown, usedBy: readonly string[]): ConnectionEntry {
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
    usedBy,
  };
}

/** A trigger or action, and what holds it: its JSON Pointer is put together only where somebody keeps it. */
interface Operation {
  readonly name: string;
  readonly value: unknown;
  readonly container: Container;
}

interface Container {
  readonly value: unknown;
  readonly parent: Operation | undefined;
  /** The members that lead from the parent, or from the definition, to here. */
  readonly path: readonly string[];
}

/** Visits every trigger and action, in document order, at any depth: inside scopes, conditions, loops and switches. */
function eachOperation(definition: unknown, visit: (operation: Operation) => void): void {
  const containers: Container[] = [
    { value: member(definition, 'actions'), parent: undefined, path: ['actions'] },
    { value: member(definition, 'triggers'), parent: undefined, path: ['triggers'] },
  ];
  // A stack of our own: however deep a file nests, reading it never overflows the call stack.
  for (let container = containers.pop(); container; container = containers.pop()) {
    const inner: Container[] = [];
    for (const [name, value] of members(container.value)) {
      const operation = { name, value, container };
      visit(operation);
      addInnerContainers(operation, inner);
    }
    containers.push(...inner.reverse());
  }
}

const branches: readonly (readonly string[])[] = [['actions'], ['else', 'actions'], ['default', 'actions']];

function addInnerContainers(parent: Operation, inner: Container[]): void {
  for (const path of branches) {
    const value = path.reduce(member, parent.value);
    if (value !== undefined) {
      inner.push({ value, parent, path });
    }
  }
  const cases = member(parent.value, 'cases');
  for (const [name, value] of cases === undefined ? [] : members(cases)) {
    const actions = member(value, 'actions');
    if (actions !== undefined) {
      inner.push({ value: actions, parent, path: ['cases', name, 'actions'] });
    }
  }
}

function pointerTo(operation: Operation, path: readonly string[]): string {
  const parts = [path];
  for (let at: Operation | undefined = operation; at; at = at.container.parent) {
    parts.push([...at.container.path, at.name]);
  }
  return parts
    .reverse()
    .flat()
    .reduce((pointer, name) => jsonPointer(pointer, name), definitionPointer);
}

/** Where a host names the key of `connectionReferences`; the last two occur in the live designer's form only. */
const keyPaths: readonly (readonly string[])[] = [
  ['inputs', 'host', 'connectionName'],
  ['inputs', 'host', 'connection', 'name'],
  ['inputs', 'host', 'connectionReferenceName'],
  ['inputs', 'host', 'connection', 'referenceName'],
];

/** The key that an operation uses, and where it names it. */
function connectionUse({
  name,
  value,
}: Operation): (Omit<UndeclaredUse, 'pointer'> & { path: readonly string[] }) | undefined {
  const host = member(member(value, 'inputs'), 'host');
  if (host === undefined) {
    return undefined;
  }
  for (const path of keyPaths) {
    const named = path.reduce(member, value);
    if (typeof named !== 'string' || named === '') {
      continue;
    }
    const key = named.startsWith('@') ? keyOfExpression(named) : named;
    if (key !== undefined) {
      const apiId = textMember(host, 'apiId');
      return { key, operation: name, apiName: apiId === undefined ? undefined : apiNameOf(apiId), path };
    }
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
  const path = ['inputs', 'host', 'workflowReferenceName'];
  const target = path.reduce(member, value);
  return typeof target === 'string' && target !== ''
    ? { workflowId: guidKey(target), operation: name, pointer: pointerTo(operation, path) }
    : undefined;
}
