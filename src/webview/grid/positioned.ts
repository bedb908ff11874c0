import { noChange } from 'lit';
import { directive, Directive, type ElementPart } from 'lit/directive.js';

/** Puts a row at its place. A `style` attribute would be refused by the page’s content security policy. */
class PositionedDirective extends Directive {
  #top: number | undefined;

  override update({ element }: ElementPart, [top, height]: [number, number]): unknown {
    if (top !== this.#top && element instanceof HTMLElement) {
      this.#top = top;
      element.style.top = `${top}px`;
      element.style.height = `${height}px`;
    }
    return noChange;
  }

  /** Only its parameters count: {@link update} draws. */
  override render(...place: [top: number, height: number]): unknown {
    return place;
  }
}

export const positioned = directive(PositionedDirective);
