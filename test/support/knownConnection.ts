import type { KnownConnection } from '../../src/core/model/knownConnection';

/** A connection of which only the given facts are known. */
export function knownConnection(id: string, facts: Partial<KnownConnection> = {}): KnownConnection {
  return {
    id,
    apiName: undefined,
    name: undefined,
    status: undefined,
    owner: undefined,
    allowSharing: undefined,
    ...facts,
  };
}
