import type { ConnectionView } from '../../protocol/mappingView';

/**
 * The known connections to suggest for a cell: connections in the same environment, for the same connector, that
 * contain the typed text in their id, name or owner. A text that is still the value of the cell does not filter. A
 * connection whose connector is unknown is suggested in every cell of its environment.
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
