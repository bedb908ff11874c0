/**
 * A copy of a slice of a file's text. JavaScript engines keep a whole text in memory as long as a slice of it is used.
 * The names that Connref reads from a file are kept for a long time, so without copies the texts of all files would
 * stay in memory.
 */
export function detach(text: string): string {
  // V8, the engine of VS Code and Node.js, always copies slices shorter than 13 characters, so these need no second
  // copy.
  return text.length < 13 ? text : (JSON.parse(JSON.stringify(text)) as string);
}
