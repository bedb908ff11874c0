import type { KnownConnection } from '../core/settings/knownConnection';
import { type ConnectionListResult, readConnectionList } from '../core/settings/connectionLists/readConnectionList';
import type { ConnectionListProblem } from '../core/settings/connectionLists/connectionListFormat';
import { nameKey } from '../core/model/names';
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

/** What there is to tell about a pasted text. */
export type PastedRemark =
  | { readonly kind: 'unread'; readonly problem: ConnectionListProblem }
  | { readonly kind: 'severalEnvironments'; readonly environmentIds: readonly string[] }
  /** What was pasted for another column, called `name`, is of the same environment. */
  | { readonly kind: 'sameEnvironment'; readonly name: string; readonly environmentId: string }
  /** What was pasted for this column before is of another environment. */
  | { readonly kind: 'otherEnvironment'; readonly environmentIds: readonly string[] }
  /** So many of the connections are those of another column, called `name`. */
  | { readonly kind: 'knownElsewhere'; readonly name: string; readonly count: number };

/** Remembers the connections of a pasted text for an environment. @returns How many they are, and what to tell. */
export async function rememberPasted(
  environment: string,
  text: string,
  view: Pick<MappingView, 'environments' | 'connections'>,
  known: ConnectionMemory,
): Promise<{ readonly found: number; readonly remarks: readonly PastedRemark[] }> {
  const read = readConnectionList(text);
  const remarks = [
    ...read.problems.map((problem): PastedRemark => ({ kind: 'unread', problem })),
    ...environmentRemarks(environment, read, view, known),
    ...connectionRemarks(environment, read, view),
  ];
  await known.remember(environment, read.connections, read.environmentIds);
  return { found: read.connections.length, remarks };
}

/** The text may be of another environment than the one into which it was pasted. */
function environmentRemarks(
  environment: string,
  { environmentIds }: ConnectionListResult,
  { environments }: Pick<MappingView, 'environments'>,
  known: ConnectionMemory,
): PastedRemark[] {
  const [first, ...more] = environmentIds;
  if (first === undefined) {
    return [];
  }
  const before = known.environmentIds(environment);
  const owner = environments.find(
    ({ id }) => id !== environment && known.environmentIds(id).some((other) => environmentIds.includes(other)),
  );
  return [
    ...(more.length > 0 ? [{ kind: 'severalEnvironments', environmentIds } as const] : []),
    ...(owner ? [{ kind: 'sameEnvironment', name: owner.name, environmentId: first } as const] : []),
    ...(before.length > 0 && !environmentIds.every((id) => before.includes(id))
      ? [{ kind: 'otherEnvironment', environmentIds: before } as const]
      : []),
  ];
}

/** A connection belongs to one environment. */
function connectionRemarks(
  environment: string,
  { connections }: ConnectionListResult,
  view: Pick<MappingView, 'environments' | 'connections'>,
): PastedRemark[] {
  const pasted = new Set(connections.map(({ id }) => nameKey(id)));
  const elsewhere = new Map<string, number>();
  for (const { environment: other, id } of view.connections) {
    if (other !== environment && pasted.has(nameKey(id))) {
      elsewhere.set(other, (elsewhere.get(other) ?? 0) + 1);
    }
  }
  return [...elsewhere].map(([id, count]) => ({
    kind: 'knownElsewhere',
    name: view.environments.find((each) => each.id === id)?.name ?? id,
    count,
  }));
}
