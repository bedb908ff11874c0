import type { ReferenceCell, VariableCell } from '../../protocol/mappingView';

/** The value of a cell: a connection id or the value of a variable. */
export function cellValue(cell: ReferenceCell | VariableCell): string {
  return 'connectionId' in cell ? cell.connectionId : cell.value;
}
