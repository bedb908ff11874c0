import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { CommandError } from '../../../src/cli/commandError';
import { type PlannedFile, writeFiles } from '../../../src/cli/writeOperations';
import { openWorkspace } from '../../support/workspace';

describe('Writing files, all or none', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'connref-write-'));
    for (const path of ['first.json', 'directory/kept.json']) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), 'before');
    }
  });

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  function planned(path: string): PlannedFile {
    return { file: `repo/${path}`, path: join(folder, path), bytes: Buffer.from('after') };
  }

  async function failure(files: readonly PlannedFile[]): Promise<string> {
    const { engine } = await openWorkspace([]);
    try {
      await writeFiles(files, engine);
    } catch (error) {
      assert.ok(error instanceof CommandError, String(error));
      return error.message;
    }
    assert.fail('Everything was written.');
  }

  function all(): string[] {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  }

  it('restores what was written before one that cannot be, and leaves that one alone', async () => {
    const before = all();
    // Writing fails because the path is a directory.
    const message = await failure([planned('first.json'), planned('new/made.json'), planned('directory')]);
    assert.match(message, /^Nothing was changed\. Cannot write .*directory: it is a folder\.$/);
    assert.deepEqual(all(), before);
    assert.equal(readFileSync(join(folder, 'first.json'), 'utf8'), 'before');
  });

  it('names what it cannot restore, and restores the rest', async () => {
    mkdirSync(join(folder, 'sub'));
    writeFileSync(join(folder, 'sub/lost.json'), 'before');
    const failing: PlannedFile = {
      ...planned('directory'),
      // Deletes the directory of a file that was already written, so that restoring this file fails.
      get bytes() {
        rmSync(join(folder, 'sub'), { recursive: true });
        writeFileSync(join(folder, 'sub'), '');
        return Buffer.from('after');
      },
    };
    const message = await failure([planned('first.json'), planned('sub/lost.json'), failing]);
    assert.match(
      message,
      /^Some files were changed and could not be restored: .*lost\.json\. Cannot write .*directory: /,
    );
    assert.equal(readFileSync(join(folder, 'first.json'), 'utf8'), 'before');
  });
});
