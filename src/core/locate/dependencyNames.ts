import { childElements, outlineXml } from '../text/xmlOutline';
import type { XmlElement } from '../text/xmlScanner';
import { attributeName } from './attributeName';
import type { NamedSpan } from './namedSpan';

/** One mention of a connection reference in the `MissingDependencies` of `Solution.xml`. */
export interface DependencyName {
  /**
   * The element that mentions the reference: `<Required>` (the solution needs the reference but does not contain it) or
   * `<Dependent>` (the reference needs another component).
   */
  readonly element: XmlElement;
  /** The `MissingDependency` element around `element`. */
  readonly row: XmlElement;
  readonly reference: NamedSpan;
}

/**
 * Finds the connection references in the `MissingDependencies` of a `Solution.xml`, given its text. Source:
 * docs/formats.md#missing-dependencies.
 */
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
