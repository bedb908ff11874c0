import type { FilePath } from '../../model/filePath';
import type { ConnectionEntry, Flow } from '../../model/flow';
import type { Solution } from '../../model/solution';
import type { WorkspaceIndex } from '../../model/workspaceIndex';
import { flowContext } from './flowContext';

/** An entry of a flow's `connectionReferences`, with the flow and its solution. */
export interface EntryContext {
  readonly flow: Flow;
  readonly entry: ConnectionEntry;
  readonly solution: Solution;
  /**
   * The `Customizations.xml` of the solution, to which a connection reference can be added; undefined if the file is
   * missing or cannot be read.
   */
  readonly customizationsFile: FilePath | undefined;
}

/**
 * Finds an entry of a flow's `connectionReferences` by its key.
 * @returns Undefined if the flow doesn't have the entry, or the flow cannot be edited: see {@link flowContext}.
 */
export function entryContext(file: FilePath, key: string, index: WorkspaceIndex): EntryContext | undefined {
  const context = flowContext(file, index);
  const entry = context?.flow.entries.find((candidate) => candidate.key === key);
  if (!context || !entry) {
    return undefined;
  }
  const { customizationsReadable, customizationsFile } = context.solution;
  return { ...context, entry, customizationsFile: customizationsReadable ? customizationsFile : undefined };
}
