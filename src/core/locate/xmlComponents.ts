import { guidKey, sameName } from '../model/names';
import type { XmlComponentKind } from '../model/place';
import { attributeSpan, childElements, type XmlOutline } from '../text/xmlOutline';
import type { XmlElement } from '../text/xmlScanner';
import { decodeXmlText } from '../text/xmlText';
import type { Span } from './span';

/**
 * The XML names with which `Customizations.xml` writes one kind of component. `section` is the element around
 * `element`, and `element` contains one component.
 */
interface ComponentShape {
  readonly section: string;
  readonly element: string;
  /** The attribute with the component's name. Undefined: the child element `child` contains the name. */
  readonly attribute?: string;
  /** The child element with the component's name or GUID. Undefined: `attribute` contains the name. */
  readonly child?: string;
  /** Whether two names, or two GUIDs, refer to the same component. */
  readonly same: (a: string, b: string) => boolean;
}

const shapes: Readonly<Record<XmlComponentKind, ComponentShape>> = {
  connectionReference: {
    section: 'connectionreferences',
    element: 'connectionreference',
    attribute: 'connectionreferencelogicalname',
    same: sameName,
  },
  customConnector: {
    section: 'Connectors',
    element: 'Connector',
    child: 'connectorid',
    same: (a, b) => guidKey(a) === guidKey(b),
  },
  canvasApp: { section: 'CanvasApps', element: 'CanvasApp', child: 'Name', same: sameName },
  workflow: {
    section: 'Workflows',
    element: 'Workflow',
    attribute: 'WorkflowId',
    same: (a, b) => guidKey(a) === guidKey(b),
  },
};

/**
 * Finds the components in a `Customizations.xml`. The elements of each kind are searched once and kept, because many
 * findings of one file ask for components of the same kind.
 */
export class XmlComponents {
  readonly #text: string;
  readonly #sections: readonly XmlElement[];
  readonly #elements = new Map<XmlComponentKind, readonly XmlElement[]>();

  constructor(text: string, { sections }: XmlOutline) {
    this.#text = text;
    this.#sections = sections;
  }

  /** The elements of all components of a kind, in document order; empty when the text is not well-formed. */
  elements(kind: XmlComponentKind): readonly XmlElement[] {
    const known = this.#elements.get(kind);
    if (known) {
      return known;
    }
    const shape = shapes[kind];
    const elements = this.#sections
      .filter(({ name }) => name === shape.section)
      .flatMap((section) => childElements(this.#text, section))
      .filter(({ name }) => name === shape.element);
    this.#elements.set(kind, elements);
    return elements;
  }

  /** The span of a component's name or GUID; undefined when the element lacks it. */
  nameSpan(kind: XmlComponentKind, element: XmlElement): Span | undefined {
    const { attribute, child } = shapes[kind];
    return attribute === undefined
      ? this.childSpan(element, child ?? '')
      : attributeSpan(this.#text, element, attribute);
  }

  /** The span of the text inside a direct child element; undefined when there is no such child. */
  childSpan(element: XmlElement, child: string): Span | undefined {
    const found = childElements(this.#text, element).find(({ name }) => name === child);
    return found && { start: found.contentStart, end: found.contentEnd };
  }

  /**
   * Finds the element of a component by the component's name or GUID; undefined when the file lacks it.
   * @param at The index, from 0 in document order, among the components of the kind with this name.
   */
  find(kind: XmlComponentKind, name: string, at = 0): XmlElement | undefined {
    let left = at;
    return this.elements(kind).find((element) => {
      const span = this.nameSpan(kind, element);
      const isNamed =
        span !== undefined && shapes[kind].same(decodeXmlText(this.#text.slice(span.start, span.end)), name);
      return isNamed && left-- === 0;
    });
  }
}
