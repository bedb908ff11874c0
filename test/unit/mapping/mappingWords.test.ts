import assert from 'node:assert/strict';
import {
  brokenFileWords,
  connectionMarkWords,
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
          [{ connector: 'shared_sql', environment: 'test' }, 'Set every reference for shared_sql in test'],
        ],
        copyColumn: [[{ from: 'test', to: 'uat' }, 'Copy test to uat']],
        clearColumn: [[{ environment: 'test' }, 'Clear test']],
      },
      mappingChangeWords,
    );
  });

  it('say why a connection is doubtful', () => {
    const unlisted = { kind: 'unlisted' } as const;
    const notConnected = { kind: 'notConnected', status: 'Error' } as const;
    const rest = 'Another account may own the connection.';
    const id = '0f8378a7481ebe90208b7fd241a85623';
    for (const [mark, sentences] of [
      [
        { doubt: unlisted, id: undefined, days: 3 },
        `This id is not in the list of connections that was last pasted 3 days ago. ${rest}`,
      ],
      [
        { doubt: unlisted, id: undefined, days: 1 },
        `This id is not in the list of connections that was last pasted 1 day ago. ${rest}`,
      ],
      [
        { doubt: unlisted, id, days: 0 },
        `${id} is not in the list of connections that was last pasted less than a day ago. ${rest}`,
      ],
      [
        { doubt: unlisted, id: undefined, days: undefined },
        `This id is not in the pasted list of connections. ${rest}`,
      ],
      [
        { doubt: notConnected, id: undefined, days: 2 },
        'This connection has the status “Error” in the list of connections that was last pasted 2 days ago. Fix the connection in the maker portal, or use another one.',
      ],
      [
        { doubt: notConnected, id, days: undefined },
        `${id} has the status “Error” in the pasted list of connections. Fix the connection in the maker portal, or use another one.`,
      ],
    ] as const) {
      assert.equal(connectionMarkWords(mark), sentences);
    }
  });

  it('say why nothing is changed', () => {
    assertWords(
      {
        gone: [[{}, 'The environment or the row that you edited does not exist any more, so nothing was changed.']],
        otherValue: [
          [
            { name: 'cts_Mail', value: 'x' },
            'cts_Mail changed after the page showed it, so your edit was not made. The value is now “x”.',
          ],
          [
            { name: 'cts_Mail', value: '' },
            'cts_Mail changed after the page showed it, so your edit was not made. The value is now empty.',
          ],
        ],
        brokenFile: [
          [
            { environment: 'test' },
            'A settings file of test cannot be read, so nothing was changed. Fix that file first.',
          ],
        ],
        noFile: [
          [
            { environment: 'test', name: 'cts_Mail' },
            'test has no settings file for a solution that defines cts_Mail, so nothing was changed. Add such a file first.',
          ],
        ],
        sharedFiles: [
          [
            { paths: ['a.json', 'b.json'] },
            'The value comes from a.json and b.json, which other environments use too, so nothing was changed. Change the value in those files by hand.',
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
      'The settings files of this environment have different values: a.json has x and b.json has no value.',
    );
    assert.equal(
      brokenFileWords,
      'This settings file is not valid JSON, so the page does not show its values. Fix the JSON.',
    );
  });

  it('tell what is odd about a pasted text', () => {
    assertWords(
      {
        unread: [
          [
            { problem: { line: 2, kind: 'connector' } },
            'Line 2: This entry is a connector, not a connection. List the connections instead, with `pac connection list`.',
          ],
        ],
        severalEnvironments: [
          [
            { environmentIds: ['e1', 'e2'] },
            'All pasted connections were added, although they come from several environments: e1 and e2. Forget the connections of the wrong environments in the tab Connections.',
          ],
        ],
        sameEnvironment: [
          [
            { name: 'uat', environmentId: 'e1' },
            'The connections of uat come from the same environment, e1, as the pasted text. Check which of the two columns is right.',
          ],
        ],
        otherEnvironment: [
          [
            { environmentIds: ['e1', 'e2'] },
            'The connections pasted earlier for this column come from another environment: e1 and e2. Check which connections are right.',
          ],
        ],
        knownElsewhere: [
          [
            { name: 'uat', count: 1 },
            '1 pasted connection is also known in uat, but a connection belongs to only one environment. Check which of the two columns is right.',
          ],
          [
            { name: 'uat', count: 2 },
            '2 pasted connections are also known in uat, but a connection belongs to only one environment. Check which of the two columns is right.',
          ],
        ],
      },
      pastedRemarkWords,
    );
  });
});
