import { connectionKeyPaths, keysInExpression } from '../../locate/connectionKeys';
import {
  brokenAuthentication,
  type ChildFlowCall,
  type Flow,
  type FlowVariable,
  type OperationPlace,
  type UndeclaredUse,
} from '../../model/flow';
import { apiNameOf, guidKey } from '../../model/names';
import { jsonPointer } from '../../model/place';
import { isGuid } from '../../text/guid';
import { detach } from '../../text/detach';
import { duplicateKeys } from '../duplicateKeys';
import { isObject, member, members, parseJson, textMember } from '../parseJson';
import { factsResult, type ReadResult } from '../readResult';
import { connectionEntry } from './connectionEntry';

/** What the JSON file of a cloud flow says about connections and child flows (docs/formats.md#flow-json). */
export type FlowFacts = Omit<Flow, 'file' | 'name' | 'state' | 'workflowId'>;

const none: readonly never[] = [];

const definitionPointer = '/properties/definition';

/**
 * Reads the JSON file of a flow, `Workflows/<name>-<GUID>.json`. A text that is not valid JSON has facts too, and
 * `remarks` contains the error.
 */
export function readFlowDefinition(text: string): ReadResult<FlowFacts> {
  const { facts: json, problem } = parseJson(text);
  if (problem) {
    return factsResult(brokenFlow(text), [problem]);
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
  const variables = variablesOf(definition);
  const hasDefinition = isObject(definition);
  const isInExpression = (key: string): boolean => text.includes(`['${key.replaceAll("'", "''")}']`);
  return factsResult(
    {
      entries: entries.map(([key, entry]) => {
        const users = usedBy.get(key) ?? [];
        return connectionEntry(key, entry, users, users.length === 0 && allUsesKnown && !isInExpression(key));
      }),
      undeclaredUses: undeclaredUses.length === 0 ? none : undeclaredUses,
      childFlows: childFlows.length === 0 ? none : childFlows,
      variables: variables.length === 0 ? none : variables,
      brokenAuthentications: brokenAuthentications.length === 0 ? none : brokenAuthentications,
      lacksConnectionsParameter:
        hasDefinition && member(member(definition, 'parameters'), '$connections') === undefined,
      lacksDefinition: !hasDefinition,
      readable: true,
      namedReferences: hasDefinition || member(properties, 'connectionReferences') !== undefined ? none : undefined,
    },
    duplicateKeys(text, json),
  );
}

function variablesOf(definition: unknown): FlowVariable[] {
  return members(member(definition, 'parameters')).flatMap(([name, parameter]): FlowVariable[] => {
    const schemaName = textMember(member(parameter, 'metadata'), 'schemaName') ?? '';
    return schemaName === ''
      ? []
      : [
          {
            schemaName: detach(schemaName),
            pointer: jsonPointer(definitionPointer, 'parameters', name, 'metadata', 'schemaName'),
          },
        ];
  });
}

/**
 * The facts of a flow whose text is not valid JSON. The text is often invalid while a person types in it. The logical names
 * of connection references are still searched in the text, because those references would otherwise be reported as unused.
 */
function brokenFlow(text: string): FlowFacts {
  const names = [...text.matchAll(/"connectionReferenceLogicalName"\s*:\s*"([^"\\\r\n]+)"/g)].map(
    ([, name]) => name ?? '',
  );
  return {
    entries: none,
    undeclaredUses: none,
    childFlows: none,
    variables: none,
    brokenAuthentications: none,
    lacksConnectionsParameter: false,
    lacksDefinition: false,
    readable: false,
    namedReferences: text.includes('"connectionReferences"') ? [...new Set(names)].map(detach) : undefined,
  };
}

/**
 * A trigger or action of a flow, and the container that it is in. The JSON Pointer of the operation is computed from its
 * containers only on demand, because most operations never need one.
 */
interface Operation {
  readonly name: string;
  readonly value: unknown;
  readonly container: Container;
}

/** An object whose members are triggers or actions, such as the `actions` of the flow or of a scope. */
interface Container {
  readonly value: unknown;
  readonly parent: Operation | undefined;
  /**
   * The names of the members on the way from the parent operation to this container. Without a parent, the way starts at
   * the definition of the flow.
   */
  readonly path: readonly string[];
}

/**
 * Calls `visit` for all triggers of a flow, then for all actions, also for actions inside scopes, conditions, loops and
 * switches.
 */
function eachOperation(definition: unknown, visit: (operation: Operation) => void): void {
  const containers: Container[] = [
    { value: member(definition, 'actions'), parent: undefined, path: ['actions'] },
    { value: member(definition, 'triggers'), parent: undefined, path: ['triggers'] },
  ];
  // Uses an array as stack instead of recursion, because a deeply nested file would overflow the call stack.
  for (let container = containers.pop(); container; container = containers.pop()) {
    const inner: Container[] = [];
    for (const [name, value] of members(container.value)) {
      const operation = { name, value, container };
      visit(operation);
      addInnerContainers(operation, inner);
    }
    for (const each of inner.reverse()) {
      containers.push(each);
    }
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

/**
 * The connection key that an operation uses, and the path of member names to the key. Undefined if the operation uses no
 * connection. `unknown` if an expression computes the key at run time.
 */
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

/**
 * The connection key in an expression: `@parameters('$connections')['KEY']['connectionId']` → KEY. Undefined if the
 * expression does not begin like this.
 */
function keyOfExpression(expression: string): string | undefined {
  const [first] = keysInExpression(expression);
  return first && /^@\{?\s*$/.test(expression.slice(0, first.accessStart)) ? first.key : undefined;
}

/** The call of a child flow or desktop flow (docs/formats.md#triggers-and-actions); undefined for another operation. */
function childFlowCall(operation: Operation): ChildFlowCall | undefined {
  const { name, value } = operation;
  const inputs = member(value, 'inputs');
  const isChildFlow = member(value, 'type') === 'Workflow';
  if (!isChildFlow && !desktopFlowOperations.has(textMember(member(inputs, 'host'), 'operationId') ?? '')) {
    return undefined;
  }
  const path = isChildFlow ? ['inputs', 'host', 'workflowReferenceName'] : ['inputs', 'parameters', 'uiFlowId'];
  const target = path.reduce(member, value);
  // An expression computes the id at run time.
  return typeof target === 'string' && target !== '' && (isChildFlow || isGuid(target))
    ? {
        runs: isChildFlow ? 'cloudFlow' : 'desktopFlow',
        workflowId: guidKey(target),
        operation: name,
        pointer: pointerTo(operation, path),
      }
    : undefined;
}

/** The operations of the connector Desktop flows that run a desktop flow. */
const desktopFlowOperations = new Set(['RunUIFlow_V2', 'RunUIFlow']);
