import { connectionOf, fieldKey } from './connectionFields';
import type { ConnectionListFormat, ConnectionListProblem, ListedConnection } from './connectionListFormat';
import type { PastedLine, PastedText } from './pastedText';

/**
 * Reads the output of `Get-AdminPowerAppConnection` and `Get-PowerAppConnection`: a block of lines `Name : value` for
 * each connection. Long values continue in indented lines. Source of the names:
 * learn.microsoft.com/powershell/module/microsoft.powerapps.administration.powershell/get-adminpowerappconnection.
 */
export const powerShellListFormat: ConnectionListFormat = {
  id: 'powershell-list',
  read(text) {
    const listed: ListedConnection[] = [];
    const problems: ConnectionListProblem[] = [];
    for (const block of blocksOf(text)) {
      if (!block.fields.has('connectionname') && !block.fields.has('connectionid')) {
        continue;
      }
      text.take(block.lines);
      const connection = connectionOf(block.fields);
      if (connection) {
        listed.push(connection);
      } else {
        problems.push({ line: block.lines[0]?.number, kind: 'unreadBlock' });
      }
    }
    return listed.length + problems.length > 0 ? { listed, problems } : undefined;
  },
};

/**
 * The length of a value, in UTF-16 code units, from which more lines are left out. Each line copies the value, so the lines
 * of another text behind a colon would take a time that grows with their square.
 */
const longestValue = 20_000;

interface Block {
  readonly lines: PastedLine[];
  readonly fields: Map<string, string>;
}

function blocksOf(text: PastedText): Block[] {
  const blocks: Block[] = [];
  let block: Block | undefined;
  let last: string | undefined;
  for (const line of text.free) {
    const [, name, value = ''] = /^\s*([A-Za-z][A-Za-z]*)\s*:(?:\s+(\S.*)?)?$/.exec(line.text) ?? [];
    if (line.text.trim() === '') {
      block = undefined;
    } else if (name !== undefined && !isContinuation(line.text, block)) {
      const key = fieldKey(name);
      // Copying can lose the blank line between two blocks, so a name that the block already contains begins the next
      // block.
      if (!block || block.fields.has(key)) {
        block = { lines: [], fields: new Map() };
        blocks.push(block);
      }
      block.lines.push(line);
      block.fields.set(key, value.trim());
      last = key;
    } else if (block && last !== undefined) {
      block.lines.push(line);
      const before = block.fields.get(last) ?? '';
      block.fields.set(last, before.length < longestValue ? joined(before, line.text.trim()) : before);
    }
  }
  return blocks;
}

/**
 * Whether a line that looks like `Name : value` continues the value of the line above: it is indented further than the
 * first line of the block. False when no block has begun.
 */
function isContinuation(line: string, block: Block | undefined): boolean {
  const first = block?.lines[0]?.text;
  return first !== undefined && indentOf(line) > indentOf(first);
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/**
 * Joins the two parts of a value that PowerShell broke into two lines. PowerShell breaks at a space and drops the
 * space, so the space is restored, except next to characters where PowerShell breaks inside a long word.
 */
function joined(before: string, after: string): string {
  return before === '' || /[@/\\=]$/.test(before) || /^[;}]/.test(after) ? before + after : `${before} ${after}`;
}
