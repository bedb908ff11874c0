import { LineIndex, type Range } from '../text/lineIndex';
import type { YieldToHost } from '../text/yieldToHost';
import type { Mention } from './mention';

/** How far lines are counted before others may have a turn, in UTF-16 code units. */
const linesAtOnce = 1 << 18;

/** A text with the names in it. */
export class NamedText {
  readonly text: string;
  readonly mentions: readonly Mention[];
  readonly #lines: LineIndex;

  constructor(text: string, mentions: readonly Mention[]) {
    this.text = text;
    this.mentions = mentions;
    this.#lines = new LineIndex(text);
  }

  /** The name at an offset, or that ends there. */
  at(offset: number): Mention | undefined {
    const touching = this.mentions.filter(({ span }) => span.start <= offset && offset <= span.end);
    return touching.find(({ span }) => offset < span.end) ?? touching[0];
  }

  async range({ span }: Mention, yieldToHost: YieldToHost): Promise<Range> {
    while (!this.#lines.advance(span.end, linesAtOnce)) {
      await yieldToHost();
    }
    return this.#lines.range(span.start, span.end);
  }
}
