import { readXml } from '../parseXml';
import type { ReadResult } from '../readResult';

export interface AgentFacts {
  readonly displayName: string | undefined;
}

/** Reads the display name of an agent from `bots/<schema name>/bot.xml`. */
export function readAgent(text: string): ReadResult<AgentFacts> {
  return readXml(text, (bot) => ({ displayName: bot.text('name') }));
}
