import type { ConnectionView } from '../../protocol/mappingView';

/**
 * The known connections to suggest for a cell: those of its environment and connector that contain the typed text. While the text
 * is still the value of the cell, the text is not used to filter. A connection of an unknown connector is suggested for all.
 */
export function suggestConnections(
  connections: readonly ConnectionView[],
  cell: { environment: string; connector: string; value: string },
  typed: string,
): readonly ConnectionView[] {
  const connector = cell.connector.toLowerCase();
  const fitting = connections.filter(
    (connection) =>
      connection.environment === cell.environment &&
      (connection.connector === '' || connection.connector.toLowerCase() === connector),
  );
  if (typed === cell.value) return fitting;
  const text = typed.trim().toLowerCase();
  return fitting.filter(({ id, name, owner }) =>
    [id, name, owner].some((property) => property.toLowerCase().includes(text)),
  );
}
