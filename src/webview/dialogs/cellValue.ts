import type { ReferenceCell, VariableCell } from '../../protocol/mappingView';

/**
 * The connection id or the value of an environment variable in a cell of `MappingView`; empty when the cell has none.
 */
export function cellValue(cell: ReferenceCell | VariableCell): string {
  return 'connectionId' in cell ? cell.connectionId : cell.value;
}
