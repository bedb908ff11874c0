import { jsonPointer } from '../model/place';
import type { Use } from '../model/use';
import { sameName } from '../model/names';
import type { FactIndex, WorkspaceIndex } from '../model/workspaceIndex';
import { distinctUsers } from './uses';

/** The users of a connection reference in solutions and in projects beside them, one use of each. */
export function usersOfReference(
  logicalName: string,
  index: Pick<WorkspaceIndex, 'usesOf' | 'codeAppsUsing' | 'solutionOf'>,
): Use[] {
  const uses = [...index.usesOf('connectionReference', logicalName), ...usesByProjects(logicalName, index)];
  return distinctUsers(uses, (file) => index.solutionOf(file)?.root);
}

/** The uses of a connection reference by code app projects. The index leaves them out, because no import contains one. */
export function usesByProjects(logicalName: string, index: Pick<FactIndex, 'codeAppsUsing'>): Use[] {
  return index.codeAppsUsing(logicalName).flatMap(({ file, displayName, connections }) =>
    connections
      .filter(({ reference }) => reference !== undefined && sameName(reference, logicalName))
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
