import { connectorKeys, fieldKey } from './connectionFields';

/** What a column of a list tells. */
export type ColumnRole = 'id' | 'api' | 'name' | 'status' | 'owner' | 'environment' | 'other';

export interface Column {
  readonly role: ColumnRole;
  /** Where the column begins: an offset into the line in UTF-16 code units, as .NET pads, or the cell's number. */
  readonly start: number;
}

export interface TableHeader {
  readonly columns: readonly Column[];
  /** What stands between cells; undefined where columns have fixed widths. */
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

/** Titles of two words come first, since `Id` and `Name` are also words of theirs. */
const title = /(?:(?:API|Connector|Connection|Display|Environment|Created) (?:Id|Name|Status|By)|\S+)(?=\s|$)/gi;

/** Reads the line of a table that names its columns: at least an id and something about it. */
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

/** Of two columns for the same thing only the first counts, such as `ConnectionName` and then `ConnectionId`. */
function oneOfEach(columns: readonly Column[]): Column[] {
  const seen = new Set<ColumnRole>();
  return columns.map(({ role, start }) => {
    const again = seen.has(role);
    seen.add(role);
    return { role: again ? 'other' : role, start };
  });
}
