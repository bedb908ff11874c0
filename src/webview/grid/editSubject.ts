import { words } from '../words';
import type { EditSubject } from './cellEditor';
import type { GridField } from './gridModel';
import type { FoundCell } from './gridPlaces';

const placeholders: Record<GridField, string> = {
  connection: words.connectionPlaceholder,
  connector: words.connectorPlaceholder,
  variable: words.valuePlaceholder,
};

/**
 * Describes a cell for the cell editor.
 * @param references The number of connection references for each connector; the key is the API name of the connector.
 */
export function editSubject({ row, column, cell }: FoundCell, references: ReadonlyMap<string, number>): EditSubject {
  const showsSuggestions = row.field === 'connection';
  return {
    label: words.editorOf(row.title, column.name),
    placeholder: placeholders[row.field],
    environment: column.id,
    connector: row.connector,
    connectorName: row.connectorName,
    value: cell.value,
    showsSuggestions,
    isMultiLine: row.field === 'variable',
    references: showsSuggestions ? (references.get(row.connector) ?? 1) : 1,
  };
}
