import type { ReferenceCell, VariableCell } from '../../protocol/mappingView';

/** The value that a cell of the grid shows: a connection id, or the value of an environment variable. */
export function cellValue(cell: ReferenceCell | VariableCell): string {
  return 'connectionId' in cell ? cell.connectionId : cell.value;
}
