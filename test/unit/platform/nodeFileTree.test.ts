import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, parse, resolve, sep } from 'node:path';
import type { FileContent, Listing } from '../../../src/core/engine/fileTree';
import { NodeFileTree } from '../../../src/platform/nodeFileTree';
import { ArchiveFileTree } from '../../../src/platform/zip/archiveFileTree';
import { flowPath, solutionFiles } from '../../support/solutionSource';
import { solutionZip } from '../../support/zips';
import { skip } from '../../support/skip';

const nothing = (): boolean => false;

for (const mayBlock of [true, false]) {
  describe(`The files on the disk, read ${mayBlock ? 'with' : 'without'} blocking calls`, () => {
    /** Contains the workspace folder `ws`, and what is outside of it. */
    let top: string;
    let tree: NodeFileTree;

    beforeEach(() => {
      top = mkdtempSync(join(realpathSync(tmpdir()), 'connref-tree-'));
      mkdirSync(join(top, 'ws'));
      tree = new NodeFileTree(() => join(top, 'ws'), { mayBlock });
    });

    afterEach(() => {
      rmSync(top, { recursive: true, force: true });
    });

    function write(path: string, text = '{}'): void {
      mkdirSync(dirname(join(top, path)), { recursive: true });
      writeFileSync(join(top, path), text);
    }

    function link(path: string, target: string): void {
      mkdirSync(dirname(join(top, path)), { recursive: true });
      symlinkSync(target, join(top, path));
    }

    /** What a listing contains, sorted, with paths below the workspace folder; gaps as `kind path: reason`. */
    async function listed(path = 'ws'): Promise<{ files: string[]; links: string[]; gaps: string[] }> {
      const { files, links, gaps }: Listing = await tree.list(path, nothing);
      return {
        files: files.map((file) => file.slice(3)).sort(),
        links: links.map((each) => `${each.path.slice(3)} → ${each.target.slice(3)}`).sort(),
        gaps: gaps.map((gap) => `${gap.kind} ${gap.path.slice(3)}: ${gap.reason}`).sort(),
      };
    }

    async function read(path: string): Promise<string> {
      const content: FileContent = await tree.read(`ws/${path}`);
      switch (content.kind) {
        case 'bytes':
          return Buffer.from(content.bytes).toString();
        case 'missing':
          return 'missing';
        case 'unreadable':
          return `unreadable: ${content.reason}`;
      }
    }

    it('are listed with the files behind links to the same workspace folder', async () => {
      write('ws/shared/deep/flow.json', 'flow');
      link('ws/a/Workflows', '../shared');
      link('ws/a/one.json', '../shared/deep/flow.json');
      assert.deepEqual(await listed(), {
        files: ['a/Workflows/deep/flow.json', 'a/one.json', 'shared/deep/flow.json'],
        links: ['a/Workflows → shared', 'a/one.json → shared/deep/flow.json'],
        gaps: [],
      });
      assert.equal(await read('a/Workflows/deep/flow.json'), 'flow');
      assert.equal(await read('a/one.json'), 'flow');
    });

    it('are listed from the workspace folder, or from a path below it, even if that folder or path is a link', async () => {
      write('ws/shared/flow.json', 'flow');
      link('ws/a/Workflows', '../shared');
      link('opened', 'ws');
      tree = new NodeFileTree(() => join(top, 'opened'), { mayBlock });
      assert.deepEqual((await listed()).files, ['a/Workflows/flow.json', 'shared/flow.json']);
      assert.deepEqual((await listed('ws/a/Workflows')).files, ['a/Workflows/flow.json']);
      assert.deepEqual((await listed('ws/a/Workflows')).links, ['a/Workflows → shared']);
      assert.deepEqual((await listed('ws/a/Workflows/flow.json')).files, ['a/Workflows/flow.json']);
    });

    it('do not include what a link leads to outside of the workspace folder, which is named', async () => {
      write('outside/flow.json', 'secret');
      write('ws-other/flow.json', 'secret');
      link('ws/a/Workflows', '../../outside');
      link('ws/b', join(top, 'ws-other'));
      link('ws/one.json', '../outside/flow.json');
      link('ws/around', top);
      const reason = 'it is a link out of the workspace folder';
      assert.deepEqual(await listed(), {
        files: ['one.json'],
        links: [],
        gaps: [`link a/Workflows: ${reason}, to ../../outside`, `link around: ${reason}`, `link b: ${reason}`],
      });
      assert.equal(await read('one.json'), `unreadable: ${reason}, to ../outside/flow.json`);
      const opened = await tree.open('ws/one.json', 1000);
      assert.equal(opened.kind, 'unreadable');
      assert.deepEqual((await listed('ws/a/Workflows/flow.json')).gaps, [
        'link a/Workflows/flow.json: it is behind a link that leads out of the workspace folder',
      ]);
      rmSync(join(top, 'ws/one.json'));
      write('ws/one.json', 'own');
      assert.equal(await read('one.json'), 'own');
    });

    it('end where links make a circle', async () => {
      write('ws/a/flow.json');
      write('ws/b/flow.json');
      link('ws/a/up', '..');
      link('ws/a/self', '.');
      link('ws/a/to-b', '../b');
      link('ws/b/to-a', '../a');
      link('ws/loop', 'loop');
      const { files, gaps } = await listed();
      assert.deepEqual(files, ['a/flow.json', 'a/to-b/flow.json', 'b/flow.json', 'b/to-a/flow.json']);
      assert.deepEqual(
        gaps.filter((gap) => !gap.startsWith('link loop: the target of this link can')),
        [
          'link a/to-b/to-a: it is a link inside a linked folder',
          'link b/to-a/to-b: it is a link inside a linked folder',
        ],
      );
    });

    it('do not include a link without a target, which is a dead gap, whatever its name', async () => {
      link('ws/a/Workflows', '../gone');
      link('ws/a/flow.json', '../gone.json');
      write('ws/b.json');
      link('ws/below', 'b.json/gone');
      const { files, gaps } = await tree.list('ws', nothing);
      assert.deepEqual(files, ['ws/b.json']);
      assert.deepEqual(gaps.map(({ path, kind, isDead }) => [path, kind, isDead]).sort(), [
        ['ws/a/Workflows', 'link', true],
        ['ws/a/flow.json', 'link', true],
        ['ws/below', 'link', true],
      ]);
      assert.equal(await read('a/flow.json'), 'missing');
      link('ws/loop.json', 'loop.json');
      assert.match((await tree.list('ws/loop.json', nothing)).files.join(), /loop/);
    });

    it('are never opened if they are named pipes, sockets or devices', async function () {
      if (process.platform === 'win32') {
        skip(this, 'Windows has no named pipes in folders');
      }
      mkdirSync(join(top, 'ws/a'));
      execFileSync('mkfifo', [join(top, 'ws/a/flow.json'), join(top, 'ws/.connref.json')]);
      link('ws/zero.json', '/dev/zero');
      // Before they are listed, the tree does not know what they are.
      assert.equal(await read('a/flow.json'), 'unreadable: it is neither a file nor a folder');
      assert.deepEqual((await listed()).files, ['.connref.json', 'a/flow.json', 'zero.json']);
      assert.equal(await read('a/flow.json'), 'unreadable: it is neither a file nor a folder');
      assert.equal(await read('.connref.json'), 'unreadable: it is neither a file nor a folder');
      assert.match(await read('zero.json'), /^unreadable: it is a link out of the workspace folder$/);
      assert.deepEqual(await tree.open('ws/a/flow.json', 1000), {
        kind: 'unreadable',
        reason: 'it is neither a file nor a folder',
      });
    });

    it('are named if their names are not UTF-8, because they cannot be opened', async function () {
      if (process.platform !== 'linux') {
        skip(this, 'only file systems of Linux take any bytes');
      }
      const bytes = (...parts: (string | number)[]): Buffer =>
        Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.of(part))));
      writeFileSync(bytes(join(top, 'ws/F'), 0xff, '.json'), '');
      mkdirSync(bytes(join(top, 'ws/D'), 0xfe));
      write('ws/G\ufffd.json', 'fine');
      assert.deepEqual(await listed(), {
        files: ['F\ufffd.json', 'G\ufffd.json'],
        links: [],
        gaps: ['folder D\ufffd: its name is not valid UTF-8'],
      });
      assert.equal(await read('F\ufffd.json'), 'unreadable: its name is not valid UTF-8');
      assert.equal(await read('G\ufffd.json'), 'fine');
    });

    it('are named if their path is too long', async function () {
      if (process.platform !== 'linux') {
        skip(this, 'the longest path differs between systems');
      }
      const name = 'n'.repeat(250);
      // Each folder is made from the one above it, because the whole path could not be used.
      const script = `const fs = require('fs'); for (let i = 0; i < 20; i++) { fs.mkdirSync('${name}'); process.chdir('${name}'); } fs.writeFileSync('flow.json', '')`;
      execFileSync(process.execPath, ['-e', script], { cwd: join(top, 'ws') });
      const { files, gaps } = await listed();
      assert.deepEqual(files, []);
      assert.equal(gaps.length, 1);
      assert.match(gaps[0]!, /: ENAMETOOLONG: name too long$/);
      execFileSync('rm', ['-r', join(top, 'ws')]);
    });

    it('are read up to a size of 256 MB', async () => {
      write('ws/large.json', '');
      truncateSync(join(top, 'ws/large.json'), (256 << 20) + 1);
      assert.equal(await read('large.json'), 'unreadable: it is over 256 MB');
    });

    it('can be in a folder with the name of a zip, but not in one that looks like the inside of a zip', async () => {
      write('ws/Contoso.zip/Other/Solution.xml', 'manifest');
      write('ws/real.zip');
      writeFileSync(join(top, 'ws/real.zip'), solutionZip());
      write('ws/fake.zip!/Other/Solution.xml');
      const { files, gaps } = await listed();
      assert.deepEqual(files, ['Contoso.zip/Other/Solution.xml', 'real.zip']);
      assert.deepEqual(gaps, ['folder fake.zip!: its name would mean the content of a zip']);
      assert.equal(await read('Contoso.zip/Other/Solution.xml'), 'manifest');
      assert.equal(await read('Contoso.zip'), 'missing');
      const problems: (string | undefined)[] = [];
      const inZips = await new ArchiveFileTree(tree).list('ws', nothing, (_, problem) => problems.push(problem));
      assert.ok(inZips.files.includes('ws/real.zip!/solution.xml'));
      assert.deepEqual(problems, [undefined]);
      assert.equal(inZips.gaps.length, 1);
    });

    it('can be those of a whole drive', async () => {
      write('ws/a/flow.json', 'flow');
      link('ws/b', 'a');
      const { root } = parse(top);
      const path = `ws/${top.slice(root.length).split(sep).join('/')}`;
      tree = new NodeFileTree(() => root, { mayBlock });
      const { files, links, gaps } = await tree.list(path, nothing);
      assert.deepEqual([...files].sort(), [`${path}/ws/a/flow.json`, `${path}/ws/b/flow.json`]);
      assert.deepEqual(links, [{ path: `${path}/ws/b`, target: `${path}/ws/a` }]);
      assert.deepEqual(gaps, []);
    });

    it('are missing, and no gap, if the listed path does not exist', async () => {
      assert.deepEqual(await listed('ws/gone/flow.json'), { files: [], links: [], gaps: [] });
      tree = new NodeFileTree(() => join(top, 'gone'), { mayBlock });
      assert.deepEqual(await listed(), { files: [], links: [], gaps: [] });
    });
  });
}

describe('The files on the disk, read by a user without permission', () => {
  it('leave gaps and reasons, and nothing is said to be absent', function () {
    const asRoot = process.getuid?.() === 0;
    if (process.getuid === undefined) {
      skip(this, 'Windows has other permissions');
    }
    const folder = mkdtempSync(join(realpathSync(tmpdir()), 'connref-locked-'));
    const locked = join(folder, 'locked');
    try {
      chmodSync(folder, 0o755);
      for (const [file, text] of [
        ...solutionFiles({ root: 'Contoso', references: [{ name: 'cts_mail' }] }),
        ...solutionFiles({ root: 'Fabrikam', uniqueName: 'Fabrikam', flows: [{ name: 'Send' }] }),
      ]) {
        mkdirSync(dirname(join(folder, file)), { recursive: true });
        writeFileSync(join(folder, file), text);
      }
      mkdirSync(join(locked, 'flows'), { recursive: true });
      symlinkSync('../locked/flows', join(folder, 'Contoso/Workflows'));
      writeFileSync(join(folder, 'more.json'), '{}');
      [locked, join(folder, 'more.json'), join(folder, flowPath('Fabrikam', { name: 'Send' }))].forEach((path) => {
        chmodSync(path, 0);
      });
      // The superuser may read everything, so the command runs as the user nobody.
      const { stdout, stderr, error } = spawnSync(
        process.execPath,
        [resolve('dist/cli.js'), 'check', '--format', 'json'],
        {
          cwd: folder,
          encoding: 'utf8',
          ...(asRoot && { uid: 65534, gid: 65534 }),
        },
      );
      if (error || /EACCES|MODULE_NOT_FOUND/.test(stderr)) {
        skip(this, 'the user nobody cannot start the command');
      }
      const { findings } = JSON.parse(stdout) as { findings: Record<string, string>[] };
      assert.deepEqual(
        findings.map(({ path, rule, severity }) => `${severity} ${rule} ${path}`),
        [
          'error unreadable-file Contoso/Workflows',
          `error unreadable-file ${flowPath('Fabrikam', { name: 'Send' })}`,
          'error unreadable-file locked',
          'warning unreadable-file more.json',
        ],
      );
    } finally {
      chmodSync(locked, 0o755);
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
