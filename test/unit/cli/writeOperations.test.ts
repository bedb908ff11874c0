import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { CommandError } from '../../../src/cli/commandError';
import { type PlannedFile, writeFiles } from '../../../src/cli/writeOperations';
import { recoveryProblem, shown } from '../../../src/cli/writeProblems';
import type { FileSystem } from '../../../src/platform/writing/fileSystem';
import { recoverFolders } from '../../../src/platform/writing/recoverFolders';
import { contentOf, newFolder, setContent } from '../../support/folderContent';
import { hookedFileSystem, systemError } from '../../support/hookedFileSystem';
import { openWorkspace } from '../../support/workspace';

const before = { 'first.json': 'before', 'directory/kept.json': 'before' };

describe('Writing files, all or none', () => {
  let folder: string;

  beforeEach(() => {
    folder = newFolder();
    setContent(folder, before);
  });

  afterEach(() => {
    fs.rmSync(folder, { recursive: true, force: true });
  });

  function planned(path: string): PlannedFile {
    return {
      file: `repo/${path}`,
      path: join(folder, path),
      expected: Buffer.from('before'),
      bytes: Buffer.from('after'),
    };
  }

  async function failure(files: readonly PlannedFile[], system: FileSystem = fs): Promise<string> {
    const { engine } = await openWorkspace([]);
    try {
      await writeFiles(
        files,
        { engine, directories: [folder] },
        { fs: system, wait: { attempts: 1, pause: () => undefined } },
      );
    } catch (error) {
      assert.ok(error instanceof CommandError, String(error));
      return error.message;
    }
    assert.fail('Everything was written.');
  }

  it('restores what was written before one that cannot be, and leaves that one alone', async () => {
    const full = hookedFileSystem(({ name, args }) => {
      if (name === 'renameSync' && String(args[0]).endsWith('kept.json')) {
        throw systemError('ENOSPC');
      }
    });
    const message = await failure(
      [planned('first.json'), { ...planned('new/made.json'), expected: undefined }, planned('directory/kept.json')],
      full,
    );
    assert.match(message, /^Nothing was changed\. Cannot write .*kept\.json: the disk is full\.$/);
    assert.deepEqual(contentOf(folder), before);
  });

  it('says who changed a file, and that nothing was changed', async () => {
    fs.writeFileSync(join(folder, 'directory/kept.json'), 'of others');
    assert.match(
      await failure([planned('first.json'), planned('directory/kept.json')]),
      /^Nothing was changed\. .*kept\.json: it was changed by another program while the command ran\. Run the command again\.$/,
    );
    assert.match(
      await failure([planned('first.json'), { ...planned('directory/kept.json'), expected: undefined }]),
      /^Nothing was changed\. .*kept\.json: it was created by another program while the command ran\. Run the command again\.$/,
    );
    assert.match(
      await failure([planned('first.json'), planned('gone.json')]),
      /^Nothing was changed\. .*gone\.json: it was deleted by another program while the command ran\. Run the command again\.$/,
    );
    fs.rmSync(join(folder, 'first.json'));
    fs.symlinkSync('/etc/hostname', join(folder, 'first.json'));
    assert.match(
      await failure([planned('first.json')]),
      /^Nothing was changed\. .*first\.json leads out of the folders that are read\. Run the command on the folder with the file itself\.$/,
    );
    assert.match(
      await failure([{ ...planned('bin'), expected: undefined }]),
      /^Nothing was changed\. .*bin is in a folder that Connref never changes, or has the name of one: bin, obj, node_modules and \.git\. Use another path\.$/,
    );
  });

  it('names the folder where the lock cannot be created, and not a file in it', async () => {
    const readOnly = hookedFileSystem(({ name, args }) => {
      if (name === 'openSync' && String(args[0]).includes('.connref-lock-')) {
        throw systemError('EACCES');
      }
    });
    const message = await failure([planned('directory/kept.json')], readOnly);
    assert.match(
      message,
      /^Nothing was changed\. Connref cannot create its own files in the folder \S+, which it needs to change files there safely: access is denied\.$/,
    );
    assert.ok(message.includes(`${shown(folder)}, `) && !message.includes('kept.json'), message);
    assert.deepEqual(contentOf(folder), before);
    fs.writeFileSync(join(folder, '.connref-journal'), '');
    const [recovery] = recoverFolders([folder], { fs: readOnly, wait: { attempts: 1, pause: () => undefined } });
    assert.equal(recovery && recoveryProblem(recovery), message);
  });

  it('names what it cannot restore, and restores the rest', async () => {
    const failing = hookedFileSystem(({ name, args }) => {
      const path = String(args[0]);
      if (name === 'renameSync' && path.endsWith('kept.json')) {
        throw systemError('EBUSY');
      }
      if (name === 'renameSync' && path.endsWith('lost.json') && fs.readFileSync(path, 'utf8') === 'after') {
        throw systemError('EPERM');
      }
    });
    setContent(folder, { ...before, 'lost.json': 'before' });
    const files = [planned('first.json'), planned('lost.json'), planned('directory/kept.json')];
    assert.match(
      await failure(files, failing),
      /^Some files were changed and could not be restored: .*lost\.json\. The next command that changes files here tries again\. Cannot write .*kept\.json: /,
    );
    assert.equal(fs.readFileSync(join(folder, 'first.json'), 'utf8'), 'before');
  });

  it('names what others changed in the meantime, and where the old content is', async () => {
    const meanwhile = hookedFileSystem(({ name, args }) => {
      if (name === 'renameSync' && String(args[0]).endsWith('kept.json')) {
        fs.writeFileSync(join(folder, 'first.json'), 'of others');
        throw systemError('EBUSY');
      }
    });
    assert.match(
      await failure([planned('first.json'), planned('directory/kept.json')], meanwhile),
      /^\S*first\.json was not restored, because it was changed by another program while the command ran\. Its old content is in \S*connref-[0-9a-f]{8}-0\.before\. Cannot write .*kept\.json: /,
    );
  });
});
