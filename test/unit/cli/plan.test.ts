import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { bound, childFlowCall, raw, solutionFiles, type SolutionSource } from '../../support/solutionSource';
import { yamlSolutionFiles } from '../../support/yamlSolutionSource';
import { solutionZip } from '../../support/zips';
import { contosoFiles } from '../core/plan/contoso';

const cli = resolve('dist/cli.js');
const flowId = (end: string): string => `0f000000-0000-4000-8000-0000000000${end}`;
const expectedPlans = resolve('test/unit/core/plan/expected');

/** Lines of a plan are as short as a terminal needs. */
function inOneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}

describe('connref plan', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'connref-plan-'));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  /** Writes the files of the workspace folder `repo` into the temporary folder. */
  function write(files: Iterable<readonly [string, string]>): void {
    for (const [path, text] of files) {
      const file = join(folder, path.slice('repo/'.length));
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
  }

  function run(...args: string[]): { code: number | null; out: string; errors: string } {
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
      cwd: folder,
      encoding: 'utf8',
      env: { PATH: process.env.PATH },
    });
    return { code: status, out: stdout, errors: stderr };
  }

  function expected(file: string): string {
    return readFileSync(join(expectedPlans, file), 'utf8');
  }

  describe('of the invented solutions', () => {
    beforeEach(() => {
      write(contosoFiles());
    });

    it('is Markdown for a release ticket', () => {
      const { code, out, errors } = run('plan', '--format', 'markdown');
      assert.deepEqual([code, errors], [1, '']);
      assert.equal(out, expected('first.md'));
    });

    it('is text, in another mode than the environment says', () => {
      const { code, out } = run('plan', '--environment', 'uat', '--mode', 'upgrade');
      assert.equal(code, 1);
      assert.equal(out, expected('upgrade.txt'));
    });

    it('is JSON, version 1', () => {
      const { out } = run('plan', '.', '--mode', 'update', '--format', 'json');
      assert.deepEqual(JSON.parse(out), {
        version: 1,
        plans: [{ folder: '.', ...(JSON.parse(expected('update.json')) as object) }],
      });
    });

    it('names the known environments where one is not there', () => {
      const { code, out, errors } = run('plan', '--environment', 'Production');
      assert.deepEqual([code, out], [2, '']);
      assert.equal(errors, 'connref: Unknown environment “Production”. Known environments: UAT.\n');
    });
  });

  it('plans all environments but templates, and exits with 0 where all is fine', () => {
    cpSync(resolve('test/fixtures/clean'), folder, { recursive: true });
    const settings = (id: string): string =>
      JSON.stringify({
        EnvironmentVariables: [],
        ConnectionReferences: [{ LogicalName: cleanReference(), ConnectionId: id }],
      });
    for (const [name, id] of [
      ['base', ''],
      ['test', '11000000000040008000000000000001'],
      ['prod', '11000000000040008000000000000002'],
    ] as const) {
      writeFileSync(join(folder, `${name}.deploymentsettings.json`), settings(id));
    }
    const { code, out, errors } = run('plan');
    assert.match(errors, /^base is skipped because it is a template, .* To see its plan, use --environment base\.\n$/);
    assert.match(
      inOneLine(out),
      /^The first import into prod works\. The first import into test works\. prod: first import The first import into prod works\. The flow will be turned on\. /,
    );
    assert.match(out, /\n\ntest: first import\n/);
    assert.doesNotMatch(out, /base/);
    assert.equal(code, 0);
    assert.equal(run('plan', '--environment', 'base').code, 1, 'a template is planned when it is named');
  });

  it('exits with 0 where only such flows stay off that are off in the source', () => {
    const source: SolutionSource = { managed: 2, flows: [{ name: 'Send', state: 'off' }] };
    write([...solutionFiles(source), ['repo/.connref.json', JSON.stringify({ environments: { Test: {} } })]]);
    const { code, out } = run('plan');
    assert.match(inOneLine(out), /Send \(Contoso\) stays turned off/);
    assert.equal(code, 0);
  });

  describe('without a settings file', () => {
    const mail: SolutionSource = {
      managed: 2,
      references: [{ name: 'cts_mail' }, { name: 'cts_teams' }],
      flows: [
        { name: 'Send', id: flowId('01'), entries: { a: bound('cts_mail'), b: bound('cts_teams') } },
        { name: 'Call', id: flowId('02'), actions: { Run: childFlowCall(flowId('01')) } },
      ],
    };
    const base: SolutionSource = {
      root: 'repo/Base',
      uniqueName: 'Base',
      managed: 2,
      flows: [{ name: 'Raw', entries: { a: raw() } }],
    };

    it('plans a first import into a new environment, and says which connections it needs', () => {
      write(solutionFiles(mail));
      const { code, out, errors } = run('plan');
      assert.deepEqual([code, errors], [0, '']);
      assert.match(
        inOneLine(out),
        /^a new environment: first import The first import into a new environment works and needs 2 connections: choose them in the import dialog, or enter them in a settings file\. Otherwise 2 flows stay turned off\. 1 of 2 flows needs a connection; 1 calls a flow that stays turned off\. /,
      );
      assert.match(
        inOneLine(out),
        /cts_mail and cts_teams have no connection\. Choose one for each during the import, or enter it in a settings file\./,
      );
      assert.equal(run('plan', '--fail-on', 'unmapped').code, 1);
    });

    it('exits with 1 where a flow stays off whatever the connections are', () => {
      write([...solutionFiles(mail), ...solutionFiles(base)]);
      const { code, out } = run('plan');
      assert.equal(code, 1);
      assert.match(inOneLine(out), /3 of the 3 flows that are turned on in the source files stay turned off\./);
    });

    it('plans only the solutions that are asked for', () => {
      write([...solutionFiles(mail), ...solutionFiles(base)]);
      const { code, out } = run('plan', '--solution', 'contoso');
      assert.equal(code, 0);
      assert.doesNotMatch(out, /Raw/);
      assert.equal(run('plan', '--solution', 'Contoso', '--solution=Base').code, 1);
      const unknown = run('plan', '--solution', 'Fabrikam');
      assert.deepEqual(
        [unknown.code, unknown.errors],
        [2, 'connref: Unknown solution “Fabrikam”. Known solutions: Base, Contoso.\n'],
      );
    });

    it('looks for a solution in all folders, and refuses an update of a new environment', () => {
      write([
        ...solutionFiles({ ...mail, root: 'repo/one/Contoso' }),
        ...solutionFiles({ ...base, root: 'repo/two/Base' }),
      ]);
      const { code, out } = run('plan', 'one', 'two', '--solution', 'Contoso');
      assert.equal(code, 0);
      assert.doesNotMatch(out, /Base/);
      assert.match(
        run('plan', 'one', '--mode', 'update').errors,
        /--mode update needs an environment that has the solutions/,
      );
    });

    it('says what to do in a copied environment, and refuses what is only for imports', () => {
      write(solutionFiles(mail));
      const { code, out } = run('plan', '--mode', 'copied');
      assert.equal(code, 0);
      assert.match(inOneLine(out), /In a new environment, a copy of another environment, 2 connection references need/);
      assert.match(
        run('plan', '--mode', 'copied', '--format', 'markdown').out,
        /^# Plan for a new environment: copied/,
      );
      const json = JSON.parse(run('plan', '--mode', 'copied', '--format', 'json').out) as { copies: unknown[] };
      assert.equal(json.copies.length, 1);
      for (const [option, message] of [
        [['--base', '.'], /--base is only for updates and upgrades/],
        [['--fail-on', 'unmapped'], /--fail-on is only for imports/],
      ] as const) {
        const refused = run('plan', '--mode', 'copied', ...option);
        assert.equal(refused.code, 2);
        assert.match(refused.errors, message);
      }
    });

    it('names solutions that it cannot plan for a copied environment, and fails', () => {
      write(yamlSolutionFiles());
      const yaml = run('plan', '--mode', 'copied');
      assert.equal(yaml.code, 1);
      assert.match(inOneLine(yaml.out), /Fabrikam is in the YAML layout .* steps for it are missing/);
      write(solutionFiles(mail));
      assert.equal(run('plan', '--mode', 'copied').code, 1);
      assert.equal(run('plan', '--mode', 'copied', '--solution', 'Contoso').code, 0);
    });

    it('names a zip that it did not open, and plans it with --zips', () => {
      write(solutionFiles(mail));
      writeFileSync(join(folder, 'Forms.zip'), solutionZip({ uniqueName: 'Forms', managed: 1 }));
      const closed = run('plan');
      assert.match(closed.errors, /^Forms\.zip was not opened\. To read a solution in it, add --zips\.$/m);
      assert.doesNotMatch(closed.out, /Forms/);
      const opened = run('plan', '--zips');
      assert.equal(opened.errors, '');
      assert.match(opened.out, /pac solution import --path Forms\.zip /);
    });

    it('says which export its own step cannot pack', () => {
      write(solutionFiles({ ...mail, managed: 1, layout: 'export' }));
      assert.equal(run('plan').code, 0);
      const customizations = join(folder, 'Contoso/customizations.xml');
      writeFileSync(
        customizations,
        readFileSync(customizations, 'utf8').replace(
          '</ImportExportXml>',
          '<CanvasApps><CanvasApp><Name>cts_app</Name><DocumentUri>/CanvasApps/app.msapp</DocumentUri></CanvasApp></CanvasApps></ImportExportXml>',
        ),
      );
      const { code, errors } = run('plan');
      assert.equal(code, 1);
      assert.match(
        errors,
        /^connref zip cannot pack Contoso:\n {2}Contoso\/CanvasApps\/app\.msapp is missing, but customizations\.xml lists it\./m,
      );
    });

    it('imports as managed or unmanaged as it is asked to', () => {
      write(solutionFiles({ ...mail, managed: 0 }));
      assert.match(inOneLine(run('plan').out), /1\. Contoso 1\.2\.3\.4, unmanaged/);
      const managed = run('plan', '--managed');
      assert.equal(managed.code, 1);
      assert.match(managed.out, /Contoso cannot be packed as managed/);
      assert.match(inOneLine(run('plan', '--unmanaged').out), /1\. Contoso 1\.2\.3\.4, unmanaged/);
    });
  });

  it('tells what is wrong in .connref.json, five of many', () => {
    write([['repo/.connref.json', '{"a":1,"b":1,"c":1,"d":1,"e":1,"f":1,"environments":{"Test":{}}}']]);
    const { errors } = run('plan');
    assert.equal(errors.match(/^\.connref\.json:1: “.” is not a known member/gm)?.length, 5);
    assert.match(errors, /\n… and 1 more in \.connref\.json\n/);
  });

  it('has nothing to plan where there are settings and no solutions', () => {
    write([
      [
        'repo/test.deploymentsettings.json',
        '{ "ConnectionReferences": [{ "LogicalName": "cts_A", "ConnectionId": "1" }] }',
      ],
    ]);
    const { code, out, errors } = run('plan');
    assert.deepEqual([code, out], [2, '']);
    assert.match(errors, /Nothing to plan: no solution belongs to the environments\. /);
  });

  it('knows what is new from the release that is given', () => {
    const before: SolutionSource = { managed: 2, references: [{ name: 'cts_mail' }] };
    const now = {
      ...before,
      references: [{ name: 'cts_mail' }, { name: 'cts_chat' }],
      flows: [{ name: 'Send', entries: { a: bound('cts_mail'), b: bound('cts_chat') } }],
    };
    const rename = (root: string, files: [string, string][]): [string, string][] =>
      files.map(([path, text]) => [path.replace(/^repo\//, `repo/${root}/`), text]);
    write([...rename('now', solutionFiles(now)), ...rename('before', solutionFiles(before))]);
    const plan = (...args: string[]): ReturnType<typeof run> => run('plan', 'now', ...args);
    write([['repo/now/.connref.json', JSON.stringify({ environments: { Test: { import: 'update' } } })]]);
    const known = plan('--base', 'before');
    assert.equal(known.code, 0);
    assert.match(inOneLine(known.out), /cts_chat has no connection/);
    assert.doesNotMatch(inOneLine(known.out), /cts_mail has no connection|--base/);
    const unknown = plan();
    assert.equal(unknown.code, 0);
    assert.match(
      inOneLine(unknown.out),
      /Nothing shows which flows and connection references of Contoso are new to Test\./,
    );
    write([['repo/empty/readme.txt', '']]);
    const damaged = rename('damaged', solutionFiles(before)).map(([path, text]): [string, string] => [
      path,
      /customizations\.xml$/i.test(path) ? '<ImportExportXml>' : text,
    ]);
    write(damaged);
    write(rename('other', solutionFiles({ ...before, uniqueName: 'Other' })));
    for (const [args, message] of [
      [['--base', 'empty'], /^connref: empty has nothing that Connref can read as a solution\./m],
      [['--base', 'before', '--mode', 'first'], /^connref: --base is only for updates and upgrades\./m],
      [['--base', 'damaged'], /^connref: The release in damaged cannot be read: damaged\/\S+Customizations\.xml\./m],
      [
        ['--base', 'other'],
        /^connref: The release in other has none of the planned solutions: Contoso\. It has Other\. Give --base /m,
      ],
      [['--base', 'nowhere'], /^connref: The folder nowhere does not exist\./m],
    ] as const) {
      const { code, errors } = plan(...args);
      assert.equal(code, 2);
      assert.match(errors, message);
    }
    write(rename('now', solutionFiles({ ...before, root: 'repo/Extra', uniqueName: 'Extra' })));
    const { out } = plan('--base', 'before');
    assert.match(inOneLine(out), /The release in --base does not have Extra, so nothing shows which of its flows/);
    assert.doesNotMatch(out, /--base FOLDER/);
  });

  it('reads zips of the release that is given, too', () => {
    const now = { managed: 2, version: '2.0', references: [{ name: 'cts_mail' }] } as const;
    write(solutionFiles({ ...now, root: 'repo/now/Contoso' }));
    write([
      ['repo/now/.connref.json', JSON.stringify({ environments: { Test: { import: 'upgrade' } } })],
      ['repo/before/readme.txt', ''],
    ]);
    const references = [{ name: 'cts_mail' }, { name: 'cts_old' }];
    writeFileSync(join(folder, 'before/Contoso.zip'), solutionZip({ managed: 1, version: '1.0', references }));
    const closed = run('plan', 'now', '--base', 'before');
    assert.equal(closed.code, 2);
    assert.match(closed.errors, /^before\/Contoso\.zip was not opened\. To read a solution in it, add --zips\.$/m);
    const opened = run('plan', 'now', '--base', 'before', '--zips');
    assert.deepEqual([opened.code, opened.errors], [0, '']);
    assert.match(inOneLine(opened.out), /cts_old is deleted because Contoso does not define it any more\./);
  });

  for (const [what, args, message] of [
    [
      'an environment twice',
      ['plan', '--environment', 'a', '--environment', 'b'],
      /--environment is given twice, but accepts one value\./,
    ],
    ['an unknown option', ['plan', '--enviroment', 'x'], /enviroment/],
    [
      'an unknown mode',
      ['plan', '--mode', 'patch'],
      /Unknown value “patch” for --mode\. Use `first`, `update`, `upgrade` or `copied`\./,
    ],
    ['an unknown format', ['plan', '--format', 'yaml'], /Unknown value “yaml” for --format\./],
    ['a folder that is not there', ['plan', 'nowhere'], /The folder .*nowhere does not exist\./],
    ['no solution', ['plan'], /Nothing to plan: no solution belongs to the environments\./],
    ['both forms', ['plan', '--managed', '--unmanaged'], /--managed and --unmanaged cannot be used together\./],
    [
      'an unknown reason to fail',
      ['plan', '--fail-on', 'hints'],
      /Unknown value “hints” for --fail-on\. Use `unmapped`\./,
    ],
  ] as const) {
    it(`cannot run with ${what}`, () => {
      const { code, out, errors } = run(...args);
      assert.deepEqual([code, out], [2, '']);
      assert.match(errors, message);
      assert.doesNotMatch(errors, /\n\s+at /, 'no stack for a slip of the user');
    });
  }

  function cleanReference(): string {
    const customizations = readFileSync(join(folder, 'Contoso/Other/Customizations.xml'), 'utf8');
    return /connectionreferencelogicalname="([^"]+)"/.exec(customizations)?.[1] ?? '';
  }
});
