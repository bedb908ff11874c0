import type { MappingView } from '../../protocol/mappingView';
import { isBroken } from '../grid/gridModel';
import type { PageContext } from '../pageContext';

/**
 * Uses one connection for all references for its connector in an environment. If some of these references have another
 * connection, a dialog asks first.
 * @param environment The id of the environment.
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

/**
 * How many references for a connector have another connection, or a token, in an environment.
 * @param value The connection that is not counted.
 */
export function otherConnections(view: MappingView, environment: string, connector: string, value: string): number {
  const index = view.environments.findIndex(({ id }) => id === environment);
  const column = view.environments[index];
  if (!column || isBroken(column)) return 0;
  return view.references.filter((reference) => {
    const current = reference.cells[index]?.connectionId ?? '';
    return reference.connector === connector && current !== '' && current !== value;
  }).length;
}
