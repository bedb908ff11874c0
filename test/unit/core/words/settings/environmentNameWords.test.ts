import { environmentNameWords } from '../../../../../src/core/words/settings/environmentNameWords';
import { assertWords } from '../../../../support/wordSamples';

function because(name: string, reason: string): string {
  return `An environment cannot be called “${name}”, because its name becomes part of a file name: ${reason}. Choose another name.`;
}

describe('environmentNameWords', () => {
  it('says why an environment cannot be called so', () => {
    assertWords(
      {
        noLetter: [[{}, 'The name of an environment must contain a letter or a digit.']],
        wrongCharacter: [
          [{ name: 'a/b', character: '/' }, because('a/b', 'a file name cannot contain /')],
          [{ name: 'te\u0001st', character: '\u0001' }, because('te\\u0001st', 'a file name cannot contain \\u0001')],
        ],
        wrongEnd: [[{ name: 'test.' }, because('test.', 'it begins or ends with a dot or a space')]],
        device: [[{ name: 'con' }, because('con', 'Windows reserves it for a device')]],
        empty: [[{ name: '' }, because('', 'it is empty')]],
      },
      environmentNameWords,
    );
  });
});
