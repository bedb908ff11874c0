import type { OutlineItem } from './outlineItem';
import type { PlanOutline } from './planOutline';

const marks: Readonly<Record<OutlineItem['status'], string>> = {
  error: '**Error:** ',
  warning: '**Warning:** ',
  ok: '',
  info: '',
  step: '[ ] ',
};

/** A plan as Markdown for a release ticket: each step that a person does has a box to tick. */
export function planMarkdown({ environment, occasion, headline, summary, sections }: PlanOutline): string {
  const blocks = [
    `# Plan for ${escaped(environment)}: ${occasion}`,
    `**${escaped(headline)}**`,
    ...(summary === '' ? [] : [escapedLine(summary)]),
    ...sections.flatMap(({ title, items }) => [`## ${title}`, items.map(itemLines).join('\n')]),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function itemLines({ status, text, details, code, powerShell }: OutlineItem): string {
  return [
    marks[status] === '' ? `- ${escapedLine(text)}` : `- ${marks[status]}${escaped(text)}`,
    ...details.map((detail) => `  - ${escapedLine(detail)}`),
    ...codeLines(code, 'sh'),
    ...codeLines(powerShell, 'powershell'),
  ].join('\n');
}

function codeLines(code: string, language: string): string[] {
  const fence = fenceFor(code);
  return code === '' ? [] : [`  ${fence}${language}`, `  ${code}`, `  ${fence}`];
}

/**
 * The backticks around a code block: at least three, and more than the longest run of backticks in the code. Otherwise
 * backticks in the code would end the code block.
 */
function fenceFor(code: string): string {
  const longest = Math.max(0, ...(code.match(/`+/g) ?? []).map(({ length }) => length));
  return '`'.repeat(Math.max(3, longest + 1));
}

/**
 * Escapes the characters that Markdown would read as formatting. An underscore inside a word is left as it is: Markdown
 * shows it, and most names contain underscores.
 */
function escaped(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*[\]<>|~&$]/g, '\\$&')
    .replace(/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '\\_')
    .replace(/#(?=\d)/g, '\\#');
}

/** Escapes the text of a whole line, whose first character could also begin a heading or a list. */
function escapedLine(text: string): string {
  return escaped(text)
    .replace(/^[-+#=]/, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2');
}
