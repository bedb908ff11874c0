import { dependencyNames } from '../../locate/dependencyNames';
import { sameName } from '../../model/names';
import type { TextEdit } from '../../text/textEdit';
import type { RemoveDependency } from '../operations/editOperation';
import { elementRemoval } from './elementRemoval';
import { requireText, type Writer } from './writer';

/** Changes which components a `Solution.xml` says are missing. */
export const missingDependencyWriter: Writer<RemoveDependency> = {
  target: 'missingDependencies',
  sharesFile: true,
  write: (file, operations) => removeDependencies(requireText(file), operations),
};

/** Removes rows of MissingDependencies whose `Required` is a reference: an export lists none that the solution has (formats.md §2). */
export function removeDependencies(text: string, operations: readonly RemoveDependency[]): TextEdit[] {
  const rows = dependencyNames(text)
    .filter(
      ({ element, reference }) =>
        element.name === 'Required' && operations.some(({ logicalName }) => sameName(reference.name, logicalName)),
    )
    .map(({ row }) => row);
  return [...new Map(rows.map((row) => [row.start, row])).values()].map((row) => elementRemoval(text, row));
}
