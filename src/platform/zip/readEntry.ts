import type { OpenedFile } from '../../core/engine/fileTree';
import type { YieldToHost } from '../../core/text/yieldToHost';
import type { ZipEntry } from './zipDirectory';
import { damagedContent, ZipError } from './zipError';
import { zipLimits } from './zipLimits';

const localHeader = { signature: 0x04034b50, size: 30 } as const;
/**
 * The number of bytes that are read for the name and the extra field, which are between an entry's header and its
 * content. It is enough for most entries, so one read gets both header and content.
 */
const usualNameSize = 512;
const stored = 0;
const deflated = 8;

/**
 * Unpacks one entry of a zip. Deflated bytes are unpacked in steps, and the host can do other work between two steps.
 * @param file The zip.
 * @throws ZipError when the entry must not or cannot be unpacked, such as an entry that is damaged or exceeds {@link
 * zipLimits}.
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
  // The module is loaded only when it is needed: it builds tables when it is loaded, which takes time, and most
  // workspaces do not contain a zip.
  const { inflate } = await import('./inflate');
  return inflate(packed, entry.size, yieldToHost);
}

/** Why an entry must not be unpacked; undefined when it can be unpacked. */
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

/**
 * Reads the packed bytes of an entry.
 * @throws ZipError when the entry's header or content is damaged.
 */
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
