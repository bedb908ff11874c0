import type { Engine } from '../engine/engine';
import { type FilePath, isBelow } from '../model/filePath';
import type { Solution } from '../model/solution';

/** Returns the checked or unchecked solution that contains a file. For nested solutions, that is the inner one. */
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
