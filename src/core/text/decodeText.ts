import type { YieldToHost } from './yieldToHost';

/**
 * The encodings that Connref can decode, which include those of all known solution files. Source:
 * docs/formats.md#encodings-and-line-ends.
 */
export type TextEncodingName = 'utf8' | 'utf8bom' | 'utf16le' | 'utf16be';

export interface DecodedText {
  /** The text without its byte order mark. Every offset in Connref counts UTF-16 code units of this text. */
  readonly text: string;
  readonly encoding: TextEncodingName;
  /**
   * True when some bytes are invalid in the encoding. The text contains U+FFFD in place of these bytes, so writing the
   * text to the file would lose the bytes.
   */
  readonly damaged: boolean;
}

interface Decoder {
  decode(bytes: Uint8Array, options?: { stream: boolean }): string;
}

/**
 * The classes for encodings. Every host (VS Code, Node.js, browsers) has them, but the type library of `src/core`
 * (plain ECMAScript) does not declare them.
 */
const host = globalThis as unknown as {
  TextDecoder: new (label: string, options: { fatal: boolean; ignoreBOM: boolean }) => Decoder;
  TextEncoder: new () => { encode(text: string): Uint8Array };
};

/**
 * One decoder for all UTF-8 files that {@link decodeText} decodes, because creating a decoder for each file would take
 * longer. It must only decode whole files: decoding in parts would leave state in it that changes the next file.
 */
const strictUtf8 = new host.TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const byteOrderMarks: readonly { encoding: TextEncodingName; label: string; bytes: readonly number[] }[] = [
  { encoding: 'utf8bom', label: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf16le', label: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf16be', label: 'utf-16be', bytes: [0xfe, 0xff] },
];

/**
 * Decodes the bytes of a file by their byte order mark, or as UTF-8 when they begin without one. Never throws an error.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const { encoding, label, body } = encodedText(bytes);
  try {
    const decoder = label === 'utf-8' ? strictUtf8 : new host.TextDecoder(label, { fatal: true, ignoreBOM: true });
    return { text: decoder.decode(body), encoding, damaged: false };
  } catch {
    const text = new host.TextDecoder(label, { fatal: false, ignoreBOM: true }).decode(body);
    return { text, encoding, damaged: true };
  }
}

/**
 * The number of bytes that are decoded between two calls of `yieldToHost`. Decoding this many bytes takes about a
 * millisecond.
 */
export const decodedAtOnce = 1 << 19;

/**
 * Decodes like {@link decodeText}, but in parts, and lets the host do other work between two parts, so that a file of
 * many megabytes does not block VS Code.
 */
export async function decodeTextYielding(bytes: Uint8Array, yieldToHost: YieldToHost): Promise<DecodedText> {
  const { encoding, label, body } = encodedText(bytes);
  const decode = async (fatal: boolean): Promise<string> => {
    const decoder = new host.TextDecoder(label, { fatal, ignoreBOM: true });
    const parts: string[] = [];
    for (let start = 0; start < body.length; start += decodedAtOnce) {
      await yieldToHost();
      const end = start + decodedAtOnce;
      parts.push(decoder.decode(body.subarray(start, end), { stream: end < body.length }));
    }
    return parts.join('');
  };
  try {
    return { text: await decode(true), encoding, damaged: false };
  } catch {
    return { text: await decode(false), encoding, damaged: true };
  }
}

function encodedText(bytes: Uint8Array): { encoding: TextEncodingName; label: string; body: Uint8Array } {
  const mark = byteOrderMarks.find((candidate) => candidate.bytes.every((byte, at) => bytes[at] === byte));
  return mark
    ? { encoding: mark.encoding, label: mark.label, body: bytes.subarray(mark.bytes.length) }
    : { encoding: 'utf8', label: 'utf-8', body: bytes };
}

/** The bytes of a text, with the byte order mark, if any, of the encoding. It is the inverse of {@link decodeText}. */
export function encodeText(text: string, encoding: TextEncodingName): Uint8Array {
  const mark = byteOrderMarks.find((candidate) => candidate.encoding === encoding)?.bytes ?? [];
  if (encoding === 'utf8' || encoding === 'utf8bom') {
    const body = new host.TextEncoder().encode(text);
    const bytes = new Uint8Array(mark.length + body.length);
    bytes.set(mark);
    bytes.set(body, mark.length);
    return bytes;
  }
  const bytes = new Uint8Array(mark.length + text.length * 2);
  bytes.set(mark);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at++) {
    view.setUint16(mark.length + at * 2, text.charCodeAt(at), encoding === 'utf16le');
  }
  return bytes;
}
