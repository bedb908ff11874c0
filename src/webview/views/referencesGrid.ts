import type { ConnectionView, EnvironmentColumn, MappingView, ReferenceRow } from '../../protocol/mappingView';
import type { EntryRow, GridModel, GridRow } from '../grid/gridModel';
import { words } from '../words';
import { gridCell, needsValue } from './cellTexts';
import type { GridFilter } from './gridFilter';
import { matchesFilter } from './matchesFilter';

/**
 * The grid of the connection references that match the filter, grouped by connector. Each reference for a custom
 * connector is followed by a second row, for the id of the connector.
 */
export function referencesGrid(view: MappingView, filter: GridFilter): GridModel & { readonly shown: number } {
  const columns = view.environments;
  const names = connectionNames(view.connections);
  const references = view.references.filter((reference) => isShown(reference, columns, filter, names));
  const groups = Map.groupBy(references, ({ connector }) => connector);
  const rows = [...groups]
    .map(([connector, members]) => ({ connector, title: members[0]?.connectorName || connector, members }))
    .toSorted((a, b) => a.title.localeCompare(b.title))
    .flatMap(({ connector, title, members }): GridRow[] => [
      {
        kind: 'group',
        id: `group:${connector}`,
        title: `${title} (${members.length})`,
        subtitle: connector === title ? '' : connector,
      },
      ...members.flatMap((reference) => [
        connectionRow(reference, columns, names),
        ...(reference.isCustom ? [connectorRow(reference, columns)] : []),
      ]),
    ]);
  const progress = columns.map(progressOf);
  return { subject: 'references', columns, progress, rows, shown: references.length };
}

/** Beside a verdict of “Fine”, a low count would look like a contradiction: what is left is not needed by what is turned on. */
function progressOf({ verdict, mapped, total }: EnvironmentColumn): string {
  return verdict === 'fine' && mapped < total ? words.noMappingNeeded(total - mapped) : words.mappedOf(mapped, total);
}

function connectionRow(
  reference: ReferenceRow,
  columns: readonly EnvironmentColumn[],
  names: ReadonlyMap<string, string>,
): EntryRow {
  const noneWord = reference.origin === 'solution' ? undefined : words.withoutEntry[reference.origin];
  return {
    kind: 'entry',
    id: reference.id,
    hostRow: reference.id,
    field: 'connection',
    title: reference.displayName || reference.logicalName,
    subtitle: reference.origin === 'solution' ? reference.logicalName : words.origins[reference.origin],
    isSubtitleLiteral: reference.origin === 'solution',
    facts: facts(reference),
    connector: reference.connector,
    connectorName: reference.connectorName,
    cells: columns.map((column, index) => {
      const cell = reference.cells[index];
      if (!cell) return gridCell(nothing, column, '');
      const name = names.get(connectionKey(column.id, cell.connectionId)) ?? '';
      return gridCell({ ...cell, value: cell.connectionId, name }, column, words.states.empty, noneWord);
    }),
  };
}

function connectorRow(reference: ReferenceRow, columns: readonly EnvironmentColumn[]): EntryRow {
  return {
    kind: 'entry',
    id: `${reference.id}#connector`,
    hostRow: reference.id,
    field: 'connector',
    title: words.connectorRow,
    subtitle: reference.displayName || reference.logicalName,
    isSubtitleLiteral: false,
    facts: [words.connectorRowHelp],
    connector: reference.connector,
    connectorName: reference.connectorName,
    cells: columns.map((column, index) => {
      const cell = reference.cells[index];
      if (!cell) return gridCell(nothing, column, '');
      const state =
        cell.state === 'none' || cell.state === 'missing' ? cell.state : cell.connectorId ? 'value' : 'empty';
      // The row of the connection already shows the findings about the entry. In the row of the connector, they would
      // be shown a second time.
      const shown = gridCell({ state, value: cell.connectorId, name: '', problems: [] }, column, words.emptyConnector);
      // All connector ids begin with the same path, so only the last part is shown.
      return shown.isLiteral ? { ...shown, text: shown.value.split('/').at(-1) ?? '' } : shown;
    }),
  };
}

const nothing = { state: 'none', value: '', name: '', problems: [] } as const;

function isShown(
  reference: ReferenceRow,
  columns: readonly EnvironmentColumn[],
  { text, onlyUnmapped, keptRows }: GridFilter,
  names: ReadonlyMap<string, string>,
): boolean {
  const { cells } = reference;
  if (onlyUnmapped && !keptRows.has(reference.id)) {
    const isUnmapped = columns.some((column, index) => {
      const cell = cells[index];
      return cell && (needsValue(cell.state, column) || (cell.isMalformed && !column.isTemplate));
    });
    if (!isUnmapped) return false;
  }
  if (text === '') return true;
  const { displayName, logicalName, connector, connectorName, solutions, flows, others } = reference;
  const values = columns.flatMap((column, index) => {
    const id = cells[index]?.connectionId ?? '';
    return [id, names.get(connectionKey(column.id, id)) ?? ''];
  });
  return matchesFilter(text, [
    displayName,
    logicalName,
    connector,
    connectorName,
    ...solutions,
    ...flows,
    ...others,
    ...values,
  ]);
}

function facts({ origin, connectorName, solutions, flows, others }: ReferenceRow): readonly string[] {
  const where = origin === 'solution' ? words.ofSolutions(solutions) : words.originHelp[origin];
  return [connectorName, where, words.usedBy(flows, others)].filter((fact) => fact !== '');
}

function connectionNames(connections: readonly ConnectionView[]): ReadonlyMap<string, string> {
  return new Map(connections.map(({ environment, id, name }) => [connectionKey(environment, id), name]));
}

function connectionKey(environment: string, id: string): string {
  return `${environment}\n${id.toLowerCase()}`;
}
