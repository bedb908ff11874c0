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
    uses: operations.flatMap(connectionUse),
    childFlows: operations.flatMap(childFlowCall),
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

interface Container {
  readonly value: unknown;
  readonly pointer: string;
}

interface Operation {
  readonly name: string;
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
      const pointer = jsonPointer(container.pointer, name);
      found.push({ name, value, pointer });
      inner.push(...innerContainers(value, pointer));
    }
    containers.push(...inner.reverse());
  }
  return found;
}

function innerContainers(action: unknown, pointer: string): Container[] {
  const inner: Container[] = [];
  const add = (branch: unknown, branchPointer: () => string): void => {
    const actions = member(branch, 'actions');
    if (actions !== undefined) {
      inner.push({ value: actions, pointer: jsonPointer(branchPointer(), 'actions') });
    }
  };
  add(action, () => pointer);
  for (const branch of ['else', 'default']) {
    add(member(action, branch), () => jsonPointer(pointer, branch));
  }
  for (const [name, value] of members(member(action, 'cases'))) {
    add(value, () => jsonPointer(pointer, 'cases', name));
  }
  return inner;
}

/** Where a host names the key of `connectionReferences`; the last two occur in the live designer's form only. */
const hostKeyMembers: readonly (readonly string[])[] = [
  ['connectionName'],
  ['connection', 'name'],
  ['connectionReferenceName'],
  ['connection', 'referenceName'],
];

function connectionUse({ name, value, pointer }: Operation): ConnectionUse[] {
  const host = member(member(value, 'inputs'), 'host');
  if (host === undefined) {
    return [];
  }
  const apiId = textMember(host, 'apiId');
  for (const path of hostKeyMembers) {
    const named = path.reduce(member, host);
    if (typeof named !== 'string' || named === '') {
      continue;
    }
    const expressionKey = keyOfExpression(named);
    if (expressionKey === undefined && named.startsWith('@')) {
      continue;
    }
    return [
      {
        key: expressionKey ?? named,
        operation: name,
        pointer: jsonPointer(pointer, 'inputs', 'host', ...path),
        apiName: apiId === undefined ? undefined : apiNameOf(apiId),
        form: expressionKey === undefined ? 'name' : 'expression',
      },
    ];
  }
  return [];
}

/** `@parameters('$connections')['KEY']['connectionId']` → KEY, with the doubled quotes of expressions made one. */
function keyOfExpression(expression: string): string | undefined {
  const match = /^@\{?\s*parameters\('\$connections'\)\s*\??\['((?:[^']|'')+)'\]/.exec(expression);
  return match?.[1]?.replaceAll("''", "'");
}

function childFlowCall({ name, value, pointer }: Operation): ChildFlowCall[] {
  if (member(value, 'type') !== 'Workflow') {
    return [];
  }
  const target = textMember(member(member(value, 'inputs'), 'host'), 'workflowReferenceName');
  return target === undefined
    ? []
    : [
        {
          workflowId: guidKey(target),
          operation: name,
          pointer: jsonPointer(pointer, 'inputs', 'host', 'workflowReferenceName'),
        },
      ];
}
