/**
 * Escapes a text so that Markdown shows it unchanged, on one line. Names come from the workspace's files and could contain
 * Markdown.
 */
export function plainMarkdown(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(/[!-/:-@[-`{-~]/g, String.raw`\$&`);
}
