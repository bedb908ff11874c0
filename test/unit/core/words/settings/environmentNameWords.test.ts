import { environmentNameWords } from '../../../../../src/core/words/settings/environmentNameWords';
import { assertWords } from '../../../../support/wordSamples';

describe('environmentNameWords', () => {
  it('says why an environment cannot be called so', () => {
    assertWords(
      {
        noLetter: [[{}, 'The name of an environment must contain a letter or a digit.']],
        wrongCharacter: [
          [
            { name: 'a/b', character: '/' },
            'An environment cannot be called “a/b”: its name becomes part of a file name, which cannot contain “/”. Choose another name.',
          ],
        ],
        device: [
          [
            { name: 'con' },
            'An environment cannot be called “con”: its name becomes part of a file name, and Windows reserves that name. Choose another name.',
          ],
        ],
      },
      environmentNameWords,
    );
  });
});
