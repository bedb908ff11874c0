import { configFileName } from '../config/workspaceConfig';
import type { Engine } from '../engine/engine';
import { type FilePath, folderOf } from '../model/filePath';
import type { WorkspaceIndex } from '../model/workspaceIndex';
import { allLayouts } from '../readers/layouts/allLayouts';
import { canContainMentions, type MentionFileKind } from './mentionsIn';
import { solutionContaining } from './solutionContaining';

/** What counts for a file: for one in a zip that is only shown, also what is in the others. */
export function indexFor(file: FilePath, engine: Engine): WorkspaceIndex {
  const solution = solutionContaining(file, engine);
  return solution ? engine.indexForDisplay(solution) : engine.index;
}

/** What a file is, if it may hold names that others know. */
export function mentionFileKind(file: FilePath, engine: Engine): MentionFileKind | undefined {
  if (file === `${folderOf(file)}/${configFileName}`) {
    return 'workspaceConfig';
  }
  if (file.endsWith('.json') && engine.index.settingsIn(file) !== undefined) {
    return 'deploymentSettings';
  }
  const solution = solutionContaining(file, engine);
  const kind = solution && allLayouts[solution.layout].kindOf(file.slice(solution.root.length + 1).toLowerCase());
  return kind !== undefined && canContainMentions(kind) ? kind : undefined;
}
