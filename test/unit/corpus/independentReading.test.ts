import { corpusAbsence } from '../../support/corpus';
import { assertReadAlike } from '../../support/independentReading';
import { corpusFiles } from '../../support/sampleFiles';
import { skip } from '../../support/skip';

describe('The files of the corpus', () => {
  it('are read as independent parsers read them', function () {
    if (corpusAbsence !== undefined) {
      skip(this, corpusAbsence);
    }
    this.timeout(300_000);
    for (const { path, text } of corpusFiles()) {
      assertReadAlike(path, text);
    }
  });
});
