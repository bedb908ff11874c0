import { guidKey, sameName } from '../model/names';
import type { XmlComponentKind } from '../model/place';
import { attributeSpan, childElements, type XmlOutline } from '../text/xmlOutline';
import type { XmlElement } from '../text/xmlScanner';
import { decodeXmlText } from '../text/xmlText';
import type { Span } from './span';

interface ComponentShape {
  readonly section: string;
  readonly element: string;
  /** How the component is told from others: an attribute, or a child element. */
  readonly attribute?: string;
  readonly child?: string;
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
};

/** The components of a `Customizations.xml` with their offsets, outlined once for many look-ups. */
export class XmlComponents {
  readonly #text: string;
  readonly #sections: readonly XmlElement[];
  readonly #elements = new Map<XmlComponentKind, readonly XmlElement[]>();

  constructor(text: string, { sections }: XmlOutline) {
    this.#text = text;
    this.#sections = sections;
  }

  /** All components of a kind, in order. */
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

  /** What tells a component from others of its kind, as written: the offsets of a name or GUID. */
  nameSpan(kind: XmlComponentKind, element: XmlElement): Span | undefined {
    const { attribute, child } = shapes[kind];
    return attribute === undefined
      ? this.childSpan(element, child ?? '')
      : attributeSpan(this.#text, element, attribute);
  }

  /** The text inside a direct child element. */
  childSpan(element: XmlElement, child: string): Span | undefined {
    const found = childElements(this.#text, element).find(({ name }) => name === child);
    return found && { start: found.contentStart, end: found.contentEnd };
  }

  /** @param at Which of those of that name, from 0. */
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
