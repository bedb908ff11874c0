import { readConnectionPath } from './connectionLists/connectionId';

/** Whether a text can be the bare id of a connection: no address, no full id, and nothing around it. */
export function isBareConnectionId(text: string): boolean {
  return !/[\s/\\{}<>"]/.test(text);
}

/** The bare id of a connection in an address, a full id, or an id with white space or braces around; undefined when in doubt. */
export function bareConnectionId(text: string): string | undefined {
  const trimmed = text.replace(/^[\s{}<>"]+|[\s{}<>"]+$/g, '');
  const found = /[/\\]/.test(trimmed) ? readConnectionPath(trimmed)?.id : trimmed;
  return found !== undefined && /^[\w-]+$/.test(found) ? found : undefined;
}
