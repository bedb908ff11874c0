import { sameName } from '../../../model/names';
import type { CodeApp } from '../../../model/project';
import type { WorkspaceIndex } from '../../../model/workspaceIndex';
import type { ReplaceReferenceName } from '../../operations/editOperation';
import type { NamedUse } from './referenceUses';

/**
 * The code app projects beside the solutions that use a connection reference, sorted by path
 * (docs/formats.md#projects-beside-solutions).
 */
export function codeAppsUsing(logicalName: string, index: WorkspaceIndex): CodeApp[] {
  return index
    .projects()
    .filter((project) => project.kind === 'codeApp')
    .filter(({ connections }) =>
      connections.some(({ reference }) => reference !== undefined && sameName(reference, logicalName)),
    );
}

/** The operations that make code app projects use another connection reference. */
export function rebindCodeApps(codeApps: readonly CodeApp[], logicalName: string, to: string): ReplaceReferenceName[] {
  return codeApps.map(({ file }) => ({
    kind: 'replaceReferenceName',
    file,
    holder: 'codeAppProject',
    logicalName,
    to,
  }));
}

export function namedCodeApp({ displayName: name }: CodeApp): NamedUse {
  return { component: 'codeApp', name, solution: undefined };
}
