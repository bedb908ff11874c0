import { styleText } from 'node:util';
import type { Paint } from './formats/textFormat';

/**
 * The function that adds terminal styles to the text for an output. It adds none when the output is not a terminal or
 * `NO_COLOR` is set.
 */
export function painter(output: NodeJS.WriteStream): Paint {
  const plain = !output.isTTY || process.env.NO_COLOR !== undefined;
  return (style, text) => (plain ? text : styleText(style, text));
}
