/** Source of a regular expression for a GUID in lower case without braces. */
export const guidPattern = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

const guid = new RegExp(`^\\{?${guidPattern}\\}?$`, 'i');

/** Whether a text is a GUID. Upper and lower case are accepted, and braces around the GUID. */
export function isGuid(text: string): boolean {
  return guid.test(text);
}
