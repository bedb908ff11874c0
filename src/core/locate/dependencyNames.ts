import { childElements, outlineXml } from '../text/xmlOutline';
import type { XmlElement } from '../text/xmlScanner';
import { attributeName } from './attributeName';
import type { NamedSpan } from './namedSpan';

/** A connection reference in the MissingDependencies of `Solution.xml`. */
export interface DependencyName {
  /** `Required`, which the solution needs and does not hold, or `Dependent`, which needs something. */
  readonly element: XmlElement;
  /** The `MissingDependency` that holds it. */
  readonly row: XmlElement;
  readonly reference: NamedSpan;
}

/** The connection references in the MissingDependencies of `Solution.xml` (formats.md §2). */
export function dependencyNames(text: string): DependencyName[] {
  const below = (elements: readonly XmlElement[], name: string): XmlElement[] =>
    elements.filter((element) => element.name === name).flatMap((element) => childElements(text, element));
  const inManifest = below(outlineXml(text).sections, 'SolutionManifest');
  const rows = below(inManifest, 'MissingDependencies').filter(({ name }) => name === 'MissingDependency');
  return rows.flatMap((row) =>
    childElements(text, row).flatMap((element) => {
      const reference = attributeName(text, element, 'id.connectionreferencelogicalname');
      return reference ? [{ element, row, reference }] : [];
    }),
  );
}
