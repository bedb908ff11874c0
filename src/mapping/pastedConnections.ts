import type { KnownConnection } from '../core/model/knownConnection';
import { type ConnectionListResult, readConnectionList } from '../core/settings/connectionLists/readConnectionList';
import type { ConnectionListProblem } from '../core/settings/connectionLists/connectionListFormat';
import { nameKey } from '../core/model/names';
import type { MappingView } from '../protocol/mappingView';

/**
 * Remembers, for each environment of the mapping page, the pasted connections, and the ids or names of the Power
 * Platform environments that the pasted texts come from, as written in the texts (such as `Default-<guid>`).
 */
export interface ConnectionMemory {
  environmentIds(environment: string): readonly string[];
  remember(
    environment: string,
    connections: readonly KnownConnection[],
    environmentIds: readonly string[],
  ): Promise<void>;
}

/** A remark about a pasted text for the person who pasted it. */
export type PastedRemark =
  | { readonly kind: 'unread'; readonly problem: ConnectionListProblem }
  | { readonly kind: 'severalEnvironments'; readonly environmentIds: readonly string[] }
  /**
   * A text that was pasted earlier for another column, `name`, comes from an environment that the new text comes from
   * too.
   */
  | { readonly kind: 'sameEnvironment'; readonly name: string; readonly environmentId: string }
  /**
   * The new text comes from an environment that no text pasted earlier for this column comes from. `environmentIds` are
   * the environments of the earlier texts.
   */
  | { readonly kind: 'otherEnvironment'; readonly environmentIds: readonly string[] }
  /** `count` of the pasted connections are also known for another column, `name`. */
  | { readonly kind: 'knownElsewhere'; readonly name: string; readonly count: number };

/**
 * Remembers the connections of a pasted text for an environment.
 * @param environment The id of the column, as `environmentId` in `mappingModel.ts` returns it.
 * @returns How many connections were read from the text, and remarks about the text.
 */
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

/**
 * Remarks about a text that may come from several environments, or from another environment than the one it was pasted
 * for.
 */
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
  const earlierIds = known.environmentIds(environment);
  const owner = environments.find(
    ({ id }) => id !== environment && known.environmentIds(id).some((other) => environmentIds.includes(other)),
  );
  return [
    ...(more.length > 0 ? [{ kind: 'severalEnvironments', environmentIds } as const] : []),
    ...(owner ? [{ kind: 'sameEnvironment', name: owner.name, environmentId: first } as const] : []),
    ...(earlierIds.length > 0 && !environmentIds.every((id) => earlierIds.includes(id))
      ? [{ kind: 'otherEnvironment', environmentIds: earlierIds } as const]
      : []),
  ];
}

/**
 * Remarks about pasted connections that another column has too. A connection belongs to one environment, so one of the
 * two columns is wrong.
 */
function connectionRemarks(
  environment: string,
  { connections }: ConnectionListResult,
  view: Pick<MappingView, 'environments' | 'connections'>,
): PastedRemark[] {
  const pasted = new Set(connections.map(({ id }) => nameKey(id)));
  const knownByEnvironment = new Map<string, number>();
  for (const { environment: other, id } of view.connections) {
    if (other !== environment && pasted.has(nameKey(id))) {
      knownByEnvironment.set(other, (knownByEnvironment.get(other) ?? 0) + 1);
    }
  }
  return [...knownByEnvironment].map(([id, count]) => ({
    kind: 'knownElsewhere',
    name: view.environments.find((each) => each.id === id)?.name ?? id,
    count,
  }));
}
