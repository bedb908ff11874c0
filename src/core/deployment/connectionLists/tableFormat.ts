import type { ConnectionListFormat, ConnectionListProblem, ListedConnection } from './connectionListFormat';
import { isPossibleId } from './connectionId';
import { isNoise, type PastedLine, type PastedText } from './pastedText';
import { readTableHeader, type TableHeader } from './tableHeader';
import { rowByAnchor, rowByColumns } from './tableRow';

/**
 * Tables. `pac connection list` (learn.microsoft.com/power-platform/developer/cli/reference/connection) writes `Connected as …`,
 * then `Id`, `Name`, `API Id`, `Status` in columns as wide as their longest cell, one space apart and without a ruler.
 * PowerShell's `Format-Table` has a ruler below the header and cuts what is too long with an ellipsis. Copies out of a
 * spreadsheet or of Markdown have tabs or bars. Rows without a header are read where they name the API id.
 */
export const tableFormat: ConnectionListFormat = {
  id: 'table',
  read(text) {
    const listed: ListedConnection[] = [];
    const problems: ConnectionListProblem[] = [];
    const width = Math.max(...text.lines.map((line) => line.text.length));
    let header: TableHeader | undefined;
    let rows = 0;
    let headerLine: PastedLine | undefined;
    const endTable = () => {
      if (headerLine && rows === 0) {
        problems.push({ line: headerLine.number, message: emptyTable });
      }
    };
    for (const line of text.free) {
      if (text.isTaken(line)) {
        continue; // The rest of the row before it.
      }
      const nextHeader = readTableHeader(line.text);
      if (nextHeader) {
        endTable();
        [header, headerLine, rows] = [nextHeader, line, 0];
        text.take(line);
        continue;
      }
      const row = readRow(line, header, width, text);
      if (row) {
        rows++;
        text.take(...row.lines);
        listed.push(row.listed);
      } else if ((header && !isNoise(line.text)) || isConnectorRow(line.text)) {
        const none = /^\s*No\b.*\bconnections?\b/i.test(line.text);
        if (!none) {
          rows++;
          problems.push({ line: line.number, message: unreadRow(line.text) });
        }
        text.take(line);
      }
      if (line.text === '' && rows > 0) {
        header = undefined;
      }
    }
    endTable();
    return listed.length + problems.length > 0 ? { listed, problems } : undefined;
  },
};

const emptyTable =
  'The table below this line has no rows: the environment has no connections, or none that your account may see. Make the connection first, or list with its owner’s account.';

function unreadRow(text: string): string {
  return /…|\.\.\./.test(text)
    ? 'This row is cut off, so its id is not whole. Print the list with `| Format-List`, or make the window wider and list again.'
    : 'This row is no connection that can be read: its id or its API id (/providers/Microsoft.PowerApps/apis/…) is not there. Copy the whole row again.';
}

function isConnectorRow(text: string): boolean {
  return /\/providers\/Microsoft\.PowerApps\/(\S*\/)?apis\/[^\s/]+(\s|$)/i.test(text);
}

interface Row {
  readonly lines: readonly PastedLine[];
  readonly listed: ListedConnection;
}

function readRow(line: PastedLine, header: TableHeader | undefined, width: number, text: PastedText): Row | undefined {
  const listed = (header && rowByColumns(line.text, header)) ?? rowByAnchor(line.text, header);
  if (listed?.connection.apiName !== undefined && listed.connection.status !== undefined) {
    return { lines: [line], listed };
  }
  return wrappedRow(line, header, width, text) ?? (listed && { lines: [line], listed });
}

/** A row that a console broke at its width: what is missing stands at the start of the next lines. */
function wrappedRow(
  first: PastedLine,
  header: TableHeader | undefined,
  width: number,
  text: PastedText,
): Row | undefined {
  if (!startsRow(first.text)) {
    return undefined;
  }
  const lines = [first];
  let joined = first.text;
  for (const next of text.lines.slice(first.number, first.number + 2)) {
    const last = lines.at(-1)?.text ?? '';
    if (last.length < width - 1 || text.isTaken(next) || isNoise(next.text) || startsRow(next.text)) {
      return undefined;
    }
    // A line that is full broke within a word or before a space that stands on the next line.
    joined += last.length === width ? next.text : ` ${next.text.trimStart()}`;
    lines.push(next);
    const listed = rowByAnchor(joined, header);
    if (listed?.connection.status !== undefined && /^\p{L}+( \p{L}+)?$/u.test(listed.connection.status)) {
      return { lines, listed };
    }
  }
  return undefined;
}

function startsRow(text: string): boolean {
  const [word = ''] = text.trimStart().split(/\s/, 1);
  return isPossibleId(word);
}
