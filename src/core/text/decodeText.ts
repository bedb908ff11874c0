/** How the bytes of a file hold its text. Real flows use all of them (formats.md §4.5 and §11). */
export type TextEncodingName = 'utf8' | 'utf8bom' | 'utf16le' | 'utf16be';

export interface DecodedText {
  /** The text without its byte order mark; every offset in Connref counts UTF-16 code units of this text. */
  readonly text: string;
  readonly encoding: TextEncodingName;
  /** True when bytes did not fit the encoding: the text holds U+FFFD there and must not be written back. */
  readonly damaged: boolean;
}

interface Decoder {
  decode(bytes: Uint8Array): string;
}

/** The two encoding classes that every host has, and that the language library of the core leaves out. */
const host = globalThis as unknown as {
  TextDecoder: new (label: string, options: { fatal: boolean; ignoreBOM: boolean }) => Decoder;
  TextEncoder: new () => { encode(text: string): Uint8Array };
};

const byteOrderMarks: readonly { encoding: TextEncodingName; label: string; bytes: readonly number[] }[] = [
  { encoding: 'utf8bom', label: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf16le', label: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf16be', label: 'utf-16be', bytes: [0xfe, 0xff] },
];

/** Decodes a file: by its byte order mark where it has one, else as UTF-8. Never throws. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const mark = byteOrderMarks.find((candidate) => candidate.bytes.every((byte, at) => bytes[at] === byte));
  const label = mark?.label ?? 'utf-8';
  const body = mark ? bytes.subarray(mark.bytes.length) : bytes;
  const encoding = mark?.encoding ?? 'utf8';
  try {
    return {
      text: new host.TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(body),
      encoding,
      damaged: false,
    };
  } catch {
    const text = new host.TextDecoder(label, { fatal: false, ignoreBOM: true }).decode(body);
    return { text, encoding, damaged: true };
  }
}

/** The bytes of a text in an encoding, byte order mark included: the inverse of {@link decodeText}. */
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
