import type { FilePath } from '../../model/filePath';
import type { ConnectionEntry, Flow } from '../../model/flow';
import type { Solution } from '../../model/solution';
import type { WorkspaceIndex } from '../../model/workspaceIndex';
import { flowContext } from './flowContext';

/** A connection entry with its flow and solution. */
export interface EntryContext {
  readonly flow: Flow;
  readonly entry: ConnectionEntry;
  readonly solution: Solution;
  /** The `Customizations.xml` to which a reference can be added; undefined if it cannot be read. */
  readonly customizationsFile: FilePath | undefined;
}

/** Undefined if the flow doesn't have the entry, or cannot be edited: see {@link flowContext}. */
export function entryContext(file: FilePath, key: string, index: WorkspaceIndex): EntryContext | undefined {
  const context = flowContext(file, index);
  const entry = context?.flow.entries.find((candidate) => candidate.key === key);
  if (!context || !entry) {
    return undefined;
  }
  const { customizationsReadable, customizationsFile } = context.solution;
  return { ...context, entry, customizationsFile: customizationsReadable ? customizationsFile : undefined };
}
