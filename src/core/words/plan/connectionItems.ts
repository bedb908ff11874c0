import type { ConnectionNeed, ImportPlan } from '../../plan/importPlan';
import { type OutlineItem, outlineItem } from './outlineItem';

/** What whoever switches the flows on must own or may use. */
export function connectionItems({ connections, activator, environment }: ImportPlan): OutlineItem[] {
  if (connections.length === 0) {
    return [];
  }
  const must = 'must own every connection of a flow or be allowed to use it.';
  const sharing =
    activator?.kind === 'servicePrincipal'
      ? 'The owner of a connection shares it with the service principal, as “Can use”.'
      : 'A connection with OAuth can be shared with a service principal only, as “Can use”: a user must own it.';
  return [
    outlineItem(
      'info',
      activator === null
        ? `Whoever switches the flows on ${must}`
        : `${activator.name} switches the flows on, and ${must}`,
      [
        sharing,
        'Once its owner has switched a flow on, co-owners can switch it off and on. A flow that uses new references needs the owner again.',
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
      return outlineItem('info', `${what}: the pipeline sets it, ${connectionId}.`, details);
    case 'unmapped':
      return outlineItem('warning', `${what}: no connection`, details);
    case 'kept':
      return outlineItem('info', `${what}: the connection of the earlier import, if it had one`, details);
    case 'external':
    case 'outside':
      return outlineItem('info', `${what}: the connection that it has in ${environment}`, details);
  }
}
