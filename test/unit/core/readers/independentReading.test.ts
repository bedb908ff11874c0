import assert from 'node:assert/strict';
import { assertReadAlike } from '../../../support/independentReading';
import { sampleFiles } from '../../../support/sampleFiles';

describe('The files of sample, fixtures and generated workspaces', () => {
  for (const [kind, ending] of Object.entries({ XML: /\.xml$/i, JSON: /\.json$/i })) {
    it(`are read as independent parsers read them: ${kind}`, () => {
      const files = sampleFiles().filter(({ path }) => ending.test(path));
      assert.ok(files.length > 50, `${files.length} files`);
      for (const { path, text } of files) {
        assertReadAlike(path, text);
      }
    });
  }
});
