import { guidKey, nameKey } from '../model/names';
import type { MissingDependency, Solution } from '../model/solution';
import { type ComponentOwners, customConnectorIds, type Owner } from './componentOwners';
import { ConnectorNames } from '../connectors/connectorNames';
import type { ComponentKind } from './component';
import type { SolutionSet } from './solutionSet';
import { isGuid } from '../text/guid';
import { compareTexts } from '../text/order';

/** Something that a solution uses and does not hold itself. */
export interface SolutionNeed {
  readonly user: Solution;
  readonly kind: ComponentKind;
  /** Of a custom connector the one that people call it by. */
  readonly name: string;
  /** Of a custom connector, as far as it is known. */
  readonly guid?: string | undefined;
  readonly owner: Exclude<Owner, { where: 'own' }>;
}

export type NeedsBySolution = ReadonlyMap<Solution, readonly SolutionNeed[]>;

/** What each solution of a set needs. */
export function needsBySolution({ solutions, index }: SolutionSet, owners: ComponentOwners): NeedsBySolution {
  const connectors = new ConnectorNames(index);
  return new Map(solutions.map((solution) => [solution, solutionNeeds(solution, owners, connectors)]));
}

/** What a solution uses, and what the exporting environment listed besides, sorted by kind and name; each once. */
function solutionNeeds(user: Solution, owners: ComponentOwners, connectors: ConnectorNames): SolutionNeed[] {
  const needs = new Map<string, SolutionNeed>();
  const add = (kind: ComponentKind, name: string, owner: Owner): void => {
    if (owner.where !== 'own') {
      needs.set(`${kind} ${nameKey(name)}`, { user, kind, name, owner });
    }
  };
  const needed = new NeededConnectors();
  for (const name of usedReferences(user)) {
    add('connectionReference', name, owners.ofReference(name, user));
  }
  for (const reference of user.connectionReferences) {
    const ids =
      reference.customConnectorId === undefined ? undefined : [reference.customConnectorId, reference.apiName];
    if (ids) {
      needed.add(ids, reference);
    }
  }
  for (const flow of user.flows.values()) {
    for (const entry of flow.entries) {
      const definition = entry.reference === undefined ? undefined : owners.definition(entry.reference, user);
      const ids = customConnectorIds(entry, definition);
      // Where its reference comes from elsewhere, so does the connector.
      if (ids && (entry.reference === undefined || owners.ofReference(entry.reference, user).where === 'own')) {
        needed.add(ids, { ...entry, customConnectorId: definition?.customConnectorId });
      }
    }
    for (const { workflowId } of flow.childFlows) {
      const name = owners.childFlow(workflowId, user)?.name ?? workflowId;
      add('childFlow', name, owners.ofChildFlow(workflowId, user));
    }
  }
  for (const dependency of user.manifest?.missingDependencies ?? []) {
    if (dependency.kind === 'customConnector') {
      const guid = dependency.names.find((name) => isGuid(name));
      needed.add(dependency.names, { apiName: '', customConnectorId: guid });
    }
    addListed(dependency, user, owners, add);
  }
  for (const { ids, apiName, customConnectorId, apiLogicalName } of needed.all()) {
    const owner = owners.ofConnector(ids, user);
    if (owner.where !== 'own') {
      const name =
        connectors.nameOf(apiName || (apiLogicalName ?? ''), customConnectorId, apiLogicalName) || (ids[0] ?? '');
      needs.set(`customConnector ${ids.map(nameKey).join(' ')}`, {
        user,
        kind: 'customConnector',
        name,
        guid: customConnectorId,
        owner,
      });
    }
  }
  return [...needs.values()].sort((a, b) => compareTexts(sortKey(a), sortKey(b)));
}

interface NeededConnector {
  readonly ids: readonly string[];
  readonly apiName: string;
  readonly customConnectorId?: string | undefined;
  readonly apiLogicalName?: string | undefined;
}

/** The custom connectors of a solution: references call one by its GUID, entries by its names, so what shares one of them is one. */
class NeededConnectors {
  readonly #byId = new Map<string, NeededConnector>();

  add(ids: readonly string[], known: Omit<NeededConnector, 'ids'>): void {
    const keys = ids.filter((id) => id !== '').map((id) => guidKey(id));
    const same = new Set(keys.flatMap((key) => this.#byId.get(key) ?? []));
    const all = [...same, { ...known, ids }];
    const merged: NeededConnector = {
      ids: [...new Map(all.flatMap((each) => each.ids).map((id) => [guidKey(id), id])).values()],
      apiName: all.find(({ apiName }) => apiName !== '')?.apiName ?? '',
      customConnectorId: all.find(({ customConnectorId }) => customConnectorId !== undefined)?.customConnectorId,
      apiLogicalName: all.find(({ apiLogicalName }) => apiLogicalName !== undefined)?.apiLogicalName,
    };
    for (const id of merged.ids) {
      this.#byId.set(guidKey(id), merged);
    }
  }

  all(): Iterable<NeededConnector> {
    return new Set(this.#byId.values());
  }
}

/** Logical names that flows, canvas apps and agents of a solution name. */
function usedReferences({ flows, canvasApps, agents }: Solution): string[] {
  return [
    ...[...flows.values()].flatMap(({ entries }) => entries.map(({ reference }) => reference)),
    ...canvasApps.flatMap(({ references }) => references),
    ...agents.flatMap(({ references }) => references.map(({ reference }) => reference)),
  ].filter((name) => name !== undefined);
}

/** What the solution does not use in a way that is read here, or has by now: the list is that of the last export. */
function addListed(
  { kind, names, solution }: MissingDependency,
  user: Solution,
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
      // It may be one that references and entries name too.
      break;
    case 'environmentVariable':
      add(kind, name, owners.ofVariable(name, user));
      break;
    case 'other': {
      // Tables and the like are not read: only the solution is known that held them.
      if (solution !== '' && solution !== 'Active') {
        add('component', name, owners.ofListing(solution, user));
      }
    }
  }
}

function sortKey({ kind, name }: SolutionNeed): string {
  return `${kind} ${nameKey(name)}`;
}
