import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { type Recovery, recoverFolders } from '../../../../src/platform/writing/recoverFolders';
import { type FileChange, writeFiles, type WritingSystem } from '../../../../src/platform/writing/writeFiles';
import { contentOf, newFolder, setContent } from '../../../support/folderContent';
import { type FileSystemCall, hookedFileSystem } from '../../../support/hookedFileSystem';

const old = { 'a/longer.json': 'before', 'a/shorter.xml': 'x'.repeat(50), 'same.json': 'old!' };
const changed = {
  'a/longer.json': 'after, and longer',
  'a/new/deep/created.json': 'new file',
  'a/shorter.xml': 'short',
  'same.json': 'new!',
};

const noWait = { attempts: 1, pause: () => undefined };
const quick = { fs: { ...fs, fsyncSync: () => undefined }, wait: noWait };

/** A process that is killed: from the call with this number on, no call does anything more. */
class Death {
  readonly system: WritingSystem;
  calls = 0;

  /** @param isTorn Whether a write that is interrupted has written the first half of its bytes. */
  constructor(at: number, isTorn: boolean) {
    const before = ({ name, args, number }: FileSystemCall): void => {
      if (number >= at) {
        if (number === at && isTorn && name === 'writeSync') {
          const [descriptor, bytes, start = 0, , position] = args as [number, Uint8Array, number?, number?, number?];
          fs.writeSync(descriptor, bytes, start, Math.floor((bytes.length - start) / 2), position);
        }
        throw new Error('killed');
      }
      this.calls = number;
    };
    // Waiting for the disk would make the tests slow, and changes nothing that another process sees.
    this.system = { fs: { ...hookedFileSystem(before), fsyncSync: () => undefined }, wait: noWait };
  }

  /** Runs what the process does, up to its end. */
  run(work: (system: WritingSystem) => unknown): void {
    try {
      work(this.system);
    } catch (error) {
      assert.match(String(error), /killed/);
    }
  }
}

describe('A command that is killed while it writes', () => {
  let folder: string;

  beforeEach(() => {
    folder = newFolder();
  });

  afterEach(() => {
    fs.rmSync(folder, { recursive: true });
  });

  function changes(): FileChange[] {
    return Object.entries(changed).map(([path, text]) => {
      const before = old[path as keyof typeof old] as string | undefined;
      const expected = before === undefined ? undefined : Buffer.from(before);
      return { path: join(folder, path), expected, bytes: Buffer.from(text) };
    });
  }

  /** Its process is this one, which lives. */
  function releaseLock(): void {
    fs.readdirSync(folder)
      .filter((name) => name.startsWith('.connref-lock-'))
      .forEach((name) => {
        fs.rmSync(join(folder, name));
      });
  }

  function recover(): Recovery[] {
    releaseLock();
    return recoverFolders([folder], quick);
  }

  function requireOldOrNew(at: number): 'old' | 'new' {
    const found = contentOf(folder);
    const expected = found['same.json'] === 'new!' ? changed : old;
    assert.deepEqual(found, expected, `killed at call ${at}`);
    return expected === old ? 'old' : 'new';
  }

  function callsOf(work: (system: WritingSystem) => unknown): number {
    const death = new Death(Infinity, false);
    death.run(work);
    return death.calls;
  }

  for (const isTorn of [false, true]) {
    it(`at any call${isTorn ? ', in the middle of a write' : ''}, leaves all old or all new after the next command`, () => {
      setContent(folder, old);
      const calls = callsOf((system) => writeFiles([folder], changes(), system));
      assert.deepEqual(contentOf(folder), changed);
      const found = new Set<string>();
      for (let at = 1; at <= calls; at++) {
        setContent(folder, old);
        new Death(at, isTorn).run((system) => writeFiles([folder], changes(), system));
        recover().forEach((each) => {
          assert.equal(each.kind, 'undone');
        });
        found.add(requireOldOrNew(at));
      }
      assert.deepEqual([...found].sort(), ['new', 'old']);
    });
  }

  it('at any call, and again at any call while its changes are undone, leaves all old', () => {
    setContent(folder, old);
    const calls = callsOf((system) => writeFiles([folder], changes(), system));
    for (let at = 1; at <= calls; at += 6) {
      for (let again = 1, isInterrupted = true; isInterrupted; again += 4) {
        setContent(folder, old);
        new Death(at, true).run((system) => writeFiles([folder], changes(), system));
        releaseLock();
        const death = new Death(again, true);
        death.run((system) => recoverFolders([folder], system));
        isInterrupted = death.calls === again - 1;
        recover();
        requireOldOrNew(at);
      }
    }
  });

  it('leaves files of two folders all old or all new, and asks for both folders', () => {
    const roots = ['one', 'two'].map((name) => join(folder, name));
    const before = { 'one/a.json': 'old', 'two/b.json': 'old' };
    const after = { 'one/a.json': 'new', 'two/b.json': 'new' };
    const both = Object.keys(before).map((path) => ({
      path: join(folder, path),
      expected: Buffer.from('old'),
      bytes: Buffer.from('new'),
    }));
    setContent(folder, before);
    const calls = callsOf((system) => writeFiles(roots, both, system));
    assert.deepEqual(contentOf(folder), after);
    let asked = 0;
    for (let at = 1; at <= calls; at++) {
      setContent(folder, before);
      new Death(at, true).run((system) => writeFiles(roots, both, system));
      for (const root of roots) {
        fs.readdirSync(root)
          .filter((name) => name.startsWith('.connref-lock-'))
          .forEach((name) => {
            fs.rmSync(join(root, name));
          });
      }
      for (const root of roots) {
        asked += recoverFolders([root], quick).filter(({ kind }) => kind === 'otherFolder').length;
      }
      recoverFolders(roots, quick);
      const found = contentOf(folder);
      assert.deepEqual(found, found['one/a.json'] === 'new' ? after : before, `killed at call ${at}`);
    }
    assert.ok(asked > 0);
  });

  describe('and whose files somebody else changes before they are undone', () => {
    /** Kills the command when all files are written, and the journal is not deleted yet. */
    function killBeforeEnd(): void {
      setContent(folder, old);
      let isDead = false;
      const hooked = hookedFileSystem(({ name, args }) => {
        isDead ||= name === 'unlinkSync' && String(args[0]).endsWith('.connref-journal');
        if (isDead) {
          throw new Error('killed');
        }
      });
      writeFilesOfDead({ fs: hooked, wait: noWait });
      releaseLock();
      assert.ok(fs.existsSync(join(folder, '.connref-journal')));
    }

    function writeFilesOfDead(system: WritingSystem): void {
      try {
        writeFiles([folder], changes(), system);
      } catch (error) {
        assert.match(String(error), /killed/);
      }
    }

    it('keeps their content, and the old one beside it', () => {
      killBeforeEnd();
      fs.writeFileSync(join(folder, 'a/longer.json'), 'of somebody else');
      fs.rmSync(join(folder, 'same.json'));
      fs.writeFileSync(join(folder, 'a/new/deep/created.json'), 'of somebody else, too');
      const [recovery] = recover();
      assert.ok(recovery?.kind === 'undone');
      assert.deepEqual(
        recovery.left.map(({ path, what, before }) => [
          path.slice(folder.length + 1),
          what,
          before && fs.readFileSync(before, 'utf8'),
        ]),
        [
          [join('a', 'longer.json'), 'changed', 'before'],
          [join('a', 'new', 'deep', 'created.json'), 'changed', undefined],
          ['same.json', 'deleted', 'old!'],
        ],
      );
      const found = contentOf(folder);
      const copies = Object.keys(found).filter((path) => /connref-[0-9a-f]{8}-\d\.before$/.test(path));
      assert.equal(copies.length, 2);
      assert.deepEqual(Object.fromEntries(Object.entries(found).filter(([path]) => !copies.includes(path))), {
        'a/longer.json': 'of somebody else',
        'a/new/deep/created.json': 'of somebody else, too',
        'a/shorter.xml': old['a/shorter.xml'],
      });
    });

    it('keeps a file that was emptied, and writes through no link that came since', () => {
      killBeforeEnd();
      fs.writeFileSync(join(folder, 'same.json'), '');
      fs.mkdirSync(join(folder, 'elsewhere'));
      fs.writeFileSync(join(folder, 'elsewhere/target.json'), changed['a/longer.json']);
      fs.rmSync(join(folder, 'a/longer.json'));
      fs.symlinkSync(join(folder, 'elsewhere/target.json'), join(folder, 'a/longer.json'));
      const [recovery] = recover();
      assert.ok(recovery?.kind === 'undone');
      assert.deepEqual(
        recovery.left.map(({ what }) => what),
        ['notRegular', 'changed'],
      );
      assert.equal(fs.readFileSync(join(folder, 'elsewhere/target.json'), 'utf8'), changed['a/longer.json']);
      assert.equal(fs.readFileSync(join(folder, 'same.json'), 'utf8'), '');
    });

    it('writes into no directory that was replaced by a link', () => {
      killBeforeEnd();
      fs.renameSync(join(folder, 'a'), join(folder, 'moved'));
      fs.symlinkSync(join(folder, 'moved'), join(folder, 'a'));
      const [recovery] = recover();
      assert.ok(recovery?.kind === 'undone');
      assert.equal(fs.readFileSync(join(folder, 'moved/longer.json'), 'utf8'), changed['a/longer.json']);
      assert.equal(fs.readFileSync(join(folder, 'same.json'), 'utf8'), old['same.json']);
      assert.equal(recovery.left.length, 3);
    });

    it('keeps the journal while a file cannot be changed back, and tries again', () => {
      killBeforeEnd();
      const failing = hookedFileSystem(({ name, args }) => {
        if (name === 'renameSync' && String(args[0]).endsWith('same.json')) {
          throw Object.assign(new Error(), { code: 'EBUSY' });
        }
      });
      const [recovery] = recoverFolders([folder], { fs: failing, wait: noWait });
      assert.ok(recovery?.kind === 'undone');
      assert.deepEqual(recovery.broken, [join(folder, 'same.json')]);
      assert.equal(fs.readFileSync(join(folder, 'a/longer.json'), 'utf8'), 'before');
      recover();
      assert.deepEqual(contentOf(folder), old);
    });
  });

  describe('and whose journal', () => {
    const journal = (): string => join(folder, '.connref-journal');
    function wholeJournal(): Buffer {
      let bytes = Buffer.alloc(0);
      const copying = hookedFileSystem(({ name, args }) => {
        if (name === 'unlinkSync' && args[0] === journal()) {
          bytes = fs.readFileSync(journal());
        }
      });
      setContent(folder, old);
      writeFiles([folder], changes(), { fs: copying, wait: noWait });
      return bytes;
    }

    it('is torn at any byte: no file was changed, and the journal is deleted', () => {
      const bytes = wholeJournal();
      for (let length = 0; length < bytes.length; length += 7) {
        setContent(folder, old);
        fs.writeFileSync(journal(), bytes.subarray(0, length));
        assert.deepEqual(recover(), []);
        assert.deepEqual(contentOf(folder), old);
      }
      for (const kept of [0, 5, 40, bytes.length - 64]) {
        fs.writeFileSync(journal(), Buffer.concat([bytes.subarray(0, kept), Buffer.alloc(bytes.length - kept)]));
        assert.deepEqual(recover(), []);
        assert.deepEqual(contentOf(folder), old);
      }
    });

    it('does not begin like one, and so is a file of somebody else: it stays, and nothing is written', () => {
      for (const text of ['hello', '{"connref', '{}', ' ', '\0hello', '{"connrefJournal":1,"name":"x"}']) {
        const isTorn = '{"connrefJournal":1,"id":"'.startsWith(text);
        setContent(folder, old);
        fs.writeFileSync(journal(), text);
        assert.deepEqual(recover(), isTorn ? [] : [{ kind: 'damaged', journal: journal() }], text);
        assert.equal(fs.existsSync(journal()), !isTorn, text);
      }
    });

    it('was changed: nothing is written', () => {
      const bytes = wholeJournal();
      bytes[bytes.length - 70] = 0x21;
      setContent(folder, old);
      fs.writeFileSync(journal(), bytes);
      assert.deepEqual(recover(), [{ kind: 'damaged', journal: journal() }]);
      assert.deepEqual(fs.readFileSync(journal()), bytes);
      assert.deepEqual(writeFiles([folder], changes(), quick), {
        kind: 'interrupted',
        journal: journal(),
      });
    });

    it('is a folder or a link: nothing is written', () => {
      for (const make of [
        () => {
          fs.mkdirSync(journal());
        },
        () => {
          fs.symlinkSync(join(folder, 'same.json'), journal());
        },
      ]) {
        setContent(folder, old);
        make();
        assert.deepEqual(recover(), [{ kind: 'damaged', journal: journal() }]);
      }
    });
  });
});
