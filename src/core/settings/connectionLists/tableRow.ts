import { type Fields, connectionOf } from './connectionFields';
import { isApiName, isCertainId, isPossibleId } from './connectionId';
import type { ListedConnection } from './connectionListFormat';
import type { ColumnRole, TableHeader } from './tableHeader';

/** The columns of `pac connection list` in its order. */
const pacRoles: readonly ColumnRole[] = ['id', 'name', 'api', 'status'];

/** The names of fields that {@link connectionOf} reads for the columns. */
const fieldNames: Partial<Record<ColumnRole, string>> = {
  id: 'connectionid',
  api: 'apiid',
  name: 'displayname',
  status: 'status',
  owner: 'owner',
  environment: 'environmentname',
};

/** Reads a row by the places of the header's columns; undefined where it does not keep to them. */
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
      return undefined; // A cell that reaches over the border.
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
 * Reads a row whose cells stand anywhere, because a name was too long, white space was trimmed or the header is not there: the
 * API id, which holds no space and can be nothing else, parts it; the id is the word that looks like one; names and
 * states are what is left between, in the header's order.
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
  // The two words part the line in three, and the header says which columns each part holds.
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

/** The texts of one part: a state is one word at its side of the part, a name all the rest. */
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
