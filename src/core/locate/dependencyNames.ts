import { guidKey } from '../model/names';
import { requiredNameAttributes } from '../model/solution';
import { childElements, outlineXml, type XmlOutline } from '../text/xmlOutline';
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
  return dependencyRows(text, outlineXml(text)).flatMap((row) =>
    childElements(text, row).flatMap((element) => {
      const reference = attributeName(text, element, 'id.connectionreferencelogicalname');
      return reference ? [{ element, row, reference }] : [];
    }),
  );
}

/**
 * The name of a component in the first row of `MissingDependencies` that requires it; undefined when no row does.
 * @param type The component type as in the file, in lower case.
 * @param name The name or GUID of the component.
 */
export function requiredName(text: string, outline: XmlOutline, type: string, name: string): NamedSpan | undefined {
  for (const row of dependencyRows(text, outline)) {
    for (const element of childElements(text, row)) {
      if (element.name === 'Required' && attributeName(text, element, 'type')?.name.toLowerCase() === type) {
        const names = requiredNameAttributes.map((attribute) => attributeName(text, element, attribute));
        const found = names.find((each) => each !== undefined && guidKey(each.name) === guidKey(name));
        if (found) {
          return found;
        }
      }
    }
  }
  return undefined;
}

/** The `<MissingDependency>` elements of a `Solution.xml`. */
function dependencyRows(text: string, { sections }: XmlOutline): XmlElement[] {
  const below = (elements: readonly XmlElement[], name: string): XmlElement[] =>
    elements.filter((element) => element.name === name).flatMap((element) => childElements(text, element));
  const inManifest = below(sections, 'SolutionManifest');
  return below(inManifest, 'MissingDependencies').filter(({ name }) => name === 'MissingDependency');
}
