import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { fromBufferPromise } from 'yauzl';
import { fitsIntoZip, isWrittenZip, writeZip } from '../../../src/platform/zip/writeZip';
import { compareZipReaders } from '../../support/zipJudges';
import { rawZip, zipOf } from '../../support/zips';

const encoded = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A text that a zip with another level of compression packs into other bytes. */
function longText(): string {
  return Array.from({ length: 3000 }, (_, at) => `action ${(at * at) % 1013} runs after ${(at * 7919) % 611}\n`).join(
    '',
  );
}

const files = [
  { name: 'solution.xml', bytes: encoded('<a/>') },
  { name: '[Content_Types].xml', bytes: encoded('\ufeff<Types/>\r\n') },
  { name: 'Workflows/Größe-1.json', bytes: encoded(longText()) },
  { name: 'CanvasApps/a.msapp', bytes: Uint8Array.from({ length: 500 }, (_, at) => (at * 7919) % 256) },
  { name: 'WebResources/empty', bytes: new Uint8Array() },
];

describe('writeZip', () => {
  it('writes every file so that an independent reader gets its bytes', async () => {
    const zip = await fromBufferPromise(Buffer.from(writeZip(files)), { lazyEntries: true });
    const read: [string, string][] = [];
    for await (const entry of zip.eachEntry()) {
      const bytes = await zip.openReadStreamPromise(entry).then(buffer);
      read.push([entry.fileName, bytes.toString('hex')]);
    }
    assert.deepEqual(
      read,
      [...files]
        .sort((a, b) => (a.name < b.name ? -1 : 1))
        .map(({ name, bytes }) => [name, Buffer.from(bytes).toString('hex')]),
    );
  });

  it('writes what Connref reads like the independent reader', async () => {
    const outcomes = await compareZipReaders(writeZip(files), 'a written zip');
    assert.deepEqual([...new Set(outcomes)], ['file read by both']);
  });

  it('writes the same bytes whatever the order of the files and the time zone', () => {
    const before = process.env.TZ;
    try {
      const zips = ['Asia/Tokyo', 'America/New_York', 'Pacific/Apia'].map((zone, at) => {
        process.env.TZ = zone;
        return Buffer.from(writeZip(at === 0 ? files : files.toReversed())).toString('hex');
      });
      assert.equal(new Set(zips).size, 1);
    } finally {
      process.env.TZ = before;
      if (before === undefined) {
        delete process.env.TZ;
      }
    }
  });

  it('writes the bytes that other machines write', () => {
    const hash = createHash('sha256').update(writeZip(files)).digest('hex');
    assert.equal(hash, '56d88399f7d58aca987635d84879b00081985f60bf83633283bfaccb668935bf');
  });
});

describe('fitsIntoZip', () => {
  it('refuses more files than the format counts, and more bytes than Connref reads', () => {
    const many = (count: number, size: number): { name: string; bytes: Uint8Array }[] => {
      const bytes = new Uint8Array(size);
      return Array.from({ length: count }, (_, at) => ({ name: `${at}`, bytes }));
    };
    assert.deepEqual([many(65535, 1), many(65536, 1), many(512, 1 << 20), many(513, 1 << 20)].map(fitsIntoZip), [
      true,
      false,
      true,
      false,
    ]);
  });
});

describe('isWrittenZip', () => {
  it('knows its own zips', () => {
    assert.equal(isWrittenZip(writeZip(files)), true);
    assert.equal(isWrittenZip(writeZip([])), true);
  });

  it('does not take another file, or a changed one, for its own', () => {
    const zip = writeZip(files);
    const changed = Uint8Array.from(zip);
    changed[zip.length - 1] = 1;
    const others = [
      changed,
      zip.subarray(0, -5),
      Buffer.concat([zip, Buffer.from(' ')]),
      zipOf({ 'solution.xml': '<a/>' }),
      rawZip([{ name: 'solution.xml', data: encoded('<a/>') }]),
      encoded('no zip'),
      new Uint8Array(),
    ];
    assert.deepEqual(
      others.map(isWrittenZip),
      others.map(() => false),
    );
  });

  it('does not unpack a zip that claims to be huge', () => {
    assert.equal(isWrittenZip(rawZip([{ name: 'a', size: 0xfffffff0, method: 8 }])), false);
  });
});
