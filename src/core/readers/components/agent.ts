import { readXml } from '../parseXml';
import type { ReadResult } from '../readResult';

export interface AgentFacts {
  readonly displayName: string | undefined;
}

/** Reads `bots/<schema name>/bot.xml`, of which the tree shows the name. */
export function readAgent(text: string): ReadResult<AgentFacts> {
  return readXml(text, (bot) => ({ displayName: bot.text('name') }));
}
