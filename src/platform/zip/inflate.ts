import { Inflate } from 'fflate/browser';
import type { YieldToHost } from '../../core/text/yieldToHost';
import { damagedContent, ZipError } from './zipError';

/** Packed bytes that are unpacked at once: fewer where much comes out of few, and a thousand times as many can. */
const largestChunk = 8192;
const smallestChunk = 128;
const unpackedAtOnce = 128 * 1024;

/**
 * Unpacks deflated bytes, in pieces between which others have a turn.
 * @param size How many must come out.
 * @throws ZipError
 */
export async function inflate(packed: Uint8Array, size: number, yieldToHost: YieldToHost): Promise<Uint8Array> {
  const bytes = new Uint8Array(size);
  let length = 0;
  const inflater = new Inflate((piece) => {
    if (length + piece.length > size) {
      throw new ZipError('it unpacks to more than the zip says');
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
