/**
 * The anchors of a Markdown page, as GitHub makes them from its headings.
 *
 * @param {string} markdown
 * @returns {ReadonlySet<string>}
 */
export function anchorsOf(markdown) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  const anchors = [...withoutFences(markdown).matchAll(/^#{1,6} +(.+?)(?: +#+)?$/gm)].map(([, heading = '']) => {
    const anchor = anchorOf(heading);
    const count = counts.get(anchor) ?? 0;
    counts.set(anchor, count + 1);
    return count === 0 ? anchor : `${anchor}-${count}`;
  });
  return new Set(anchors);
}

/**
 * The targets of the links and images of a Markdown page, outside code.
 *
 * @param {string} markdown
 * @returns {{ target: string, line: number }[]} lines count from 1
 */
export function linksOf(markdown) {
  const text = withoutFences(markdown).replaceAll(/`[^`]*`/g, (code) => code.replaceAll(/[^\n]/g, ' '));
  return [...text.matchAll(/\]\(<?([^)>\s]+)>?(?:\s+"[^"]*")?\)|^\[[^\]]+\]:\s*(\S+)/gm)].map((match) => ({
    target: match[1] ?? match[2] ?? '',
    line: text.slice(0, match.index).split('\n').length,
  }));
}

/**
 * @param {string} heading
 */
function anchorOf(heading) {
  return heading
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '')
    .replaceAll(' ', '-');
}

/**
 * @param {string} markdown
 */
function withoutFences(markdown) {
  return markdown.replaceAll(/^ *```.*?^ *```/gms, (code) => code.replaceAll(/[^\n]/g, ' '));
}
