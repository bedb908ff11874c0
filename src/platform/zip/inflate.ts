import { Inflate } from 'fflate/browser';
import type { YieldToHost } from '../../core/text/yieldToHost';
import { damagedContent, ZipError } from './zipError';

/**
 * The largest and smallest number of packed bytes that are unpacked in one step. One packed byte can become a thousand
 * unpacked bytes, so the steps for well packed files are shorter.
 */
const largestChunk = 8192;
const smallestChunk = 128;
/** The number of unpacked bytes that one step should result in. */
const unpackedAtOnce = 128 * 1024;

/**
 * Unpacks deflated bytes in steps, and lets the host do other work between two steps.
 * @param size The number of unpacked bytes according to the zip's central directory.
 * @throws ZipError when the packed bytes are damaged, or unpack to a different number of bytes.
 */
export async function inflate(packed: Uint8Array, size: number, yieldToHost: YieldToHost): Promise<Uint8Array> {
  const bytes = new Uint8Array(size);
  let length = 0;
  const inflater = new Inflate((piece) => {
    if (length + piece.length > size) {
      throw new ZipError('it unpacks to more bytes than the zip says');
    }
    bytes.set(piece, length);
    length += piece.length;
  });
  const fitting = Math.floor((unpackedAtOnce * packed.length) / size);
  const chunkSize = Math.max(smallestChunk, Math.min(largestChunk, fitting));
  for (let start = 0; start < packed.length; start += chunkSize) {
    try {
      inflater.push(packed.subarray(start, start + chunkSize), start + chunkSize >= packed.length);
    } catch (error) {
      throw error instanceof ZipError ? error : new ZipError(damagedContent);
    }
    await yieldToHost();
  }
  if (length < size) {
    throw new ZipError(damagedContent);
  }
  return bytes;
}
