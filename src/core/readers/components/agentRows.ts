import { agentRows } from '../../locate/agentRows';
import type { UsedKind } from '../../model/useSource';
import { detach } from '../../text/detach';
import { readXml } from '../parseXml';
import type { ReadResult } from '../readResult';

/**
 * What the components of agents use: each row has the schema name of a component, and the logical name of a connection
 * reference or the GUID of a flow.
 */
export interface AgentRowsFacts {
  readonly rows: readonly { readonly component: string; readonly kind: UsedKind; readonly name: string }[];
}

/**
 * Reads which connection references or flows the components of agents use, from
 * `Assets/botcomponent_connectionreferenceset.xml` or `Assets/botcomponent_workflowset.xml` (docs/formats.md#agents).
 */
export function readAgentRows(text: string): ReadResult<AgentRowsFacts> {
  return readXml(text, () => ({
    rows: agentRows(text).map(({ component, used }) => ({
      component: detach(component),
      kind: used.kind,
      name: detach(used.name),
    })),
  }));
}
