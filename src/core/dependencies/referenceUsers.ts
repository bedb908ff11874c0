import { jsonPointer } from '../model/place';
import type { Project } from '../model/project';
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
 * The uses of a connection reference by code app projects. The index leaves them out: no edit changes a project, and no
 * import contains one.
 */
export function usesByProjects(logicalName: string, projects: readonly Project[]): Use[] {
  return projects.flatMap((project) =>
    project.kind === 'codeApp'
      ? project.connections.flatMap(({ pointer, reference }): Use[] =>
          reference !== undefined && sameName(reference, logicalName)
            ? [
                {
                  kind: 'connectionReference',
                  name: reference,
                  user: { kind: 'codeApp', name: project.displayName, id: project.file },
                  source: 'codeAppProject',
                  file: project.file,
                  place: {
                    kind: 'json',
                    pointer: jsonPointer(pointer, 'xrmConnectionReferenceLogicalName'),
                    part: 'value',
                  },
                },
              ]
            : [],
        )
      : [],
  );
}
