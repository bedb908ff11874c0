import { connectionKeyIn, expressionUses } from '../../expressions/expressionUses';
import { isConnectionName, isConnectionObject, isNameOfConnection } from '../../locate/connectionKeys';
import { isMember } from '../../locate/memberNames';
import type { ConnectionEntry, UndeclaredUse } from '../../model/flow';
import { apiNameOf, nameKey } from '../../model/names';
import { isObject, member } from '../parseJson';
import {
  eachOperation,
  type NameComparison,
  type Operation,
  operationMember,
  pointerTo,
  writtenPath,
} from './flowOperations';

/** How a flow uses one of its connection entries. */
export type EntryUse = Pick<ConnectionEntry, 'usedBy' | 'use'>;

/** A value that is still to be searched for uses, and the name of the trigger or action that contains it. */
interface Unsearched {
  readonly value: unknown;
  readonly operation: string | undefined;
}

/**
 * Collects how a flow uses its connection entries. Keys are compared without case, so entries whose keys differ only in
 * case share their uses.
 */
export class ConnectionUses {
  readonly undeclared: UndeclaredUse[] = [];
  /** For each key, the names of the triggers and actions that use it. */
  readonly #users: Map<string, string[]>;
  /** Keys that expressions outside of triggers and actions use. */
  readonly #otherUses = new Set<string>();
  /** Keys in a member `host` that may not be that of a trigger or action. */
  readonly #possibleUses = new Set<string>();
  #mayUseAnyKey = false;
  #hasInexactNames = false;

  /** @param keys The keys of the entries. */
  constructor(keys: readonly string[]) {
    this.#users = new Map(keys.map((key) => [nameKey(key), []]));
  }

  /**
   * Adds the uses by a trigger or action.
   * @param host Its `inputs.host`.
   */
  addHost(operation: Operation, host: unknown, comparison: NameComparison): void {
    let undeclared: NamedConnection | undefined;
    let usesOther = false;
    const connections = comparison === 'exact' ? firstConnection(host) : namedConnections(host);
    if (connections.length === 0 && comparison === 'exact') {
      this.#hasInexactNames ||= namedConnections(host).length > 0;
    }
    for (const connection of connections) {
      const { key } = connection;
      if (key === undefined) {
        this.#mayUseAnyKey = true;
        this.#addExpressions(connection.text, operation.name);
      }
      if (key === undefined || this.#addUser(key, operation.name)) {
        usesOther = true;
      } else {
        undeclared ??= connection;
      }
    }
    if (undeclared?.key !== undefined && !usesOther) {
      const { key, path } = undeclared;
      const apiId = operationMember(host, 'apiId');
      this.undeclared.push({
        key,
        operation: operation.name,
        apiName: typeof apiId === 'string' && apiId !== '' ? apiNameOf(apiId) : undefined,
        pointer: pointerTo(operation, [...writtenPath(operation.value, ['inputs', 'host']), ...path]),
      });
    }
  }

  /** Whether a host has a connection that only the comparison `anyCase` finds. */
  get hasInexactNames(): boolean {
    return this.#hasInexactNames;
  }

  /** Whether each entry is the connection of a trigger or action. */
  get isComplete(): boolean {
    return [...this.#users.values()].every((users) => users.length > 0);
  }

  /**
   * Adds all uses in expressions, and possible uses in places that are not known to be triggers or actions.
   * @param json The parsed JSON of the flow.
   * @param definition The definition of the flow, which is a part of it.
   */
  search(json: unknown, definition: unknown): void {
    const operations = new Map<unknown, string>();
    eachOperation(definition, 'anyCase', ({ name, value }) => {
      if (isObject(value)) {
        operations.set(value, name);
      }
    });
    // Uses an array as stack instead of recursion, because a deeply nested file would overflow the call stack.
    const left: Unsearched[] = [{ value: json, operation: undefined }];
    for (let next = left.pop(); next; next = left.pop()) {
      const { value } = next;
      const operation = operations.get(value) ?? next.operation;
      if (typeof value === 'string') {
        this.#addExpressions(value, operation);
      } else if (typeof value === 'object' && value !== null) {
        for (const [name, inner] of Object.entries(value).reverse()) {
          this.#addExpressions(name, operation);
          if (isMember(name, 'host')) {
            this.#addPossibleUses(inner);
          }
          left.push({ value: inner, operation });
        }
      }
    }
    // The search finds the expressions of hosts again.
    for (const [key, users] of this.#users) {
      this.#users.set(key, [...new Set(users)]);
    }
  }

  /** How the flow uses the entry with a key. Certain only if {@link isComplete}, or after {@link search}. */
  useOf(entryKey: string): EntryUse {
    const key = nameKey(entryKey);
    const usedBy = this.#users.get(key) ?? [];
    if (usedBy.length > 0 || this.#otherUses.has(key)) {
      return { usedBy, use: 'known' };
    }
    return { usedBy, use: this.#mayUseAnyKey || this.#possibleUses.has(key) ? 'possible' : 'none' };
  }

  /** Whether the flow has an entry with the key. */
  #addUser(key: string, operation: string): boolean {
    const users = this.#users.get(nameKey(key));
    users?.push(operation);
    return users !== undefined;
  }

  #addExpressions(text: string, operation: string | undefined): void {
    const { keys, mayUseAnyKey } = expressionUses(text);
    this.#mayUseAnyKey ||= mayUseAnyKey;
    for (const { name } of keys) {
      if (operation === undefined) {
        this.#otherUses.add(nameKey(name));
      } else {
        this.#addUser(name, operation);
      }
    }
  }

  #addPossibleUses(host: unknown): void {
    for (const { key } of namedConnections(host)) {
      if (key === undefined) {
        this.#mayUseAnyKey = true;
      } else {
        this.#possibleUses.add(nameKey(key));
      }
    }
  }
}

/** A text in the `inputs.host` of a trigger or action that refers to a connection. */
interface NamedConnection {
  readonly text: string;
  /** The key; undefined if an expression computes the connection at run time. */
  readonly key: string | undefined;
  /** The names of the members on the way from `host` to the text. */
  readonly path: readonly string[];
}

/** The first connection in a host, with the names that Power Automate writes. */
function firstConnection(host: unknown): NamedConnection[] {
  for (const path of connectionPaths) {
    const text = path.reduce(member, host);
    if (typeof text === 'string' && text !== '') {
      return [{ text, key: connectionKeyIn(text), path }];
    }
  }
  return [];
}

const connectionPaths: readonly (readonly string[])[] = [
  ['connectionName'],
  ['connection', 'name'],
  ['connectionReferenceName'],
  ['connection', 'referenceName'],
];

/** All connections in a host, whatever the case of the names. */
function namedConnections(host: unknown): NamedConnection[] {
  const found: NamedConnection[] = [];
  if (!isObject(host)) {
    return found;
  }
  for (const name in host) {
    const value = member(host, name);
    if (typeof value === 'string') {
      if (value !== '' && isConnectionName(name)) {
        found.push({ text: value, key: connectionKeyIn(value), path: [name] });
      }
    } else if (isObject(value) && isConnectionObject(name)) {
      for (const inner in value) {
        const text = member(value, inner);
        if (typeof text === 'string' && text !== '' && isNameOfConnection(inner)) {
          found.push({ text, key: connectionKeyIn(text), path: [name, inner] });
        }
      }
    }
  }
  return found;
}
