import type { FilePath } from '../model/filePath';
import { sameName } from '../model/names';
import type { MissingFlow } from '../model/solution';
import { componentKindInAnyLayout } from '../readers/components/componentFiles';
import { cloudFlowCategory, type FlowMetadata } from '../readers/components/flowMetadata';
import { compareTexts } from '../text/order';
import { buildFlow } from './buildFlow';

export interface MetadataSources {
  /** The root folder of the solution. */
  readonly root: FilePath;
  /** The metadata files (`<flow>.json.data.xml`) and their facts. Facts are undefined while a file is broken. */
  readonly separate: Iterable<readonly [FilePath, FlowMetadata | undefined]>;
  /** The metadata in `customizations.xml`. */
  readonly inline: readonly (FlowMetadata & { readonly file: FilePath })[];
}

/**
 * The cloud flows that have metadata and whose JSON file was not read, sorted by path. The file is not necessarily missing:
 * it may be excluded, or its folder cannot be listed.
 * @param wasRead Whether a JSON file of the solution was read. Upper and lower case of the path are not distinguished.
 */
export function absentFlows(
  { root, separate, inline }: MetadataSources,
  wasRead: (flowFile: FilePath) => boolean,
): MissingFlow[] {
  const found: MissingFlow[] = [];
  const note = (metadata: FlowMetadata, metadataFile: FilePath, isInline: boolean): void => {
    const flowFile = `${root}/${metadata.jsonFile}`;
    if (metadata.category === cloudFlowCategory && isFlowFile(metadata.jsonFile) && !wasRead(flowFile)) {
      found.push({ flow: buildFlow(flowFile, undefined, metadata, true), metadataFile, isInline });
    }
  };
  for (const [file, metadata] of separate) {
    const beside = file.slice(0, -'.data.xml'.length);
    // A file beside the metadata is the flow, whatever name the metadata contains.
    if (metadata && !wasRead(beside) && sameName(beside, `${root}/${metadata.jsonFile}`)) {
      note(metadata, file, false);
    }
  }
  inline.forEach((metadata) => {
    note(metadata, metadata.file, true);
  });
  return found.sort((a, b) => compareTexts(a.flow.file, b.flow.file) || compareTexts(a.metadataFile, b.metadataFile));
}

/** Whether Connref reads a file as a flow, by its path relative to the root of the solution. */
function isFlowFile(path: string): boolean {
  return componentKindInAnyLayout(path.toLowerCase()) === 'flowDefinition';
}
