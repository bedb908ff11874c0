import { isMember } from '../../locate/memberNames';
import { actionsMember, isActions } from '../../locate/operationPaths';
import { jsonPointer } from '../../model/place';
import { isObject, member, members } from '../parseJson';

export const definitionPointer = '/properties/definition';

/**
 * A trigger or action of a flow, and the container that it is in. The JSON Pointer of the operation is computed from its
 * containers only on demand, because most operations never need one.
 */
export interface Operation {
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
 * How the names of members in a definition are compared. `exact` finds those that Power Automate writes. `anyCase` takes
 * longer, so flows are read with it only if the exact names leave something open.
 */
export type NameComparison = 'exact' | 'anyCase';

/**
 * Calls `visit` for all triggers of a flow, then for all actions, also for actions inside scopes, conditions, loops,
 * switches and tools of agents.
 */
export function eachOperation(
  definition: unknown,
  comparison: NameComparison,
  visit: (operation: Operation) => void,
): void {
  const containers: Container[] = [];
  const addInner = comparison === 'exact' ? addExactContainers : addInnerContainers;
  for (const [name, value] of members(definition)) {
    if (isActions(name)) {
      containers.unshift({ value, parent: undefined, path: [name] });
    } else if (isMember(name, 'triggers')) {
      containers.push({ value, parent: undefined, path: [name] });
    }
  }
  // Uses an array as stack instead of recursion, because a deeply nested file would overflow the call stack.
  for (let container = containers.pop(); container; container = containers.pop()) {
    const inner: Container[] = [];
    for (const [name, value] of members(container.value)) {
      const operation = { name, value, container };
      visit(operation);
      addInner(operation, inner);
    }
    for (const each of inner.reverse()) {
      containers.push(each);
    }
  }
}

const branches: readonly (readonly string[])[] = [['actions'], ['else', 'actions'], ['default', 'actions']];

function addExactContainers(parent: Operation, inner: Container[]): void {
  for (const path of branches) {
    const value = path.reduce(member, parent.value);
    if (value !== undefined) {
      inner.push({ value, parent, path });
    }
  }
  addExactBranches('cases', parent, inner);
  addExactBranches('tools', parent, inner);
}

function addExactBranches(group: string, parent: Operation, inner: Container[]): void {
  const value = member(parent.value, group);
  for (const [name, branch] of value === undefined ? [] : members(value)) {
    const actions = member(branch, 'actions');
    if (actions !== undefined) {
      inner.push({ value: actions, parent, path: [group, name, 'actions'] });
    }
  }
}

/**
 * Whether a trigger or action has a member that only the comparison `anyCase` finds: among its own members, those of its
 * branches, and those of its `inputs`.
 */
export function hasInexactNames({ value }: Operation): boolean {
  if (!isObject(value)) {
    return false;
  }
  for (const name in value) {
    switch (name) {
      case 'inputs':
        if (hasInexactInputs(member(value, name))) {
          return true;
        }
        break;
      case 'else':
      case 'default':
        if (hasInexactActions(member(value, name))) {
          return true;
        }
        break;
      case 'cases':
      case 'tools':
        if (members(member(value, name)).some(([, branch]) => hasInexactActions(branch))) {
          return true;
        }
        break;
      case 'type':
      case 'actions':
      case 'runAfter':
      case 'metadata':
        break;
      default:
        if (isMember(name, 'inputs') || actionsMember(name) !== undefined) {
          return true;
        }
    }
  }
  return false;
}

function hasInexactActions(branch: unknown): boolean {
  if (isObject(branch)) {
    for (const name in branch) {
      if (name !== 'actions' && isActions(name)) {
        return true;
      }
    }
  }
  return false;
}

function hasInexactInputs(inputs: unknown): boolean {
  if (isObject(inputs)) {
    for (const name in inputs) {
      if (
        name !== 'host' &&
        name !== 'authentication' &&
        (isMember(name, 'host') || isMember(name, 'authentication'))
      ) {
        return true;
      }
    }
  }
  return false;
}

function addInnerContainers(parent: Operation, inner: Container[]): void {
  const { value } = parent;
  if (!isObject(value)) {
    return;
  }
  // A value from JSON.parse inherits no enumerable member. `Object.keys` would make a list for each operation.
  for (const name in value) {
    const kind = actionsMember(name);
    if (kind !== undefined) {
      addContainers(kind, parent, member(value, name), [name], inner);
    }
  }
}

function addContainers(
  kind: 'actions' | 'branch' | 'branches',
  parent: Operation,
  value: unknown,
  path: readonly string[],
  inner: Container[],
): void {
  if (kind === 'actions') {
    inner.push({ value, parent, path });
    return;
  }
  for (const [name, branch] of members(value)) {
    if (kind === 'branches') {
      addContainers('branch', parent, branch, [...path, name], inner);
    } else if (isActions(name)) {
      inner.push({ value: branch, parent, path: [...path, name] });
    }
  }
}

/** @param path The names of the members on the way from the operation to a value. */
export function pointerTo(operation: Operation, path: readonly string[]): string {
  const parts = [path];
  for (let at: Operation | undefined = operation; at; at = at.container.parent) {
    parts.push([...at.container.path, at.name]);
  }
  return parts
    .reverse()
    .flat()
    .reduce((pointer, name) => jsonPointer(pointer, name), definitionPointer);
}

/** A member of a trigger or action, or of a value in it. Its name is compared without case. */
export function operationMember(value: unknown, name: string): unknown {
  const exact = member(value, name);
  return exact === undefined && isObject(value) ? member(value, writtenName(value, name)) : exact;
}

/** The names on a path of members as they are in the file. */
export function writtenPath(value: unknown, path: readonly string[]): string[] {
  let at = value;
  return path.map((name) => {
    const written = member(at, name) === undefined ? writtenName(at, name) : name;
    at = member(at, written);
    return written;
  });
}

function writtenName(value: unknown, name: string): string {
  if (isObject(value)) {
    for (const written in value) {
      if (isMember(written, name)) {
        return written;
      }
    }
  }
  return name;
}
