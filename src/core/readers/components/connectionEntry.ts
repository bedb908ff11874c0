import type { ConnectionEntry } from '../../model/flow';
import { apiNameOf } from '../../model/names';
import { member, textMember } from '../parseJson';

/**
 * Reads one connection entry, which is a member of a flow's `connectionReferences` (docs/formats.md#connection-entries).
 * @param value The value of the member in the parsed JSON.
 * @param usedBy Names of the triggers and actions that use the entry.
 * @param unused Whether it is certain that the flow does not use the entry, not even in an expression.
 */
export function connectionEntry(
  key: string,
  value: unknown,
  usedBy: readonly string[],
  unused: boolean,
): ConnectionEntry {
  const connection = member(value, 'connection');
  const api = member(value, 'api');
  const reference = textMember(connection, 'connectionReferenceLogicalName');
  const connectionName = textMember(connection, 'name') ?? textMember(value, 'connectionName');
  return {
    key,
    apiName: textMember(api, 'name') ?? apiNameOf(textMember(api, 'id') ?? textMember(value, 'id') ?? ''),
    apiLogicalName: textMember(api, 'logicalName'),
    reference,
    rawForm: reference !== undefined ? undefined : connectionName === undefined ? 'empty' : 'named',
    runtimeSource: member(value, 'runtimeSource') === 'invoker' ? 'invoker' : 'embedded',
    usedBy,
    unused,
  };
}
