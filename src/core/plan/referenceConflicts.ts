import { connectorName } from '../connectors/connectorNames';
import { conflictingDefinitions } from '../connectors/conflictingDefinitions';
import { nameKey } from '../model/names';
import { groupBy } from '../text/groupBy';
import { unique } from '../text/unique';
import type { ImportFailure } from './importFailure';
import type { PlannedSolution, PlanScope } from './planScope';

/**
 * A failure for each connection reference that one solution of a plan defines more than once, and for each that several
 * solutions define for different connectors.
 */
export function referenceConflicts(
  { index }: Pick<PlanScope, 'index'>,
  solutions: readonly PlannedSolution[],
): ImportFailure[] {
  const roots = new Set(solutions.map(({ solution }) => solution.root));
  const definitions = solutions.flatMap(({ name, solution }) =>
    solution.connectionReferences
      .filter(({ logicalName }) => logicalName !== '')
      .map((reference) => ({ name, solution, reference })),
  );
  const conflicting = definitions.filter(({ solution, reference }) =>
    conflictingDefinitions(reference, solution, index).some((other) => roots.has(other.solution.root)),
  );
  const inOneSolution = groupBy(definitions, ({ solution, reference }) =>
    JSON.stringify([solution.root, nameKey(reference.logicalName)]),
  );
  const inSeveral = groupBy(conflicting, ({ reference }) => nameKey(reference.logicalName));
  return [
    ...[...inOneSolution.values()].flatMap(([first, ...more]): ImportFailure[] =>
      first && more.length > 0
        ? [{ kind: 'duplicateReference', solution: first.name, reference: first.reference.logicalName }]
        : [],
    ),
    ...[...inSeveral.values()].map((same): ImportFailure => ({
      kind: 'conflictingReference',
      reference: same[0]?.reference.logicalName ?? '',
      definitions: unique(
        same.map(({ name, reference: { apiName, customConnectorId } }) => ({
          solution: name,
          connector: apiName,
          connectorName: connectorName({ apiName, customConnectorId }, index),
        })),
      ),
    })),
  ];
}
