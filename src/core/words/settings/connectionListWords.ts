import type {
  ConnectionListProblem,
  ConnectionListProblemKind,
} from '../../settings/connectionLists/connectionListFormat';

const whatToPaste =
  'Paste the address of a connection in the maker portal (Connections, then its name), the output of `pac connection list`, `pa connection list --json` or `Get-AdminPowerAppConnection`, or a connection id.';

const noConnections =
  'the environment has no connections, or your account cannot see them. Create a connection first, or list the connections with the account of their owner.';

/** For each kind of `ConnectionListProblem`: what is wrong with the pasted text, and what to do. */
const sentences: Readonly<Record<ConnectionListProblemKind, string>> = {
  emptyText: `The pasted text is empty. ${whatToPaste}`,
  noConnection: `The pasted text does not contain a connection. ${whatToPaste}`,
  unreadLine: `This line was skipped: it seems to contain an id, but not a whole connection. ${whatToPaste}`,
  otherAddress:
    'This address is not the address of a single connection. Open the connection in the maker portal (Connections, then its name), and copy the address that ends in /details.',
  brokenJson:
    'The JSON is broken here, so Connref did not read the rest. Copy the whole output, or write the output into a file and copy it from that file.',
  emptyJson: `This list is empty: ${noConnections}`,
  connector: 'This entry is a connector, not a connection. List the connections instead, with `pac connection list`.',
  noId: 'This entry has no connection id. Copy the id from the address of the connection in the maker portal.',
  unreadBlock:
    'The ConnectionName of this connection cannot be read. Print the list again with `Get-AdminPowerAppConnection | Format-List`.',
  emptyTable: `The table below this line has no rows: ${noConnections}`,
  cutRow:
    'This row is cut off, so its connection id is not complete. Print the list with `| Format-List`, or in a wider window.',
  unreadRow:
    'This row cannot be read: its connection id or its API id (/providers/Microsoft.PowerApps/apis/…) is missing. Copy the whole row again.',
};

const whatToSave =
  'Save the output of `pac connection list`, `pa connection list --json` or `Get-AdminPowerAppConnection` in the file.';

/** The sentences that are different if the list is in a file. */
const fileSentences: Readonly<Partial<Record<ConnectionListProblemKind, string>>> = {
  emptyText: `The file is empty. ${whatToSave}`,
  noConnection: `The file does not contain a connection. ${whatToSave}`,
  unreadLine: `This line was skipped: it seems to contain an id, but not a whole connection. ${whatToSave}`,
  brokenJson: `The JSON is broken here, so Connref did not read the rest. ${whatToSave}`,
};

/**
 * What is wrong with a pasted text or with one of its lines, and what to do. The number of the line, if there is one,
 * comes first.
 */
export function connectionListWords({ line, kind }: ConnectionListProblem): string {
  return atLine(line, sentences[kind]);
}

/** What is wrong with a file that should contain a list of connections, in the form of {@link connectionListWords}. */
export function connectionListFileWords({ line, kind }: ConnectionListProblem): string {
  return atLine(line, fileSentences[kind] ?? sentences[kind]);
}

function atLine(line: number | undefined, sentence: string): string {
  return line === undefined ? sentence : `Line ${line}: ${sentence}`;
}
