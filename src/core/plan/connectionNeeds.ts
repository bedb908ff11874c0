import type { DeploymentEnvironment } from '../model/deploymentEnvironment';
import { compareNames, nameKey } from '../model/names';
import { connectorName } from '../connectors/connectorNames';
import type { FactIndex } from '../model/workspaceIndex';
import type { PlannedFlow } from './flowVerdicts';
import type { Activator, ConnectionNeed } from './importPlan';
import type { ReferenceStates } from './referenceState';
import { isGuid } from '../text/guid';

/**
 * The connections that the account which turns on the flows must own or be allowed to use
 * (docs/imports.md#who-can-turn-on-a-flow). A connection entry of a flow for a run-only user does not count, because
 * that user provides the connection. Undefined references and raw connections do not count either.
 * @param flows The flows to turn on.
 */
export function connectionNeeds(
  flows: readonly PlannedFlow[],
  states: ReferenceStates,
  index: FactIndex,
): ConnectionNeed[] {
  const needs = new Map<
    string,
    { need: Omit<ConnectionNeed, 'flows' | 'references'>; names: Map<string, string>; flows: Set<string> }
  >();
  for (const { flow, importedWith } of flows) {
    for (const { reference, runtimeSource, apiName, apiLogicalName } of flow.entries) {
      if (reference === undefined || runtimeSource === 'invoker') {
        continue;
      }
      const state = states.get(reference, importedWith);
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
          connectorName: connectorName(
            { apiName: connector, customConnectorId: state.definition?.customConnectorId, apiLogicalName },
            index,
          ),
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

/**
 * The account that turns on the flows: `activateAs` of the environment in `.connref.json`, or the account that imports
 * (`importAs`) if `activateAs` is not given. Null if neither is given.
 */
export function activatorOf({ activateAs, importAs }: DeploymentEnvironment): Activator | null {
  const name = activateAs ?? importAs;
  if (name === undefined) {
    return null;
  }
  // A service principal is given by the id of its application, a user by an e-mail address.
  return { name, kind: isGuid(name) ? 'servicePrincipal' : name.includes('@') ? 'user' : 'unknown' };
}
