import { styleText } from 'node:util';
import { visibleText } from '../core/text/visibleText';
import type { Paint } from './formats/textFormat';

/** An output of a command: a terminal, a file or a pipe. */
interface Output {
  readonly isTTY?: boolean;
  readonly write: (text: string) => unknown;
}

type Style = Parameters<Paint>[0];

/** Noncharacters of Unicode that stand for the beginnings of styles until a text is printed, and one for the end. */
const styleOfMark: ReadonlyMap<string, Style> = new Map([
  ['\ufdd0', 'red'],
  ['\ufdd1', 'yellow'],
  ['\ufdd2', 'cyan'],
  ['\ufdd3', 'gray'],
  ['\ufdd4', 'bold'],
  ['\ufdd5', 'green'],
]);
const endMark = '\ufddf';
const styled = /([\ufdd0-\ufdd5])([^\ufdd0-\ufddf]*)\ufddf/;

/**
 * The function that adds styles to the text for an output. It adds none when the output is not a terminal or `NO_COLOR` is
 * set. Only {@link print} can print its results.
 */
export function painter(output: Output): Paint {
  const marks = new Map(Array.from(styleOfMark, ([mark, style]) => [style, mark]));
  return (style, text) => (hasStyles(output) ? `${marks.get(style) ?? ''}${text}${endMark}` : text);
}

/**
 * Prints lines of text for people. Names of files and their content can be in it: whatever characters they contain, the
 * terminal and the log of a pipeline obey none of them.
 */
export function print(output: Output, text: string): void {
  output.write(
    text
      .split('\n')
      .map((line) => (hasStyles(output) ? withStyles(line) : visibleText(line)))
      .join('\n'),
  );
}

function hasStyles(output: Output): boolean {
  return output.isTTY === true && process.env.NO_COLOR === undefined;
}

function withStyles(line: string): string {
  const [before = '', mark = '', inside = '', rest] = line.split(styled);
  const style = styleOfMark.get(mark);
  return style === undefined || rest === undefined
    ? visibleText(line)
    : visibleText(before) +
        styleText(style, visibleText(inside), { validateStream: false }) +
        withStyles(line.slice(before.length + mark.length + inside.length + endMark.length));
}
