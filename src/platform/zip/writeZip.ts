import { unzipSync, zipSync } from 'fflate/browser';
import { compareTexts } from '../../core/text/order';
import { areEqual } from '../writing/fileSystem';
import { zipLimits } from './zipLimits';

/** A file to put into a zip. */
export interface ZippedFile {
  /** The path in the zip, with `/`. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The largest number of files that the format can count without its extension zip64, which is not written. */
export const mostZippedFiles = 0xffff;

/** Whether {@link writeZip} can write files, and Connref can read them again. */
export function fitsIntoZip(files: readonly ZippedFile[]): boolean {
  const size = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  return files.length <= mostZippedFiles && size <= zipLimits.unpackedBytes;
}

/**
 * A zip whose bytes depend only on the files: they are sorted by name, are compressed in one way, and have the earliest time
 * that the format knows. A zip stores local times, so the time is a local one: then it is the same in all time zones.
 * @param files Each with another name. They must fit: {@link fitsIntoZip}.
 */
export function writeZip(files: readonly ZippedFile[]): Uint8Array {
  const sorted = [...files].sort((a, b) => compareTexts(a.name, b.name));
  return zipSync(Object.fromEntries(sorted.map(({ name, bytes }) => [name, bytes])), {
    level: 9,
    mtime: new Date(1980, 0, 1, 12),
  });
}

/** Whether bytes are a zip of {@link writeZip} that nobody has changed: writing its files again gives the same bytes. */
export function isWrittenZip(bytes: Uint8Array): boolean {
  if (bytes.length > zipLimits.archiveBytes) {
    return false;
  }
  try {
    let size = 0;
    const isSmall = ({ originalSize }: { readonly originalSize: number }): boolean =>
      (size += originalSize) <= zipLimits.unpackedBytes;
    const files = Object.entries(unzipSync(bytes, { filter: isSmall }));
    return areEqual(writeZip(files.map(([name, content]) => ({ name, bytes: content }))), bytes);
  } catch {
    return false;
  }
}
