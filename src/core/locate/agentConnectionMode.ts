import type { ConnectionMode } from '../model/useSource';

/**
 * Returns a function that reads the `mode` in the `connectionProperties` beside a `connectionReference` in the data of an
 * agent component: `Maker` or `Invoker`. The two members have the same indentation. Source: docs/formats.md#agents. Its
 * parameter is the offset of the logical name in the text, in UTF-16 code units.
 */
export function agentConnectionModes(text: string): (offset: number) => ConnectionMode {
  const found = [...text.matchAll(/[^\r\n]*(?:\r\n|[\r\n]|$)/g)];
  const lines = found.map(([line]) => line);
  return (offset) =>
    modeIn(
      lines,
      found.findLastIndex(({ index }) => index <= offset),
    );
}

/** @param at The index of the line with the `connectionReference`. */
function modeIn(lines: readonly string[], at: number): ConnectionMode {
  const column = keyColumn(lines[at] ?? '');
  const isBlank = (index: number): boolean => lines[index]?.trim() === '';
  const isOutside = (index: number): boolean => !isBlank(index) && keyColumn(lines[index] ?? '') < column;
  // A dash before the key begins another mapping.
  const isFirst = (index: number): boolean => !isBlank(index) && (lines[index] ?? '').search(/\S/) < column;
  let from = at;
  while (from > 0 && !isFirst(from) && !isOutside(from - 1)) {
    from--;
  }
  let to = at + 1;
  while (to < lines.length && !isOutside(to) && !isFirst(to)) {
    to++;
  }
  const mapping = lines.slice(from, to);
  const properties = mapping.findIndex(
    (line) => keyColumn(line) === column && /^[\s-]*connectionProperties:/.test(line),
  );
  if (properties < 0) {
    return 'unknown';
  }
  const rest = mapping.slice(properties + 1);
  const next = rest.findIndex((line) => line.trim() !== '' && keyColumn(line) <= column);
  const value = [mapping[properties], ...(next < 0 ? rest : rest.slice(0, next))].join('\n');
  const mode = /\bmode["']?:[ \t]*["']?(\w+)/.exec(value)?.[1]?.toLowerCase();
  return mode === 'maker' ? 'embedded' : mode === 'invoker' ? 'invoker' : 'unknown';
}

/** The column of the key in a line of block YAML, after the dashes of list items. */
function keyColumn(line: string): number {
  return /^(?:\s|-(?=\s))*/.exec(line)?.[0].length ?? 0;
}
