import { dependencyNames } from '../../locate/dependencyNames';
import { sameName } from '../../model/names';
import type { TextEdit } from '../../text/textEdit';
import type { RemoveDependency } from '../operations/editOperation';
import { elementRemoval } from './elementRemoval';
import { requireText, type Writer } from './writer';

/** The writer of operations that remove rows of MissingDependencies from a `Solution.xml`. */
export const missingDependencyWriter: Writer<RemoveDependency> = {
  target: 'missingDependencies',
  sharesFile: true,
  write: (file, operations) => removeDependencies(requireText(file), operations),
};

/**
 * Computes the edits that remove the rows of MissingDependencies that require one of the connection references, because
 * the solution now defines the reference. The next export would remove such a row too: an export doesn't list
 * components that the solution contains (docs/formats.md#missing-dependencies).
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
