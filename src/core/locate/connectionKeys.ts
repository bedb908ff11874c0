import { isMember } from './memberNames';

/**
 * Whether a path of JSON members, from `inputs.host` of a trigger or action, leads to the name of a connection: a key of
 * the flow's `connectionReferences`, or an expression. Source: docs/formats.md#triggers-and-actions.
 */
export function isConnectionPath([first = '', ...rest]: readonly string[]): boolean {
  const [second, ...further] = rest;
  return second === undefined
    ? isConnectionName(first)
    : further.length === 0 && isConnectionObject(first) && isNameOfConnection(second);
}

/** Whether a member of `inputs.host` contains the name of a connection. */
export function isConnectionName(member: string): boolean {
  return isMember(member, 'connectionName') || isMember(member, 'connectionReferenceName');
}

/** Whether a member of `inputs.host` is an object with the name of a connection. */
export function isConnectionObject(member: string): boolean {
  return isMember(member, 'connection');
}

/** Whether a member of `inputs.host.connection` contains the name of a connection. */
export function isNameOfConnection(member: string): boolean {
  return isMember(member, 'name') || isMember(member, 'referenceName');
}
