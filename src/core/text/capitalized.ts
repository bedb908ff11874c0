/** Makes the first letter of a text a capital, so that the text can begin a sentence. */
export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
