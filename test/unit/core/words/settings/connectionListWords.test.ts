import assert from 'node:assert/strict';
import type { ConnectionListProblemKind } from '../../../../../src/core/settings/connectionLists/connectionListFormat';
import {
  connectionListFileWords,
  connectionListWords,
} from '../../../../../src/core/words/settings/connectionListWords';

const whatToPaste =
  'Paste the address of a connection in the maker portal (Connections, then its name), the output of `pac connection list`, `pa connection list --json` or `Get-AdminPowerAppConnection`, or a connection id.';
const makeOne =
  'the environment has no connections, or your account cannot see them. Create a connection first, or list the connections with the account of their owner.';

describe('connectionListWords', () => {
  it('says why something was not read, and what to do', () => {
    const sentences: Readonly<Record<ConnectionListProblemKind, string>> = {
      emptyText: `The pasted text is empty. ${whatToPaste}`,
      noConnection: `The pasted text does not contain a connection. ${whatToPaste}`,
      unreadLine: `This line was skipped: it seems to contain an id, but not a whole connection. ${whatToPaste}`,
      otherAddress:
        'This address is not the address of a single connection. Open the connection in the maker portal (Connections, then its name), and copy the address that ends in /details.',
      brokenJson:
        'The JSON is broken here, so Connref did not read the rest. Copy the whole output, or write the output into a file and copy it from that file.',
      emptyJson: `This list is empty: ${makeOne}`,
      connector:
        'This entry is a connector, not a connection. List the connections instead, with `pac connection list`.',
      noId: 'This entry has no connection id. Copy the id from the address of the connection in the maker portal.',
      unreadBlock:
        'The ConnectionName of this connection cannot be read. Print the list again with `Get-AdminPowerAppConnection | Format-List`.',
      emptyTable: `The table below this line has no rows: ${makeOne}`,
      cutRow:
        'This row is cut off, so its connection id is not complete. Print the list with `| Format-List`, or in a wider window.',
      unreadRow:
        'This row cannot be read: its connection id or its API id (/providers/Microsoft.PowerApps/apis/…) is missing. Copy the whole row again.',
    };
    for (const [kind, sentence] of Object.entries(sentences) as [ConnectionListProblemKind, string][]) {
      assert.equal(connectionListWords({ line: undefined, kind }), sentence);
      assert.equal(connectionListWords({ line: 7, kind }), `Line 7: ${sentence}`);
    }
  });

  it('says what to save where the list is in a file, not what to paste', () => {
    const whatToSave =
      'Save the output of `pac connection list`, `pa connection list --json` or `Get-AdminPowerAppConnection` in the file.';
    for (const [kind, sentence] of [
      ['emptyText', `The file is empty. ${whatToSave}`],
      ['noConnection', `The file does not contain a connection. ${whatToSave}`],
      ['unreadLine', `This line was skipped: it seems to contain an id, but not a whole connection. ${whatToSave}`],
      ['brokenJson', `The JSON is broken here, so Connref did not read the rest. ${whatToSave}`],
      ['emptyJson', connectionListWords({ line: undefined, kind: 'emptyJson' })],
    ] as const) {
      assert.equal(connectionListFileWords({ line: undefined, kind }), sentence);
      assert.equal(connectionListFileWords({ line: 7, kind }), `Line 7: ${sentence}`);
    }
  });
});
