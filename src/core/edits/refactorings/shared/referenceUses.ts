import type { FilePath } from '../../../model/filePath';
import type { ConnectionEntry, Flow } from '../../../model/flow';
import type { Solution } from '../../../model/solution';
import { solutionName } from '../../../model/solutionIdentity';
import type { Use, UserKind } from '../../../model/use';
import type { UseSource } from '../../../model/useSource';
import type { WorkspaceIndex } from '../../../model/workspaceIndex';
import type { BindEntry } from '../../operations/flowOperation';
import type { ReferenceHolder, ReplaceReferenceName } from '../../operations/mentionOperation';

/**
 * A use of a connection reference: an entry of a flow, or a place in which an agent, app or desktop flow mentions
 * the reference.
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
  readonly kind: Exclude<UserKind, 'flow'>;
  readonly file: FilePath;
  readonly solution: Solution;
  readonly name: string;
  /** The id of the user in its solution. */
  readonly id: string;
  readonly holder: ReferenceHolder;
  /**
   * The path of the packed canvas app, a `.msapp`. If this file exists, it contains the logical name too. Undefined for
   * other users.
   */
  readonly document?: FilePath;
  /**
   * The file with the connections of the canvas app, which exists only if the app is unpacked; undefined for other
   * users.
   */
  readonly source?: FilePath;
}

/** A use of a connection reference as messages describe it: the user of the reference, and the solution of the user. */
export interface NamedUse {
  readonly component: UserKind;
  readonly name: string;
  /** Undefined for a project beside the solutions. */
  readonly solution: string | undefined;
}

/** All uses of a logical name in the workspace, sorted by the path of the file. */
export function usesOf(logicalName: string, index: WorkspaceIndex): ReferenceUse[] {
  const uses = index.usesOf('connectionReference', logicalName).flatMap((use): ReferenceUse[] => {
    const { file, user } = use;
    const solution = index.solutionOf(file);
    if (!solution) {
      return [];
    }
    if (user.kind !== 'flow') {
      const holder = holders[use.source];
      return holder
        ? [{ kind: user.kind, file, solution, name: user.name, id: user.id, holder, ...filesOfApp(use, solution) }]
        : [];
    }
    const flow = index.flow(file);
    const entry = flow?.entries.find(({ key }) => key === use.entry);
    return flow && entry ? [{ kind: 'flow', file, solution, flow, entry, name: flow.name }] : [];
  });
  // A component may name the reference several times in one file. One operation replaces all of these names.
  const key = (use: ReferenceUse): string =>
    [use.file, use.kind, use.kind === 'flow' ? use.entry.key : `${use.holder} ${use.id}`].join('\n');
  return [...new Map(uses.map((use) => [key(use), use])).values()];
}

const holders: Readonly<Partial<Record<UseSource, ReferenceHolder>>> = {
  appConnection: 'canvasApp',
  appDependency: 'canvasApp',
  agentRow: 'agentRows',
  agentData: 'agentComponent',
  agentKnowledge: 'agentKnowledge',
  desktopFlow: 'desktopFlow',
};

function filesOfApp({ user }: Use, { root }: Solution): Pick<HolderUse, 'document' | 'source'> {
  return user.kind === 'canvasApp' || user.kind === 'codeApp'
    ? {
        document: `${root}/CanvasApps/${user.id}_DocumentUri.msapp`,
        source: `${root}/CanvasApps/src/${user.id}/Connections/Connections.json`,
      }
    : {};
}

/**
 * The operations that make flows and other users use another connection reference. Apps, agents or desktop flows in one
 * file get one operation, even if several of them use the reference: the operation replaces all occurrences of the
 * name, so a second one would be refused.
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
  const edited = new Map<
    string,
    { readonly file: FilePath; readonly holder: ReferenceHolder; readonly uneditedFiles: FilePath[] }
  >();
  for (const use of uses) {
    const { file } = use;
    if (use.kind === 'flow') {
      const { key, reference } = use.entry;
      operations.push({ kind: 'bindEntry', file, key, before: reference, logicalName: to });
      continue;
    }
    const key = `${use.holder} ${file}`;
    const known = edited.get(key) ?? { file, holder: use.holder, uneditedFiles: [] };
    known.uneditedFiles.push(...(use.document === undefined ? [] : [use.document]));
    edited.set(key, known);
    if (use.source !== undefined) {
      operations.push({ kind: 'replaceReferenceName', file: use.source, holder: 'canvasSource', logicalName, to });
    }
  }
  for (const each of edited.values()) {
    operations.push({ kind: 'replaceReferenceName', ...each, logicalName, to });
  }
  return operations;
}

export function namedUse({ kind, name, solution }: ReferenceUse): NamedUse {
  return { component: kind, name, solution: solutionName(solution) };
}
