import type { ConnectionNeed, ImportPlan } from '../../plan/importPlan';
import { type OutlineItem, outlineItem } from './outlineItem';

/**
 * An item for each connection that the account which turns on the flows must own or be allowed to use, after the ways to turn
 * them on. Source: docs/imports.md#who-can-turn-on-a-flow.
 */
export function connectionItems({ connections, importer, activator, environment }: ImportPlan): OutlineItem[] {
  if (connections.length === 0) {
    return [];
  }
  const must = 'must own all connections of a flow, or be allowed to use them.';
  return [
    outlineItem(
      'info',
      activator === null
        ? `The person who turns on the flows ${must}`
        : `${activator.name} turns on the flows, and ${must}`,
      activator?.kind === 'servicePrincipal'
        ? [`The owner of each connection shares it ${waysToShare.replace('a service', 'the service')}.`]
        : [
            'Either the owner of all connections of a flow turns it on,',
            `or the owner of each connection shares it ${waysToShare}, which turns on the flow (a connection with OAuth can be shared with nobody else),`,
            'or an administrator turns on the flow in the name of the owner (activateAs in .connref.json).',
          ],
    ),
    outlineItem(
      'info',
      'Once a flow is on, co-owners can turn it off and on. If it gets other references, its owner must turn it on again.',
      [
        'The page of a connection lists the flow under “Flows using this connection”.',
        '“ConnectionAuthorizationFailed”: the person who turns on the flow neither owns a connection nor may use it.',
        '“Invalid connection”: the connection itself is broken, so its owner must sign in to it again. After a reference got another connection, first wait until the panel behind the banner says that the update is done.',
      ],
    ),
    ...(importer === null || importer === activator?.name
      ? []
      : [
          outlineItem(
            'info',
            `${importer} imports, and must own or be allowed to use each connection with an id in the settings files, also those for apps and agents. Otherwise the import can fail.`,
          ),
        ]),
    ...connections.map((need) => connectionItem(need, environment)),
  ];
}

const waysToShare =
  'with a service principal, as “Can use”, on the page of the connection or by the action “Edit Connection Role Assignment” of Power Apps for Makers';

function connectionItem(
  { status, connectionId, connectorName, references, flows }: ConnectionNeed,
  environment: string,
): OutlineItem {
  const what = `${references.join(', ')} (${connectorName})`;
  const details = [`For ${flows.join(', ')}`];
  switch (status) {
    case 'mapped':
      return outlineItem('step', `${what}: connection ${connectionId}`, details);
    case 'token':
      return outlineItem(
        'info',
        `${what}: the connection that the pipeline sets for the token ${connectionId}`,
        details,
      );
    case 'unmapped':
      return outlineItem('warning', `${what}: not mapped to a connection`, details);
    case 'kept':
      return outlineItem('info', `${what}: keeps the connection of an earlier import, if there was one`, details);
    case 'external':
    case 'outside':
      return outlineItem('info', `${what}: the connection that is already set in ${environment}`, details);
  }
}
