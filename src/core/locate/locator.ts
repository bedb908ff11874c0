import type { JsonPlace, Place, XmlPlace } from '../model/place';
import { LineIndex, type Range } from '../text/lineIndex';
import { JsonTree } from './jsonTree';
import { type Span, XmlComponents } from './xmlComponents';

/** Turns places of one text into ranges. What it needs is parsed at the first question and kept for the others. */
export class Locator {
  readonly #text: string;
  #lines: LineIndex | undefined;
  #json: JsonTree | undefined;
  #xml: XmlComponents | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** The range of a place; the start of the file where the text no longer has it. */
  range(place: Place): Range {
    const { start, end } = this.span(place) ?? { start: 0, end: 0 };
    this.#lines ??= new LineIndex(this.#text);
    return this.#lines.range(start, end);
  }

  /** Offsets in UTF-16 code units. */
  span(place: Place): Span | undefined {
    switch (place.kind) {
      case 'json':
        return this.#jsonSpan(place);
      case 'xml':
        return this.#xmlSpan(place);
      case 'span':
        return { start: Math.min(place.start, this.#text.length), end: Math.min(place.end, this.#text.length) };
      case 'file':
        return { start: 0, end: 0 };
    }
  }

  #jsonSpan({ pointer, part }: JsonPlace): Span | undefined {
    this.#json ??= new JsonTree(this.#text);
    const node = part === 'key' ? this.#json.key(pointer) : this.#json.value(pointer);
    return node && { start: node.offset, end: node.offset + node.length };
  }

  #xmlSpan({ component, name, child }: XmlPlace): Span | undefined {
    this.#xml ??= new XmlComponents(this.#text);
    const element = this.#xml.find(component, name);
    if (!element) {
      return undefined;
    }
    return (
      (child === undefined ? undefined : this.#xml.childSpan(element, child)) ?? this.#xml.nameSpan(component, element)
    );
  }
}
