import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import type { FileContent } from '../../../src/core/engine/fileTree';
import type { FilePath } from '../../../src/core/model/filePath';
import { NodeFileTree } from '../../../src/platform/nodeFileTree';
import { ArchiveFileTree } from '../../../src/platform/zip/archiveFileTree';
import { MemoryFileTree } from '../../support/memoryFileTree';
import { type RawEntry, rawZip, solutionZip, zipOf } from '../../support/zips';

const nothing = (): boolean => false;
const markers: RawEntry[] = [{ name: 'solution.xml' }, { name: 'customizations.xml' }];
const text = Buffer.from('some text '.repeat(100));

interface Listed {
  files: FilePath[];
  problems: Record<string, string | undefined>;
}

async function list(
  tree: ArchiveFileTree,
  path = 'f',
  excluded: (file: FilePath) => boolean = nothing,
): Promise<Listed> {
  const problems: Listed['problems'] = {};
  const { files } = await tree.list(path, excluded, (archive, problem) => {
    problems[archive] = problem;
  });
  return { files: [...files].sort(), problems };
}

function treeOf(...files: [FilePath, string | Uint8Array][]): ArchiveFileTree {
  return new ArchiveFileTree(new MemoryFileTree(files));
}

/**
 * The listed files of a zip with some entries, without the zip itself and the two files that make the zip an export.
 */
async function listed(entries: readonly RawEntry[], options = {}): Promise<string[]> {
  const { files } = await list(treeOf(['f/a.zip', rawZip([...markers, ...entries], options)]));
  return files
    .map((file) => file.slice('f/a.zip!/'.length))
    .filter((name) => name !== '' && !name.endsWith('s.xml') && name !== 'solution.xml');
}

async function read(entry: RawEntry, options = {}): Promise<string> {
  return shown(await treeOf(['f/a.zip', rawZip([...markers, entry], options)]).read(`f/a.zip!/${entry.name}`));
}

function shown(content: FileContent): string {
  return content.kind === 'bytes'
    ? Buffer.from(content.bytes).toString()
    : content.kind === 'missing'
      ? 'missing'
      : content.reason;
}

describe('Files in zips', () => {
  describe('are listed', () => {
    it('of no further zip once whoever asked has had enough', async () => {
      const tree = treeOf(['f/a.zip', solutionZip()], ['f/b.zip', solutionZip()]);
      const opened: FilePath[] = [];
      await tree.list(
        'f',
        () => opened.length > 0,
        (archive) => opened.push(archive),
      );
      assert.deepEqual(opened, ['f/a.zip']);
    });

    it('when the zip is the export of a solution, in any case', async () => {
      const tree = treeOf(
        ['f/x/One.zip', zipOf({ 'solution.xml': '', 'customizations.xml': '', 'Workflows/a.json': '{}', 'b/': '' })],
        ['f/Two.ZIP', zipOf({ 'Solution.xml': '', 'Customizations.xml': '' })],
        ['f/readme.md', ''],
      );
      assert.deepEqual(await list(tree), {
        files: [
          'f/Two.ZIP',
          'f/Two.ZIP!/Customizations.xml',
          'f/Two.ZIP!/Solution.xml',
          'f/readme.md',
          'f/x/One.zip',
          'f/x/One.zip!/Workflows/a.json',
          'f/x/One.zip!/customizations.xml',
          'f/x/One.zip!/solution.xml',
        ],
        problems: { 'f/Two.ZIP': undefined, 'f/x/One.zip': undefined },
      });
    });

    it('when it is a legacy flow package', async () => {
      const flow = 'Microsoft.Flow/flows/0f/definition.json';
      const { files } = await list(treeOf(['f/a.zip', zipOf({ 'manifest.json': '{}', [flow]: '{}' })]));
      assert.deepEqual(files, ['f/a.zip', `f/a.zip!/${flow}`, 'f/a.zip!/manifest.json']);
    });

    it('not when it is anything else', async () => {
      const tree = treeOf(
        ['f/deeper.zip', zipOf({ 'x/solution.xml': '', 'x/customizations.xml': '' })],
        ['f/half.zip', zipOf({ 'solution.xml': '' })],
        ['f/empty.zip', rawZip([])],
      );
      assert.deepEqual(await list(tree), {
        files: ['f/deeper.zip', 'f/empty.zip', 'f/half.zip'],
        problems: { 'f/deeper.zip': undefined, 'f/empty.zip': undefined, 'f/half.zip': undefined },
      });
    });

    it('below the zip itself, its top and its directories', async () => {
      const tree = treeOf(['f/a.zip', zipOf({ 'solution.xml': '', 'customizations.xml': '', 'b/c': '', bc: '' })]);
      const inside = ['f/a.zip!/b/c', 'f/a.zip!/bc', 'f/a.zip!/customizations.xml', 'f/a.zip!/solution.xml'];
      assert.deepEqual((await list(tree, 'f/a.zip')).files, ['f/a.zip', ...inside]);
      assert.deepEqual((await list(tree, 'f/a.zip!')).files, inside);
      assert.deepEqual((await list(tree, 'f/a.zip!/b')).files, ['f/a.zip!/b/c']);
      assert.deepEqual((await list(tree, 'f/a.zip!/b/c')).files, ['f/a.zip!/b/c']);
      assert.deepEqual((await list(tree, 'f/none.zip!')).files, []);
    });

    it('but for those that are left out', async () => {
      const tree = treeOf(['f/a.zip', solutionZip()], ['f/b.zip', solutionZip()]);
      const excluded = (file: FilePath): boolean => file === 'f/b.zip' || file.endsWith('/customizations.xml');
      assert.deepEqual(await list(tree, 'f', excluded), {
        files: ['f/a.zip', 'f/a.zip!/solution.xml'],
        problems: { 'f/a.zip': undefined },
      });
    });

    it('by names that mean no place outside the zip', async () => {
      const hostile = [
        '../up.json',
        'a/../../up.json',
        'a\\..\\..\\up.json',
        '/etc/passwd',
        '\\\\server\\share',
        'C:\\Windows\\system.ini',
        'c:relative',
        'a//b',
        'nul\0byte',
        '..',
      ];
      assert.deepEqual(await listed(hostile.map((name) => ({ name }))), []);
      for (const name of hostile) {
        const { gaps } = await treeOf(['f/a.zip', rawZip([...markers, { name }])]).list('f', nothing);
        const reason = `it contains a file with the unsafe name “${name}”`;
        assert.deepEqual(gaps, [{ path: 'f/a.zip', kind: 'zip', reason }]);
      }
      const folders = [...markers, { name: '../up/' }, { name: 'Workflows/' }];
      assert.deepEqual((await treeOf(['f/a.zip', rawZip(folders)]).list('f', nothing)).gaps, []);
    });

    it('with / where an old writer wrote \\', async () => {
      const entries = [{ name: 'Workflows\\a.json' }, { name: './b.json' }, { name: 'c\\' }, { name: '..c' }];
      assert.deepEqual(await listed(entries), ['..c', 'Workflows/a.json', 'b.json']);
    });

    it('by their names in UTF-8, said or not, and in older code', async () => {
      const utf8 = { name: 'ü.json', flags: 0x800 };
      const unsaid = { name: Buffer.from('ö.json').toString('latin1') };
      assert.deepEqual(await listed([utf8, unsaid, { name: 'é.json' }]), ['é.json', 'ö.json', 'ü.json'].sort());
    });

    it('where sizes and places are given as in large zips', async () => {
      assert.deepEqual(await listed([{ name: 'a' }], { zip64: true }), ['a']);
      assert.equal(await read({ name: 'a', data: text }, { zip64: true }), text.toString());
    });
  });

  describe('are not listed, and the zip is named, when', () => {
    const good = Buffer.from(solutionZip());
    const broken: [what: string, bytes: Buffer, problem: string][] = [
      ['it is empty', Buffer.alloc(0), 'it is not a zip, or only the beginning of one'],
      ['it is cut off', good.subarray(0, good.length - 30), 'it is not a zip, or only the beginning of one'],
      ['its beginning is lost', good.subarray(100), 'its list of files is damaged'],
      [
        'Git LFS did not fetch it',
        Buffer.from('version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n'),
        'it is a Git LFS pointer instead of the zip; run git lfs pull',
      ],
      [
        'it would be too large',
        Buffer.from(
          rawZip([...markers, ...Array.from({ length: 5 }, (_, at) => ({ name: `${at}`, size: 120 * 1024 * 1024 }))]),
        ),
        'its unpacked size would be over 512 MB',
      ],
      [
        'it holds too much',
        Buffer.from(
          rawZip([...markers, ...Array.from({ length: 100_000 }, (_, at) => ({ name: `${at}` }))], { zip64: true }),
        ),
        'it contains over 100000 files',
      ],
    ];
    for (const [what, bytes, problem] of broken) {
      it(what, async () => {
        assert.deepEqual(await list(treeOf(['f/a.zip', bytes])), {
          files: ['f/a.zip'],
          problems: { 'f/a.zip': problem },
        });
      });
    }

    it('any single byte of it is another', async () => {
      const tree = new MemoryFileTree();
      const archives = new ArchiveFileTree(tree);
      for (let at = 0; at < good.length; at++) {
        const bytes = Buffer.from(good);
        bytes[at] = ~bytes[at]!;
        tree.write('f/a.zip', bytes);
        const { files } = await list(archives);
        assert.ok(files.every((file) => !file.includes('..')));
        for (const file of files) {
          await archives.read(file);
        }
      }
    });

    it('not where it is no solution anyway', async () => {
      const entries = Array.from({ length: 100_001 }, (_, at) => ({ name: `${at}`, size: 1024 * 1024 }));
      assert.deepEqual((await list(treeOf(['f/a.zip', rawZip(entries, { zip64: true })]))).problems, {
        'f/a.zip': undefined,
      });
    });
  });

  describe('are read', () => {
    it('stored or packed, whatever lies around them', async () => {
      assert.equal(await read({ name: 'a', data: text }), text.toString());
      assert.equal(
        await read({ name: 'a', data: deflateRawSync(text), method: 8, size: text.length }),
        text.toString(),
      );
      assert.equal(await read({ name: 'a', data: deflateRawSync(Buffer.alloc(0)), method: 8, size: 0 }), '');
      assert.equal(
        await read({ name: 'a\\b', data: text }).catch(String),
        'missing',
        'only by the name that is listed',
      );
    });

    it('or are missing', async () => {
      const tree = treeOf(['f/a.zip', solutionZip()]);
      assert.deepEqual(
        [await tree.read('f/a.zip!/b'), await tree.read('f/b.zip!/solution.xml'), await tree.read('f/b')].map(shown),
        ['missing', 'missing', 'missing'],
      );
    });

    it('in pieces, with pauses between them', async () => {
      let pauses = 0;
      const large = Buffer.from('<Entity Name="x">'.repeat(20).concat(randomBytes(60).toString('hex')).repeat(45_000));
      const archives = new ArchiveFileTree(new MemoryFileTree([['f/a.zip', zipOf({ 'a.xml': large })]]), () => {
        pauses++;
        return undefined;
      });
      const content = await archives.read('f/a.zip!/a.xml');
      assert.ok(content.kind === 'bytes' && large.equals(content.bytes), 'the same bytes');
      assert.ok(large.length > 20_000_000 && pauses > 10, `${pauses} pauses`);
    });

    it('in small pieces where much comes out of little', async () => {
      let pauses = 0;
      const zeros = new Uint8Array(7_000_000);
      const archives = new ArchiveFileTree(new MemoryFileTree([['f/a.zip', zipOf({ zeros })]]), () => {
        pauses++;
        return undefined;
      });
      assert.equal((await archives.read('f/a.zip!/zeros')).kind, 'bytes');
      assert.ok(pauses > 30, `${pauses} pauses`);
    });

    const packed = deflateRawSync(text);
    const refused: [what: string, entry: Omit<RawEntry, 'name'>, reason: string][] = [
      ['is encrypted', { data: text, flags: 1 }, 'it is encrypted in the zip'],
      ['is encrypted as a whole', { data: text, flags: 0x2000 }, 'it is encrypted in the zip'],
      ['is packed in another way', { data: text, method: 9 }, 'its compression method in the zip (9) is not supported'],
      [
        'unpacks to more than is said',
        { data: packed, method: 8, size: 999 },
        'it unpacks to more bytes than the zip says',
      ],
      ['unpacks to less than is said', { data: packed, method: 8, size: 1001 }, 'its content in the zip is damaged'],
      ['is cut off', { data: packed.subarray(0, 10), method: 8, size: 1000 }, 'its content in the zip is damaged'],
      [
        'is no packed data',
        { data: Buffer.alloc(50, 0xff), method: 8, size: 1000 },
        'its content in the zip is damaged',
      ],
      ['is stored with two sizes', { data: text, size: 999 }, 'its content in the zip is damaged'],
      ['goes beyond the zip', { data: text, size: 1e6, packedSize: 1e6 }, 'its content in the zip is damaged'],
      ['is too large', { data: text, method: 8, size: 129 * 1024 * 1024 }, 'its unpacked size is over 128 MB'],
      [
        'is a bomb',
        { data: deflateRawSync(Buffer.alloc(20 * 1024 * 1024)), method: 8, size: 20 * 1024 * 1024 },
        'its unpacked size is over 300 times its size in the zip, which is not safe to unpack',
      ],
    ];
    for (const [what, entry, reason] of refused) {
      it(`not when one ${what}`, async () => {
        assert.equal(await read({ name: 'a', ...entry }), reason);
      });
    }

    it('not when the zip holds the name twice', async () => {
      const tree = treeOf(['f/a.zip', rawZip([...markers, { name: 'b/a', data: text }, { name: 'b\\a' }])]);
      assert.equal(shown(await tree.read('f/a.zip!/b/a')), 'the zip contains it twice');
    });

    it('not when the zip as a whole is too large', async () => {
      const many = Array.from({ length: 5 }, (_, at) => ({ name: `${at}`, size: 120 * 1024 * 1024 }));
      const tree = treeOf(['f/a.zip', rawZip([...markers, ...many])]);
      assert.equal(shown(await tree.read('f/a.zip!/solution.xml')), 'its unpacked size would be over 512 MB');
    });
  });

  describe('on the disk', () => {
    let folder: string;
    let tree: ArchiveFileTree;
    let zip: string;

    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'connref-zips-'));
      tree = new ArchiveFileTree(new NodeFileTree(() => folder));
      zip = join(folder, 'a.zip');
    });

    afterEach(() => {
      rmSync(folder, { recursive: true, force: true });
    });

    it('are listed and read', async () => {
      writeFileSync(zip, rawZip([...markers, { name: 'b', data: text }]));
      assert.deepEqual((await list(tree)).files, [
        'f/a.zip',
        'f/a.zip!/b',
        'f/a.zip!/customizations.xml',
        'f/a.zip!/solution.xml',
      ]);
      assert.equal(shown(await tree.read('f/a.zip!/b')), text.toString());
      const { mtimeMs } = statSync(zip);
      assert.deepEqual(await tree.statInArchive('f/a.zip!/b'), { size: text.length, modified: mtimeMs });
      assert.equal(await tree.statInArchive('f/a.zip!/c'), undefined);
      assert.equal(await tree.statInArchive('f/c.zip!/c'), undefined);
    });

    it('follow the zip when it is replaced', async () => {
      writeFileSync(zip, rawZip([...markers, { name: 'b', data: text }]));
      assert.equal(shown(await tree.read('f/a.zip!/b')), text.toString());
      writeFileSync(zip, rawZip([{ name: 'b', data: text.subarray(5) }, ...markers]));
      assert.equal(shown(await tree.read('f/a.zip!/b')), text.subarray(5).toString(), 'another size');
      writeFileSync(zip, rawZip([...markers, { name: 'b', data: text.subarray(5) }]));
      utimesSync(zip, 1, 1);
      assert.equal(shown(await tree.read('f/a.zip!/b')), text.subarray(5).toString(), 'another time');
      rmSync(zip);
      assert.equal(shown(await tree.read('f/a.zip!/b')), 'missing');
    });

    it('are not looked for in a zip that is too large to be a solution', async () => {
      writeFileSync(zip, solutionZip());
      truncateSync(zip, 300 * 1024 * 1024);
      assert.deepEqual((await list(tree)).problems, { 'f/a.zip': 'it is over 256 MB' });
      assert.equal(shown(await tree.read('f/a.zip!/solution.xml')), 'it is over 256 MB');
    });
  });
});
