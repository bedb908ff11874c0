import { words } from '../words';
import type { EditSubject } from './cellEditor';
import type { GridField } from './gridModel';
import type { FoundCell } from './gridPlaces';

const placeholders: Record<GridField, string> = {
  connection: words.connectionPlaceholder,
  connector: words.connectorPlaceholder,
  variable: words.valuePlaceholder,
};

/** Describes a cell for its editor. @param references The number of references of each connector, by its API name. */
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
