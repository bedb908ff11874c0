import { LineIndex, type Range } from '../text/lineIndex';
import type { YieldToHost } from '../text/yieldToHost';
import type { Mention } from './mention';

/** How many UTF-16 code units are searched for line ends between two pauses in which the host can do other work. */
const linesAtOnce = 1 << 18;

/** A text and the mentions that were found in it. */
export class ScannedText {
  readonly text: string;
  readonly mentions: readonly Mention[];
  readonly #lines: LineIndex;

  constructor(text: string, mentions: readonly Mention[]) {
    this.text = text;
    this.mentions = mentions;
    this.#lines = new LineIndex(text);
  }

  /**
   * Returns the mention that contains an offset, in UTF-16 code units, or else one that ends at the offset; undefined
   * if there is none.
   */
  mentionAt(offset: number): Mention | undefined {
    const touching = this.mentions.filter(({ span }) => span.start <= offset && offset <= span.end);
    return touching.find(({ span }) => offset < span.end) ?? touching[0];
  }

  /** Returns the lines and columns of a mention in the text. */
  async range({ span }: Mention, yieldToHost: YieldToHost): Promise<Range> {
    while (!this.#lines.advance(span.end, linesAtOnce)) {
      await yieldToHost();
    }
    return this.#lines.range(span.start, span.end);
  }
}
