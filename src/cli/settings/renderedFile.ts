import { createHash } from 'node:crypto';

/** The number of spaces and tabs in a seal; each of them is one bit of a checksum. */
const sealLength = 48;

/**
 * The content of a file that `connref settings render` writes: the text and a seal. The seal is a last line of spaces and
 * tabs, which are a checksum of the text. JSON allows such a line, so every tool reads the file as if it were not there;
 * and from it a later run knows that the file is its own, and that nobody has changed it since.
 * @param text Ends with a line break.
 */
export function renderedFile(text: string): Uint8Array {
  return new TextEncoder().encode(`${text}${sealOf(text)}\n`);
}

/** Whether a file was written by `connref settings render` and has not been changed since, apart from its line ends. */
export function isRenderedFile(bytes: Uint8Array): boolean {
  const text = new TextDecoder().decode(bytes).replaceAll('\r\n', '\n');
  const start = text.length - sealLength - 1;
  return start > 0 && text.endsWith('\n') && text.slice(start, -1) === sealOf(text.slice(0, start));
}

function sealOf(text: string): string {
  const bytes = createHash('sha256')
    .update(text)
    .digest()
    .subarray(0, sealLength / 8);
  return Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0').replaceAll('0', ' ').replaceAll('1', '\t')).join(
    '',
  );
}
