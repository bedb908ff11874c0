import { dependencyNames } from '../../locate/dependencyNames';
import { sameName } from '../../model/names';
import type { TextEdit } from '../../text/textEdit';
import type { RemoveDependency } from '../operations/mentionOperation';
import { elementRemoval } from './elementRemoval';
import { requireText, type Writer } from './writer';

/** The writer of operations that remove rows of MissingDependencies from a `Solution.xml`. */
export const missingDependencyWriter: Writer<RemoveDependency> = {
  target: 'missingDependencies',
  sharesFile: true,
  write: (file, operations) => removeDependencies(requireText(file), operations),
};

/**
 * Computes the edits that remove the rows of MissingDependencies that require one of the connection references, or in
 * which one of them needs another component. The next export would remove such a row too: an export lists neither
 * components that the solution contains nor needs of those that it doesn't (docs/formats.md#missing-dependencies).
 */
export function removeDependencies(text: string, operations: readonly RemoveDependency[]): TextEdit[] {
  const rows = dependencyNames(text)
    .filter(({ element, reference }) =>
      operations.some(
        ({ logicalName, end }) =>
          (element.name === 'Dependent') === (end === 'dependent') && sameName(reference.name, logicalName),
      ),
    )
    .map(({ row }) => row);
  return [...new Map(rows.map((row) => [row.start, row])).values()].map((row) => elementRemoval(text, row));
}
