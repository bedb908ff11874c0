import type { ConnectionEntry } from '../../model/flow';
import { apiNameOf } from '../../model/names';
import { member, textMember } from '../parseJson';

/** A connection entry as it is written in the file, without the triggers, actions and expressions that use it. */
export type WrittenEntry = Omit<ConnectionEntry, 'usedBy' | 'use'>;

/**
 * Reads one connection entry, which is a member of a flow's `connectionReferences` (docs/formats.md#connection-entries).
 * @param value The value of the member in the parsed JSON.
 */
export function connectionEntry(key: string, value: unknown): WrittenEntry {
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
  };
}
