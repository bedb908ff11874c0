import { noChange } from 'lit';
import { directive, Directive, type ElementPart } from 'lit/directive.js';

/**
 * Sets the position and height of a row in pixels with script, because the content security policy of the page does not
 * allow `style` attributes.
 */
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

  /** Declares the parameters of the directive for lit. {@link update} sets the position. */
  override render(...place: [top: number, height: number]): unknown {
    return place;
  }
}

export const positioned = directive(PositionedDirective);
