import { connectorKey } from '../connectors/connectorIdentity';
import { connectorName } from '../connectors/connectorNames';
import { compareNames, nameKey } from '../model/names';
import type { ConnectionReference } from '../model/solution';
import type { FactIndex } from '../model/workspaceIndex';
import { compareTexts } from '../text/order';
import type { ConnectionNeed, ConnectorPass, PlanCommand } from './importPlan';
import { type PlannedSolution, shownPath } from './planScope';
import type { PlanSettings } from './planSettings';
import type { UserPlan } from './userPlan';

/**
 * A step for each connector that needs a connection which no settings file gives, sorted by the connector's name. Connectors
 * that are new to the environment are left out: their steps are beside the import of their solution.
 * @param solutions In the order of import.
 */
export function connectionSteps(
  connections: readonly ConnectionNeed[],
  users: readonly UserPlan[],
  solutions: readonly PlannedSolution[],
  passes: readonly ConnectorPass[],
  settings: PlanSettings,
  index: FactIndex,
): PlanCommand[] {
  const unmapped = new Set(
    [
      ...connections.flatMap(({ status, references }) => (status === 'unmapped' ? references : [])),
      ...users.flatMap(({ reasons }) => reasons.flatMap((each) => (each.kind === 'unmapped' ? each.reference : []))),
    ].map(nameKey),
  );
  passes
    .flatMap(({ references, isMapped }) => (isMapped ? [] : references))
    .forEach((reference) => unmapped.delete(nameKey(reference)));
  const found = new Map<string, { reference: ConnectionReference; names: Set<string>; files: Set<string> }>();
  for (const { solution } of solutions) {
    const [file] = settings.lastFile(solution);
    for (const reference of solution.connectionReferences) {
      if (unmapped.has(nameKey(reference.logicalName))) {
        const key = connectorKey(reference);
        const step = found.get(key) ?? { reference, names: new Set(), files: new Set() };
        step.names.add(reference.logicalName);
        if (file !== undefined) {
          step.files.add(shownPath(file));
        }
        found.set(key, step);
      }
    }
  }
  return [...found.values()]
    .map(({ reference, names, files }) => ({
      kind: 'addConnection' as const,
      connector: reference.apiName,
      connectorName: connectorName(reference, index),
      references: [...names].sort(compareNames),
      files: [...files].sort(compareTexts),
    }))
    .sort((a, b) => compareNames(a.connectorName, b.connectorName));
}
