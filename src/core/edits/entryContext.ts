import type { FilePath } from '../model/filePath';
import type { ConnectionEntry, Flow } from '../model/flow';
import type { Solution } from '../model/solution';
import type { WorkspaceIndex } from '../model/workspaceIndex';

/** What a fix for a connection entry needs to know. */
export interface EntryContext {
  readonly flow: Flow;
  readonly entry: ConnectionEntry;
  readonly solution: Solution;
  /** The `Customizations.xml` in which a reference can be defined; undefined while it cannot be read. */
  readonly customizationsFile: FilePath | undefined;
}

/** Undefined when the entry is gone, or lies in a managed export, or in what may be one: that is built, not edited. */
export function entryContext(file: FilePath, key: string, index: WorkspaceIndex): EntryContext | undefined {
  const flow = index.flow(file);
  const entry = flow?.entries.find((candidate) => candidate.key === key);
  const solution = index.solutionOf(file);
  return flow && entry && solution?.manifest && solution.manifest.managed !== 'managed'
    ? {
        flow,
        entry,
        solution,
        customizationsFile: solution.customizationsReadable ? solution.customizationsFile : undefined,
      }
    : undefined;
}
