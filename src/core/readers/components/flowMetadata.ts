import { desktopReferenceMembers } from '../../locate/desktopFlowNames';
import { guidKey } from '../../model/names';
import { detach } from '../../text/detach';
import { jsonPointer } from '../../model/place';
import type { User } from '../../model/use';
import { parseEmbeddedJson } from '../embeddedJson';
import { items, member, textMember } from '../parseJson';
import { readXml, type XmlNode } from '../parseXml';
import type { ReadResult, Remark, UnexpectedForm } from '../readResult';

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

/** @param remark Called if the references of a desktop flow cannot be read. */
export function flowMetadata(node: XmlNode, remark: Remark): FlowMetadata {
  const state = node.text('StateCode');
  const workflowId = guidKey(node.attribute('WorkflowId') ?? '');
  const name = node.attribute('Name') ?? '';
  return {
    workflowId,
    name,
    state: state === '1' ? 'on' : state === undefined ? 'unknown' : 'off',
    jsonFile: jsonFileOf(node),
    category: node.text('Category') ?? cloudFlowCategory,
    desktopReferences:
      node.textWithoutCopy('Category') === desktopFlowCategory
        ? desktopReferences(node, { kind: 'desktopFlow', name, id: workflowId }, remark)
        : [],
  };
}

/** {@link FlowMetadata.jsonFile}; empty if the metadata does not refer to a JSON file. */
export function jsonFileOf(node: XmlNode): string {
  return (node.text('JsonFileName') ?? '').replace(/^\//, '');
}

/** The references in the JSON text of `ConnectionReferences` (docs/formats.md#desktop-flows). */
function desktopReferences(node: XmlNode, user: User, remark: Remark): readonly string[] | undefined {
  const list = parseEmbeddedJson({
    node,
    element: 'ConnectionReferences',
    user,
    unexpected: unexpectedReferences,
    remark,
  });
  return list === undefined
    ? undefined
    : items(list)
        .flatMap((item) => desktopReferenceMembers.flatMap((each) => textMember(item, each) ?? []).slice(0, 1))
        .map(detach);
}

function unexpectedReferences(list: unknown): UnexpectedForm | undefined {
  if (list !== null && !Array.isArray(list)) {
    return { pointer: '', expected: 'list' };
  }
  // An item in an unknown form may name a reference, too. An empty name is a connection without a reference.
  const other = items(list).findIndex(
    (item) => !desktopReferenceMembers.some((name) => typeof member(item, name) === 'string'),
  );
  return other < 0 ? undefined : { pointer: jsonPointer('', String(other)), expected: 'logicalName' };
}
