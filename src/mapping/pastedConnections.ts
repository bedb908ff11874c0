import type { KnownConnection } from '../core/settings/knownConnection';
import { type ConnectionListResult, readConnectionList } from '../core/settings/connectionLists/readConnectionList';
import { connectionListWords } from '../core/words/settings/connectionListWords';
import { nameKey } from '../core/model/names';
import type { HostMessage } from '../protocol/messages';
import type { MappingView } from '../protocol/mappingView';

/** Keeps the connections that were pasted, and the environments, as GUIDs, that the texts named. */
export interface ConnectionMemory {
  environmentIds(environment: string): readonly string[];
  remember(
    environment: string,
    connections: readonly KnownConnection[],
    environmentIds: readonly string[],
  ): Promise<void>;
}

/** Remembers the connections of a pasted text for an environment. @returns What to tell about it. */
export async function rememberPasted(
  environment: string,
  text: string,
  view: Pick<MappingView, 'environments' | 'connections'>,
  known: ConnectionMemory,
): Promise<Extract<HostMessage, { type: 'pasted' }>> {
  const read = readConnectionList(text);
  const remarks = [
    ...read.problems.map(connectionListWords),
    ...environmentRemarks(environment, read, view, known),
    ...connectionRemarks(environment, read, view),
  ];
  await known.remember(environment, read.connections, read.environmentIds);
  return { type: 'pasted', environment, found: read.connections.length, remarks };
}

/** The text may be of another environment than the one into which it was pasted. */
function environmentRemarks(
  environment: string,
  { environmentIds }: ConnectionListResult,
  { environments }: Pick<MappingView, 'environments'>,
  known: ConnectionMemory,
): string[] {
  const [first, ...more] = environmentIds;
  if (first === undefined) {
    return [];
  }
  const before = known.environmentIds(environment);
  const owner = environments.find(
    ({ id }) => id !== environment && known.environmentIds(id).some((other) => environmentIds.includes(other)),
  );
  return [
    ...(more.length > 0 ? [`The text names several environments: ${environmentIds.join(', ')}.`] : []),
    ...(owner ? [`What was pasted for ${owner.name} names the same environment, ${first}.`] : []),
    ...(before.length > 0 && !environmentIds.every((id) => before.includes(id))
      ? [`What was pasted here before is of another environment: ${before.join(', ')}.`]
      : []),
  ];
}

/** A connection belongs to one environment. */
function connectionRemarks(
  environment: string,
  { connections }: ConnectionListResult,
  view: Pick<MappingView, 'environments' | 'connections'>,
): string[] {
  const pasted = new Set(connections.map(({ id }) => nameKey(id)));
  const elsewhere = new Map<string, number>();
  for (const { environment: other, id } of view.connections) {
    if (other !== environment && pasted.has(nameKey(id))) {
      elsewhere.set(other, (elsewhere.get(other) ?? 0) + 1);
    }
  }
  return [...elsewhere].map(([id, count]) => {
    const name = view.environments.find((each) => each.id === id)?.name ?? id;
    return `${count === 1 ? 'One of them is' : `${count} of them are`} known in ${name} too; a connection belongs to one environment.`;
  });
}
