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
        continue; // The rest of the row before it.
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

/** The header that a console broke at its width, when the next line holds nothing but titles. */
function wrappedHeader(first: PastedLine, next: PastedLine, width: number): TableHeader | undefined {
  const whole = next.text === '' ? undefined : readTableHeader(first.text.padEnd(width) + next.text);
  return whole?.columns.every((column) => column.role !== 'other') ? whole : undefined;
}

/** A row that a console broke at its width: what is missing stands on the next lines. */
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
    // Copying takes the spaces at the end of a line away; with them, every line but the last is as wide as the console.
    const joined = lines.map((line, at) => (at === count ? line.text : line.text.padEnd(width))).join('');
    const listed = rowByAnchor(joined, header);
    if (listed?.connection.status !== undefined && /^\p{L}+( \p{L}+)?$/u.test(listed.connection.status)) {
      return { lines, listed };
    }
  }
  return undefined;
}

const mostWraps = 3;

function startsRow(text: string): boolean {
  const [word = ''] = text.trimStart().split(/\s/, 1);
  return isPossibleId(word);
}
