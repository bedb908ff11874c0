import type { ConnectionNeed, ImportPlan } from '../../plan/importPlan';
import { type OutlineItem, outlineItem } from './outlineItem';

/**
 * An item for each connection that the account which turns on the flows must own or be allowed to use, after an item
 * about sharing.
 */
export function connectionItems({ connections, activator, environment }: ImportPlan): OutlineItem[] {
  if (connections.length === 0) {
    return [];
  }
  const must = 'must own every connection of each flow or be allowed to use that connection.';
  const sharing =
    activator?.kind === 'servicePrincipal'
      ? 'The owner of a connection must share it with the service principal, as “Can use”.'
      : 'A connection with OAuth can be shared only with a service principal, as “Can use”. A user who turns on a flow must own such a connection.';
  return [
    outlineItem(
      'info',
      activator === null
        ? `The account that turns on the flows ${must}`
        : `${activator.name} turns on the flows, and ${must}`,
      [
        sharing,
        'After the owner of a flow has turned it on, co-owners can turn it off and on. A flow with new references must be turned on by its owner again.',
      ],
    ),
    ...connections.map((need) => connectionItem(need, environment)),
  ];
}

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
