import { agentComponentNames } from '../../locate/agentComponentNames';
import { detach } from '../../text/detach';
import { mergeConflict, factsResult, type ReadResult } from '../readResult';

/** The facts about one component of an agent: the logical names of the connection references that it uses. */
export interface AgentComponentFacts {
  readonly references: readonly string[];
}

/**
 * Reads which connection references a component of an agent uses, from `botcomponents/<schema name>/data`
 * (docs/formats.md#agents).
 */
export function readAgentComponent(text: string): ReadResult<AgentComponentFacts> {
  const conflict = mergeConflict(text);
  if (conflict) {
    return { facts: undefined, problem: conflict };
  }
  return factsResult({ references: [...new Set(agentComponentNames(text).map(({ name }) => name))].map(detach) });
}
