import { type Fields, connectionOf } from './connectionFields';
import { isApiName, isCertainId, isPossibleId } from './connectionId';
import type { ListedConnection } from './connectionListFormat';
import type { ColumnRole, TableHeader } from './tableHeader';

/** The columns that `pac connection list` prints, from left to right. */
const pacRoles: readonly ColumnRole[] = ['id', 'name', 'api', 'status'];

/** For each column role except `other`, the key of the field in which {@link connectionOf} looks for the cell. */
const fieldNames: Partial<Record<ColumnRole, string>> = {
  id: 'connectionid',
  api: 'apiid',
  name: 'displayname',
  status: 'status',
  owner: 'owner',
  environment: 'environmentname',
};

/**
 * Reads a row of a table by the positions of the header's columns. Undefined when the cells of the row are at other
 * positions than the columns, or contain no connection id.
 */
export function rowByColumns(line: string, header: TableHeader): ListedConnection | undefined {
  const cells = cellsOf(line, header);
  if (!cells) {
    return undefined;
  }
  const api = cells.get('api');
  if (api !== undefined && api !== '' && !isConnector(api)) {
    return undefined;
  }
  return connectionOf(fieldsOfCells(cells));
}

function cellsOf(line: string, header: TableHeader): Map<ColumnRole, string> | undefined {
  const { columns, separator } = header;
  const split = separator === undefined ? undefined : line.split(separator);
  if (split && split.length < Math.min(columns.length, 2)) {
    return undefined;
  }
  const cells = new Map<ColumnRole, string>();
  for (const [at, { role, start }] of columns.entries()) {
    if (!split && /\S\S/.test(line.slice(Math.max(0, start - 1), start + 1)) && start > 0) {
      return undefined; // The text across the start of the column belongs to a cell that is longer than its column.
    }
    const cell = split ? (split[start] ?? '') : line.slice(start, columns[at + 1]?.start ?? line.length);
    cells.set(role, cell.trim());
  }
  return cells;
}

function fieldsOfCells(cells: ReadonlyMap<ColumnRole, string>): Fields {
  return new Map([...cells].map(([role, cell]) => [fieldNames[role] ?? `${role} column`, cell]));
}

function isConnector(text: string): boolean {
  return isApiName(text) || /^\/providers\/Microsoft\.PowerApps\/(\S*\/)?apis\/[^\s/]+$/i.test(text);
}

/**
 * Reads a row of a table without the positions of columns, which are wrong after a long name or trimmed white space,
 * and unknown without a header. The two words that look like an API id and like a connection id divide the row, and the
 * texts before, between and after them are the other cells, in the order of the header or of `pac connection list`.
 * @returns The connection; undefined when the row lacks one of the two words, or several words can be the id.
 */
export function rowByAnchor(line: string, header: TableHeader | undefined): ListedConnection | undefined {
  const words = [...line.matchAll(/[^\s|]+/g)].map((match) => ({ text: match[0], start: match.index }));
  const connectors = words.filter((word) => isConnector(word.text));
  const api = connectors.find((word) => word.text.startsWith('/')) ?? (header && connectors.at(-1));
  if (!api) {
    return undefined;
  }
  const order = header?.columns.map((column) => column.role) ?? pacRoles;
  const others = words.filter((word) => word !== api);
  const id =
    (order[0] === 'id' && words[0] !== api && words[0] && isPossibleId(words[0].text) ? words[0] : undefined) ??
    onlyOne(others.filter((word) => isCertainId(word.text)));
  if (!id) {
    return undefined;
  }
  const cells = new Map<ColumnRole, string>([
    ['id', id.text],
    ['api', api.text],
  ]);
  // The connection id and the API id divide the line into three parts. The order of the columns shows which columns are
  // in each part.
  const [first, second] = id.start < api.start ? [id, api] : [api, id];
  const parts = [
    line.slice(0, first.start),
    line.slice(first.start + first.text.length, second.start),
    line.slice(second.start + second.text.length),
  ];
  for (const [at, columns] of partsOf(order, ['id', 'api']).entries()) {
    assign((parts[at] ?? '').replace(/\|/g, ' ').trim(), columns, cells);
  }
  return connectionOf(fieldsOfCells(cells));
}

/**
 * Divides one part of a row among the columns in this part, and adds the cells to `cells`. When the part consists of a
 * name and a status, the status is the last word (or the first, when the status column comes first), and the name is
 * the rest. Parts with other pairs of columns or more columns give no cells, because the borders of the cells are
 * unknown.
 */
function assign(text: string, columns: readonly ColumnRole[], cells: Map<ColumnRole, string>): void {
  const [only, other] = columns;
  if (only === undefined || text === '') {
    return;
  }
  if (other === undefined) {
    cells.set(only, text);
  } else if (columns.length === 2 && only === 'name' && other === 'status') {
    const space = text.lastIndexOf(' ');
    cells.set('name', text.slice(0, Math.max(0, space)).trim());
    cells.set('status', text.slice(space + 1));
  } else if (columns.length === 2 && only === 'status' && other === 'name') {
    const [status = ''] = text.split(/\s/, 1);
    cells.set('status', status);
    cells.set('name', text.slice(status.length).trim());
  }
}

function partsOf(order: readonly ColumnRole[], borders: readonly ColumnRole[]): ColumnRole[][] {
  const parts: ColumnRole[][] = [[]];
  for (const role of order) {
    if (borders.includes(role)) {
      parts.push([]);
    } else {
      parts.at(-1)?.push(role);
    }
  }
  return parts;
}

function onlyOne<Item>(items: readonly Item[]): Item | undefined {
  return items.length === 1 ? items[0] : undefined;
}
