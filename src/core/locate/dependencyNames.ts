import { guidKey } from '../model/names';
import { requiredNameAttributes } from '../model/solutionManifest';
import { childElements, outlineXml, type XmlOutline } from '../text/xmlOutline';
import type { XmlElement } from '../text/xmlScanner';
import { attributeName } from './attributeName';
import type { NamedSpan } from './namedSpan';
import type { Span } from './span';

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

/** The spans of the names of all components that a `Solution.xml` requires, each in its first row, by {@link requiredKey}. */
export function requiredSpans(text: string, outline: XmlOutline): Map<string, Span> {
  const spans = new Map<string, Span>();
  for (const row of dependencyRows(text, outline)) {
    for (const element of childElements(text, row).filter(({ name }) => name === 'Required')) {
      const type = attributeName(text, element, 'type')?.name.toLowerCase() ?? '';
      for (const attribute of requiredNameAttributes) {
        const found = attributeName(text, element, attribute);
        if (found && !spans.has(requiredKey(type, found.name))) {
          spans.set(requiredKey(type, found.name), found.span);
        }
      }
    }
  }
  return spans;
}

/** @param type The component type as in the file, in lower case. @param name The name or GUID of the component. */
export function requiredKey(type: string, name: string): string {
  return `${type} ${guidKey(name)}`;
}

/** The `<MissingDependency>` elements of a `Solution.xml`. */
function dependencyRows(text: string, { sections }: XmlOutline): XmlElement[] {
  const below = (elements: readonly XmlElement[], name: string): XmlElement[] =>
    elements.filter((element) => element.name === name).flatMap((element) => childElements(text, element));
  const inManifest = below(sections, 'SolutionManifest');
  return below(inManifest, 'MissingDependencies').filter(({ name }) => name === 'MissingDependency');
}
