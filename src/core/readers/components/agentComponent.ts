import { agentComponentNames } from '../../locate/agentComponentNames';
import { detach } from '../../text/detach';
import { mergeConflict, readFacts, type ReadResult } from '../readResult';

/** The connection references that one component of an agent names. */
export interface AgentComponentFacts {
  readonly references: readonly string[];
}

/** Reads `botcomponents/<schema name>/data` (formats.md §8). */
export function readAgentComponent(text: string): ReadResult<AgentComponentFacts> {
  const conflict = mergeConflict(text);
  if (conflict) {
    return { facts: undefined, problem: conflict };
  }
  return readFacts({ references: [...new Set(agentComponentNames(text).map(({ name }) => name))].map(detach) });
}
