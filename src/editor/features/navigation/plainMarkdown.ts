/**
 * Escapes a text so that Markdown shows it unchanged, on one line. Names come from the files of the workspace and could
 * contain Markdown.
 */
export function plainMarkdown(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(/[!-/:-@[-`{-~]/g, String.raw`\$&`);
}
