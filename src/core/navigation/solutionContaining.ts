import type { Engine } from '../engine/engine';
import { type FilePath, isBelow } from '../model/filePath';
import type { Solution } from '../model/solution';

/**
 * Returns the solution that contains a file, whether the solution is checked or not; undefined for a file outside
 * solutions. If solutions are nested, the innermost one is returned.
 */
export function solutionContaining(file: FilePath, engine: Engine): Solution | undefined {
  const checked = engine.index.solutionOf(file);
  if (checked) {
    return checked;
  }
  return engine
    .solutions()
    .filter(({ root }) => isBelow(file, root))
    .sort((a, b) => b.root.length - a.root.length)[0];
}
