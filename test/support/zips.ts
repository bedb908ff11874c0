import { zipSync } from 'fflate';
import type { FilePath } from '../../src/core/model/filePath';
import { type SolutionSource, solutionFiles } from './solutionSource';

/** A valid zip. */
export function zipOf(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const contents = Object.entries(files).map(([name, content]) => [name, bytesOf(content)]);
  // With a fixed time, the bytes are the same in every run.
  return zipSync(Object.fromEntries(contents) as Record<string, Uint8Array>, { mtime: '2026-01-01T00:00:00Z' });
}

/** The bytes of a zip with the export of an invented solution. */
export function solutionZip(source: SolutionSource = {}): Uint8Array {
  const files = solutionFiles({ ...source, layout: 'export', root: 'x' });
  return zipOf(Object.fromEntries(files.map(([path, text]) => [path.slice('x/'.length), text])));
}

/** A zip with the export of an invented solution, as a file of a workspace. */
export function solutionInZip(archive: FilePath, source: SolutionSource = {}): [FilePath, Uint8Array] {
  return [archive, solutionZip(source)];
}

export interface RawEntry {
  readonly name: string;
  readonly data?: Uint8Array;
  /** The compression method; default 0, stored. */
  readonly method?: number;
  readonly flags?: number;
  /** The size in the zip's directory, which may be wrong; default: the real size. */
  readonly size?: number;
  readonly packedSize?: number;
}

/** A zip whose headers can be wrong in every detail. */
export function rawZip(entries: readonly RawEntry[], { zip64 = false } = {}): Uint8Array {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const {
    name,
    data = new Uint8Array(),
    method = 0,
    flags = 0,
    size = data.length,
    packedSize = data.length,
  } of entries) {
    const nameBytes = Buffer.from(name, (flags & 0x800) !== 0 ? 'utf8' : 'latin1');
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(nameBytes.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(flags, 8);
    central.writeUInt16LE(method, 10);
    central.writeUInt32LE(zip64 ? 0xffffffff : packedSize, 20);
    central.writeUInt32LE(zip64 ? 0xffffffff : size, 24);
    central.writeUInt16LE(nameBytes.length, 28);
    central.writeUInt16LE(zip64 ? 28 : 0, 30);
    central.writeUInt32LE(zip64 ? 0xffffffff : offset, 42);
    const extra = Buffer.alloc(zip64 ? 28 : 0);
    if (zip64) {
      extra.writeUInt16LE(1, 0);
      extra.writeUInt16LE(24, 2);
      [size, packedSize, offset].forEach((value, at) => extra.writeBigUInt64LE(BigInt(value), 4 + at * 8));
    }
    pieces.push(local, nameBytes, Buffer.from(data));
    directory.push(central, nameBytes, extra);
    offset += local.length + nameBytes.length + data.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  if (!zip64) {
    end.writeUInt16LE(entries.length, 8);
    end.writeUInt16LE(entries.length, 10);
    end.writeUInt32LE(listed.length, 12);
    end.writeUInt32LE(offset, 16);
    return Buffer.concat([...pieces, listed, end]);
  }
  const end64 = Buffer.alloc(56);
  end64.writeUInt32LE(0x06064b50, 0);
  [entries.length, entries.length, listed.length, offset].forEach((value, at) =>
    end64.writeBigUInt64LE(BigInt(value), 24 + at * 8),
  );
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(offset + listed.length), 8);
  end.fill(0xff, 8, 20);
  return Buffer.concat([...pieces, listed, end64, locator, end]);
}

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? Buffer.from(content) : content;
}
