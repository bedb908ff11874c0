import { styleText } from 'node:util';
import type { Paint } from './formats/textFormat';

/** Styles for a terminal; nothing where the output is no terminal, or colours are not wanted. */
export function painter(output: NodeJS.WriteStream): Paint {
  const plain = !output.isTTY || process.env.NO_COLOR !== undefined;
  return (style, text) => (plain ? text : styleText(style, text));
}
