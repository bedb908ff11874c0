import type { ConnectionListFormat, ConnectionListProblem, ListedConnection } from './connectionListFormat';
import { isPossibleId } from './connectionId';
import { isNoise, type PastedLine, type PastedText } from './pastedText';
import { readTableHeader, type TableHeader } from './tableHeader';
import { rowByAnchor, rowByColumns } from './tableRow';

/**
 * Reads tables of connections. Rows of a table without a header line are read when they contain a connection id and the
 * connector's full API id (`/providers/Microsoft.PowerApps/apis/…`).
 * Known sources of tables:
 * - `pac connection list` prints `Connected as …`, then the columns `Id`, `Name`, `API Id`, `Status`. Each column is as
 *   wide as its longest cell, with one space between columns and no ruler. Source:
 *   learn.microsoft.com/power-platform/developer/cli/reference/connection.
 * - `Format-Table` of PowerShell prints a ruler below the header, and cuts long cells with an ellipsis.
 * - Spreadsheets and Markdown use tabs or bars between cells.
 */
export const tableFormat: ConnectionListFormat = {
  id: 'table',
  read(text) {
    const listed: ListedConnection[] = [];
    const problems: ConnectionListProblem[] = [];
    const width = text.lines.reduce((most, line) => Math.max(most, line.text.length), 0);
    let header: TableHeader | undefined;
    let rows = 0;
    let headerLine: PastedLine | undefined;
    const endTable = () => {
      if (headerLine && rows === 0) {
        problems.push({ line: headerLine.number, kind: 'emptyTable' });
      }
    };
    for (const line of text.free) {
      if (text.isTaken(line)) {
        continue; // The previous row continued on this line, so the line was read with that row.
      }
      const nextHeader = readTableHeader(line.text);
      if (nextHeader) {
        endTable();
        const next = text.lines[line.number];
        const whole = next && wrappedHeader(line, next, width);
        text.take(whole ? [line, next] : [line]);
        [header, headerLine, rows] = [whole ?? nextHeader, line, 0];
        continue;
      }
      const row = readRow(line, header, width, text);
      if (row) {
        rows++;
        text.take(row.lines);
        listed.push(row.listed);
      } else if ((header && !isNoise(line.text)) || isConnectorRow(line.text)) {
        const none = /^\s*No\b.*\bconnections?\b/i.test(line.text);
        if (!none) {
          rows++;
          problems.push({ line: line.number, kind: /…|\.\.\./.test(line.text) ? 'cutRow' : 'unreadRow' });
        }
        text.take([line]);
      }
      if (line.text === '' && rows > 0) {
        header = undefined;
      }
    }
    endTable();
    return listed.length + problems.length > 0 ? { listed, problems } : undefined;
  },
};

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

/**
 * Reads a header that a console broke into two lines; undefined when the second line is blank, or the joined lines
 * contain a word that is not a column title.
 * @param width The assumed width of the console: the length of the longest pasted line in UTF-16 code units.
 */
function wrappedHeader(first: PastedLine, next: PastedLine, width: number): TableHeader | undefined {
  const whole = next.text === '' ? undefined : readTableHeader(first.text.padEnd(width) + next.text);
  return whole?.columns.every((column) => column.role !== 'other') ? whole : undefined;
}

/**
 * Reads a row that a console broke into several lines; undefined when `first` and the lines below it are not one row.
 * @param header The header of the table; undefined for a table without a header.
 * @param width The assumed width of the console: the length of the longest pasted line in UTF-16 code units.
 */
function wrappedRow(
  first: PastedLine,
  header: TableHeader | undefined,
  width: number,
  text: PastedText,
): Row | undefined {
  if (!startsRow(first.text)) {
    return undefined;
  }
  const following = text.lines.slice(first.number, first.number + mostWraps);
  const stop = following.findIndex((line) => text.isTaken(line) || isNoise(line.text) || startsRow(line.text));
  const rest = stop < 0 ? following : following.slice(0, stop);
  for (let count = rest.length; count > 0; count--) {
    const lines = [first, ...rest.slice(0, count)];
    // Copying drops spaces at the end of lines. The spaces are restored, because every line of the row except the last
    // one had the width of the console.
    const joined = lines.map((line, at) => (at === count ? line.text : line.text.padEnd(width))).join('');
    const listed = rowByAnchor(joined, header);
    if (listed?.connection.status !== undefined && /^\p{L}+( \p{L}+)?$/u.test(listed.connection.status)) {
      return { lines, listed };
    }
  }
  return undefined;
}

/** The largest number of further lines that one row is expected to continue on. */
const mostWraps = 3;

function startsRow(text: string): boolean {
  const [word = ''] = text.trimStart().split(/\s/, 1);
  return isPossibleId(word);
}
