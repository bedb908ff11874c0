import { outlineXml } from '../text/xmlOutline';
import type { XmlElement } from '../text/xmlScanner';
import { attributeName } from './attributeName';
import type { NamedSpan } from './namedSpan';

/**
 * A `<botcomponent_connectionreference>`, which connects a component of an agent with a connection reference that the
 * component uses.
 */
export interface AgentReferenceRow {
  readonly element: XmlElement;
  /** The schema name of the agent's component; empty when the row lacks it. */
  readonly component: string;
  readonly reference: NamedSpan;
}

/**
 * Finds the rows in the text of `Assets/botcomponent_connectionreferenceset.xml`, except rows without a logical name.
 * Source: docs/formats.md#agents.
 */
export function agentReferenceRows(text: string): AgentReferenceRow[] {
  return outlineXml(text).sections.flatMap((element) => {
    const reference = attributeName(text, element, 'connectionreferenceid.connectionreferencelogicalname');
    const component = attributeName(text, element, 'botcomponentid.schemaname')?.name ?? '';
    return element.name === 'botcomponent_connectionreference' && reference ? [{ element, component, reference }] : [];
  });
}
