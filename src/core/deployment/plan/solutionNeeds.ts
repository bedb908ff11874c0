import { nameKey } from '../../model/names';
import type { MissingDependency } from '../../model/solution';
import { type ComponentOwners, customConnectorIds, type Owner, solutionOfListing } from './componentOwners';
import type { ComponentKind } from './importPlan';
import type { PlannedSolution } from './planScope';

/** Something that a solution uses and does not hold itself. */
export interface SolutionNeed {
  readonly user: PlannedSolution;
  readonly kind: ComponentKind;
  readonly name: string;
  readonly owner: Exclude<Owner, { where: 'own' }>;
}

/** What a solution uses, and what the exporting environment listed besides, sorted by kind and name; each once. */
export function solutionNeeds(user: PlannedSolution, owners: ComponentOwners): SolutionNeed[] {
  const needs = new Map<string, SolutionNeed>();
  const add = (kind: ComponentKind, name: string, owner: Owner): void => {
    if (owner.where !== 'own') {
      needs.set(`${kind} ${nameKey(name)}`, { user, kind, name, owner });
    }
  };
  const { solution } = user;
  for (const name of usedReferences(user)) {
    add('connectionReference', name, owners.ofReference(name, user));
  }
  for (const reference of solution.connectionReferences) {
    const ids =
      reference.customConnectorId === undefined ? undefined : [reference.customConnectorId, reference.apiName];
    if (ids) {
      add('customConnector', reference.apiName, owners.ofConnector(ids, user));
    }
  }
  for (const flow of solution.flows.values()) {
    for (const entry of flow.entries) {
      const definition = entry.reference === undefined ? undefined : owners.definition(entry.reference, user);
      const ids = customConnectorIds(entry, definition);
      // Where its reference comes from elsewhere, so does the connector.
      if (ids && (entry.reference === undefined || owners.ofReference(entry.reference, user).where === 'own')) {
        add('customConnector', entry.apiName, owners.ofConnector(ids, user));
      }
    }
    for (const { workflowId } of flow.childFlows) {
      const name = owners.childFlow(workflowId, user)?.flow.name ?? workflowId;
      add('childFlow', name, owners.ofChildFlow(workflowId, user));
    }
  }
  for (const dependency of solution.manifest?.missingDependencies ?? []) {
    addListed(dependency, user, owners, add);
  }
  return [...needs.values()].sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
}

/** Logical names that flows, canvas apps and agents of a solution name. */
function usedReferences({ solution }: PlannedSolution): string[] {
  return [
    ...[...solution.flows.values()].flatMap(({ entries }) => entries.map(({ reference }) => reference)),
    ...solution.canvasApps.flatMap(({ references }) => references),
    ...solution.agents.flatMap(({ references }) => references.map(({ reference }) => reference)),
  ].filter((name) => name !== undefined);
}

/** What the solution does not use in a way that is read here, or has by now: the list is that of the last export. */
function addListed(
  { kind, names, solution }: MissingDependency,
  user: PlannedSolution,
  owners: ComponentOwners,
  add: (kind: ComponentKind, name: string, owner: Owner) => void,
): void {
  const [name] = names;
  if (name === undefined) {
    return;
  }
  switch (kind) {
    case 'connectionReference':
      add(kind, name, owners.ofReference(name, user));
      break;
    case 'customConnector':
      add(kind, name, owners.ofConnector(names, user));
      break;
    case 'environmentVariable':
      add(kind, name, owners.ofVariable(name, user));
      break;
    case 'other': {
      // Tables and the like are not read: only the solution is known that held them.
      const by = owners.named(solutionOfListing(solution));
      if (by !== undefined && by !== user) {
        add('component', name, { where: 'planned', by });
      } else if (solution !== '' && solution !== 'Active') {
        add('component', name, { where: 'listed', owner: solution });
      }
    }
  }
}

function sortKey({ kind, name }: SolutionNeed): string {
  return `${kind} ${nameKey(name)}`;
}
