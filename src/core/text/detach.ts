/**
 * A copy that shares no memory with the text it was cut from: engines keep a whole text alive for the sake of a slice
 * of it, and models outlive the texts they were read from.
 */
export function detach(text: string): string {
  // So short ones are copied by the engines themselves.
  return text.length < 13 ? text : (JSON.parse(JSON.stringify(text)) as string);
}
