import { agentReferenceRows } from '../../locate/agentReferenceRows';
import { detach } from '../../text/detach';
import { readXml } from '../parseXml';
import type { ReadResult } from '../readResult';

/** Pairs of a component of an agent and a connection reference that the component uses, by schema name and logical name. */
export interface AgentReferencesFacts {
  readonly uses: readonly { readonly component: string; readonly reference: string }[];
}

/**
 * Reads which connection references the components of agents use, from `Assets/botcomponent_connectionreferenceset.xml`
 * (docs/formats.md#agents).
 */
export function readAgentReferenceSet(text: string): ReadResult<AgentReferencesFacts> {
  return readXml(text, () => ({
    uses: agentReferenceRows(text)
      .map(({ component, reference }) => ({ component: detach(component), reference: detach(reference.name) }))
      .filter(({ reference }) => reference !== ''),
  }));
}
