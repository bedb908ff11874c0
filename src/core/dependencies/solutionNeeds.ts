import { guidKey, nameKey } from '../model/names';
import type { ConnectionEntry } from '../model/flow';
import type { Solution } from '../model/solution';
import type { MissingDependency } from '../model/solutionManifest';
import type { FactIndex } from '../model/workspaceIndex';
import type { ComponentOwners } from './componentOwners';
import { customConnectorIds } from './customConnectorIds';
import type { Owner } from './owner';
import { connectorName } from '../connectors/connectorNames';
import type { ComponentKind } from './component';
import { isListedAs, isPlatform, ownerIn } from './listedComponents';
import type { SolutionSet } from './solutionSet';
import { type ImportCheck, importCheckOf, strongestCheck } from './importCheck';
import { usesByComponents } from './uses';
import { isGuid } from '../text/guid';
import { compareTexts } from '../text/order';

/** A component that a solution uses but does not contain. */
export interface SolutionNeed {
  readonly user: Solution;
  readonly kind: ComponentKind;
  /**
   * The name of the component: for a custom connector, the display name if one is known; for a child flow that no
   * solution of the set contains, its id.
   */
  readonly name: string;
  /** What identifies the component: its name, the id of a flow, or every known id of a custom connector. */
  readonly ids: readonly string[];
  /** The GUID of a custom connector; undefined if it is unknown, and for other components. */
  readonly guid?: string | undefined;
  readonly owner: Exclude<Owner, { where: 'own' }>;
  /** Whether the import looks up the component for a flow, app or agent. */
  readonly importCheck: ImportCheck;
}

export type NeedsBySolution = ReadonlyMap<Solution, readonly SolutionNeed[]>;

/** The components that each solution of a set uses but does not contain. */
export function needsBySolution({ solutions, index }: SolutionSet, owners: ComponentOwners): NeedsBySolution {
  return new Map(solutions.map((solution) => [solution, solutionNeeds(solution, owners, index)]));
}

/**
 * The components that a solution uses or that its `MissingDependencies` lists, each once, sorted by kind and name.
 * Components that the solution contains are left out.
 */
function solutionNeeds(user: Solution, owners: ComponentOwners, index: FactIndex): SolutionNeed[] {
  const needs = new Map<string, SolutionNeed>();
  /** @param id What identifies the component, if its name does not: flows may have equal names. */
  const add = (
    kind: ComponentKind,
    name: string,
    owner: Owner,
    importCheck: ImportCheck = 'unknown',
    id = nameKey(name),
  ): void => {
    if (owner.where !== 'own') {
      const key = `${kind} ${id}`;
      const before = needs.get(key)?.importCheck ?? 'unknown';
      const ids = [kind === 'childFlow' ? id : name];
      needs.set(key, { user, kind, name, ids, owner, importCheck: strongestCheck([before, importCheck]) });
    }
  };
  const addFlow = (id: string, importCheck: ImportCheck = 'unknown'): void => {
    const name = owners.calledFlow(id, user)?.name ?? id;
    add('childFlow', name, owners.ownerOfChildFlow(id, user), importCheck, guidKey(id));
  };
  const needed = new NeededConnectors();
  for (const use of usesByComponents(user)) {
    const { kind, name } = use;
    const importCheck = importCheckOf(use);
    switch (kind) {
      case 'connectionReference':
        add(kind, name, owners.ownerOfReference(name, user), importCheck);
        break;
      case 'flow':
        addFlow(name, importCheck);
        break;
      case 'customConnector':
        needed.add([name], { apiName: '', apiLogicalName: isGuid(name) ? undefined : name, importCheck });
        break;
      case 'environmentVariable':
      // Only cloud flows are known to use variables.
    }
  }
  for (const reference of user.connectionReferences) {
    const ids =
      reference.customConnectorId === undefined ? undefined : [reference.customConnectorId, reference.apiName];
    if (ids) {
      needed.add(ids, { ...reference, importCheck: 'known' });
    }
  }
  // The connector of a reference is a need of the solution that defines the reference. This solution needs it only if the
  // reference is in this solution, or the connection has no reference.
  const addConnectorOf = (
    { reference, ...entry }: Pick<ConnectionEntry, 'reference' | 'apiName' | 'apiLogicalName'>,
    importCheck: ImportCheck,
  ): void => {
    const definition = reference === undefined ? undefined : owners.definition(reference, user);
    const ids = customConnectorIds(entry, definition);
    if (ids && (reference === undefined || owners.ownerOfReference(reference, user).where === 'own')) {
      needed.add(ids, { ...entry, customConnectorId: definition?.customConnectorId, importCheck });
    }
  };
  for (const { name, apiName, reference } of user.canvasApps.flatMap(({ customConnectors }) => customConnectors)) {
    addConnectorOf({ reference, apiName, apiLogicalName: name }, 'unknown');
  }
  for (const flow of user.flows.values()) {
    for (const entry of flow.entries) {
      if (entry.reference !== undefined) {
        add(
          'connectionReference',
          entry.reference,
          owners.ownerOfReference(entry.reference, user),
          importCheckOf({ source: 'entry' }),
        );
      }
      addConnectorOf(entry, 'known');
    }
    for (const { schemaName } of flow.variables) {
      add('environmentVariable', schemaName, owners.ownerOfVariable(schemaName, user));
    }
    for (const { workflowId } of flow.childFlows) {
      addFlow(workflowId);
    }
  }
  for (const dependency of user.manifest?.missingDependencies ?? []) {
    // A solution never needs itself, and every environment has what comes with the platform.
    if (isListedAs(user, dependency.solution) || isPlatform(ownerIn(dependency) ?? '')) {
      continue;
    }
    if (dependency.kind === 'customConnector') {
      const guid = dependency.names.find((name) => isGuid(name));
      needed.add(dependency.names, { apiName: '', customConnectorId: guid, importCheck: 'known' });
    }
    const process =
      dependency.kind === 'process' ? (dependency.names.find((id) => isGuid(id)) ?? dependency.names[0]) : undefined;
    if (process !== undefined) {
      addFlow(process);
    }
    addListed(dependency, user, owners, add);
  }
  for (const { ids, apiName, customConnectorId, apiLogicalName, importCheck } of needed.all()) {
    const owner = owners.ownerOfConnector(ids, user);
    if (owner.where !== 'own') {
      const name =
        connectorName({ apiName: apiName || (apiLogicalName ?? ''), customConnectorId, apiLogicalName }, index) ||
        (ids[0] ?? '');
      needs.set(`customConnector ${ids.map(nameKey).join(' ')}`, {
        user,
        kind: 'customConnector',
        name,
        ids,
        guid: customConnectorId,
        owner,
        importCheck,
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
  readonly importCheck: ImportCheck;
}

/**
 * Collects the custom connectors that a solution needs. References identify a connector by its GUID, and flow entries
 * by its encoded name and its API name. Items that share any of these ids are one connector
 * (docs/formats.md#custom-connectors).
 */
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
      importCheck: strongestCheck(all.map(({ importCheck }) => importCheck)),
    };
    for (const id of merged.ids) {
      this.#byId.set(guidKey(id), merged);
    }
  }

  all(): Iterable<NeededConnector> {
    return new Set(this.#byId.values());
  }
}

/**
 * Adds a component that `MissingDependencies` lists, because the solution may use the component in a way that Connref
 * does not read. The list may be outdated, because it comes from the last export: `add` ignores a component that the
 * solution contains by now.
 */
function addListed(
  dependency: MissingDependency,
  user: Solution,
  owners: ComponentOwners,
  add: (kind: ComponentKind, name: string, owner: Owner, importCheck?: ImportCheck, id?: string) => void,
): void {
  const { kind, names } = dependency;
  const [name] = names;
  if (name === undefined) {
    return;
  }
  switch (kind) {
    case 'connectionReference':
      add(kind, name, owners.ownerOfReference(name, user));
      break;
    case 'customConnector':
    case 'process':
      // The caller adds these, because references, entries and calls of flows may use the same component by another id.
      break;
    case 'environmentVariable':
      add(kind, name, owners.ownerOfVariable(name, user));
      break;
    case 'other': {
      const owner = owners.ownerOfListed(dependency, user);
      const { displayName } = dependency;
      if (owner) {
        add(
          'component',
          isGuid(name) && displayName !== '' ? displayName : name,
          owner,
          'unknown',
          JSON.stringify([dependency.parent, ...names].map(nameKey)),
        );
      }
    }
  }
}

function sortKey({ kind, name }: SolutionNeed): string {
  return `${kind} ${nameKey(name)}`;
}
