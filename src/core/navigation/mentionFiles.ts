import { configFileName } from '../config/workspaceConfig';
import type { Engine } from '../engine/engine';
import { type FilePath, folderOf } from '../model/filePath';
import type { WorkspaceIndex } from '../model/workspaceIndex';
import { allLayouts } from '../readers/layouts/allLayouts';
import { canContainMentions, type MentionFileKind } from './mentionsIn';
import { solutionContaining } from './solutionContaining';

/**
 * Returns the index in which names from a file are looked up. For a file in an unchecked zip, the index also contains
 * the unchecked solutions: otherwise names that the zip defines would seem to be undefined.
 */
export function indexFor(file: FilePath, engine: Engine): WorkspaceIndex {
  const solution = solutionContaining(file, engine);
  return solution ? engine.indexForDisplay(solution) : engine.index;
}

/**
 * Returns the kind of a file, which decides how mentions in its text are found; undefined if the file can't contain
 * mentions.
 */
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
