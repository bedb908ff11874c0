import { words } from '../words';
import type { EditSubject } from './cellEditor';
import type { GridField } from './gridModel';
import type { FoundCell } from './gridPlaces';

const placeholders: Record<GridField, string> = {
  connection: words.connectionPlaceholder,
  connector: words.connectorPlaceholder,
  variable: words.valuePlaceholder,
};

/** What the editor of a cell shows. @param references How many references have a connector, by its API name. */
export function editSubject({ row, column, cell }: FoundCell, references: ReadonlyMap<string, number>): EditSubject {
  const proposes = row.field === 'connection';
  return {
    label: words.editorOf(row.title, column.name),
    placeholder: placeholders[row.field],
    environment: column.id,
    connector: row.connector,
    connectorName: row.connectorName,
    value: cell.value,
    proposes,
    hasLines: row.field === 'variable',
    references: proposes ? (references.get(row.connector) ?? 1) : 1,
  };
}
