import type { OpenedFile } from '../../core/engine/fileTree';
import type { YieldToHost } from '../../core/text/yieldToHost';
import type { ZipEntry } from './zipDirectory';
import { damagedContent, ZipError } from './zipError';
import { zipLimits } from './zipLimits';

const localHeader = { signature: 0x04034b50, size: 30 } as const;
/**
 * Bytes for the name and extra field before the content. Enough for most entries, so that one read gets header and
 * content.
 */
const usualNameSize = 512;
const stored = 0;
const deflated = 8;

/**
 * Unpacks one file of a zip in steps, and yields to the host between them.
 * @throws ZipError when the file exceeds {@link zipLimits}, is encrypted or damaged, or does not match the zip's
 * directory.
 */
export async function readEntry(file: OpenedFile, entry: ZipEntry, yieldToHost: YieldToHost): Promise<Uint8Array> {
  const refusal = refusalOf(entry);
  if (refusal !== undefined) {
    throw new ZipError(refusal);
  }
  const packed = await readPacked(file, entry);
  if (entry.method === stored) {
    return packed;
  }
  // Loaded only when needed: building its tables takes time at the start, and most workspaces contain no zip.
  const { inflate } = await import('./inflate');
  return inflate(packed, entry.size, yieldToHost);
}

/** Why an entry is not unpacked; undefined when it can be. */
function refusalOf({ ambiguous, encrypted, method, size, packedSize }: ZipEntry): string | undefined {
  if (ambiguous) {
    return 'the zip contains it twice';
  }
  if (encrypted) {
    return 'it is encrypted in the zip';
  }
  if (method !== stored && method !== deflated) {
    return `its compression method in the zip (${method}) is not supported`;
  }
  if (size > zipLimits.entryBytes) {
    return `its unpacked size is over ${zipLimits.entryBytes / 1024 / 1024} MB`;
  }
  if (size > zipLimits.ratioFrom && size > packedSize * zipLimits.ratio) {
    return `its unpacked size is over ${zipLimits.ratio} times its size in the zip, which is not safe to unpack`;
  }
  return method === stored && size !== packedSize ? damagedContent : undefined;
}

/** The packed bytes of an entry. @throws ZipError when the entry's local header or content is damaged. */
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
