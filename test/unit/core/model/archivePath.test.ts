import assert from 'node:assert/strict';
import {
  archiveOf,
  archiveRoot,
  isArchiveName,
  pathInArchive,
  withoutArchiveMark,
} from '../../../../src/core/model/archivePath';
import { directoryOf } from '../../../../src/core/model/filePath';

describe('A path in a zip', () => {
  it('is told from a path of the disk', () => {
    assert.deepEqual(
      ['f/x/My.zip!/a.json', 'f/My.ZIP!', 'f/My.zip!/b.zip!/c', 'f/My.zip', 'f/a!/b', 'f/.zip!/a', 'my.zip!/a'].map(
        archiveOf,
      ),
      ['f/x/My.zip', 'f/My.ZIP', 'f/My.zip', undefined, undefined, undefined, undefined],
    );
  });

  it('has a path below the top of its zip', () => {
    assert.deepEqual(['f/x/My.zip!/a/b.json', 'f/My.zip!'].map(pathInArchive), ['a/b.json', '']);
  });

  it('lies below its zip', () => {
    const directories = ['f/x/My.zip!/a/b.json'];
    for (let next = directoryOf(directories[0]!); next !== undefined; next = directoryOf(next)) {
      directories.push(next);
    }
    assert.deepEqual(directories.slice(1), ['f/x/My.zip!/a', archiveRoot('f/x/My.zip'), 'f/x/My.zip', 'f/x', 'f']);
    assert.equal(directoryOf('f/plain!'), 'f');
  });

  it('is shown without the mark', () => {
    assert.deepEqual(['f/x/My.zip!/a!/b', 'f/My.zip!', 'f/a!/b'].map(withoutArchiveMark), [
      'f/x/My.zip/a!/b',
      'f/My.zip',
      'f/a!/b',
    ]);
  });

  it('leads to what is a zip by its name', () => {
    assert.deepEqual(['f/My.zip', 'f/My.ZIP', 'f/.zip', 'f/My.zip.txt', 'my.zip'].map(isArchiveName), [
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
