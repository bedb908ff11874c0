import { jsonPointer } from '../model/place';
import type { CodeApp, Project } from '../model/project';
import type { Use } from '../model/use';
import { sameName } from '../model/names';
import type { WorkspaceIndex } from '../model/workspaceIndex';
import { distinctUsers } from './uses';

/** The users of a connection reference in solutions and in projects beside them, one use of each. */
export function usersOfReference(
  logicalName: string,
  index: Pick<WorkspaceIndex, 'usesOf' | 'projects' | 'solutionOf'>,
): Use[] {
  const uses = [...index.usesOf('connectionReference', logicalName), ...usesByProjects(logicalName, index.projects())];
  return distinctUsers(uses, (file) => index.solutionOf(file)?.root);
}

/**
 * The code app projects that use a connection reference, in the order of `projects`
 * (docs/formats.md#projects-beside-solutions).
 */
export function codeAppsUsing(logicalName: string, projects: readonly Project[]): CodeApp[] {
  return projects
    .filter((project) => project.kind === 'codeApp')
    .filter(({ connections }) => connections.some(({ reference }) => isNamed(reference, logicalName)));
}

/** The uses of a connection reference by code app projects. The index leaves them out, because no import contains one. */
export function usesByProjects(logicalName: string, projects: readonly Project[]): Use[] {
  return codeAppsUsing(logicalName, projects).flatMap(({ file, displayName, connections }) =>
    connections
      .filter(({ reference }) => isNamed(reference, logicalName))
      .map(({ pointer, reference = '' }): Use => ({
        kind: 'connectionReference',
        name: reference,
        user: { kind: 'codeApp', name: displayName, id: file },
        source: 'codeAppProject',
        file,
        place: { kind: 'json', pointer: jsonPointer(pointer, 'xrmConnectionReferenceLogicalName'), part: 'value' },
      })),
  );
}

function isNamed(reference: string | undefined, logicalName: string): boolean {
  return reference !== undefined && sameName(reference, logicalName);
}
