/**
 * Characters that a terminal or an editor obeys instead of showing them: control characters, separators of lines and
 * paragraphs, marks that change the direction of writing, halves of surrogate pairs, and noncharacters.
 */
const obeyed =
  /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufdd0-\ufdef\ufffe\uffff]|\p{Surrogate}/gu;

/**
 * What Azure Pipelines and GitHub Actions obey in the output of a command: `##vso[…]` and `##[…]` anywhere, and `::…` at the
 * beginning of a line (learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands,
 * docs.github.com/actions/reference/workflow-commands-for-github-actions).
 */
const loggingCommand = /#(?=#(?:vso)?\[)|:(?<=^\s*:)(?=:)/gi;

const shortEscapes: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * A text from a file, such as a name, for a line of output. What would break the line, be obeyed by the terminal or change
 * the order of characters is written as an escape of JSON: `\n`, `\u001b`. The rest is unchanged.
 */
export function visibleText(text: string): string {
  return text
    .replace(obeyed, (character) => shortEscapes[character] ?? jsonEscape(character))
    .replace(loggingCommand, jsonEscape);
}

/**
 * JSON for the output of a command: an equal value, in which the characters that {@link visibleText} makes visible are
 * escaped, so that a log that contains the output obeys none of them. White space and a byte order mark stay.
 */
export function visibleJson(json: string): string {
  return json
    .replace(obeyed, (character, at: number) =>
      '\n\r\t'.includes(character) || (at === 0 && character === '\ufeff') ? character : jsonEscape(character),
    )
    .replace(/#(?=#)/g, jsonEscape);
}

function jsonEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
