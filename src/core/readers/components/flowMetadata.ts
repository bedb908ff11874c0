import { guidKey } from '../../model/names';
import { readXml, type XmlNode } from '../parseXml';
import type { ReadResult } from '../readResult';

/** What a solution says about a flow beside its JSON (formats.md §5). */
export interface FlowMetadata {
  readonly workflowId: string;
  readonly name: string;
  readonly state: 'on' | 'off' | 'unknown';
  /** The JSON file below the solution's root, without the leading slash. */
  readonly jsonFile: string;
  /** 5 is a cloud flow, 6 a desktop flow; others are classic processes. */
  readonly category: string;
}

/** Reads `Workflows/<flow>.json.data.xml`. */
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
