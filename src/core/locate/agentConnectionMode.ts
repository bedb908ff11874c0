import type { ConnectionMode } from '../model/useSource';

/**
 * Finds the `connectionProperties` beside a `connectionReference` in the data of an agent component, and reads their
 * `mode`: `Maker` or `Invoker`. The two members have the same indentation. Source: docs/formats.md#agents.
 * @param offset The offset of the logical name in the text, in UTF-16 code units.
 */
export function agentConnectionMode(text: string, offset: number): ConnectionMode {
  const lines = text.split(/\r\n|[\r\n]/);
  const at = text.slice(0, offset).split(/\r\n|[\r\n]/).length - 1;
  const column = keyColumn(lines[at] ?? '');
  const isInMapping = (line: string): boolean => line.trim() === '' || keyColumn(line) >= column;
  const isFirstMember = (line: string): boolean => line.search(/\S/) < column;
  let from = at;
  while (from > 0 && !isFirstMember(lines[from] ?? '') && isInMapping(lines[from - 1] ?? '')) {
    from--;
  }
  const below = lines.slice(at + 1);
  const end = below.findIndex((line) => !isInMapping(line) || (line.trim() !== '' && isFirstMember(line)));
  const mapping = [...lines.slice(from, at + 1), ...(end < 0 ? below : below.slice(0, end))];
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
