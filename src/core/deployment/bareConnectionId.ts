import { readConnectionPath } from './connectionLists/connectionId';

/** The bare id of a connection in an address, a full id, or an id with white space or braces around; undefined when in doubt. */
export function bareConnectionId(text: string): string | undefined {
  const trimmed = text.replace(/^[\s{}<>"]+|[\s{}<>"]+$/g, '');
  const found = /[/\\]/.test(trimmed) ? readConnectionPath(trimmed)?.id : trimmed;
  return found !== undefined && /^[\w-]+$/.test(found) ? found : undefined;
}
