import assert from 'node:assert/strict';
import { buffer } from 'node:stream/consumers';
import { type Entry, fromBufferPromise } from 'yauzl';
import type { OpenedFile } from '../../src/core/engine/fileTree';
import { entryName } from '../../src/platform/zip/entryName';
import { readEntry } from '../../src/platform/zip/readEntry';
import { readZipDirectory } from '../../src/platform/zip/zipDirectory';
import type { Random } from './random';
import { randomZip } from './randomSolution';
import { rawZip, solutionZip, zipOf } from './zips';

/** What is read of a file in a zip: its bytes, or why it is not read. */
type Read = Uint8Array | { readonly reason: string };

/** The reasons for which Connref does not read what the other reader reads. */
const refused = /^(?:its list of files is damaged|it is encrypted in the zip|the zip contains it twice)$/;

/**
 * The reasons for which the other reader refuses a zip that Connref opens: Connref takes a zip with more bytes behind its
 * end, ignores what it does not need, and refuses only the damaged file instead of the whole zip.
 */
const openedAnyway =
  /^(?:Invalid comment length|multi-disk zip|strong encryption|extra field length|zip64 extended|compressed\/uncompressed size mismatch)/;

/** Zips to mutate. */
export function zipSamples(random: Random): Uint8Array[] {
  return [
    solutionZip({ flows: [{ name: 'Send' }] }),
    zipOf({ 'a.xml': '<a/>', 'b/c.json': 'x'.repeat(500) }),
    rawZip([{ name: 'a.xml', data: Buffer.from('<a/>') }, { name: 'b\\c.json' }]),
    rawZip([{ name: 'a.xml', data: Buffer.from('<a/>') }], { zip64: true }),
    randomZip(random),
  ];
}

/**
 * Reads a zip with Connref and with an independent reader.
 * @returns What became of the zip, or of each file in it.
 * @throws AssertionError if they differ, and Connref isn't the stricter one in a known way.
 */
export async function compareZipReaders(zip: Uint8Array, what: string): Promise<string[]> {
  const [own, other] = [await readAll(zip), await readAllOtherwise(zip)];
  if (own instanceof Map && other instanceof Map) {
    const ascii = [...own.keys()].filter((name) => /^[ -~]*$/.test(name));
    assert.deepEqual(ascii.sort(), [...other.keys()].sort(), what);
    return Array.from(other, ([name, read]) => compare(own.get(name)!, read, `${name} in ${what}`));
  }
  assert.match(own instanceof Map ? '' : own.reason, other instanceof Map ? refused : /^/, what);
  assert.match(other instanceof Map ? '' : other.reason, own instanceof Map ? openedAnyway : /^/, what);
  return [own instanceof Map ? 'opened by one' : other instanceof Map ? 'refused by one' : 'refused by both'];
}

function compare(own: Read, other: Read, what: string): string {
  if ('reason' in own) {
    assert.match(own.reason, 'reason' in other ? /^/ : refused, what);
    return 'reason' in other ? 'file refused by both' : 'file refused by one';
  }
  if ('reason' in other) {
    // Where a file without content would begin does not matter, nor that it has no deflated bytes. The unpacking library takes some trees of codes that zlib
    // does not take.
    assert.match(
      other.reason,
      own.length === 0
        ? /overflows file bounds|^unexpected end of file$/
        : /^invalid (?:distances|literal\/lengths) set$/,
      what,
    );
    return 'file read by one';
  }
  assert.ok(Buffer.from(own).equals(other), what);
  return 'file read by both';
}

async function readAll(zip: Uint8Array): Promise<Map<string, Read> | { readonly reason: string }> {
  const file: OpenedFile = {
    kind: 'opened',
    size: zip.length,
    modified: 0,
    read: (start, end) => Promise.resolve(zip.subarray(start, end)),
  };
  try {
    const { entries } = await readZipDirectory(file, () => undefined);
    const read = new Map<string, Read>();
    for (const [name, entry] of entries) {
      const content = await readEntry(file, entry, () => undefined).catch(asReason);
      assert.ok('reason' in content || content.length === entry.size, `${name} has another size than the zip says`);
      read.set(name, content);
    }
    return read;
  } catch (error) {
    return asReason(error);
  }
}

async function readAllOtherwise(zip: Uint8Array): Promise<Map<string, Read> | { readonly reason: string }> {
  try {
    const file = await fromBufferPromise(Buffer.from(zip), { lazyEntries: true, decodeStrings: false });
    const read = new Map<string, Read>();
    for await (const entry of file.eachEntry()) {
      const name = asciiName(entry);
      if (name !== undefined) {
        read.set(name, await file.openReadStreamPromise(entry).then(buffer).catch(asReason));
      }
    }
    return read;
  } catch (error) {
    return asReason(error);
  }
}

function asciiName({ fileNameRaw }: Entry): string | undefined {
  const name = fileNameRaw.toString('latin1');
  return /^[ -~]+$/.test(name) && !/[\\/]$/.test(name) ? entryName(name) : undefined;
}

function asReason(error: unknown): { readonly reason: string } {
  assert.ok(error instanceof Error && !(error instanceof assert.AssertionError), error as Error);
  return { reason: error.message };
}
