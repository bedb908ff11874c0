import { agentReferenceRows } from '../../locate/agentReferenceRows';
import { detach } from '../../text/detach';
import { readXml } from '../parseXml';
import type { ReadResult } from '../readResult';

/** The connection references that components of an agent use. */
export interface AgentReferencesFacts {
  readonly uses: readonly { readonly component: string; readonly reference: string }[];
}

/** Reads `Assets/botcomponent_connectionreferenceset.xml` (formats.md §8). */
export function readAgentReferenceSet(text: string): ReadResult<AgentReferencesFacts> {
  return readXml(text, () => ({
    uses: agentReferenceRows(text)
      .map(({ component, reference }) => ({ component: detach(component), reference: detach(reference.name) }))
      .filter(({ reference }) => reference !== ''),
  }));
}
