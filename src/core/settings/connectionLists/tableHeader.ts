import { connectorKeys, fieldKey } from './connectionFields';

/** The meaning of a column in a table of connections. */
export type ColumnRole = 'id' | 'api' | 'name' | 'status' | 'owner' | 'environment' | 'other';

export interface Column {
  readonly role: ColumnRole;
  /**
   * In a table with columns of fixed widths, the offset in a line where the column begins. It counts UTF-16 code units,
   * as the commands that print such tables do. In a table with separators, the index of the column's cell, from 0.
   */
  readonly start: number;
}

export interface TableHeader {
  readonly columns: readonly Column[];
  /** The character between cells; undefined when the columns have fixed widths. */
  readonly separator: '\t' | '|' | undefined;
}

const roles = new Map<string, ColumnRole>([
  ['id', 'id'],
  ['connectionid', 'id'],
  ['connectionname', 'id'],
  ['name', 'name'],
  ['displayname', 'name'],
  ['connectiondisplayname', 'name'],
  ['status', 'status'],
  ['statuses', 'status'],
  ['connectionstatus', 'status'],
  ['owner', 'owner'],
  ['createdby', 'owner'],
  ['environment', 'environment'],
  ['environmentid', 'environment'],
  ['environmentname', 'environment'],
  ...connectorKeys.map((key) => [key, 'api'] as const),
]);

/**
 * Matches one column title. Titles of two words come first, because in another order `Connection Id` would be read as
 * two titles.
 */
const title = /(?:API|Connector|Connection|Display|Environment|Created) (?:Id|Name|Status|By)(?!\S)|\S+/gi;

/**
 * Reads the header line of a table. Undefined when the line is not a header: it lacks a title for the connection id, or
 * has neither a title for the connector nor one for the status, or has fewer than three known titles and a word that is
 * not a title.
 */
export function readTableHeader(line: string): TableHeader | undefined {
  const separator = line.includes('\t') ? '\t' : line.includes('|') ? '|' : undefined;
  const titles =
    separator === undefined
      ? [...line.matchAll(title)].map((match) => ({ text: match[0], start: match.index }))
      : line.split(separator).map((text, start) => ({ text, start }));
  const columns = oneOfEach(titles.map(({ text, start }) => ({ role: roles.get(fieldKey(text)) ?? 'other', start })));
  const has = (role: ColumnRole) => columns.some((column) => column.role === role);
  const known = columns.filter((column) => column.role !== 'other').length;
  return has('id') && (has('api') || has('status')) && known >= Math.min(3, titles.length)
    ? { columns, separator }
    : undefined;
}

/**
 * Changes the role of a second column with the same role, such as `ConnectionId` after `ConnectionName`, to `other`.
 * With the same role, the cells of the second column would replace the cells of the first column.
 */
function oneOfEach(columns: readonly Column[]): Column[] {
  const seen = new Set<ColumnRole>();
  return columns.map(({ role, start }) => {
    const again = seen.has(role);
    seen.add(role);
    return { role: again ? 'other' : role, start };
  });
}
