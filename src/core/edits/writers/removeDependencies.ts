import { dependencyNames } from '../../locate/dependencyNames';
import { sameName } from '../../model/names';
import type { TextEdit } from '../../text/textEdit';
import type { RemoveDependency } from '../operations/editOperation';
import { elementRemoval } from './elementRemoval';
import { requireText, type Writer } from './writer';

/** Changes MissingDependencies of a `Solution.xml`. */
export const missingDependencyWriter: Writer<RemoveDependency> = {
  target: 'missingDependencies',
  sharesFile: true,
  write: (file, operations) => removeDependencies(requireText(file), operations),
};

/**
 * Removes the rows of MissingDependencies that require one of the references. An export doesn't list components that
 * the solution contains (docs/formats.md#missing-dependencies), so a row that stayed would disappear with the next
 * export.
 */
export function removeDependencies(text: string, operations: readonly RemoveDependency[]): TextEdit[] {
  const rows = dependencyNames(text)
    .filter(
      ({ element, reference }) =>
        element.name === 'Required' && operations.some(({ logicalName }) => sameName(reference.name, logicalName)),
    )
    .map(({ row }) => row);
  return [...new Map(rows.map((row) => [row.start, row])).values()].map((row) => elementRemoval(text, row));
}
