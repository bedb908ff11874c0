import { baseName, directoryOf, type FilePath } from '../model/filePath';
import type { UsedKind } from '../model/useSource';
import { guidKey } from '../model/names';
import { outlineXml } from '../text/xmlOutline';
import type { XmlElement } from '../text/xmlScanner';
import { attributeName } from './attributeName';
import type { UsedName } from './namedSpan';

/** A row that connects a component of an agent with a connection reference or flow that the component uses. */
export interface AgentRow {
  readonly element: XmlElement;
  /** The schema name of the agent's component; empty when the row lacks it. */
  readonly component: string;
  readonly used: UsedName;
}

/**
 * The schema name of an agent or agent component, which is the name of the directory that contains its file:
 * `…/bots/<schema name>/bot.xml` or `…/botcomponents/<schema name>/data`.
 */
export function schemaNameOf(file: FilePath): string {
  return baseName(directoryOf(file) ?? file);
}

/** The schema name of the agent that a component belongs to: the part before the first dot. */
export function agentOf(component: string): string {
  return component.split('.')[0] ?? component;
}

/** For the element of a row: the attribute with the name of the used component, and its kind. */
const rows: Readonly<Record<string, readonly [attribute: string, kind: UsedKind]>> = {
  botcomponent_connectionreference: ['connectionreferenceid.connectionreferencelogicalname', 'connectionReference'],
  botcomponent_workflow: ['workflowid.workflowid', 'flow'],
};

/**
 * Finds the rows in the text of `Assets/botcomponent_connectionreferenceset.xml` or `Assets/botcomponent_workflowset.xml`,
 * except rows without a name. Source: docs/formats.md#agents.
 */
export function agentRows(text: string): AgentRow[] {
  return outlineXml(text).sections.flatMap((element) => {
    const [attribute, kind] = rows[element.name] ?? [];
    const name = attribute === undefined ? undefined : attributeName(text, element, attribute);
    const component = attributeName(text, element, 'botcomponentid.schemaname')?.name ?? '';
    if (kind === undefined || name === undefined || name.name === '') {
      return [];
    }
    const used: UsedName = {
      ...name,
      name: kind === 'flow' ? guidKey(name.name) : name.name,
      kind,
      source: 'agentRow',
      agent: agentOf(component),
    };
    return [{ element, component, used }];
  });
}
