import { readXml } from '../parseXml';
import type { ReadResult } from '../readResult';

/** The connection references that components of an agent use. */
export interface AgentReferencesFacts {
  readonly uses: readonly { readonly component: string; readonly reference: string }[];
}

/** Reads `Assets/botcomponent_connectionreferenceset.xml` (formats.md §8). */
export function readAgentReferenceSet(text: string): ReadResult<AgentReferencesFacts> {
  return readXml(text, (root) => ({
    uses: root
      .children('botcomponent_connectionreference')
      .map((row) => ({
        component: row.attribute('botcomponentid.schemaname') ?? '',
        reference: row.attribute('connectionreferenceid.connectionreferencelogicalname') ?? '',
      }))
      .filter(({ reference }) => reference !== ''),
  }));
}
