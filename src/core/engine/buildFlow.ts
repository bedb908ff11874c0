import { baseName, type FilePath } from '../model/filePath';
import type { Flow } from '../model/flow';
import type { DesktopFlow } from '../model/solution';
import type { FlowFacts } from '../readers/components/flowDefinition';
import { desktopFlowCategory, type FlowMetadata } from '../readers/components/flowMetadata';

/**
 * Returns a cloud flow, which is in a JSON file and has metadata in another file.
 * @param facts Undefined if the JSON file could not be opened or parsed, or is missing.
 * @param metadata Undefined if it was not found.
 * @param readable False if the file that should contain the metadata is broken or was not read.
 */
export function buildFlow(
  file: FilePath,
  facts: FlowFacts | undefined,
  metadata: FlowMetadata | undefined,
  readable: boolean,
): Flow {
  const [, stem = '', guid] =
    /^(.*?)(?:-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}))?\.json$/i.exec(baseName(file)) ?? [];
  return {
    file,
    name: metadata?.name || stem,
    state: metadata?.state ?? (readable ? 'unknown' : 'unreadable'),
    workflowId: metadata?.workflowId || guid?.toLowerCase(),
    entries: facts?.entries ?? [],
    undeclaredUses: facts?.undeclaredUses ?? [],
    childFlows: facts?.childFlows ?? [],
    variables: facts?.variables ?? [],
    brokenAuthentications: facts?.brokenAuthentications ?? [],
    lacksConnectionsParameter: facts?.lacksConnectionsParameter ?? false,
    lacksDefinition: facts?.lacksDefinition ?? false,
    readable: facts?.readable ?? false,
    namedReferences: facts?.namedReferences,
  };
}

export function isDesktopFlow({ category }: FlowMetadata): boolean {
  return category === desktopFlowCategory;
}

/** Returns a desktop flow. @param file The file with its metadata. */
export function buildDesktopFlow(file: FilePath, { name, workflowId, desktopReferences }: FlowMetadata): DesktopFlow {
  return {
    file,
    name,
    workflowId,
    references: desktopReferences ?? [],
    referencesReadable: desktopReferences !== undefined,
  };
}
