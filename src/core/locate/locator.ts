import { nameKey } from '../model/names';
import { useKey } from '../model/use';
import type { UsedKind } from '../model/useSource';
import type { DependencyPlace, JsonPlace, Place, UsePlace, XmlPlace } from '../model/place';
import { LineIndex, type Range } from '../text/lineIndex';
import { requiredKey, requiredSpans } from './dependencyNames';
import { JsonSpans } from './jsonSpans';
import { outlineXmlYielding, type XmlOutline } from '../text/xmlOutline';
import type { YieldToHost } from '../text/yieldToHost';
import type { Span } from './span';
import { usedNames } from './usedNames';
import { XmlComponents } from './xmlComponents';

/** The number of UTF-16 code units that are searched for line ends before `yieldToHost` lets the host do other work. */
const linesAtOnce = 1 << 18;

/**
 * Turns places in the text of one file into ranges. An XML text is parsed for the first place that needs it, and the
 * outline is reused for later places.
 */
export class Locator {
  readonly #text: string;
  readonly #yieldToHost: YieldToHost;
  #lines: LineIndex | undefined;
  #json: JsonSpans | undefined;
  #outline: XmlOutline | undefined;
  /** For each source of uses, and each element in which it was searched, the spans of the used names. */
  readonly #useSpans = new Map<string, ReadonlyMap<string, Span>>();
  #xml: XmlComponents | undefined;
  #requiredSpans: ReadonlyMap<string, Span> | undefined;

  constructor(text: string, yieldToHost: YieldToHost = () => undefined) {
    this.#text = text;
    this.#yieldToHost = yieldToHost;
  }

  /** The length of the text in UTF-16 code units. */
  get textLength(): number {
    return this.#text.length;
  }

  /**
   * The range of a place, in lines and columns. It is the start of the file when the text no longer contains the place.
   */
  async range(place: Place): Promise<Range> {
    const { start, end } = (await this.span(place)) ?? { start: 0, end: 0 };
    this.#lines ??= new LineIndex(this.#text);
    while (!this.#lines.advance(end, linesAtOnce)) {
      await this.#yieldToHost();
    }
    return this.#lines.range(start, end);
  }

  /**
   * The span of a place; undefined when the text no longer contains the place. For a child element that a component
   * lacks, it is the span of the component's name.
   */
  async span(place: Place): Promise<Span | undefined> {
    switch (place.kind) {
      case 'json':
        return this.#jsonSpan(place);
      case 'xml':
        return this.#xmlSpan(place);
      case 'use':
        return this.#useSpan(place);
      case 'dependency':
        return this.#dependencySpan(place);
      case 'span':
        return { start: Math.min(place.start, this.#text.length), end: Math.min(place.end, this.#text.length) };
      case 'file':
        return { start: 0, end: 0 };
    }
  }

  #jsonSpan({ pointer, part }: JsonPlace): Span | undefined {
    this.#json ??= new JsonSpans(this.#text);
    const span = this.#json.find(pointer)?.[part];
    // In a text that ends too early, a value can seem to begin behind the end.
    return span && span.start <= this.#text.length ? span : undefined;
  }

  async #xmlSpan({ component, name, child, at }: XmlPlace): Promise<Span | undefined> {
    const xml = await this.#components();
    const element = xml.find(component, name, at);
    if (!element) {
      return undefined;
    }
    return (child === undefined ? undefined : xml.childSpan(element, child)) ?? xml.nameSpan(component, element);
  }

  async #useSpan({ source, used, name, element, agent }: UsePlace): Promise<Span | undefined> {
    const key = JSON.stringify([source, element]);
    let spans = this.#useSpans.get(key);
    if (!spans) {
      const xml = await this.#components();
      const found = element ? xml.find(element.component, element.name) : this.#outline?.root;
      // The first use with a name counts, and the first one of an agent.
      const names = (await usedNames(source, this.#text, found)).toReversed();
      spans = new Map(
        names.flatMap((each): [string, Span][] => [
          [useKey(each.kind, each.name), each.span],
          [agentUseKey(each.agent, each.kind, each.name), each.span],
        ]),
      );
      this.#useSpans.set(key, spans);
    }
    return spans.get(agentUseKey(agent, used, name)) ?? spans.get(useKey(used, name));
  }

  async #dependencySpan({ type, name }: DependencyPlace): Promise<Span | undefined> {
    this.#requiredSpans ??= requiredSpans(this.#text, await this.#outlined());
    return this.#requiredSpans.get(requiredKey(type, name));
  }

  async #components(): Promise<XmlComponents> {
    this.#xml ??= new XmlComponents(this.#text, await this.#outlined());
    return this.#xml;
  }

  async #outlined(): Promise<XmlOutline> {
    this.#outline ??= await outlineXmlYielding(this.#text, this.#yieldToHost);
    return this.#outline;
  }
}

function agentUseKey(agent: string | undefined, kind: UsedKind, name: string): string {
  return `${nameKey(agent ?? '')} ${useKey(kind, name)}`;
}
