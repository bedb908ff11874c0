import type { MappingView } from '../../protocol/mappingView';
import { isBroken } from '../grid/gridModel';
import type { PageContext } from '../pageContext';

/**
 * Uses one connection for all references of its connector in an environment. Asks first if some of them have another connection.
 * @param environment The id of the environment's column.
 */
export function setForConnector(
  page: PageContext,
  view: MappingView,
  { environment, connector, value }: { environment: string; connector: string; value: string },
): void {
  if (otherConnections(view, environment, connector, value) > 0) {
    page.openDialog({ kind: 'setForConnector', environment, connector, value });
  } else {
    page.send({ type: 'setForConnector', environment, connector, value, onlyUnmapped: true });
  }
}

/** The number of references of a connector that have another connection or a token in an environment. */
export function otherConnections(view: MappingView, environment: string, connector: string, value: string): number {
  const index = view.environments.findIndex(({ id }) => id === environment);
  const column = view.environments[index];
  if (!column || isBroken(column)) return 0;
  return view.references.filter((reference) => {
    const current = reference.cells[index]?.connectionId ?? '';
    return reference.connector === connector && current !== '' && current !== value;
  }).length;
}
