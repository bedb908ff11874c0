/** The source of a regular expression for a GUID in lower case without braces. */
export const guidPattern = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

const guid = new RegExp(`^\\{?${guidPattern}\\}?$`, 'i');

/** Whether a text is a GUID, in upper or lower case, with or without braces. */
export function isGuid(text: string): boolean {
  return guid.test(text);
}
