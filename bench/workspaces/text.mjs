/**
 * How the text of a file is encoded (docs/formats.md#encodings-and-line-ends).
 *
 * @typedef {object} TextForm
 * @property {'utf8' | 'utf8bom' | 'utf16le'} encoding
 * @property {'\n' | '\r\n'} lineEnd
 */

/**
 * @param {string} text with LF as line end
 * @param {TextForm} form
 */
export function encode(text, { encoding, lineEnd }) {
  const lines = lineEnd === '\n' ? text : text.replaceAll('\n', lineEnd);
  if (encoding === 'utf16le') return Buffer.from(`\ufeff${lines}`, 'utf16le');
  return Buffer.from(encoding === 'utf8bom' ? `\ufeff${lines}` : lines, 'utf8');
}

/**
 * @param {string} text
 */
export function escapeXml(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/**
 * @param {string} text
 */
export function capitalised(text) {
  return text.replace(/^./, (letter) => letter.toUpperCase());
}
