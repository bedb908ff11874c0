import type { ConnectionView } from '../../protocol/mappingView';

/**
 * The known connections that fit a cell and what has been typed into it; all that fit the cell while the text is the cell’s
 * own. A connection whose connector is not known may fit any.
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
