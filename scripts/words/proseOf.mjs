import ts from 'typescript';

/**
 * The text of a file with spaces in place of everything that isn't prose. Line breaks stay, so offsets and lines are those
 * of the file. Prose is
 * - in code: comments, and texts that contain a space;
 * - in Markdown: everything outside code and targets of links;
 * - in other files: everything.
 * Code in backticks and the names of parameters are never prose, because identifiers are no sentences.
 *
 * @param {string} file
 * @param {string} text
 */
export function proseOf(file, text) {
  if (/\.(ts|mjs)$/.test(file)) return withoutIdentifiers(keep(text, proseRanges(text)));
  return file.endsWith('.md') ? withoutIdentifiers(text.replaceAll(/^```.*?^```|(?<=\])\([^)\s]+\)/gms, blank)) : text;
}

/**
 * @param {string} text
 * @returns {[number, number][]} offsets in UTF-16 code units
 */
function proseRanges(text) {
  const source = ts.createSourceFile('prose.ts', text, ts.ScriptTarget.Latest, true);
  /** @type {[number, number][]} */
  const ranges = [];
  /** @param {ts.Node} node */
  const visit = (node) => {
    const isText = ts.isStringLiteral(node) || ts.isTemplateLiteralToken(node);
    if (isText && node.text.includes(' ')) ranges.push([node.getStart(source), node.end]);
    for (const { pos, end } of ts.getLeadingCommentRanges(text, node.getFullStart()) ?? []) ranges.push([pos, end]);
    for (const { pos, end } of ts.getTrailingCommentRanges(text, node.end) ?? []) ranges.push([pos, end]);
    node.getChildren(source).forEach(visit);
  };
  visit(source);
  return ranges;
}

/**
 * @param {string} text
 * @param {readonly [number, number][]} ranges
 */
function keep(text, ranges) {
  const pieces = [];
  let end = 0;
  for (const [from, to] of [...ranges].sort(([a], [b]) => a - b)) {
    if (to <= end) continue;
    pieces.push(blank(text.slice(end, Math.max(from, end))), text.slice(Math.max(from, end), to));
    end = to;
  }
  return pieces.join('') + blank(text.slice(end));
}

/** @param {string} text */
function withoutIdentifiers(text) {
  return text
    .replaceAll(/(?<=@param (?:\{[^}\n]*\} )?)\S+/g, blank)
    .replaceAll(/`[^`\n]+`/g, (span) => `\`${blank(span.slice(1, -1))}\``);
}

/** @param {string} text */
function blank(text) {
  return text.replaceAll(/[^\n]/g, ' ');
}
