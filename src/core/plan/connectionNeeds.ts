import type { DeploymentEnvironment } from '../model/deploymentEnvironment';
import { compareNames, nameKey } from '../model/names';
import type { ConnectorNames } from '../connectors/connectorNames';
import type { PlannedFlow } from './flowVerdicts';
import type { Activator, ConnectionNeed } from './importPlan';
import type { ReferenceStates } from './referenceState';
import { isGuid } from '../text/guid';

/**
 * The connections that whoever switches the flows on must own or may use: those of their own references, since a run-only
 * user brings one. @param flows Those that are to be on.
 */
export function connectionNeeds(
  flows: readonly PlannedFlow[],
  states: ReferenceStates,
  connectors: ConnectorNames,
): ConnectionNeed[] {
  const needs = new Map<
    string,
    { need: Omit<ConnectionNeed, 'flows' | 'references'>; names: Map<string, string>; flows: Set<string> }
  >();
  for (const { flow, by } of flows) {
    for (const { reference, runtimeSource, apiName, apiLogicalName } of flow.entries) {
      if (reference === undefined || runtimeSource === 'invoker') {
        continue;
      }
      const state = states.stateOf(reference, by);
      if (state.status === 'undefined') {
        continue;
      }
      const connectionId = 'connectionId' in state ? state.connectionId : '';
      const key = connectionId === '' ? `reference ${nameKey(reference)}` : `connection ${connectionId.toLowerCase()}`;
      const connector = state.definition?.apiName || apiName;
      const found = needs.get(key) ?? {
        need: {
          status: state.status,
          connectionId,
          connector,
          connectorName: connectors.nameOf(connector, state.definition?.customConnectorId, apiLogicalName),
        },
        names: new Map<string, string>(),
        flows: new Set<string>(),
      };
      found.names.set(nameKey(reference), state.definition?.logicalName ?? reference);
      found.flows.add(flow.name);
      needs.set(key, found);
    }
  }
  return [...needs.values()]
    .map(({ need, names, flows: users }) => ({
      ...need,
      references: [...names.values()].sort(compareNames),
      flows: [...users],
    }))
    .sort((a, b) => compareNames(a.references[0] ?? '', b.references[0] ?? ''));
}

/** Whoever imports the solutions switches the flows on, unless somebody else is named. */
export function activatorOf({ activateAs, importAs }: DeploymentEnvironment): Activator | null {
  const name = activateAs ?? importAs;
  if (name === undefined) {
    return null;
  }
  // A service principal is named by the id of its application, a user by an address.
  return { name, kind: isGuid(name) ? 'servicePrincipal' : name.includes('@') ? 'user' : 'unknown' };
}
