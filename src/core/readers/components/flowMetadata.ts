import { desktopReferenceMembers } from '../../locate/desktopFlowNames';
import { guidKey } from '../../model/names';
import { detach } from '../../text/detach';
import { member, parseJson, textMember } from '../parseJson';
import { readXml, type XmlNode } from '../parseXml';
import type { ReadResult } from '../readResult';

/** The facts about a flow that are in its XML metadata and not in its JSON file (docs/formats.md#flow-metadata). */
export interface FlowMetadata {
  readonly workflowId: string;
  readonly name: string;
  readonly state: 'on' | 'off' | 'unknown';
  /** The path of the flow's JSON file relative to the solution's root, without a leading slash. */
  readonly jsonFile: string;
  /**
   * The `Category` of the flow: 5 is a cloud flow, 6 is a desktop flow, other values are other processes. 5 if the
   * metadata has no category.
   */
  readonly category: string;
  /**
   * The logical names of the connection references of a desktop flow. Undefined if they cannot be read. Empty for other
   * flows, which have their references in the JSON file.
   */
  readonly desktopReferences: readonly string[] | undefined;
}

/** The category of a cloud flow. */
export const cloudFlowCategory = '5';

/** The category of a desktop flow. */
export const desktopFlowCategory = '6';

/** Reads the metadata of a flow from `Workflows/<flow>.json.data.xml`. */
export function readFlowMetadata(text: string): ReadResult<FlowMetadata> {
  return readXml(text, flowMetadata);
}

export function flowMetadata(node: XmlNode): FlowMetadata {
  const state = node.text('StateCode');
  return {
    workflowId: guidKey(node.attribute('WorkflowId') ?? ''),
    name: node.attribute('Name') ?? '',
    state: state === '1' ? 'on' : state === undefined ? 'unknown' : 'off',
    jsonFile: (node.text('JsonFileName') ?? '').replace(/^\//, ''),
    category: node.text('Category') ?? cloudFlowCategory,
    desktopReferences: node.textWithoutCopy('Category') === desktopFlowCategory ? desktopReferences(node) : [],
  };
}

/** The references in the JSON text of `ConnectionReferences` (docs/formats.md#desktop-flows). */
function desktopReferences(node: XmlNode): readonly string[] | undefined {
  const list = parseJson(node.textWithoutCopy('ConnectionReferences') || '[]').facts;
  if (!Array.isArray(list)) {
    return undefined;
  }
  const items: readonly unknown[] = list;
  // An item in an unknown form may name a reference, too. An empty name is a connection without a reference.
  const isKnown = items.every((item) => desktopReferenceMembers.some((name) => typeof member(item, name) === 'string'));
  return isKnown
    ? items
        .flatMap((item) => desktopReferenceMembers.flatMap((name) => textMember(item, name) ?? []).slice(0, 1))
        .map(detach)
    : undefined;
}
