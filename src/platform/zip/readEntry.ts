import type { OpenedFile } from '../../core/engine/fileTree';
import type { YieldToHost } from '../../core/text/yieldToHost';
import type { ZipEntry } from './zipDirectory';
import { damagedContent, ZipError } from './zipError';
import { zipLimits } from './zipLimits';

const localHeader = { signature: 0x04034b50, size: 30 } as const;
/** Of the name and what follows it, before the content: enough to read most entries at once. */
const usualNameSize = 512;
const stored = 0;
const deflated = 8;

/**
 * Unpacks one file of a zip, in pieces between which others have a turn.
 * @throws ZipError when it cannot be read, or is not what the zip says about it.
 */
export async function readEntry(file: OpenedFile, entry: ZipEntry, yieldToHost: YieldToHost): Promise<Uint8Array> {
  const refusal = whyNot(entry);
  if (refusal !== undefined) {
    throw new ZipError(refusal);
  }
  const packed = await readPacked(file, entry);
  if (entry.method === stored) {
    return packed;
  }
  // Loaded when it is needed: its tables take a while to build, and most workspaces have no zip.
  const { inflate } = await import('./inflate');
  return inflate(packed, entry.size, yieldToHost);
}

function whyNot({ ambiguous, encrypted, method, size, packedSize }: ZipEntry): string | undefined {
  if (ambiguous) {
    return 'the zip holds it twice';
  }
  if (encrypted) {
    return 'it is encrypted in the zip';
  }
  if (method !== stored && method !== deflated) {
    return `the zip packs it in a way that is not supported (method ${method})`;
  }
  if (size > zipLimits.entryBytes) {
    return `unpacked, it is over ${zipLimits.entryBytes / 1024 / 1024} MB`;
  }
  if (size > zipLimits.ratioFrom && size > packedSize * zipLimits.ratio) {
    return `unpacked, it is over ${zipLimits.ratio} times as large as in the zip, as no file of a solution is`;
  }
  return method === stored && size !== packedSize ? damagedContent : undefined;
}

async function readPacked(file: OpenedFile, { offset, packedSize }: ZipEntry): Promise<Uint8Array> {
  const beginning = await file.read(offset, offset + localHeader.size + usualNameSize + packedSize);
  const view = new DataView(beginning.buffer, beginning.byteOffset, beginning.byteLength);
  if (beginning.length < localHeader.size || view.getUint32(0, true) !== localHeader.signature) {
    throw new ZipError(damagedContent);
  }
  const start = localHeader.size + view.getUint16(26, true) + view.getUint16(28, true);
  const end = start + packedSize;
  const packed =
    end <= beginning.length ? beginning.subarray(start, end) : await file.read(offset + start, offset + end);
  if (packed.length < packedSize) {
    throw new ZipError(damagedContent);
  }
  return packed;
}
