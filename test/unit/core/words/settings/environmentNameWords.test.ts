import { environmentNameWords } from '../../../../../src/core/words/settings/environmentNameWords';
import { assertWords } from '../../../../support/wordSamples';

describe('environmentNameWords', () => {
  it('says why an environment cannot be called so', () => {
    assertWords(
      {
        noLetter: [[{}, 'The name of an environment needs a letter or a digit.']],
        wrongCharacter: [
          [
            { name: 'a/b', character: '/' },
            'An environment cannot be called “a/b”: its name becomes a part of a file’s name, which cannot hold “/”.',
          ],
        ],
        device: [
          [
            { name: 'con' },
            'An environment cannot be called “con”: its name becomes a part of a file’s name, and Windows has no file of that name.',
          ],
        ],
      },
      environmentNameWords,
    );
  });
});
