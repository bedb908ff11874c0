/**
 * The form of a path in an export that is the same for all spellings of it: Dataverse and Windows do not distinguish case,
 * macOS does not distinguish forms of Unicode, and part names in `[Content_Types].xml` have escapes such as `%20`.
 * @param path With or without a leading slash.
 */
export function partKey(path: string): string {
  return path
    .replace(/^\//, '')
    .replace(/(?:%[0-9a-f]{2})+/gi, decodedEscapes)
    .normalize('NFC')
    .toLowerCase();
}

function decodedEscapes(escapes: string): string {
  try {
    return decodeURIComponent(escapes);
  } catch {
    return escapes;
  }
}
