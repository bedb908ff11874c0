import type { ReferenceCell, VariableCell } from '../../protocol/mappingView';

/** What a cell of either kind holds. */
export function cellValue(cell: ReferenceCell | VariableCell): string {
  return 'connectionId' in cell ? cell.connectionId : cell.value;
}
