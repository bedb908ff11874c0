import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { encodeText } from '../../../src/core/text/decodeText';
import { runCommandLine } from '../../support/commandLine';
import { connection, connectorId, otherConnection, settingsWorkspace } from '../../support/settingsSource';

const apiId = connectorId('shared_office365');
const guid = '0f000000-0000-4000-8000-0000000000e1';

/** The output of `pac connection list`. */
function table(...rows: readonly (readonly [id: string, status: string])[]): string {
  return [
    'Connected as ada@contoso.example',
    `Id${' '.repeat(62)}Name      API Id${' '.repeat(50)}Status`,
    ...rows.map(([id, status]) => `${id.padEnd(64)}Mail      ${apiId.padEnd(56)}${status}`),
    '',
  ].join('\n');
}

describe('connref check --connections', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'connref-connections-'));
    write('repo', 'test.json');
  });

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  /** Writes a solution, and a settings file that maps its reference. */
  function write(root: string, settingsFile: string): void {
    const files = settingsWorkspace([{ references: [{ name: 'cts_mail' }] }], {
      [settingsFile]: { references: { cts_mail: { ConnectionId: connection, ConnectorId: apiId } } },
    });
    for (const [path, text] of files) {
      const file = join(folder, path.replace('repo', root));
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
  }

  function list(name: string, content: string | Uint8Array): string {
    writeFileSync(join(folder, name), content);
    return name;
  }

  function run(...args: string[]): { code: number | null; out: string; errors: string } {
    return runCommandLine(folder, args);
  }

  /** The rules of the findings with these options, and the messages on the error output. */
  function found(...options: string[]): { rules: string[]; errors: string } {
    const { out, errors } = run('settings', 'check', 'repo', '--format', 'json', ...options);
    const { findings } = JSON.parse(out) as { findings: { rule: string; severity: string }[] };
    return { rules: findings.map(({ rule, severity }) => `${severity} ${rule}`), errors };
  }

  const warning = { rules: ['warning settings-unlisted-connection'], errors: '' };
  const nothing = { rules: [], errors: '' };

  it('warns of an id that is not in the list, in both commands', () => {
    const file = list('list.txt', table([otherConnection, 'Connected']));
    assert.deepEqual(found(), nothing);
    assert.deepEqual(found('--connections', `test=${file}`), warning);
    const { code, out } = run('check', 'repo', '--connections', `TEST=${file}`, '--threshold', 'warning');
    assert.equal(code, 1);
    assert.match(out, /The connection of cts_mail is not in the list of connections of test\./);
    assert.equal(run('check', 'repo', '--connections', `test=${file}`).code, 0);
  });

  it('judges an id by the list after a fix took it out of an address', () => {
    const settings = join(folder, 'repo/test.json');
    writeFileSync(settings, readFileSync(settings, 'utf8').replace(connection, `shared_office365/${connection}`));
    const file = list('list.txt', table([otherConnection, 'Connected']));
    assert.deepEqual(found('--connections', `test=${file}`).rules, ['error settings-malformed-connection-id']);
    assert.deepEqual(found('--connections', `test=${file}`, '--fix').rules, warning.rules);
  });

  it('warns of a connection that is not connected', () => {
    assert.deepEqual(found(`--connections=test=${list('list.txt', table([connection, 'Error']))}`), warning);
    assert.deepEqual(found(`--connections=test=${list('list.txt', table([connection, 'Connected']))}`), nothing);
  });

  it('reads what the redirection of Windows PowerShell writes', () => {
    const text = table([otherConnection, 'Connected']).replaceAll('\n', '\r\n');
    const bytes = encodeText(text, 'utf16le');
    assert.deepEqual(found('--connections', `test=${list('list.txt', bytes)}`), warning);
  });

  it('merges the lists of one environment, and judges each environment by its own', () => {
    const own = list('own.txt', table([connection, 'Connected']));
    const others = list('others.txt', table([otherConnection, 'Connected']));
    assert.deepEqual(found('--connections', `test=${others}`, '--connections', `Test=${own}`), nothing);
    write('repo', 'prod.json');
    const { errors, rules } = found('--connections', `test=${own}`, '--connections', `prod=${others}`);
    assert.equal(errors, '');
    assert.deepEqual(
      rules.filter((rule) => rule.includes('unlisted')),
      warning.rules,
    );
  });

  it('says which lines it could not read, and judges by the others', () => {
    const text = `${table([otherConnection, 'Connected'])}\nShared ${guid} by Bo\n`;
    const { rules, errors } = found('--connections', `test=${list('list.txt', text)}`);
    assert.deepEqual(rules, warning.rules);
    assert.match(errors, /^list\.txt: Line 5: This line was skipped: [^\n]*\n$/);
  });

  it('says that the list is of several environments', () => {
    const address = (environment: string) =>
      `https://make.powerautomate.com/environments/${environment}/connections/shared_office365/${otherConnection}/details`;
    const text = `${address(guid)}\n${address(guid.replace('e1', 'e2'))}\n`;
    const { rules, errors } = found('--connections', `test=${list('list.txt', text)}`);
    assert.deepEqual(rules, warning.rules);
    assert.match(errors, /^list\.txt: The connections belong to several environments: [^\n]*e1 and [^\n]*e2\. /);
  });

  for (const [what, option, message] of [
    ['a value without a file', 'test', /^connref: Wrong value “test” for --connections\. /],
    ['a value without an environment', '=list.txt', /^connref: Wrong value “=list\.txt” for --connections\. /],
    ['an unknown environment', 'uat=list.txt', /^connref: Unknown environment “uat”\. Known environments: test\.\n$/],
    ['a file that is missing', 'test=gone.txt', /^connref: Cannot read gone\.txt: it does not exist\.\n$/],
    ['a folder', 'test=repo', /^connref: Cannot read repo: it is a folder\.\n$/],
    ['an empty file', 'test=empty.txt', /^connref: empty\.txt: The file is empty\. Save the output of /],
    [
      'a file without a connection',
      'test=prose.txt',
      /^connref: prose\.txt: The file does not contain a connection\. /,
    ],
    ['an empty list', 'test=none.json', /^connref: none\.json: Line 1: This list is empty: /],
    ['a list that is cut off', 'test=cut.json', /^connref: cut\.json: Line \d: The JSON is broken here, /],
  ] as const) {
    it(`cannot run with ${what}`, () => {
      list('list.txt', table([otherConnection, 'Connected']));
      list('empty.txt', ' \n');
      list('prose.txt', 'Nothing here.\n');
      list('none.json', '[]');
      list('cut.json', `[{ "name": "${connection}", "properties": { "apiId": "${apiId}" } },\n{ "name": "${guid}`);
      const { code, out, errors } = run('check', 'repo', '--connections', option);
      assert.deepEqual([code, out], [2, '']);
      assert.match(errors, message);
    });
  }

  it('cannot run with an environment that is in several folders', () => {
    write('more', 'test.json');
    const file = list('list.txt', table([otherConnection, 'Connected']));
    const { code, errors } = run('check', 'repo', 'more', '--connections', `test=${file}`);
    assert.equal(code, 2);
    assert.match(errors, /^connref: Environment “test” exists in several folders\. /);
  });
});
