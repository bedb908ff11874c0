import type { FilePath } from '../model/filePath';
import { compareTexts } from '../text/order';

/**
 * Sorts definitions by the root directory of their solution, then by content. Otherwise the order of past changes would
 * decide, and equal files could give different findings.
 */
export function sortDefinitions<Definition extends { readonly solution: { readonly root: FilePath } }>(
  definitions: Iterable<Definition>,
  content: (definition: Definition) => unknown,
): Definition[] {
  const key = (definition: Definition): string => JSON.stringify(content(definition));
  return [...definitions].sort(
    (a, b) => compareTexts(a.solution.root, b.solution.root) || compareTexts(key(a), key(b)),
  );
}
