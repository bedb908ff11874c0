import { guidKey } from '../../model/names';
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
}

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
    category: node.text('Category') ?? '5',
  };
}
