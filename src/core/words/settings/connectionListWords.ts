import type {
  ConnectionListProblem,
  ConnectionListProblemKind,
} from '../../settings/connectionLists/connectionListFormat';

const whatToPaste =
  'Paste the address of a connection from the maker portal (Connections, then its name), what `pac connection list`, `pa connection list --json` or `Get-AdminPowerAppConnection` prints, or a connection id.';

const noConnections =
  'the environment has no connections, or none that your account may see. Make the connection first, or list with its owner’s account.';

/** What is wrong, and the next step. */
const sentences: Readonly<Record<ConnectionListProblemKind, string>> = {
  emptyText: `There is nothing to read. ${whatToPaste}`,
  noConnection: `No connection is in this text. ${whatToPaste}`,
  unreadLine: `This line was not read: it seems to hold an id, but no whole connection. ${whatToPaste}`,
  otherAddress:
    'This address names no single connection. Open the connection itself (Connections, then its name), and copy the address that ends in /details.',
  brokenJson:
    'The JSON breaks here, so what follows is not read. Copy the whole output, or write it into a file and copy it from there.',
  emptyJson: `This list is empty: ${noConnections}`,
  connector: 'This is a connector, not a connection. List the connections instead, with `pac connection list`.',
  noId: 'This entry names no connection id. Take the id from the connection’s address in the maker portal.',
  unreadBlock:
    'The connection’s ConnectionName cannot be read. Print the list again with `Get-AdminPowerAppConnection | Format-List`.',
  emptyTable: `The table below this line has no rows: ${noConnections}`,
  cutRow:
    'This row is cut off, so its id is not whole. Print the list with `| Format-List`, or make the window wider and list again.',
  unreadRow:
    'This row is no connection that can be read: its id or its API id (/providers/Microsoft.PowerApps/apis/…) is not there. Copy the whole row again.',
};

/** Why something of a pasted text was not read, with its line. */
export function connectionListWords({ line, kind }: ConnectionListProblem): string {
  return line === undefined ? sentences[kind] : `Line ${line}: ${sentences[kind]}`;
}
