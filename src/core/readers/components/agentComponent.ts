import { agentComponentNames } from '../../locate/agentComponentNames';
import { detach } from '../../text/detach';
import { mergeConflict, factsResult, type ReadResult } from '../readResult';

/** The facts about one component of an agent: the connection references and flows that it uses. */
export interface AgentComponentFacts {
  /** Logical names of connection references. */
  readonly references: readonly string[];
  /** GUIDs of cloud flows, in lower case. */
  readonly flows: readonly string[];
}

/**
 * Reads which connection references and flows a component of an agent uses, from `botcomponents/<schema name>/data`
 * (docs/formats.md#agents).
 */
export function readAgentComponent(text: string): ReadResult<AgentComponentFacts> {
  const conflict = mergeConflict(text);
  if (conflict) {
    return { facts: undefined, problem: conflict };
  }
  const names = agentComponentNames(text);
  const ofKind = (kind: 'connectionReference' | 'flow'): string[] =>
    [...new Set(names.filter((each) => each.kind === kind).map(({ name }) => name))].map(detach);
  return factsResult({ references: ofKind('connectionReference'), flows: ofKind('flow') });
}
