import { apiNameOf } from '../../model/names';
import type { ListedConnection } from './connectionListFormat';
import { isApiName, isCertainId, isPossibleId, readConnectionPath } from './connectionId';

/** Values by name, whatever their source: the members of a JSON object, a block of a PowerShell list, a table's row. */
export type Fields = ReadonlyMap<string, unknown>;

/** `Connection Id`, `connectionId` and `CONNECTION_ID` are the same field. */
export function fieldKey(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** The fields that hold the connector, by key: the ones that hold ids first. */
export const connectorKeys = [
  'apiid',
  'connectorid',
  'fullconnectorname',
  'connectorname',
  'apiname',
  'connector',
  'api',
];
const nameKeys = ['displayname', 'connectiondisplayname'];
const idKeys = ['connectionid', 'connectionname', 'id', 'name'];

/**
 * Reads a connection out of the fields that a command or an API gives it. Seen are: `Id`, `Name` (for display), `ApiId`,
 * `Status` of pac; `connectionId`, `displayName`, `status`, `owner`, `allowSharing` of pa; `name` (the id), `id` (a path) and
 * `properties` of the Power Apps API; `ConnectionName` (the id), `ConnectorName`, `DisplayName`, `Statuses`, `CreatedBy`,
 * `EnvironmentName` of the PowerShell module Microsoft.PowerApps.Administration.PowerShell. Since `name` means the id here
 * and the display name there, the value's form decides.
 *
 * @returns undefined where they name no connection id
 */
export function connectionOf(fields: Fields): ListedConnection | undefined {
  const path = firstOf(idKeys, (key) => pathOf(fields.get(key)));
  const apiName = path?.apiName ?? firstOf(connectorKeys, (key) => connectorOf(tell(fields, key)));
  const id = path?.id ?? idOf(fields, apiName !== undefined);
  if (id === undefined) {
    return undefined;
  }
  return {
    connection: {
      id,
      apiName,
      name: firstOf(nameKeys, (key) => nonEmptyString(tell(fields, key))) ?? otherName(fields, id),
      status: statusOf(tell(fields, 'statuses')) ?? statusOf(tell(fields, 'status')),
      owner: ownerOf(tell(fields, 'owner')) ?? ownerOf(tell(fields, 'createdby')),
      allowSharing: flagOf(tell(fields, 'allowsharing')),
    },
    environmentId: path?.environmentId ?? environmentOfFields(fields),
  };
}

/** A field, or the member of that name of `properties`, where the Power Apps API holds most. */
function tell(fields: Fields, key: string): unknown {
  return fields.get(key) ?? fieldsOf(fields.get('properties'))?.get(key);
}

/** The members of an object as fields; undefined for anything else. */
export function fieldsOf(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? new Map(Object.entries(value).map(([name, member]) => [fieldKey(name), member]))
    : undefined;
}

function pathOf(value: unknown): ReturnType<typeof readConnectionPath> {
  const text = nonEmptyString(value);
  return text?.includes('/') ? readConnectionPath(text) : undefined;
}

function idOf(fields: Fields, connectorKnown: boolean): string | undefined {
  const texts = idKeys.map((key) => [key, nonEmptyString(fields.get(key)) ?? ''] as const);
  // An `id` or `name` may be anything's; the connector, or a field named for connections, shows that it is a connection's.
  const named = (key: string) => connectorKnown || key.startsWith('connection');
  const certain = texts.find(([key, text]) => named(key) && isCertainId(text));
  const possible = texts.find(
    ([key, text]) => named(key) && isPossibleId(text) && (key !== 'name' || fields.has('properties')),
  );
  return (certain ?? possible)?.[1];
}

/** A name that stands in the field that holds the id elsewhere, and else the account that the connection signs in with. */
function otherName(fields: Fields, id: string): string | undefined {
  const isName = (text: string | undefined) =>
    text !== undefined && text !== id && !/^\/|\/connections\//i.test(text) && !isApiName(text) ? text : undefined;
  return (
    firstOf(['name', 'connectionname'], (key) => isName(nonEmptyString(fields.get(key)))) ??
    nonEmptyString(tell(fields, 'accountname'))
  );
}

function connectorOf(value: unknown): string | undefined {
  const text = nonEmptyString(value);
  if (text === undefined) {
    const api = fieldsOf(value);
    return api && firstOf(['id', 'name'], (key) => connectorOf(api.get(key)));
  }
  const name = /\/apis\/[^/\s]+$/i.test(text) ? apiNameOf(text) : text;
  return isApiName(name) || name !== text ? name : undefined;
}

/** One status out of a text, objects with a `status`, a list of them, or PowerShell's `{@{status=Connected}}`. */
function statusOf(value: unknown): string | undefined {
  const states = (Array.isArray(value) ? (value as unknown[]) : [value]).flatMap((item) => {
    const text = nonEmptyString(item) ?? nonEmptyString(fieldsOf(item)?.get('status'));
    return text === undefined ? [] : text.includes('{') ? powerShellMembers(text, 'status') : [text];
  });
  return states.find((state) => state.toLowerCase() !== 'connected') ?? states[0];
}

function ownerOf(value: unknown): string | undefined {
  const keys = ['userprincipalname', 'email', 'mail', 'displayname', 'name', 'id'];
  const text = nonEmptyString(value);
  if (text?.startsWith('@{')) {
    return firstOf(keys, (key) => powerShellMembers(text, key)[0]);
  }
  const person = fieldsOf(value);
  return text ?? (person && firstOf(keys, (key) => nonEmptyString(person.get(key))));
}

/** The values of a member in PowerShell's short form of objects, `@{id=1; displayName=Ann Example}`. */
function powerShellMembers(text: string, name: string): string[] {
  const member = new RegExp(`(?:@\\{|;)\\s*${name}\\s*=([^;}]*)`, 'gi');
  return [...text.matchAll(member)].flatMap((match) => nonEmptyString(match[1]) ?? []);
}

function environmentOfFields(fields: Fields): string | undefined {
  const environment = tell(fields, 'environment');
  return (
    firstOf(['environmentname', 'environmentid'], (key) => nonEmptyString(tell(fields, key))) ??
    nonEmptyString(fieldsOf(environment)?.get('name')) ??
    nonEmptyString(environment)
  );
}

function flagOf(value: unknown): boolean | undefined {
  const text = String(value).toLowerCase();
  return text === 'true' ? true : text === 'false' ? false : undefined;
}

function nonEmptyString(value: unknown): string | undefined {
  return (typeof value === 'string' && value.trim()) || undefined;
}

function firstOf<Item, Result>(items: readonly Item[], read: (item: Item) => Result | undefined): Result | undefined {
  for (const item of items) {
    const result = read(item);
    if (result !== undefined) {
      return result;
    }
  }
  return undefined;
}
