import { connectorName } from '../core/connectors/connectorNames';
import type { EnvironmentSettings } from '../core/settings/environmentSettings';
import type { KnownConnection } from '../core/model/knownConnection';
import { isLiteralConnectionId } from '../core/settings/literalConnectionId';
import { mergeConnections } from '../core/settings/mergeConnections';
import { apiNameOf, nameKey } from '../core/model/names';
import type { ConnectionView } from '../protocol/mappingView';
import { environmentId, type MappingModel } from './mappingModel';
import type { RememberedConnections } from './rememberedConnections';

/** The known connections of each environment: the pasted connections, and the connections in its settings files. */
export function connectionViews(model: MappingModel, remembered: RememberedConnections): ConnectionView[] {
  // A row knows the GUID of a custom connector, and a list of connections does not.
  const names = new Map(model.references.map((row) => [nameKey(row.connector), row.connectorName]));
  return model.environments.flatMap((settings) => {
    const environment = environmentId(settings.environment);
    const pasted = remembered.connections(environment);
    const isPasted = new Set(pasted.map(({ id }) => nameKey(id)));
    const users = usersOf(settings, model);
    return mergeConnections([...pasted, ...connectionsInFiles(settings, model)]).map(
      ({ id, apiName, name, status, owner }): ConnectionView => ({
        environment,
        id,
        connector: apiName ?? '',
        connectorName: names.get(nameKey(apiName ?? '')) ?? connectorName({ apiName: apiName ?? '' }, model.index),
        name: name ?? '',
        status: status ?? '',
        owner: owner ?? '',
        usedBy: users.get(nameKey(id)) ?? [],
        isRemembered: isPasted.has(nameKey(id)),
      }),
    );
  });
}

/**
 * The connections in an environment's settings files. Empty values, placeholders, values with tokens (which a
 * pipeline replaces) and malformed ids are left out, because they are not ids of connections.
 */
function connectionsInFiles({ files }: EnvironmentSettings, model: MappingModel): KnownConnection[] {
  const connectors = new Map(model.references.map((row) => [nameKey(row.name), row.connector]));
  return files.flatMap(({ file, references }) => {
    const tokens = model.index.tokens(file);
    return references
      .filter(({ connectionId }) => isLiteralConnectionId(connectionId, tokens))
      .map(({ logicalName, connectionId, connectorId }) => ({
        id: connectionId,
        apiName: connectorId ? apiNameOf(connectorId) : connectors.get(nameKey(logicalName)),
        name: undefined,
        status: undefined,
        owner: undefined,
        allowSharing: undefined,
      }));
  });
}

function usersOf(settings: EnvironmentSettings, model: MappingModel): Map<string, string[]> {
  const users = new Map<string, string[]>();
  for (const row of model.references) {
    const { state, value } = model.cell(row, settings);
    if (state === 'value') {
      users.set(nameKey(value), [...(users.get(nameKey(value)) ?? []), row.id]);
    }
  }
  return users;
}
