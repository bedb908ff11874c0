import { agentKnowledgeNames } from '../../locate/agentKnowledgeNames';
import { detach } from '../../text/detach';
import { readXml } from '../parseXml';
import type { ReadResult } from '../readResult';

/** The facts about one source of knowledge of an agent. */
export interface AgentKnowledgeFacts {
  /** The name of the source; empty when the file lacks it. */
  readonly name: string;
  /** Logical names of the connection references that the source uses. */
  readonly references: readonly string[];
}

/**
 * Reads which connection reference a source of knowledge of an agent uses, from
 * `dvtablesearchs/<GUID>/dvtablesearch.xml` (docs/formats.md#agents).
 */
export function readAgentKnowledge(text: string): ReadResult<AgentKnowledgeFacts> {
  return readXml(text, (root) => ({
    name: root.text('name') ?? '',
    references: agentKnowledgeNames(text).map(({ name }) => detach(name)),
  }));
}
