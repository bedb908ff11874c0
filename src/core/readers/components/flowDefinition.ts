import { connectionKeyPaths, keysInExpression } from '../../locate/connectionKeys';
import {
  brokenAuthentication,
  type ChildFlowCall,
  type ConnectionEntry,
  type OperationPlace,
  type UndeclaredUse,
} from '../../model/flow';
import { apiNameOf, guidKey } from '../../model/names';
import { jsonPointer } from '../../model/place';
import { detach } from '../../text/detach';
import { duplicateKeys } from '../duplicateKeys';
import { member, members, parseJson, textMember } from '../parseJson';
import { readFacts, type ReadResult } from '../readResult';
import { connectionEntry } from './connectionEntry';

/** What the JSON of a cloud flow says about its connections (formats.md §4). */
export interface FlowFacts {
  readonly entries: readonly ConnectionEntry[];
  readonly undeclaredUses: readonly UndeclaredUse[];
  readonly childFlows: readonly ChildFlowCall[];
  readonly brokenAuthentications: readonly OperationPlace[];
  readonly lacksConnectionsParameter: boolean;
  readonly readable: boolean;
  /** Of a text that is no JSON: the logical names in it; undefined where not even the list of connections is. */
  readonly namedReferences: readonly string[] | undefined;
}

const none: readonly never[] = [];

const definitionPointer = '/properties/definition';

/** Reads `Workflows/<name>-<GUID>.json`. */
export function readFlowDefinition(text: string): ReadResult<FlowFacts> {
  const { facts: json, problem } = parseJson(text);
  if (problem) {
    return readFacts(brokenFlow(text), [problem]);
  }
  const properties = member(json, 'properties');
  const entries = members(member(properties, 'connectionReferences'));
  const usedBy = new Map<string, string[]>(entries.map(([key]) => [key, []]));
  const undeclaredUses: UndeclaredUse[] = [];
  const childFlows: ChildFlowCall[] = [];
  const brokenAuthentications: OperationPlace[] = [];
  let allUsesKnown = true;
  const definition = member(properties, 'definition');
  eachOperation(definition, (operation) => {
    const use = connectionUse(operation);
    const users = use && use !== 'unknown' ? usedBy.get(use.key) : undefined;
    if (use === 'unknown') {
      allUsesKnown = false;
    } else if (users) {
      users.push(operation.name);
    } else if (use) {
      const { path, ...named } = use;
      undeclaredUses.push({ ...named, pointer: pointerTo(operation, path) });
    }
    const call = childFlowCall(operation);
    if (call) {
      childFlows.push(call);
    }
    if (member(member(operation.value, 'inputs'), 'authentication') === brokenAuthentication) {
      const pointer = pointerTo(operation, ['inputs', 'authentication']);
      brokenAuthentications.push({ operation: operation.name, pointer });
    }
  });
  const isNamed = (key: string): boolean => text.includes(`['${key.replaceAll("'", "''")}']`);
  return readFacts(
    {
      entries: entries.map(([key, entry]) => {
        const users = usedBy.get(key) ?? [];
        return connectionEntry(key, entry, users, users.length === 0 && allUsesKnown && !isNamed(key));
      }),
      undeclaredUses: undeclaredUses.length === 0 ? none : undeclaredUses,
      childFlows: childFlows.length === 0 ? none : childFlows,
      brokenAuthentications: brokenAuthentications.length === 0 ? none : brokenAuthentications,
      lacksConnectionsParameter:
        typeof definition === 'object' &&
        definition !== null &&
        member(member(definition, 'parameters'), '$connections') === undefined,
      readable: true,
      namedReferences: none,
    },
    duplicateKeys(text, json),
  );
}

/** While somebody edits a flow its text is no JSON most of the time: the references in it are no less used for that. */
function brokenFlow(text: string): FlowFacts {
  const names = [...text.matchAll(/"connectionReferenceLogicalName"\s*:\s*"([^"\\\r\n]+)"/g)].map(
    ([, name]) => name ?? '',
  );
  return {
    entries: none,
    undeclaredUses: none,
    childFlows: none,
    brokenAuthentications: none,
    lacksConnectionsParameter: false,
    readable: false,
    namedReferences: text.includes('"connectionReferences"') ? [...new Set(names)].map(detach) : undefined,
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

/** The key that an operation uses, and where it names it; `unknown` where only a run tells. */
function connectionUse({
  name,
  value,
}: Operation): (Omit<UndeclaredUse, 'pointer'> & { path: readonly string[] }) | 'unknown' | undefined {
  const host = member(member(value, 'inputs'), 'host');
  if (host === undefined) {
    return undefined;
  }
  let unknown = false;
  for (const path of connectionKeyPaths) {
    const named = path.reduce(member, value);
    if (typeof named !== 'string' || named === '') {
      continue;
    }
    const key = named.startsWith('@') ? keyOfExpression(named) : named;
    if (key !== undefined) {
      const apiId = textMember(host, 'apiId');
      return { key, operation: name, apiName: apiId === undefined ? undefined : apiNameOf(apiId), path };
    }
    unknown = true;
  }
  return unknown ? 'unknown' : undefined;
}

/** `@parameters('$connections')['KEY']['connectionId']` → KEY; undefined for an expression that begins otherwise. */
function keyOfExpression(expression: string): string | undefined {
  const [first] = keysInExpression(expression);
  return first && /^@\{?\s*$/.test(expression.slice(0, first.accessStart)) ? first.key : undefined;
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
