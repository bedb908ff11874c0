import type { Locator } from '../locate/locator';
import type { FilePath } from '../model/filePath';
import type { Finding, RelatedPlace } from '../model/finding';
import type { Range } from '../text/lineIndex';
import type { CurrentTexts } from './currentTexts';
import { compareTexts } from '../text/order';

/** A finding with its range and the ranges of its related places, in the current texts of the files. */
export interface LocatedFinding extends Finding {
  readonly range: Range;
  /**
   * The length of the text of the finding's file in UTF-16 code units; 0 for a zip and for a file that can't be read.
   */
  readonly textLength: number;
  readonly related: readonly (RelatedPlace & { readonly range: Range })[];
}

/**
 * Returns the given findings of a file with their ranges in its current text, sorted by position.
 * @param relatedLocators A cache with the locators of the files that contain related places of findings. Pass the same
 * map to several calls if no text changes between them: otherwise a `Customizations.xml` is parsed again for every file
 * whose findings have a related place in it.
 */
export async function locateFindings(
  file: FilePath,
  findings: readonly Finding[],
  texts: CurrentTexts,
  relatedLocators = new Map<FilePath, Locator>(),
): Promise<LocatedFinding[]> {
  if (findings.length === 0) {
    return [];
  }
  const ownLocator = await texts.locator(file);
  const located: LocatedFinding[] = [];
  for (const finding of findings) {
    const related = [];
    for (const place of finding.related) {
      const locator = relatedLocators.get(place.file) ?? (await texts.locator(place.file));
      relatedLocators.set(place.file, locator);
      related.push({ ...place, range: await locator.range(place.place) });
    }
    located.push({
      ...finding,
      range: await ownLocator.range(finding.place),
      textLength: ownLocator.textLength,
      related,
    });
  }
  return located.sort(
    (a, b) =>
      a.range.start.line - b.range.start.line ||
      a.range.start.column - b.range.start.column ||
      compareTexts(a.ruleId, b.ruleId),
  );
}
