import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { skip } from '../../../support/skip';
import { commandLine } from '../../../../src/core/plan/commandLine';

const args = [
  'plain',
  'bin/My_solution.zip',
  '',
  'two words',
  'https://x/?a=1&b',
  "it's",
  'say "x"',
  `it's "$HOME"`,
  '$(rm -rf x)',
  '`x`',
  'a\\b',
  'a!b',
  'a;b|c>d',
  '*?[a]{b,c}',
  'a,b',
  '~x',
  '@x',
  '-',
  '’ and ‘',
  '“x”',
  'two\nlines',
];

describe('A command line', () => {
  it('is taken apart into its arguments again by a POSIX shell', function () {
    const echo = `${JSON.stringify(process.execPath)} -e ${JSON.stringify('process.stdout.write(JSON.stringify(process.argv.slice(1)))')} --`;
    for (const arg of args) {
      const { line } = commandLine(echo, [arg, 'end']);
      const { stdout, error } = spawnSync('sh', ['-c', line], { encoding: 'utf8' });
      if (error && (error as NodeJS.ErrnoException).code === 'ENOENT') {
        skip(this, 'There is no POSIX shell.');
      }
      assert.deepEqual(JSON.parse(stdout || 'null'), [arg, 'end'], line);
    }
  });

  it('has a line of its own for PowerShell where quotes are doubled there', () => {
    const differing = args.filter((arg) => commandLine('pac', [arg]).powerShell !== undefined);
    assert.deepEqual(differing, [`it's "$HOME"`]);
    assert.equal(commandLine('pac', [`it's "$HOME"`]).powerShell, `pac 'it''s "$HOME"'`);
    assert.equal(commandLine('pac', ['’ “x”']).powerShell, `pac '’’ “x”'`);
  });

  it('quotes only what needs it', () => {
    assert.equal(
      commandLine('pac solution pack', ['--folder', 'src/a-b_c.d', '--type', 'Managed']).line,
      'pac solution pack --folder src/a-b_c.d --type Managed',
    );
    assert.equal(commandLine('pac', ['a b', '$x', 'a,b']).line, `pac "a b" '$x' "a,b"`);
  });
});
