import { agentReferenceRows } from '../../locate/agentReferenceRows';
import { detach } from '../../text/detach';
import { readXml } from '../parseXml';
import type { ReadResult } from '../readResult';

/** Which component of an agent uses which connection reference, by their schema and logical names. */
export interface AgentReferencesFacts {
  readonly uses: readonly { readonly component: string; readonly reference: string }[];
}

/** Reads `Assets/botcomponent_connectionreferenceset.xml` (docs/formats.md#agents). */
export function readAgentReferenceSet(text: string): ReadResult<AgentReferencesFacts> {
  return readXml(text, () => ({
    uses: agentReferenceRows(text)
      .map(({ component, reference }) => ({ component: detach(component), reference: detach(reference.name) }))
      .filter(({ reference }) => reference !== ''),
  }));
}
