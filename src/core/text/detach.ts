/**
 * Copies a slice of a text. JavaScript engines keep a whole text in memory as long as a slice of it is used. The model
 * of a file is kept after its text, so without copies the texts of all files would stay in memory.
 */
export function detach(text: string): string {
  // JavaScript engines copy slices shorter than 13 characters anyway.
  return text.length < 13 ? text : (JSON.parse(JSON.stringify(text)) as string);
}
