import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import { hostname } from 'node:os';
import { basename, join } from 'node:path';
import { createHash } from 'node:crypto';
import type { FileSystem } from '../../../../src/platform/writing/fileSystem';
import { journalParts } from '../../../../src/platform/writing/journal';
import { recoverFolders } from '../../../../src/platform/writing/recoverFolders';
import { type NotWritten, writeFiles, type WriteResult } from '../../../../src/platform/writing/writeFiles';
import { contentOf, newFolder, setContent } from '../../../support/folderContent';
import { hookedFileSystem, systemError } from '../../../support/hookedFileSystem';

const noWait = { attempts: 1, pause: () => undefined };
const old = { 'a.json': 'old a', 'b.json': 'old b', 'c.json': 'old c' };
const changed = { 'a.json': 'new a', 'b.json': 'new b, longer', 'c.json': 'new c' };

describe('Writing files, all or none', () => {
  let folder: string;

  beforeEach(() => {
    folder = newFolder();
    setContent(folder, old);
  });

  afterEach(() => {
    execFileSync('chmod', ['-R', 'u+w', folder]);
    fs.rmSync(folder, { recursive: true });
  });

  const path = (name: string): string => join(folder, name);

  function write(system: FileSystem = fs, names = Object.keys(old)): WriteResult {
    const changes = names.map((name) => ({
      path: path(name),
      expected: Buffer.from(old[name as keyof typeof old]),
      bytes: Buffer.from(changed[name as keyof typeof old]),
    }));
    return writeFiles([folder], changes, { fs: system, wait: noWait });
  }

  function create(name: string, system: FileSystem = fs): WriteResult {
    const changes = [
      { path: path('a.json'), expected: Buffer.from('old a'), bytes: Buffer.from('new a') },
      { path: path(name), expected: undefined, bytes: Buffer.from('created') },
    ];
    return writeFiles([folder], changes, { fs: system, wait: noWait });
  }

  function requireNotWritten(result: WriteResult, name: string): NotWritten {
    assert.ok(result.kind === 'notWritten', result.kind);
    assert.deepEqual([result.path, result.broken], [path(name), []]);
    return result;
  }

  /** Does something once, right before the first call that matches. */
  function once(name: string, of: string, action: () => void): FileSystem {
    let isDone = false;
    return hookedFileSystem((call) => {
      if (!isDone && call.name === name && call.args.some((each) => typeof each === 'string' && each.endsWith(of))) {
        isDone = true;
        action();
      }
    });
  }

  it('writes all, and leaves nothing else', () => {
    assert.deepEqual(write(), { kind: 'written' });
    assert.deepEqual(contentOf(folder), changed);
  });

  it('has all old contents in the journal, on the disk, before the first file changes', () => {
    let isSynced = false;
    const seen: boolean[] = [];
    const system = hookedFileSystem(({ name, args }) => {
      isSynced ||=
        name === 'fsyncSync' && fs.readlinkSync(`/proc/self/fd/${String(args[0])}`) === path('.connref-journal');
      if (name === 'renameSync' && String(args[0]).endsWith('.json')) {
        const journal = fs.readFileSync(path('.connref-journal'), 'latin1');
        seen.push(isSynced && Object.values(old).every((content) => journal.includes(content)));
      }
    });
    write(system);
    assert.deepEqual(seen, [true, true, true]);
  });

  describe('keeps what another program does while it runs', () => {
    const inPlace = (): void => {
      fs.writeFileSync(path('b.json'), 'of others');
    };
    const byRename = (): void => {
      fs.writeFileSync(path('temporary'), 'of others');
      fs.renameSync(path('temporary'), path('b.json'));
    };

    for (const [how, change] of Object.entries({ inPlace, byRename })) {
      it(`a change ${how} after reading`, () => {
        change();
        const { obstacle, left } = requireNotWritten(write(), 'b.json');
        assert.deepEqual([obstacle, left], [{ kind: 'interfered', what: 'changed' }, []]);
        assert.deepEqual(contentOf(folder), { ...old, 'b.json': 'of others' });
      });

      it(`a change ${how} right before the file is replaced`, () => {
        const { obstacle } = requireNotWritten(write(once('renameSync', 'b.json', change)), 'b.json');
        assert.deepEqual(obstacle, { kind: 'interfered', what: 'changed' });
        assert.deepEqual(contentOf(folder), { ...old, 'b.json': 'of others' });
      });

      it(`a file ${how} that comes back while the file is aside`, () => {
        // The first link gives `a.json` its name back.
        const { obstacle } = requireNotWritten(write(once('linkSync', 'b.json', change)), 'b.json');
        assert.deepEqual(obstacle, { kind: 'interfered', what: 'changed' });
        assert.deepEqual(contentOf(folder), { ...old, 'b.json': 'of others' });
      });

      it(`a change ${how} after the file was replaced, if a later file cannot be`, () => {
        const failing = once('renameSync', 'c.json', () => {
          change();
          throw systemError('EBUSY');
        });
        const { left } = requireNotWritten(write(failing), 'c.json');
        const [file] = left;
        assert.deepEqual([left.length, file?.path, file?.what], [1, path('b.json'), 'changed']);
        assert.equal(fs.readFileSync(file?.before ?? '', 'utf8'), 'old b');
        const copy = basename(file?.before ?? '');
        assert.deepEqual(contentOf(folder), { ...old, 'b.json': 'of others', [copy]: 'old b' });
      });
    }

    it('a change after reading, without touching any file', () => {
      inPlace();
      const touched: string[] = [];
      write(
        hookedFileSystem(({ name, args }) => {
          if (['renameSync', 'writeSync', 'unlinkSync'].includes(name)) {
            touched.push(String(args[0]));
          }
        }),
      );
      assert.deepEqual(
        touched.filter((each) => !each.includes('.connref-lock-')),
        [],
      );
    });

    it('two changes of one file: both contents stay', () => {
      const system = hookedFileSystem(({ name, args }) => {
        if (name === 'renameSync' && String(args[0]).endsWith('b.json')) {
          fs.writeFileSync(path('b.json'), 'first of others');
        }
        if (name === 'linkSync' && String(args[1]).endsWith('b.json')) {
          fs.writeFileSync(path('b.json'), 'second of others');
        }
      });
      const { obstacle } = requireNotWritten(write(system), 'b.json');
      assert.ok(obstacle.kind === 'interfered' && obstacle.kept !== undefined);
      assert.equal(fs.readFileSync(obstacle.kept, 'utf8'), 'first of others');
      assert.equal(fs.readFileSync(path('b.json'), 'utf8'), 'second of others');
    });

    it('a deletion, before and right before the file is replaced', () => {
      for (const system of [
        once('lstatSync', 'b.json', () => {
          fs.rmSync(path('b.json'));
        }),
        once('renameSync', 'b.json', () => {
          fs.rmSync(path('b.json'));
        }),
      ]) {
        setContent(folder, old);
        const result = write(system);
        assert.ok(result.kind === 'notWritten');
        assert.deepEqual(contentOf(folder), { 'a.json': 'old a', 'c.json': 'old c' });
      }
    });

    it('a link in place of the file: its target stays as it is', () => {
      fs.mkdirSync(path('elsewhere'));
      fs.writeFileSync(path('elsewhere/target'), 'old b');
      const system = once('renameSync', 'b.json', () => {
        fs.rmSync(path('b.json'));
        fs.symlinkSync(path('elsewhere/target'), path('b.json'));
      });
      const { obstacle } = requireNotWritten(write(system), 'b.json');
      assert.deepEqual(obstacle, { kind: 'interfered', what: 'notRegular' });
      assert.deepEqual(contentOf(folder), { ...old, 'b.json': 'link', 'elsewhere/target': 'old b' });
    });

    it('a folder in place of the file', () => {
      const system = once('renameSync', 'b.json', () => {
        fs.rmSync(path('b.json'));
        fs.mkdirSync(path('b.json'));
      });
      const { obstacle } = requireNotWritten(write(system), 'b.json');
      assert.deepEqual(obstacle, { kind: 'interfered', what: 'notRegular' });
      assert.deepEqual(contentOf(folder), { ...old, 'b.json': 'directory' });
    });

    it('a file that became read-only', () => {
      for (const call of ['lstatSync', 'renameSync']) {
        const system = once(call, 'b.json', () => {
          fs.chmodSync(path('b.json'), 0o444);
        });
        const { obstacle } = requireNotWritten(write(system), 'b.json');
        assert.deepEqual(obstacle, { kind: 'interfered', what: 'readOnly' });
        assert.deepEqual(contentOf(folder), old);
        fs.chmodSync(path('b.json'), 0o644);
      }
    });

    it('a file where a new one was to be created', () => {
      const system = once('linkSync', 'new/created.json', () => {
        fs.writeFileSync(path('new/created.json'), 'of others');
      });
      const { obstacle } = requireNotWritten(create('new/created.json', system), 'new/created.json');
      assert.deepEqual(obstacle, { kind: 'interfered', what: 'created' });
      assert.deepEqual(contentOf(folder), { ...old, 'new/created.json': 'of others' });
    });

    it('a new file in a directory that was created for another', () => {
      const system = once('linkSync', 'new/created.json', () => {
        fs.writeFileSync(path('new/theirs'), 'of others');
        throw systemError('EIO');
      });
      requireNotWritten(create('new/created.json', system), 'new/created.json');
      assert.deepEqual(contentOf(folder), { ...old, 'new/theirs': 'of others' });
    });
  });

  describe('changes nothing', () => {
    for (const [code, call] of [
      ['ENOSPC', 'writeSync'],
      ['EIO', 'ftruncateSync'],
      ['EACCES', 'openSync'],
      ['EPERM', 'renameSync'],
      ['EBUSY', 'renameSync'],
      ['EROFS', 'linkSync'],
      ['EIO', 'fsyncSync'],
      ['ENOSPC', 'utimesSync'],
    ] as const) {
      it(`if ${call} fails with ${code} at any call`, () => {
        let calls = 0;
        write(
          hookedFileSystem(({ name }) => {
            calls += name === call ? 1 : 0;
          }),
        );
        assert.ok(calls > 0);
        for (let failing = 1; failing <= calls; failing++) {
          setContent(folder, old);
          let number = 0;
          const result = write(
            hookedFileSystem(({ name, args }) => {
              if (name === call && ++number === failing) {
                if (call === 'writeSync') {
                  // The disk is full in the middle of the content.
                  fs.writeSync(args[0] as number, args[1] as Uint8Array, 0, 3, args[4] as number);
                }
                throw systemError(code);
              }
            }),
          );
          const isWritten = result.kind === 'written';
          assert.deepEqual(contentOf(folder), isWritten ? changed : old, `${result.kind} at call ${failing}`);
        }
      });
    }

    it('if a directory cannot be created', () => {
      const system = hookedFileSystem(({ name, args }) => {
        if (name === 'mkdirSync' && String(args[0]).endsWith('deep')) {
          throw systemError('EACCES');
        }
      });
      assert.equal(create('new/deep/created.json', system).kind, 'notWritten');
      assert.deepEqual(contentOf(folder), old);
    });

    it('and names what it cannot change back; the next command does', () => {
      const system = hookedFileSystem(({ name, args }) => {
        if (name === 'renameSync' && String(args[0]).endsWith('c.json')) {
          fs.chmodSync(path('b.json'), 0o644);
          throw systemError('EBUSY');
        }
        if (name === 'renameSync' && String(args[0]).endsWith('b.json')) {
          if (fs.readFileSync(path('b.json'), 'utf8') !== 'old b') {
            throw systemError('EPERM');
          }
        }
      });
      const result = write(system);
      assert.ok(result.kind === 'notWritten');
      assert.deepEqual(result.broken, [path('b.json')]);
      assert.equal(fs.readFileSync(path('a.json'), 'utf8'), 'old a');
      assert.deepEqual(
        recoverFolders([folder], { fs, wait: noWait }).map(({ kind }) => kind),
        ['undone'],
      );
      assert.deepEqual(contentOf(folder), old);
    });
  });

  describe('keeps', () => {
    it('mode, owner, inode and all other names of a file', () => {
      fs.chmodSync(path('b.json'), 0o640);
      fs.linkSync(path('b.json'), path('second name'));
      const before = fs.statSync(path('b.json'));
      write();
      const after = fs.statSync(path('b.json'));
      assert.deepEqual(
        [after.ino, after.mode, after.uid, after.gid, after.nlink],
        [before.ino, before.mode, before.uid, before.gid, 2],
      );
      assert.equal(fs.readFileSync(path('second name'), 'utf8'), changed['b.json']);
    });

    it('the old content under all names, if it cannot be written', () => {
      fs.linkSync(path('b.json'), path('second name'));
      write(
        once('linkSync', 'b.json', () => {
          fs.writeFileSync(path('b.json'), 'of others');
        }),
      );
      assert.equal(fs.readFileSync(path('second name'), 'utf8'), 'old b');
    });

    it('working where files cannot have several names', () => {
      const system = hookedFileSystem(({ name }) => {
        if (name === 'linkSync') {
          throw systemError('EPERM');
        }
      });
      assert.deepEqual(create('created.json', system), { kind: 'written' });
      assert.deepEqual(contentOf(folder), { ...old, 'a.json': 'new a', 'created.json': 'created' });
      setContent(folder, old);
      const withOther = hookedFileSystem(({ name, args }) => {
        if (name === 'linkSync') {
          if (String(args[1]).endsWith('b.json')) {
            fs.writeFileSync(path('b.json'), 'of others');
          }
          throw systemError('EPERM');
        }
      });
      requireNotWritten(write(withOther), 'b.json');
      assert.deepEqual(contentOf(folder), { ...old, 'b.json': 'of others' });
    });
  });

  describe('takes each file name that the system takes', () => {
    for (const [what, name] of Object.entries({
      'of 255 bytes': '名'.repeat(83) + '.json',
      'with a line break': 'a\nb.json',
      'that looks like an option': '-rf.json',
      'that looks like a journal': '.connref-journal.json',
      'with quotes and percent signs': `"%00'.json`,
      'with a backslash': 'a\\..\\b.json',
      'of a device': 'CON.json',
    })) {
      it(what, () => {
        setContent(folder, { [name]: 'old a' });
        const change = { path: path(name), expected: Buffer.from('old a'), bytes: Buffer.from('new a') };
        assert.deepEqual(writeFiles([folder], [change], { fs, wait: noWait }), { kind: 'written' });
        assert.deepEqual(contentOf(folder), { [name]: 'new a' });
        const failing = once('renameSync', name, () => {
          throw systemError('EBUSY');
        });
        const back = { path: path(name), expected: Buffer.from('new a'), bytes: Buffer.from('old a') };
        assert.equal(writeFiles([folder], [back], { fs: failing, wait: noWait }).kind, 'notWritten');
        assert.deepEqual(contentOf(folder), { [name]: 'new a' });
      });
    }
  });

  describe('refuses', () => {
    function refusal(name: string, expected: string | undefined): string {
      const change = {
        path: path(name),
        expected: expected === undefined ? undefined : Buffer.from(expected),
        bytes: Buffer.from('new'),
      };
      const root = path('root');
      const result = writeFiles([root], [change], { fs, wait: noWait });
      assert.ok(result.kind === 'notWritten', result.kind);
      return result.obstacle.kind;
    }

    beforeEach(() => {
      setContent(folder, { 'outside.json': 'outside', 'outside/a.json': 'outside', 'root/.git/config': 'outside' });
    });

    it('paths out of the folder, by links of files and directories, by `..`, and into folders that are never read', () => {
      fs.symlinkSync('../outside.json', path('root/link.json'));
      fs.symlinkSync('../outside', path('root/directory'));
      fs.symlinkSync('.git/config', path('root/config.json'));
      fs.symlinkSync('../../not there', path('root/dangling'));
      const before = contentOf(folder);
      for (const name of ['link.json', 'directory/a.json', '../outside.json']) {
        assert.equal(refusal(`root/${name}`, 'outside'), 'outside', name);
      }
      for (const name of ['config.json', '.git/config']) {
        assert.equal(refusal(`root/${name}`, 'outside'), 'neverRead', name);
      }
      for (const name of ['bin', 'obj', 'new/obj/new.json']) {
        assert.equal(refusal(`root/${name}`, undefined), 'neverRead', name);
      }
      assert.equal(refusal('root/directory/new.json', undefined), 'outside');
      assert.equal(refusal('root/directory/new/new.json', undefined), 'outside');
      assert.equal(refusal('root/dangling', undefined), 'notRegular');
      assert.deepEqual(contentOf(folder), before);
    });

    it('directories and pipes', () => {
      fs.mkdirSync(path('root/directory.json'));
      execFileSync('mkfifo', [path('root/pipe.json')]);
      assert.equal(refusal('root/directory.json', ''), 'notRegular');
      assert.equal(refusal('root/pipe.json', ''), 'notRegular');
    });

    it('different contents for two names of one file, and writes equal ones once', () => {
      setContent(folder, { 'a.json': 'old' });
      fs.linkSync(path('a.json'), path('hard.json'));
      fs.symlinkSync('a.json', path('soft.json'));
      const change = (name: string, text: string) => ({
        path: path(name),
        expected: Buffer.from('old'),
        bytes: Buffer.from(text),
      });
      for (const name of ['hard.json', 'soft.json']) {
        const result = writeFiles([folder], [change('a.json', 'one'), change(name, 'two')], { fs, wait: noWait });
        assert.ok(result.kind === 'notWritten' && result.obstacle.kind === 'sameFile');
      }
      const equal = ['a.json', 'hard.json', 'soft.json'].map((name) => change(name, 'new'));
      assert.deepEqual(writeFiles([folder], equal, { fs, wait: noWait }), { kind: 'written' });
      assert.deepEqual(contentOf(folder), { 'a.json': 'new', 'hard.json': 'new', 'soft.json': 'link' });
    });

    it('journals that lead out of the folder, or to files that are never written', () => {
      for (const [name, other] of [
        ['../outside.json', 'outside'],
        ['x/../../outside.json', 'outside'],
        ['.git/config', 'outside'],
        ['/etc/hostname', fs.readFileSync('/etc/hostname', 'utf8')],
        ['', 'outside'],
      ] as const) {
        const entry = { root: 0, path: name, before: Buffer.from('evil'), after: Buffer.from(other) };
        const parts = journalParts({ id: '01234567', roots: [''], entries: [entry], directories: [] });
        fs.writeFileSync(path('root/.connref-journal'), Buffer.concat(parts));
        const before = contentOf(folder);
        assert.deepEqual(recoverFolders([path('root')], { fs, wait: noWait }), [
          { kind: 'damaged', journal: path('root/.connref-journal') },
        ]);
        assert.deepEqual(contentOf(folder), before);
      }
    });

    it('journals of folders that were not given', () => {
      const entry = { root: 1, path: 'a.json', before: Buffer.from('evil'), after: Buffer.from('outside') };
      const parts = journalParts({ id: '01234567', roots: ['', '../outside'], entries: [entry], directories: [] });
      fs.writeFileSync(path('root/.connref-journal'), Buffer.concat(parts));
      const [found] = recoverFolders([path('root')], { fs, wait: noWait });
      assert.ok(found?.kind === 'otherFolder');
      assert.equal(found.folder, path('outside'));
      assert.equal(contentOf(folder)['outside/a.json'], 'outside');
    });
  });

  describe('and another process', () => {
    const computer = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
    const lock = (id: number, start = '0', where = computer): string => path(`.connref-lock-${id}-${start}-${where}`);
    const startOf = (id: number): string =>
      fs.readFileSync(`/proc/${id}/stat`, 'latin1').split(') ')[1]?.split(' ')[19] ?? '';

    it('waits while one that runs has the lock, then says which', () => {
      fs.writeFileSync(lock(process.ppid, startOf(process.ppid)), '');
      let pauses = 0;
      const wait = { attempts: 3, pause: () => (pauses += 1) };
      const change = { path: path('a.json'), expected: Buffer.from('old a'), bytes: Buffer.from('new a') };
      const result = writeFiles([folder], [change], { fs, wait });
      assert.deepEqual([result, pauses], [{ kind: 'lockedByOther', folder, process: process.ppid }, 2]);
      assert.deepEqual(recoverFolders([folder], { fs, wait: noWait }), [result]);
      assert.equal(fs.readFileSync(path('a.json'), 'utf8'), 'old a');
      const whenFree = {
        attempts: 2,
        pause: () => {
          fs.rmSync(lock(process.ppid, startOf(process.ppid)));
        },
      };
      assert.deepEqual(writeFiles([folder], [change], { fs, wait: whenFree }), { kind: 'written' });
    });

    it('takes the lock of a dead one, of one whose id another program has now, and of a silent one elsewhere', () => {
      const silent = lock(1, '5', '01234567');
      fs.writeFileSync(silent, '');
      fs.utimesSync(silent, 1, 1);
      fs.writeFileSync(lock(2 ** 30), '');
      fs.writeFileSync(lock(process.ppid, '1'), '');
      assert.deepEqual(write(), { kind: 'written' });
      assert.deepEqual(contentOf(folder), changed);
    });

    it('respects one on another computer that wrote a moment ago', () => {
      fs.writeFileSync(lock(77, '5', '01234567'), '');
      assert.deepEqual(write(), { kind: 'lockedByOther', folder, process: 77 });
    });

    it('stops if another one took its lock, and leaves undoing to that one', () => {
      const system = once('renameSync', 'b.json', () => {
        fs.readdirSync(folder)
          .filter((name) => name.startsWith('.connref-lock-'))
          .forEach((name) => {
            fs.rmSync(path(name));
          });
      });
      const { obstacle } = requireNotWritten(write(system), 'c.json');
      assert.equal(obstacle.kind, 'lockLost');
      assert.ok(fs.existsSync(path('.connref-journal')));
      recoverFolders([folder], { fs, wait: noWait });
      assert.deepEqual(contentOf(folder), old);
    });

    it('deletes the remains of locks also where no journal is left', () => {
      fs.writeFileSync(lock(2 ** 30), '');
      assert.deepEqual(recoverFolders([folder], { fs, wait: noWait }), []);
      assert.deepEqual(contentOf(folder), old);
    });
  });
});
