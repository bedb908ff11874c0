import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { encodeText } from '../../../src/core/text/decodeText';
import { runCommandLine } from '../../support/commandLine';
import { bound, solutionFiles } from '../../support/solutionSource';

const connector = '/providers/Microsoft.PowerApps/apis/shared_office365';

function settings(references: Record<string, string>, variables: Record<string, string> = {}): string {
  return JSON.stringify(
    {
      EnvironmentVariables: Object.entries(variables).map(([SchemaName, Value]) => ({ SchemaName, Value })),
      ConnectionReferences: Object.entries(references).map(([LogicalName, ConnectionId]) => ({
        LogicalName,
        ConnectionId,
        ConnectorId: connector,
      })),
    },
    null,
    2,
  );
}

describe('connref settings', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'connref-cli-'));
    for (const [path, text] of solutionFiles({
      root: 'Contoso',
      references: [{ name: 'cts_mail' }, { name: 'cts_new' }],
      flows: [{ name: 'Send', entries: { mail: bound('cts_mail') } }],
      files: {
        'environmentvariabledefinitions/cts_url/environmentvariabledefinition.xml':
          '<environmentvariabledefinition schemaname="cts_url"><type>100000000</type></environmentvariabledefinition>',
      },
    })) {
      write(path, text);
    }
  });

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  function write(path: string, content: string | Uint8Array): void {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }

  function read(path: string): string {
    return readFileSync(join(folder, path), 'utf8');
  }

  /** All paths in the folder, and what a test has put beside it. */
  function namesAround(): string[] {
    const beside = readdirSync(dirname(folder)).filter((name) => name.includes('pwned'));
    return [...beside, ...readdirSync(folder, { recursive: true, encoding: 'utf8' })];
  }

  /** A file that `render` wrote, without its last line, which is blank. */
  function readRendered(path: string): string {
    const text = read(path);
    assert.match(text, /\}\n[ \t]{48}\n$/);
    assert.doesNotThrow(() => {
      JSON.parse(text);
    });
    return text.slice(0, -49);
  }

  function run(...args: string[]): ReturnType<typeof runCommandLine> {
    return runCommandLine(folder, ['settings', ...args]);
  }

  describe('sync', () => {
    it('adds what is lacking to all files, tells what is stale and what needs a value', () => {
      write('test.deploymentsettings.json', settings({ cts_gone: '1', cts_mail: '2' }));
      const utf16 = encodeText(settings({ cts_mail: '' }).replaceAll('\n', '\r\n'), 'utf16le');
      write('uat.deploymentsettings.json', utf16);
      const { code, out, errors } = run('sync');
      assert.deepEqual([code, errors], [0, '']);
      assert.equal(
        out,
        `test.deploymentsettings.json
  + cts_new
  ? cts_gone: not in any solution that this file belongs to. Remove this entry with --remove-stale.
  ! cts_url has neither a default nor a value in the solution. Add an entry with a value: an empty value makes the import fail.

uat.deploymentsettings.json
  + cts_new
  ! cts_url has neither a default nor a value in the solution. Add an entry with a value: an empty value makes the import fail.

2 settings files, 2 changed.
`,
      );
      assert.equal(read('test.deploymentsettings.json'), settings({ cts_gone: '1', cts_mail: '2', cts_new: '' }));
      assert.deepEqual(
        readFileSync(join(folder, 'uat.deploymentsettings.json')),
        Buffer.from(encodeText(settings({ cts_mail: '', cts_new: '' }).replaceAll('\n', '\r\n'), 'utf16le')),
      );
      assert.match(run('sync').out, /2 settings files, 0 changed\.\n$/);
    });

    it('changes nothing with --dry-run, and exits with 1 where it would', () => {
      const text = settings({ cts_mail: '1' });
      write('test.deploymentsettings.json', text);
      const { code, out } = run('sync', '--dry-run');
      assert.equal(code, 1);
      assert.match(out, /\n1 settings file, 1 would change\.\n$/);
      assert.equal(read('test.deploymentsettings.json'), text);
      run('sync');
      assert.equal(run('sync', '--dry-run').code, 0);
    });

    it('removes what is stale and writes tokens where it is asked to, in one environment', () => {
      const other = settings({ cts_gone: '1' });
      write('test.deploymentsettings.json', settings({ cts_gone: '1' }));
      write('uat.deploymentsettings.json', other);
      const { out } = run('sync', '--environment', 'TEST', '--remove-stale', '--variables', 'token');
      assert.match(out, /\n {2}\+ cts_url = #\{cts_url\}#\n {2}- cts_gone\n/);
      assert.equal(
        read('test.deploymentsettings.json'),
        settings({ cts_mail: '', cts_new: '' }, { cts_url: '#{cts_url}#' }),
      );
      assert.equal(read('uat.deploymentsettings.json'), other);
    });

    it('names all broken files, of the environment that is meant', () => {
      const broken = '{"ConnectionReferences":[{"LogicalName":"cts_mail",}]}';
      write('test.deploymentsettings.json', broken);
      write('uat.deploymentsettings.json', broken);
      write('prod.deploymentsettings.json', settings({ cts_mail: '1' }));
      const { code, errors } = run('sync');
      assert.equal(code, 2);
      assert.match(
        errors,
        /test\.deploymentsettings\.json:1:52: .*\nuat\.deploymentsettings\.json:1:52: .*\nNothing was written\. Fix these files first\.\n$/,
      );
      assert.equal(run('sync', '--environment', 'prod').code, 0);
      assert.equal(read('prod.deploymentsettings.json'), settings({ cts_mail: '1', cts_new: '' }));
    });

    it('says how to get a settings file where there is none', () => {
      const { code, errors } = run('sync');
      assert.equal(code, 2);
      assert.match(errors, /No settings file was found\. Create one with connref settings create test\./);
    });

    it('writes no file when one of them is broken or no text', () => {
      const good = settings({ cts_mail: '1' });
      write('test.deploymentsettings.json', good);
      write('uat.deploymentsettings.json', '{"ConnectionReferences":[{"LogicalName":"cts_mail",}]}');
      const broken = run('sync');
      assert.deepEqual([broken.code, broken.out], [2, '']);
      assert.match(
        broken.errors,
        /^connref: uat\.deploymentsettings\.json:1:52: This file is not valid JSON: property name expected/,
      );
      const bytes = Buffer.from(settings({ cts_mail: 'x' }));
      bytes[bytes.indexOf('x"')] = 0xff;
      write('uat.deploymentsettings.json', bytes);
      const damaged = run('sync');
      assert.deepEqual([damaged.code, damaged.out], [2, '']);
      assert.match(damaged.errors, /bytes that are not text/);
      assert.equal(read('test.deploymentsettings.json'), good);
    });
  });

  it('syncs a file of several environments once', () => {
    const environments = {
      test: { settings: ['base.json', 'test.json'] },
      uat: { settings: ['base.json', 'uat.json'] },
    };
    write('.connref.json', JSON.stringify({ environments }));
    write('base.json', settings({ cts_mail: '', cts_gone: '' }));
    write('test.json', settings({ cts_mail: '1' }));
    write('uat.json', settings({ cts_mail: '2' }));
    const { code, out, errors } = run('sync', '--remove-stale');
    assert.deepEqual([code, errors], [0, '']);
    assert.match(out, /3 settings files, 3 changed\.\n$/);
    assert.equal(read('base.json'), settings({ cts_mail: '' }));
    assert.equal(read('uat.json'), settings({ cts_mail: '2', cts_new: '' }));
  });

  describe('create', () => {
    it('leaves out of the pattern what lies below the files of several environments, and says so', () => {
      const environments = { test: { settings: ['base.*', 'test.*'] }, uat: { settings: ['base.*', 'uat.*'] } };
      write('.connref.json', JSON.stringify({ environments }));
      write('base.deploymentsettings.json', settings({ cts_mail: '' }));
      write('test.deploymentsettings.json', settings({ cts_mail: '1' }));
      write('uat.deploymentsettings.json', settings({ cts_mail: '2' }));
      const { code, out, errors } = run('create', 'prod');
      assert.deepEqual([code, errors], [0, '']);
      assert.match(
        out,
        /^prod\.deploymentsettings\.json .*\n(.*\n)* {2}base\.deploymentsettings\.json also applies to several environments\. /,
      );
      assert.equal(read('prod.deploymentsettings.json'), settings({ cts_mail: '', cts_new: '' }));
    });

    it('writes the files of a new environment beside those of another, in directories of its own', () => {
      write('config/Test/deploymentSettings.json', settings({ cts_mail: '1' }).replaceAll('\n', '\r\n'));
      const { code, out, errors } = run('create', 'uat');
      assert.deepEqual([code, errors], [0, '']);
      assert.match(
        out,
        /^config\/Uat\/deploymentSettings\.json {2}2 connection references, 0 environment variables\n {2}Created like Test: config\/Test\/deploymentSettings\.json\.\n {2}cts_url has neither/,
      );
      assert.doesNotMatch(out, /template/);
      const check = run('check').out;
      assert.match(check, /\nconfig\/Uat\/deploymentSettings\.json\n(?: {2}.*\n)* {2}\d.* settings-empty-connection\n/);
      assert.equal(
        read('config/Uat/deploymentSettings.json'),
        settings({ cts_mail: '', cts_new: '' }).replaceAll('\n', '\r\n'),
      );
      const again = run('create', 'UAT');
      assert.deepEqual([again.code, again.out], [2, '']);
      assert.match(again.errors, /Environment Uat already exists: config\/Uat\/deploymentSettings\.json\. Choose /);
    });

    it('takes the environment that is named for a pattern', () => {
      write('a.deploymentsettings.json', settings({ cts_mail: '' }));
      write('special/b.settings.json', settings({ cts_mail: '1' }));
      run('create', 'uat', '--like', 'b');
      assert.ok(existsSync(join(folder, 'special/uat.settings.json')));
    });

    it('copies tokens of all members, and says what to declare where the other environment is declared', () => {
      write('.connref.json', '{"environments":{"Test":{"settings":["test.json"]}}}');
      const entry = { LogicalName: 'cts_mail', ConnectionId: '#{mail}#', ConnectorId: connector };
      write(
        'test.json',
        JSON.stringify({ ConnectionReferences: [{ ...entry, ConnectionOwner: '#{owner}#', Remark: 'of test' }] }),
      );
      const { code, out } = run('create', 'uat', '--like', 'test');
      assert.equal(code, 0);
      const { ConnectionReferences: created } = JSON.parse(read('uat.json')) as { ConnectionReferences: unknown[] };
      assert.deepEqual(created[0], { ...entry, ConnectionOwner: '#{owner}#' });
      assert.match(
        out,
        /The new environment uat is not declared in \.connref\.json, but the environment that it is created like is\. Add to `environments`: "uat": \{"settings":\["uat\.json"\]\}\n/,
      );
      assert.doesNotMatch(out, /counts as a template/);
    });

    it('leaves nothing behind where one of the files cannot be written', () => {
      write('.connref.json', '{"environments":{"test":{"settings":["**/test/*.json"]}}}');
      write('a/test/settings.json', settings({ cts_mail: '1' }));
      write('b/test/settings.json', settings({ cts_mail: '1' }));
      write('b/uat', 'a file where a directory is wanted');
      const before = readdirSync(folder, { recursive: true });
      const { code, errors } = run('create', 'uat');
      assert.equal(code, 2);
      assert.match(
        errors,
        /^connref: Nothing was changed\. Cannot write b\/uat\/settings\.json: a part of the path is a file, not a folder\.\n$/,
      );
      assert.deepEqual(readdirSync(folder, { recursive: true }), before);
    });

    it('says what the environment is called where its files cannot have its name', () => {
      write('test.json', settings({ cts_mail: '1', cts_new: '2' }));
      const { code, out } = run('create', 'Pre Prod');
      assert.equal(code, 0);
      assert.match(
        out,
        /^pre-prod\.json .*\n(.*\n)* {2}Connref calls the environment pre-prod, after the paths of its files\. To call it “Pre Prod”, add to `environments` in \.connref\.json: "Pre Prod": \{"settings":\["pre-prod\.json"\]\}\n/,
      );
      assert.doesNotMatch(run('create', 'uat').out, /Connref calls the environment/);
    });

    it('makes nothing while a settings file is broken, and says where, as check, sync and render do', () => {
      const broken = settings({ cts_mail: '1' }).replace('"1"', '"1",,');
      write('test.deploymentsettings.json', settings({ cts_mail: '1' }));
      write('prod.deploymentsettings.json', broken);
      const before = readdirSync(folder, { recursive: true });
      for (const args of [
        ['create', 'uat'],
        ['create', 'uat', '--like', 'test'],
        ['sync'],
        ['render', '--environment', 'prod'],
      ]) {
        const { code, out, errors } = run(...args);
        assert.deepEqual([code, out], [2, ''], args.join());
        assert.match(
          errors,
          /^connref: prod\.deploymentsettings\.json:6:27: This file is not valid JSON: .*\nNothing was written\. Fix this file first\.\n$/,
        );
      }
      assert.match(run('check').out, /\nprod\.deploymentsettings\.json\n {2}6:27 +error {2}invalid-json\n/);
      assert.deepEqual(readdirSync(folder, { recursive: true }), before);
      assert.equal(run('render', '--environment', 'test').code, 0);
    });

    it('says with --dry-run all that it says, and writes nothing', () => {
      write('test.json', settings({ cts_mail: '1', cts_new: '2' }));
      for (const name of ['uat', 'Pre Prod']) {
        const before = readdirSync(folder, { recursive: true });
        const { code, out } = run('create', name, '--dry-run');
        assert.equal(code, 1);
        assert.deepEqual(readdirSync(folder, { recursive: true }), before);
        const written = run('create', name);
        assert.equal(written.code, 0);
        assert.match(written.out, name === 'uat' ? /Created like test/ : /Connref calls the environment/);
        assert.equal(out, `${written.out}1 file would be written.\n`);
      }
    });

    it('gives a solution its first file', () => {
      assert.equal(run('create', 'uat').code, 0);
      assert.equal(read('Contoso.uat.deploymentsettings.json'), `${settings({ cts_mail: '', cts_new: '' })}\n`);
    });

    it('makes no path from the unique name of a solution', () => {
      const manifest = 'Contoso/Other/Solution.xml';
      const text = read(manifest);
      for (const [name, reason] of [
        ['../../pwned', 'a file name cannot contain /'],
        ['sub/pwned', 'a file name cannot contain /'],
        ['pw&#x85;ned', 'a file name cannot contain \\u0085'],
      ] as const) {
        write(manifest, text.replace(/<UniqueName>Contoso</, `<UniqueName>${name}<`));
        const before = namesAround();
        for (const options of [[], ['--dry-run']]) {
          const { code, out, errors } = run('create', 'uat', ...options);
          assert.deepEqual([code, out], [2, ''], name);
          assert.ok(
            errors.startsWith(`connref: Nothing was changed. ${manifest}: The unique name of the solution, “`),
            errors,
          );
          assert.ok(errors.includes(`: ${reason}. `), errors);
        }
        assert.deepEqual(namesAround(), before);
      }
    });
  });

  describe('check', () => {
    it('reports on settings files alone, also what makes one unreadable', () => {
      write('Contoso/Workflows/Broken-0F000000-0000-4000-8000-000000000009.json', '{');
      write('test.deploymentsettings.json', settings({ cts_mail: '1', cts_new: '2' }, { cts_url: '' }));
      write('uat.deploymentsettings.json', '{"ConnectionReferences":[{"LogicalName":"cts_mail",}]}');
      const { code, out } = run('check', '--format', 'json');
      assert.equal(code, 1);
      const { findings, summary } = JSON.parse(out) as {
        findings: { rule: string; path: string }[];
        summary: { findings: unknown };
      };
      assert.deepEqual(
        findings.map(({ rule, path }) => [rule, path]),
        [
          ['settings-empty-variable', 'test.deploymentsettings.json'],
          ['invalid-json', 'uat.deploymentsettings.json'],
        ],
      );
      assert.deepEqual(summary.findings, { 'settings-empty-variable': 1, 'invalid-json': 1 });
      assert.match(run('check').out, /\n2 settings files checked: 2 errors\.\n$/);
    });

    it('tells what can be known where there is no solution', () => {
      rmSync(join(folder, 'Contoso'), { recursive: true });
      write('test.deploymentsettings.json', settings({ cts_mail: 'a/b' }));
      write('uat.deploymentsettings.json', '{"ConnectionReferences":[{"LogicalName":"cts_mail",}]}');
      const { code, out } = run('check');
      assert.equal(code, 1);
      assert.match(out, /settings-malformed-connection-id/);
      assert.match(out, /invalid-json/);
      assert.match(out, /\n2 settings files checked: 2 errors\.\nNo solution was found\. /);
    });

    it('tells what is wrong in .connref.json', () => {
      write('.connref.json', '{\n"environment": {}\n}');
      write('test.deploymentsettings.json', settings({ cts_mail: '1', cts_new: '2' }));
      const { out, errors } = run('check');
      assert.match(out, /\.connref\.json\n {2}2:1 +warning {2}invalid-configuration/);
      assert.match(errors, /^\.connref\.json:2: “environment” is not a known member/);
    });

    it('repairs settings files alone', () => {
      const raw = JSON.stringify({
        properties: {
          connectionReferences: { a: { api: { name: 'shared_office365' }, connection: {} } },
          definition: {
            parameters: { $connections: {} },
            actions: { A: { inputs: { host: { connectionName: 'a' } } } },
          },
        },
      });
      const flow = 'Contoso/Workflows/Raw-0F000000-0000-4000-8000-000000000009.json';
      write(flow, raw);
      write('test.deploymentsettings.json', settings({ cts_mail: '1' }));
      const { errors } = run('check', '--fix');
      assert.match(errors, /^Fixed 1 finding in 1 file:\n {2}test\.deploymentsettings\.json\n$/);
      assert.equal(read(flow), raw);
      assert.equal(read('test.deploymentsettings.json'), settings({ cts_mail: '1', cts_new: '' }));
    });
  });

  describe('render', () => {
    beforeEach(() => {
      write(
        'uat.deploymentsettings.json',
        settings({ cts_mail: '#{conn.mail}#', cts_new: '' }, { cts_url: 'https://$(HOST)/' }),
      );
    });

    it('prints the effective file, from the variables of the process and of files', () => {
      write('values.env', 'HOST=contoso.example\n# comment\n');
      const { code, out, errors } = runCommandLine(
        folder,
        ['settings', 'render', '--environment', 'uat', '--variables', 'values.env', '--env', 'CONN_*', '--env', 'HOST'],
        { CONN_MAIL: 'abc', HOST: 'not this one' },
      );
      assert.equal(code, 0);
      assert.equal(out, `${settings({ cts_mail: 'abc' }, { cts_url: 'https://contoso.example/' })}\n`);
      assert.match(errors, /^uat\.deploymentsettings\.json: cts_new has no connection, so its entry is left out/);
    });

    it('takes no variable of the process that is not named by an option or by .connref.json', () => {
      const render = (...args: string[]) =>
        runCommandLine(folder, ['settings', 'render', '--environment', 'uat', ...args], {
          CONN_MAIL: 'abc',
          HOST: 'secret',
        });
      for (const [config, args, missing] of [
        ['{}', [], ['conn.mail', 'HOST']],
        ['{}', ['--env', 'conn_mail'], ['HOST']],
        ['{}', ['--env', 'CONN', '--env', 'OST'], ['conn.mail', 'HOST']],
        ['{ "processVariables": ["CONN_*"] }', [], ['HOST']],
        ['{ "processVariables": ["CONN_*"] }', ['--env', 'HOST'], []],
        ['{ "processVariables": ["*"] }', [], []],
      ] as const) {
        write('.connref.json', config);
        const { code, out, errors } = render(...args);
        assert.deepEqual(
          ['conn.mail', 'HOST'].filter((name) => errors.includes(`the variable ${name} has no value`)),
          missing,
          config,
        );
        assert.deepEqual([code, out.includes('secret')], missing.length > 0 ? [1, false] : [0, true]);
      }
    });

    it('takes for one solution the files that go into its import', () => {
      for (const [path, text] of solutionFiles({
        root: 'Desk',
        uniqueName: 'Desk',
        references: [{ name: 'cts_desk' }],
      })) {
        write(path, text);
      }
      const ofMissing = { path: 'more.json', solutions: ['NotHere'] };
      const one = { path: 'contoso.json', solutions: ['Contoso'] };
      const other = { path: 'desk.json', solutions: ['Desk'] };
      write('.connref.json', JSON.stringify({ environments: { test: { settings: [one, other, ofMissing] } } }));
      write('contoso.json', settings({ cts_mail: 'a' }));
      write('desk.json', settings({ cts_desk: 'b' }));
      write('more.json', settings({ cts_new: 'c' }));
      assert.equal(
        run('render', '--environment', 'test', '--solution', 'contoso').out,
        `${settings({ cts_mail: 'a', cts_new: 'c' })}\n`,
        'a file of which no solution is known goes to all',
      );
      const { code, errors } = run('render', '--environment', 'test', '--solution', 'Desc');
      assert.equal(code, 2);
      assert.match(errors, /No solution here has the unique name “Desc”\. Known solutions: Contoso and Desk\./);
    });

    it('takes for one solution only what it defines or uses, and says what it left out', () => {
      write('base.json', settings({ cts_desk: '#{NOBODY}#', cts_mail: 'a' }, { cts_deskUrl: 'x' }));
      write('uat.deploymentsettings.json', settings({ CTS_NEW: 'b' }, { cts_url: 'https://contoso.example' }));
      const render = () => run('render', '--environment', 'uat', '--base', 'base.json', '--solution', 'Contoso');
      const { code, out, errors } = render();
      assert.deepEqual(
        [code, out, errors],
        [
          0,
          `${settings({ cts_mail: 'a', CTS_NEW: 'b' }, { cts_url: 'https://contoso.example' })}\n`,
          'Left out, because Contoso neither defines nor uses them: cts_deskUrl and cts_desk.\n',
        ],
      );
      write('base.json', settings({ cts_desk: 'c' }));
      write('Contoso/Workflows/Broken-0F000000-0000-4000-8000-000000000009.json', '{');
      const broken = render();
      assert.equal(
        broken.out,
        `${settings({ cts_desk: 'c', CTS_NEW: 'b' }, { cts_url: 'https://contoso.example' })}\n`,
      );
      assert.equal(
        broken.errors,
        'No entry was left out, because it is not known which ones Contoso uses: not everything can be read.\n',
      );
    });

    it('prints the form of each tool, and refuses what a tool would misread', () => {
      write('uat.deploymentsettings.json', settings({ cts_mail: 'a1', cts_new: '' }, { cts_url: 'a##b' }));
      const render = (...args: string[]) => run('render', '--environment', 'uat', '--format', ...args);
      assert.equal(render('pac').out, run('render', '--environment', 'uat').out);
      assert.equal(
        render('pipelines').out,
        '{"EnvironmentVariables":[{"SchemaName":"cts_url","Value":"a\\u0023#b"}],"ConnectionReferences":[{"LogicalName":"cts_mail","ConnectionId":"a1"}]}\n',
      );
      assert.equal(render('pipelines', '--output', 'obj/p.json').code, 0);
      assert.match(read('obj/p.json'), /^\{.*"Value":"a##b".*\}\n[ \t]{48}\n$/);
      const lines = render('packagedeployer-capgemini');
      assert.equal(
        lines.out,
        'PACKAGEDEPLOYER_SETTINGS_CONNREF_CTS_MAIL=a1\nPACKAGEDEPLOYER_SETTINGS_ENVVAR_CTS_URL=a##b\n',
      );
      assert.match(lines.errors, /cts_new has no connection, so its entry is left out/);
      for (const [args, exit, message] of [
        [['packagedeployer-capgemini', '--output', 'a.txt'], 2, /only prints its lines\. Remove --output\./],
        [['packagedeployer'], 2, /Unknown value “packagedeployer” for --format\. Use `pac`, `pipelines` or `packag/],
      ] as const) {
        const { code, out, errors } = render(...args);
        assert.deepEqual([code, out], [exit, '']);
        assert.match(errors, message);
      }
      write(
        'uat.deploymentsettings.json',
        JSON.stringify({ ...JSON.parse(settings({}, { cts_url: 'a\nb' })), More: 1 }),
      );
      const { code, out, errors } = render('packagedeployer-capgemini');
      assert.deepEqual([code, out], [1, '']);
      assert.equal(
        errors,
        `Left out, because this format has only references and variables: More.
The value of cts_url cannot be in one line NAME=VALUE: it contains a line break or another character that a pipeline would obey. Change the value, or use another format.
`,
      );
    });

    it('says in its help that Package Deployer takes no such settings', () => {
      assert.match(run('render', '--help').out, /Package Deployer itself takes no such settings/);
    });

    it('writes a file, over a base, with variables from JSON', () => {
      write('base.json', settings({ cts_new: 'def' }));
      write('values.json', '{"conn.mail":"abc","HOST":5}');
      const args = [
        '--base',
        'base.json',
        '--variables',
        'values.json',
        '--output',
        'obj/out.json',
        '--solution',
        'contoso',
      ];
      const { code, out, errors } = run('render', '--environment', 'uat', ...args);
      assert.deepEqual([code, out, errors], [0, '', '']);
      assert.equal(
        readRendered('obj/out.json'),
        `${settings({ cts_new: 'def', cts_mail: 'abc' }, { cts_url: 'https://5/' })}\n`,
      );
    });

    it('replaces what it wrote earlier, and any other file that it does not read with --force only', () => {
      write('values.env', 'HOST=x\nconn.mail=y\n');
      const render = (...options: string[]): ReturnType<typeof run> =>
        run('render', '--environment', 'uat', '--variables', 'values.env', '--output', 'obj/out.json', ...options);
      const rendered = (mail: string): string => `${settings({ cts_mail: mail }, { cts_url: 'https://x/' })}\n`;
      assert.equal(render().code, 0);
      write('values.env', 'HOST=x\nconn.mail=z\n');
      assert.equal(render().code, 0);
      assert.equal(readRendered('obj/out.json'), rendered('z'), 'its own file');
      write('obj/out.json', read('obj/out.json').replaceAll('\n', '\r\n'));
      assert.equal(render().code, 0, 'with other line ends');
      for (const foreign of [
        read('obj/out.json').replace('"z"', '"q"'),
        rendered('z'),
        settings({ cts_mail: 'a' }),
        'no JSON',
        '',
      ]) {
        write('obj/out.json', foreign);
        const { code, out, errors } = render();
        assert.deepEqual([code, out], [2, '']);
        assert.match(
          errors,
          /^connref: obj\/out\.json exists and is not an earlier result of this command, or was changed since\. .* add --force to replace the file\.$/m,
        );
        assert.equal(read('obj/out.json'), foreign);
      }
      assert.equal(render('--force').code, 0);
      assert.equal(readRendered('obj/out.json'), rendered('z'));
    });

    it('replaces no file that is read, also through links, and nothing but regular files, with --force neither', () => {
      write('values.env', 'HOST=x\nconn.mail=y\n');
      write('other.txt', 'other');
      const flow = 'Contoso/Workflows/Send-0F000000-0000-4000-8000-000000000001.json';
      symlinkSync(join(folder, 'other.txt'), join(folder, 'soft.txt'));
      symlinkSync(join(folder, 'Contoso'), join(folder, 'linked'));
      linkSync(join(folder, flow), join(folder, 'hard.txt'));
      symlinkSync(folder, `${folder}-link`);
      execFileSync('mkfifo', [join(folder, 'pipe')]);
      write('readonly.txt', '');
      write('obj', '');
      chmodSync(join(folder, 'readonly.txt'), 0o444);
      const before = readdirSync(folder, { recursive: true });
      for (const [output, message] of [
        ['Contoso/Other/Solution.xml', /is a file that Connref reads, so it cannot be the output\./],
        ['Contoso/Other/Customizations.xml', /is a file that Connref reads/],
        [flow, /is a file that Connref reads/],
        ['linked/Other/Solution.xml', /is a file that Connref reads/],
        [`${folder}-link/Contoso/Other/Solution.xml`, /is a file that Connref reads/],
        [`${folder}-link/values.env`, /is an input of this command/],
        ['.connref.json', /has a name that Connref uses itself\./],
        ['new/.connref.json', /has a name that Connref uses itself\./],
        ['Contoso/Workflows/New-0F000000-0000-4000-8000-000000000002.json', /would be read as a file of a solution\./],
        ['soft.txt', /soft\.txt is a link\. Use the path of the file itself for --output\./],
        ['hard.txt', /has several names \(hard links\), and all of them would change\./],
        ['pipe', /Cannot write pipe: it is a device or a pipe\./],
        ['/dev/null', /Cannot write \/dev\/null: it is a device or a pipe\./],
        ['Contoso', /Cannot write Contoso: it is a folder\./],
        ['readonly.txt', /readonly\.txt is read-only\. Make it writable first\./],
        ['Contoso/bin', /Contoso\/bin is in a folder that Connref never changes, or has the name of one: bin, /],
        ['obj/out.json', /Cannot write obj\/out\.json: a part of the path is a file, not a folder\./],
      ] as const) {
        const args = ['--variables', 'values.env', '--output', output, '--force'];
        const { code, out, errors } = run('render', '--environment', 'uat', ...args);
        assert.deepEqual([code, out], [2, ''], output);
        assert.match(errors, message);
      }
      rmSync(`${folder}-link`);
      assert.deepEqual(readdirSync(folder, { recursive: true }), before);
      assert.equal(read('other.txt'), 'other');
      assert.equal(
        run('render', '--environment', 'uat', '--force').errors,
        'connref: --force works only together with --output. Add --output, or remove --force.\n',
      );
    });

    it('takes values of files literally, and says which line or member is none', () => {
      write('values.env', 'conn.mail="a#b=c"\nHOST=x # y\n');
      const { out } = run('render', '--environment', 'uat', '--variables', 'values.env');
      assert.equal(out, `${settings({ cts_mail: 'a#b=c' }, { cts_url: 'https://x # y/' })}\n`);
      write('values.env', 'HOST=x\nconn.mail\n');
      write('broken.json', '{\n"HOST": x\n}');
      write('null.json', '{"HOST":null}');
      for (const [file, message] of [
        ['values.env', /values\.env, line 2 is not NAME=value\./],
        ['broken.json', /broken\.json, line 2: .*not valid JSON/],
        ['null.json', /null\.json: the value of “HOST” is not a text\./],
      ] as const) {
        const { code, errors } = run('render', '--environment', 'uat', '--variables', file);
        assert.equal(code, 2);
        assert.match(errors, message);
      }
    });

    it('makes the folders of its output, and refuses where that would be taken for a settings file', () => {
      write('values.env', 'HOST=x\nconn.mail=y\n');
      const rendered = `${settings({ cts_mail: 'y' }, { cts_url: 'https://x/' })}\n`;
      const render = (output: string): ReturnType<typeof run> =>
        run('render', '--environment', 'uat', '--variables', 'values.env', '--output', output, 'read');
      mkdirSync(join(folder, 'read'));
      for (const name of ['Contoso', 'uat.deploymentsettings.json']) {
        renameSync(join(folder, name), join(folder, 'read', name));
      }
      for (const output of ['read/obj/uat/settings.json', 'read/settings.txt', 'outside/settings.json']) {
        const { code, errors } = render(output);
        assert.equal(code, 0, errors);
        assert.equal(readRendered(output), rendered);
      }
      for (const output of ['read/rendered/settings.json', './read/settings.json']) {
        const { code, out, errors } = render(output);
        assert.deepEqual([code, out], [2, '']);
        assert.match(
          errors,
          /settings\.json would be read as another settings file .* such as obj\/settings\.json or a folder in `exclude` of /,
        );
        assert.ok(!existsSync(join(folder, output)));
      }
      write('read/.connref.json', '{"exclude":["rendered"]}');
      for (let time = 0; time < 2; time++) {
        assert.equal(render('read/rendered/settings.json').code, 0);
      }
    });

    it('writes over nothing that it reads, and over no settings file', () => {
      write('values.env', 'HOST=x\nconn.mail=y\n');
      write('test.deploymentsettings.json', settings({ cts_mail: '1' }));
      for (const output of ['uat.deploymentsettings.json', 'test.deploymentsettings.json', './values.env']) {
        const before = read(output);
        const args = ['--variables', 'values.env', '--output', output];
        const { code, errors } = run('render', '--environment', 'uat', ...args);
        assert.equal(code, 2);
        assert.match(errors, /is a settings file of the workspace\. |is an input of this command, /);
        assert.equal(read(output), before);
      }
    });

    it('fails on variables that are set to nothing, and on entries that differ', () => {
      const twice = { cts_mail: '1', CTS_MAIL: '2', cts_new: '$(NEW)' };
      write('uat.deploymentsettings.json', settings(twice));
      const { code, out, errors } = runCommandLine(
        folder,
        ['settings', 'render', '--environment', 'uat', '--env', 'NEW'],
        { NEW: '' },
      );
      assert.deepEqual([code, out], [1, '']);
      assert.match(errors, /CTS_MAIL has two entries with different values in ConnectionReferences/);
      assert.match(errors, /ConnectionId of cts_new is \$\(NEW\), but the variable NEW has no value/);
    });

    it('says that a file sets a variable to nothing which the process has, and fails on values that are no ids', () => {
      write('uat.deploymentsettings.json', settings({ cts_mail: '#{mail}#', cts_new: '#{new}#' }));
      write('values.env', 'mail=\nnew=b b\n');
      const { code, out, errors } = runCommandLine(
        folder,
        [
          'settings',
          'render',
          '--environment',
          'uat',
          '--variables',
          'values.env',
          '--env',
          'mail',
          '--output',
          'obj/out.json',
        ],
        { mail: 'abc' },
      );
      assert.deepEqual([code, out, existsSync(join(folder, 'obj'))], [1, '', false]);
      assert.match(
        errors,
        /ConnectionId of cts_mail is #\{mail\}#, but the variable mail has no value \(values\.env sets mail to an empty value\)\./,
      );
      assert.match(
        errors,
        /ConnectionId of cts_new is #\{new\}#, which with the value of new is not a bare connection id/,
      );
    });

    it('fails on tokens without a value, names them, and writes nothing', () => {
      const { code, out, errors } = run('render', '--environment', 'uat', '--output', 'out.json');
      assert.deepEqual([code, out], [1, '']);
      assert.match(
        errors,
        /\nuat\.deploymentsettings\.json: ConnectionId of cts_mail is #\{conn\.mail\}#, but the variable conn\.mail has no value\./,
      );
      assert.match(errors, /Value of cts_url is .*, but the variable HOST has no value/);
      assert.ok(!existsSync(join(folder, 'out.json')));
    });
  });

  for (const [what, args, message] of [
    [
      'without a command',
      [],
      /The command after connref settings is missing\. Use `create`, `sync`, `check` or `render`\./,
    ],
    ['with an unknown command', ['fill'], /Unknown settings command “fill”\. Use /],
    ['with an unknown option', ['sync', '--force'], /Unknown option --force\. Known options: --environment, /],
    ['with an option without its value', ['sync', '--environment', '--dry-run'], /--environment needs a value/],
    [
      'with a value of an option that has none',
      ['sync', '--dry-run=yes'],
      /--dry-run does not accept a value\. Remove “=yes”\./,
    ],
    ['for two environments', ['sync', '--environment', 'a', '--environment', 'b'], /--environment is given twice/],
    [
      'with an unknown environment',
      ['sync', '--environment', 'uat'],
      /Unknown environment “uat”\. There is no environment here\. .* settings create uat\./,
    ],
    [
      'with an unknown value',
      ['sync', '--variables', 'empty'],
      /Unknown value “empty” for --variables\. Use `remark` or `token`\./,
    ],
    ['without a name', ['create'], /The name of the environment is missing\. Example: connref settings create test/],
    [
      'with a control character in a name',
      ['create', 'te\u0001st'],
      /cannot be called “te\\u0001st”, .* contain \\u0001\./,
    ],
    ['with a path for a name', ['create', '../x'], /cannot be called “\.\.\/x”, .* cannot contain \/\./],
    ['in two folders', ['create', 'uat', '.', '..'], /An environment can be created in one folder only\./],
    ['without an environment', ['render'], /--environment is missing\. Example: connref settings render /],
  ] as const) {
    it(`cannot run ${what}`, () => {
      const { code, out, errors } = run(...args);
      assert.deepEqual([code, out], [2, '']);
      assert.match(errors, message);
      assert.doesNotMatch(errors, /\n\s+at /);
    });
  }

  it('cannot render with files that are not there, or no variables', () => {
    write('uat.deploymentsettings.json', settings({ cts_mail: '1' }));
    write('list.json', '[]');
    for (const [args, message] of [
      [['--base', 'no.json'], /Cannot read no\.json: it does not exist\./],
      [['--variables', 'no.env'], /Cannot read no\.env/],
      [['--variables', 'list.json'], /list\.json is not a JSON object\./],
      [['--output', 'Contoso'], /Cannot write Contoso: it is a folder\./],
      [['--base', 'Contoso'], /Cannot read Contoso: it is a folder\./],
      [['--solution', 'Fabrikam'], /No solution here has the unique name “Fabrikam”\. Known solutions: Contoso\./],
    ] as const) {
      const { code, errors } = run('render', '--environment', 'uat', ...args);
      assert.equal(code, 2, errors);
      assert.match(errors, message);
    }
  });
});
