import { connectorName } from '../connectors/connectorNames';
import { conflictingDefinitions } from '../connectors/conflictingDefinitions';
import { nameKey } from '../model/names';
import { solutionName } from '../model/solutionIdentity';
import { groupBy } from '../text/groupBy';
import type { ImportFailure } from './importPlan';
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
  const reported = new Set<string>();
  return solutions.flatMap(({ name, solution }) =>
    [...groupBy(solution.connectionReferences, ({ logicalName }) => nameKey(logicalName)).entries()].flatMap(
      ([key, [reference, ...more]]): ImportFailure[] => {
        if (!reference || key === '') {
          return [];
        }
        const { logicalName } = reference;
        const others = conflictingDefinitions(reference, solution, index).filter((other) =>
          roots.has(other.solution.root),
        );
        const isFirstReport = others.length > 0 && !reported.has(key);
        if (isFirstReport) {
          reported.add(key);
        }
        return [
          ...(more.length > 0 ? [{ kind: 'duplicateReference', solution: name, reference: logicalName } as const] : []),
          ...(isFirstReport
            ? [
                {
                  kind: 'conflictingReference',
                  reference: logicalName,
                  definitions: [
                    { solution: name, reference },
                    ...others.map((other) => ({ ...other, solution: solutionName(other.solution) })),
                  ].map(({ solution: holder, reference: { apiName, customConnectorId } }) => ({
                    solution: holder,
                    connector: apiName,
                    connectorName: connectorName({ apiName, customConnectorId }, index),
                  })),
                } as const,
              ]
            : []),
        ];
      },
    ),
  );
}
