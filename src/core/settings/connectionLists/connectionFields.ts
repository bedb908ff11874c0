import { apiNameOf } from '../../model/names';
import type { ListedConnection } from './connectionListFormat';
import { isApiName, isCertainId, isPossibleId, readConnectionPath } from './connectionId';

/**
 * The values of one entry in a connection list, by the keys that {@link fieldKey} makes from their names. An entry is a
 * JSON object, a block of a PowerShell list, or a row of a table.
 */
export type Fields = ReadonlyMap<string, unknown>;

/** The key for the name of a field. The key is the same for `Connection Id`, `connectionId` and `CONNECTION_ID`. */
export function fieldKey(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/**
 * The keys of the fields that can contain a connection's connector. Fields with connector ids come first, because other
 * fields may contain display names, from which the API name cannot be derived.
 */
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
 * Reads a connection from the fields of one entry in a connection list. Known sources of lists:
 * - pac: `Id`, `Name` (the display name), `ApiId`, `Status`.
 * - pa: `connectionId`, `displayName`, `status`, `owner`, `allowSharing`.
 * - Power Apps API: `name` (the id), `id` (a path), `properties`.
 * - PowerShell module Microsoft.PowerApps.Administration.PowerShell: `ConnectionName` (the id), `ConnectorName`,
 *   `DisplayName`, `Statuses`, `CreatedBy`, `EnvironmentName`.
 *
 * `name` is the connection id in some sources and the display name in others, so the form of its value and the other
 * fields decide which it is.
 *
 * @returns Undefined when the fields contain no connection id, or nothing shows that an id belongs to a connection.
 */
export function connectionOf(fields: Fields): ListedConnection | undefined {
  const path = firstOf(idKeys, (key) => pathOf(fields.get(key)));
  const apiName = path?.apiName ?? firstOf(connectorKeys, (key) => connectorOf(readField(fields, key)));
  const id = path?.id ?? idOf(fields, apiName !== undefined);
  if (id === undefined) {
    return undefined;
  }
  return {
    connection: {
      id,
      apiName,
      name: firstOf(nameKeys, (key) => nonEmptyString(readField(fields, key))) ?? otherName(fields, id),
      status: statusOf(readField(fields, 'statuses')) ?? statusOf(readField(fields, 'status')),
      owner: ownerOf(readField(fields, 'owner')) ?? ownerOf(readField(fields, 'createdby')),
      allowSharing: booleanIn(readField(fields, 'allowsharing')),
    },
    environmentId: path?.environmentId ?? environmentOfFields(fields),
  };
}

/**
 * The value of a field, or, when the field is absent or null, of the member with the same name in `properties`. The
 * Power Apps API puts most members into `properties`.
 */
function readField(fields: Fields, key: string): unknown {
  return fields.get(key) ?? fieldsOf(fields.get('properties'))?.get(key);
}

/** The members of an object as fields; undefined for a value that is not an object. */
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
  // Fields with the names `id` and `name` can be about anything. Only a connector in the entry, or a field such as
  // `connectionId`, shows that the entry is a connection.
  const named = (key: string) => connectorKnown || key.startsWith('connection');
  const certain = texts.find(([key, text]) => named(key) && isCertainId(text));
  const possible = texts.find(
    ([key, text]) => named(key) && isPossibleId(text) && (key !== 'name' || fields.has('properties')),
  );
  return (certain ?? possible)?.[1];
}

/**
 * The connection's display name from a field that contains the connection id in other sources, or the account name of
 * the connection; undefined when the entry has neither.
 */
function otherName(fields: Fields, id: string): string | undefined {
  const isName = (text: string | undefined) =>
    text !== undefined && text !== id && !/^\/|\/connections\//i.test(text) && !isApiName(text) ? text : undefined;
  return (
    firstOf(['name', 'connectionname'], (key) => isName(nonEmptyString(fields.get(key)))) ??
    nonEmptyString(readField(fields, 'accountname'))
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

/**
 * Reads the status of a connection from a text, an object with `status`, a list of texts or objects with `status`, or
 * PowerShell's `{@{status=Connected}}`. Of several statuses, the first one other than `Connected` counts.
 */
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

/**
 * The values of one member, without empty values, in a text with objects in PowerShell's notation, such as
 * `@{id=1; displayName=Ann Example}`.
 */
function powerShellMembers(text: string, name: string): string[] {
  const member = new RegExp(`(?:@\\{|;)\\s*${name}\\s*=([^;}]*)`, 'gi');
  return [...text.matchAll(member)].flatMap((match) => nonEmptyString(match[1]) ?? []);
}

function environmentOfFields(fields: Fields): string | undefined {
  const environment = readField(fields, 'environment');
  return (
    firstOf(['environmentname', 'environmentid'], (key) => nonEmptyString(readField(fields, key))) ??
    nonEmptyString(fieldsOf(environment)?.get('name')) ??
    nonEmptyString(environment)
  );
}

function booleanIn(value: unknown): boolean | undefined {
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
