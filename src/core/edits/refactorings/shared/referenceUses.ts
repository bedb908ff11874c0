import { baseName, type FilePath } from '../../../model/filePath';
import type { ConnectionEntry, Flow } from '../../../model/flow';
import { sameName } from '../../../model/names';
import type { Solution } from '../../../model/solution';
import { solutionName } from '../../../model/solutionIdentity';
import type { WorkspaceIndex } from '../../../model/workspaceIndex';
import type { BindEntry, ReplaceReferenceName } from '../../operations/editOperation';

/**
 * A use of a connection reference: an entry of a flow, or a file in which an agent or canvas app uses the reference.
 */
export type ReferenceUse = FlowUse | HolderUse;

interface FlowUse {
  readonly kind: 'flow';
  readonly file: FilePath;
  readonly solution: Solution;
  readonly flow: Flow;
  readonly entry: ConnectionEntry;
  readonly name: string;
}

interface HolderUse {
  readonly kind: 'agentReferences' | 'agentComponent' | 'canvasApp';
  readonly file: FilePath;
  readonly solution: Solution;
  readonly name: string;
  /**
   * The path of the packed canvas app, a `.msapp`. If this file exists, it contains the logical name too. Undefined for
   * an agent.
   */
  readonly document?: FilePath;
  /**
   * The file with the connections of the canvas app, which exists only if the app is unpacked; undefined for an agent.
   */
  readonly source?: FilePath;
}

/**
 * A use of a connection reference as messages describe it: the flow, app or agent that uses the reference, and the
 * solution of this component.
 */
export interface NamedUse {
  readonly component: 'flow' | 'canvasApp' | 'agent';
  readonly name: string;
  readonly solution: string;
}

/** All uses of a logical name in the workspace, sorted by the path of the file. */
export function usesOf(logicalName: string, index: WorkspaceIndex): ReferenceUse[] {
  return [...index.usersOf(logicalName)].sort().flatMap((file): ReferenceUse[] => {
    const solution = index.solutionOf(file);
    if (!solution) {
      return [];
    }
    const flow = index.flow(file);
    if (flow) {
      return flow.entries
        .filter(({ reference }) => reference !== undefined && sameName(reference, logicalName))
        .map((entry) => ({ kind: 'flow', file, solution, flow, entry, name: flow.name }));
    }
    const apps = solution.canvasApps.filter(
      (app) => app.file === file && app.references.some((each) => sameName(each, logicalName)),
    );
    if (apps.length > 0) {
      return apps.map(({ name, displayName }) => ({
        kind: 'canvasApp',
        file,
        solution,
        name: displayName,
        document: `${solution.root}/CanvasApps/${name}_DocumentUri.msapp`,
        source: `${solution.root}/CanvasApps/src/${name}/Connections/Connections.json`,
      }));
    }
    const agent = solution.agents.find(({ references }) => references.some((use) => use.file === file));
    const kind = file.endsWith('.xml') ? 'agentReferences' : 'agentComponent';
    return [{ kind, file, solution, name: agent?.displayName ?? baseName(file) }];
  });
}

/**
 * The operations that make flows, agents and apps use another connection reference. A file that contains uses by agents
 * or canvas apps gets one operation, even if several components in the file use the reference: the operation replaces
 * all occurrences of the name, so a second one would be refused.
 * @param uses The uses of the old reference.
 * @param logicalName The old name.
 * @param to The new name.
 */
export function rebindUses(
  uses: readonly ReferenceUse[],
  logicalName: string,
  to: string,
): (BindEntry | ReplaceReferenceName)[] {
  const operations: (BindEntry | ReplaceReferenceName)[] = [];
  const holders = new Map<FilePath, { readonly holder: HolderUse['kind']; readonly uneditedFiles: FilePath[] }>();
  for (const use of uses) {
    const { file } = use;
    if (use.kind === 'flow') {
      const { key, reference } = use.entry;
      operations.push({ kind: 'bindEntry', file, key, before: reference, logicalName: to });
      continue;
    }
    const known = holders.get(file) ?? { holder: use.kind, uneditedFiles: [] };
    known.uneditedFiles.push(...(use.document === undefined ? [] : [use.document]));
    holders.set(file, known);
    if (use.source !== undefined) {
      operations.push({ kind: 'replaceReferenceName', file: use.source, holder: 'canvasSource', logicalName, to });
    }
  }
  for (const [file, holder] of holders) {
    operations.push({ kind: 'replaceReferenceName', file, ...holder, logicalName, to });
  }
  return operations;
}

export function namedUse({ kind, name, solution }: ReferenceUse): NamedUse {
  const component = kind === 'flow' || kind === 'canvasApp' ? kind : 'agent';
  return { component, name, solution: solutionName(solution) };
}
