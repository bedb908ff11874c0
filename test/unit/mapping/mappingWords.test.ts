import assert from 'node:assert/strict';
import {
  brokenFileWords,
  differenceWords,
  mappingChangeWords,
  mappingRefusalWords,
  pastedRemarkWords,
} from '../../../src/mapping/mappingWords';
import { assertWords } from '../../support/wordSamples';

describe('mappingWords', () => {
  it('name what is done', () => {
    const cell = { name: 'cts_Mail', environment: 'test' };
    assertWords(
      {
        set: [[cell, 'Set cts_Mail in test']],
        clear: [[cell, 'Clear cts_Mail in test']],
        setForConnector: [
          [{ connector: 'shared_sql', environment: 'test' }, 'Set every reference on shared_sql in test'],
        ],
        copyColumn: [[{ from: 'test', to: 'uat' }, 'Copy test to uat']],
        clearColumn: [[{ environment: 'test' }, 'Clear test']],
      },
      mappingChangeWords,
    );
  });

  it('say why nothing is changed', () => {
    assertWords(
      {
        gone: [[{}, 'The environment or the row is not there any more. Nothing was changed.']],
        otherValue: [
          [
            { name: 'cts_Mail', value: 'x' },
            'cts_Mail was changed in the meantime, and is “x” now. Nothing was changed.',
          ],
          [
            { name: 'cts_Mail', value: '' },
            'cts_Mail was changed in the meantime, and is empty now. Nothing was changed.',
          ],
        ],
        brokenFile: [
          [{ environment: 'test' }, 'A settings file of test is broken. Repair it first; nothing was changed.'],
        ],
        noFile: [
          [
            { environment: 'test', name: 'cts_Mail' },
            'test has no settings file for a solution that defines cts_Mail. Nothing was changed.',
          ],
        ],
        sharedFiles: [
          [
            { paths: ['a.json', 'b.json'] },
            'The value comes from a.json, b.json, which other environments have too. Nothing was changed: change it in the file.',
          ],
        ],
      },
      mappingRefusalWords,
    );
  });

  it('say what keeps a cell from a value, and a file from being read', () => {
    assert.equal(
      differenceWords([
        { file: 'repo/a.json', value: 'x' },
        { file: 'repo/b.json', value: undefined },
      ]),
      'Files of this environment differ: a.json has x, b.json has nothing.',
    );
    assert.equal(brokenFileWords, 'This file is no valid JSON. Repair it to go on.');
  });

  it('tell what is odd about a pasted text', () => {
    assertWords(
      {
        unread: [
          [
            { problem: { line: 2, kind: 'connector' } },
            'Line 2: This is a connector, not a connection. List the connections instead, with `pac connection list`.',
          ],
        ],
        severalEnvironments: [[{ environmentIds: ['e1', 'e2'] }, 'The text names several environments: e1, e2.']],
        sameEnvironment: [
          [{ name: 'uat', environmentId: 'e1' }, 'What was pasted for uat names the same environment, e1.'],
        ],
        otherEnvironment: [
          [{ environmentIds: ['e1', 'e2'] }, 'What was pasted here before is of another environment: e1, e2.'],
        ],
        knownElsewhere: [
          [{ name: 'uat', count: 1 }, 'One of them is known in uat too; a connection belongs to one environment.'],
          [{ name: 'uat', count: 2 }, '2 of them are known in uat too; a connection belongs to one environment.'],
        ],
      },
      pastedRemarkWords,
    );
  });
});
