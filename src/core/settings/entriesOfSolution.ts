import type { SettingsListName } from '../model/deploymentSettings';
import { type FilePath, isBelow } from '../model/filePath';
import type { FactIndex } from '../model/workspaceIndex';
import { SettingsDefinitions } from './settingsDefinitions';

/** Which entries of settings files the import of a solution can use. */
export interface EntriesOfSolution {
  /**
   * Whether everything that may define or use references and variables of the solution can be read. When false, no entry
   * must be left out.
   */
  readonly areKnown: boolean;
  /** Whether the solution defines, uses or needs a reference or variable. True is only certain when `areKnown` is true. */
  readonly has: (list: SettingsListName, name: string) => boolean;
}

/**
 * Finds out which entries are for a solution.
 * @param roots The roots of the solution and of its other exports.
 * @param folder The identifier of the workspace folder whose `.connref.json` lists `externals`.
 */
export function entriesOfSolution(roots: readonly FilePath[], folder: string, index: FactIndex): EntriesOfSolution {
  const target = { file: folder, solutions: roots, isComplete: true };
  const definitions = new SettingsDefinitions(target, index);
  const isUsed = (schemaName: string): boolean =>
    [...index.usersOf('environmentVariable', schemaName)].some((file) => roots.some((root) => isBelow(file, root)));
  const solutions = index.solutions().filter(({ root }) => roots.includes(root));
  return {
    areKnown:
      definitions.areComplete &&
      solutions.every(
        ({ brokenFiles, unreadableUsers, unreadKinds, flows }) =>
          brokenFiles.length + unreadableUsers.length + unreadKinds.length === 0 &&
          [...flows.values()].every(({ namedReferences }) => namedReferences !== undefined),
      ),
    has: (list, name) =>
      list === 'ConnectionReferences'
        ? !definitions.lacksReference(name)
        : !definitions.lacksVariable(name) || isUsed(name),
  };
}
