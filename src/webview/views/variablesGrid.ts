import type { EnvironmentColumn, MappingView, VariableRow } from '../../protocol/mappingView';
import type { EntryRow, GridModel } from '../grid/gridModel';
import { words } from '../words';
import { gridCell, needsValue } from './cellTexts';
import type { GridFilter } from './gridFilter';
import { matchesFilter } from './matchesFilter';

/** The grid of the environment variables that match the filter. */
export function variablesGrid(view: MappingView, filter: GridFilter): GridModel & { readonly shown: number } {
  const columns = view.environments;
  const variables = view.variables.filter((variable) => isShown(variable, columns, filter));
  const rows = variables.map((variable) => variableRow(variable, columns));
  const progress = columns.map((_, index) => progressOf(view.variables, index));
  return { subject: 'variables', columns, progress, rows, shown: variables.length };
}

function variableRow(variable: VariableRow, columns: readonly EnvironmentColumn[]): EntryRow {
  const { displayName, schemaName, type, solutions } = variable;
  return {
    kind: 'entry',
    id: variable.id,
    hostRow: variable.id,
    field: 'variable',
    title: displayName || schemaName,
    subtitle: displayName === '' ? words.onlyInFiles : schemaName,
    isSubtitleLiteral: displayName !== '',
    facts: displayName === '' ? [] : [type, words.ofSolutions(solutions)],
    connector: '',
    connectorName: '',
    cells: columns.map((column, index) => {
      const cell = variable.cells[index] ?? ({ state: 'none', value: '', problems: [] } as const);
      return gridCell({ ...cell, name: '' }, column, words.emptyVariable);
    }),
  };
}

function progressOf(variables: readonly VariableRow[], index: number): string {
  const cells = variables.flatMap(({ cells: all }) => all[index] ?? []).filter(({ state }) => state !== 'none');
  const filled = cells.filter(({ value }) => value !== '');
  return words.valuesOf(filled.length, cells.length);
}

function isShown(
  { id, displayName, schemaName, type, solutions, cells }: VariableRow,
  columns: readonly EnvironmentColumn[],
  { text, onlyUnmapped, keptRows }: GridFilter,
): boolean {
  if (onlyUnmapped && !keptRows.has(id)) {
    const isUnmapped = columns.some((column, index) => needsValue(cells[index]?.state ?? 'none', column));
    if (!isUnmapped) return false;
  }
  return matchesFilter(text, [displayName, schemaName, type, ...solutions, ...cells.map(({ value }) => value)]);
}
