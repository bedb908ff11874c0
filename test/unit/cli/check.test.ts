import assert from 'node:assert/strict';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { newEngine } from '../../support/newEngine';
import { decodeText } from '../../../src/core/text/decodeText';
import { NodeFileTree } from '../../../src/platform/nodeFileTree';
import { runCommandLine } from '../../support/commandLine';
import { flowFileName, raw } from '../../support/solutionSource';
import { allLocatedFindings } from '../../support/workspace';
import { yamlSolutionFiles } from '../../support/yamlSolutionSource';
import { solutionZip } from '../../support/zips';

const fixtures = ['clean', 'configured', 'definedInSibling', 'rawInEveryEncoding'];

interface Report {
  version: number;
  summary: Record<string, unknown>;
  findings: Record<string, string | number>[];
}

describe('connref check', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'connref-cli-'));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  function use(fixture: string, to = fixture): void {
    cpSync(resolve('test/fixtures', fixture), join(folder, to), { recursive: true });
  }

  function run(...args: string[]): { code: number | null; out: string; errors: string } {
    return runCommandLine(folder, args);
  }

  function json(...args: string[]): Report {
    return JSON.parse(run('check', ...args, '--format', 'json').out) as Report;
  }

  function bytesBelow(directory: string): Map<string, Buffer> {
    const entries = readdirSync(directory, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
    return new Map(
      entries.map((entry) => join(entry.parentPath, entry.name)).map((file) => [file, readFileSync(file)]),
    );
  }

  it('finds nothing in a clean solution', () => {
    use('clean');
    const { code, out, errors } = run('check');
    assert.deepEqual([code, errors], [0, '']);
    assert.equal(
      out,
      '1 solution\n  Contoso  1 flow, 1 connection reference  1.2.3.4  clean/Contoso\n\n1 flow checked: no findings.\n',
    );
  });

  it('refuses the folder Other alone, in which a solution looks as if it had no flows', () => {
    use('clean');
    for (const args of [['check'], ['check', '--fix'], ['delete', 'cts_mail']]) {
      const { code, errors } = run(...args, 'clean/Contoso/Other');
      assert.equal(code, 2);
      assert.match(errors, /Other is only a part of a solution, .* Run the command on the folder around it\.\n$/);
    }
    assert.equal(run('check', 'clean/Contoso').code, 0);
  });

  describe('where there is no solution', () => {
    const settings = '{"EnvironmentVariables":[],"ConnectionReferences":[]}';

    it('cannot run, and says what only looks like one', () => {
      writeFileSync(join(folder, 'export.zip'), '');
      const { code, out } = run('check');
      assert.equal(code, 2);
      assert.match(out, /^Not read\n {2}export\.zip\n/);
      assert.match(out, /No solution was found/);
    });

    for (const [what, path, text] of [
      ['a broken zip', 'export.zip', 'no zip'],
      ['a settings file', 'uat.deploymentsettings.json', settings],
      ['half a solution', 'half/solution.xml', '<a/>'],
      ['a flow of none', 'Workflows/Send-0F000000-0000-4000-8000-000000000001.json', '{}'],
    ] as const) {
      it(`cannot run with nothing but ${what}`, () => {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
        for (const args of [[], ['--zips'], ['--fix']]) {
          const { code, out } = run('check', ...args);
          assert.equal(code, 2, args.join());
          assert.match(out, /No solution was found\. /);
        }
        const asJson = run('check', '--format', 'json');
        assert.equal(asJson.code, 2);
        assert.equal((JSON.parse(asJson.out) as Report).summary.solutions, 0);
        assert.match(asJson.errors, /(^|\n)No solution was found\. .*\n$/);
        assert.equal(asJson.errors.includes(`${path} is not read: `), text !== settings);
      });
    }

    it('checks settings files alone where it is asked to, and cannot without one', () => {
      writeFileSync(join(folder, 'export.zip'), 'no zip');
      assert.equal(run('settings', 'check').code, 2);
      writeFileSync(join(folder, 'uat.deploymentsettings.json'), settings);
      assert.equal(run('settings', 'check').code, 0);
    });
  });

  it('cannot run where there is nothing that it could check', () => {
    for (const command of [['check'], ['settings', 'check'], ['check', '--format', 'json']]) {
      const { code, out, errors } = run(...command);
      assert.deepEqual([code, out], [2, '']);
      assert.match(
        errors,
        /Other\/Solution\.xml and Other\/Customizations\.xml, or solution\.xml and customizations\.xml/,
      );
    }
  });

  describe('with zips', () => {
    const flow = { name: 'Raw', entries: { mail: raw() } };
    const zip = solutionZip({ uniqueName: 'Zipped', references: [{ name: 'cts_mail' }], flows: [flow] });

    beforeEach(() => {
      use('clean');
      writeFileSync(join(folder, 'Zipped.zip'), zip);
    });

    it('does not open them where nobody asks for it', () => {
      const plain = json();
      assert.deepEqual([plain.summary.solutions, plain.findings], [1, []]);
      rmSync(join(folder, 'clean'), { recursive: true });
      const { code, out } = run('check');
      assert.equal(code, 2);
      assert.match(out, /^Not read\n {2}Zipped\.zip\n {4}Zip files are read with --zips only\./);
    });

    it('checks them with --zips', () => {
      const { code } = run('check', '--zips');
      assert.equal(code, 1);
      const { summary, findings } = json('--zips');
      assert.deepEqual(summary, {
        solutions: 2,
        flows: 2,
        connectionEntries: 2,
        connectionReferences: 2,
        customConnectors: 0,
        findings: { 'raw-connection': 1 },
      });
      const [finding] = findings;
      assert.deepEqual(
        [finding?.solution, finding?.path, finding?.line],
        ['Zipped.zip', `Zipped.zip/Workflows/${flowFileName(flow)}`, 4],
      );
    });

    it('never changes them', () => {
      use('rawInEveryEncoding');
      const { errors } = run('check', '--zips', '--fix');
      assert.match(errors, /^Fixed \d+ findings in/);
      assert.doesNotMatch(errors, /Zipped\.zip/);
      assert.deepEqual(readFileSync(join(folder, 'Zipped.zip')), Buffer.from(zip));
      assert.deepEqual(readdirSync(folder).sort(), ['Zipped.zip', 'clean', 'rawInEveryEncoding']);
      assert.deepEqual(
        json('--zips').findings.map(({ rule, path }) => `${rule} ${path}`),
        [
          `raw-connection Zipped.zip/Workflows/${flowFileName(flow)}`,
          // The two folders hold one version of one solution.
          'solution-copy rawInEveryEncoding/Contoso/Other/Solution.xml',
        ],
      );
    });

    it('names one that cannot be opened', () => {
      writeFileSync(join(folder, 'Zipped.zip'), 'no zip');
      const { code, out } = run('check', '--zips');
      assert.equal(code, 1);
      assert.match(out, /Zipped\.zip\n {2}1:1 +error {2}unreadable-file\n +This file cannot be read: it is not a zip,/);
    });
  });

  it('prints findings by file, without colours where nobody looks', () => {
    use('rawInEveryEncoding');
    const { code, out } = run('check');
    assert.equal(code, 1);
    assert.ok(
      out.includes(
        'rawInEveryEncoding/Contoso/Workflows/Utf16LittleEndian-0F000000-0000-4000-8000-000000000003.json\n  4:7       error  raw-connection\n',
      ),
      out,
    );
    assert.match(out, /\n5 flows checked: 4 errors, 1 warning\.\n$/);
    assert.ok(!out.includes('\u001b'));
  });

  it('prints JSON as documented, sorted, counted from 1', () => {
    use('rawInEveryEncoding');
    use('definedInSibling');
    const { version, summary, findings } = json();
    assert.equal(version, 1);
    assert.deepEqual(summary, {
      solutions: 3,
      flows: 6,
      connectionEntries: 6,
      connectionReferences: 1,
      customConnectors: 0,
      findings: { 'raw-connection': 5, 'solution-copy': 1, 'undefined-reference': 1 },
    });
    assert.deepEqual(
      findings.map((finding) => [finding.path, finding.line, finding.column]),
      [
        ['definedInSibling/Contoso/Workflows/Send-0F000000-0000-4000-8000-000000000001.json', 7, 45],
        ['rawInEveryEncoding/Contoso/Other/Solution.xml', 1, 1],
        ['rawInEveryEncoding/Contoso/Workflows/MinifiedAndOff-0F000000-0000-4000-8000-000000000005.json', 1, 40],
        ['rawInEveryEncoding/Contoso/Workflows/Utf16BigEndian-0F000000-0000-4000-8000-000000000004.json', 4, 7],
        ['rawInEveryEncoding/Contoso/Workflows/Utf16LittleEndian-0F000000-0000-4000-8000-000000000003.json', 4, 7],
        ['rawInEveryEncoding/Contoso/Workflows/Utf8-0F000000-0000-4000-8000-000000000001.json', 4, 7],
        ['rawInEveryEncoding/Contoso/Workflows/Utf8Bom-0F000000-0000-4000-8000-000000000002.json', 4, 7],
      ],
    );
    const { message, ...first } = findings[0]!;
    assert.equal(typeof message, 'string');
    assert.deepEqual(first, {
      rule: 'undefined-reference',
      severity: 'information',
      solution: 'definedInSibling/Contoso',
      path: 'definedInSibling/Contoso/Workflows/Send-0F000000-0000-4000-8000-000000000001.json',
      line: 7,
      column: 45,
      endLine: 7,
      endColumn: 55,
      data: {
        key: 'mail',
        reference: 'fbk_mail',
        connector: 'shared_office365',
        dependency: 'unlisted',
        sibling: 'definedInSibling/Fabrikam',
      },
    });
  });

  it('finds what the engine finds', async () => {
    fixtures.forEach((fixture) => use(fixture));
    for (const fixture of fixtures) {
      const engine = newEngine({ files: new NodeFileTree(() => join(folder, fixture)) });
      engine.setFolder('f');
      await engine.settle();
      const located = await allLocatedFindings(engine);
      assert.deepEqual(
        json(fixture).findings.map(({ rule, severity, path, line, column, message }) => [
          rule,
          severity,
          path,
          line,
          column,
          message,
        ]),
        located.map(({ ruleId, severity, file, range: { start }, message }) => [
          ruleId,
          severity,
          fixture + file.slice(1),
          start.line + 1,
          start.column + 1,
          message,
        ]),
      );
    }
  });

  describe('beside what is not read', () => {
    function write(files: Iterable<readonly [path: string, text: string]>): void {
      for (const [path, text] of files) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
      }
    }

    it('says that a solution in YAML is shown and not checked, and does not count it', () => {
      use('clean');
      write(yamlSolutionFiles({ repository: 'git' }));
      const { code, out, errors } = run('check');
      assert.equal(code, 0);
      assert.match(out, /^2 solutions\n/);
      assert.match(out, /\n {2}Fabrikam {2}not checked: YAML layout {2}1\.0 {2}git\/solutions\/Fabrikam\n/);
      const note =
        '1 solution is not checked: git/solutions/Fabrikam. Connref cannot read flows, connection references and connectors in the YAML layout of Dataverse Git integration. Check an export that was unpacked with pac solution unpack instead.\n';
      assert.equal(errors, note);
      const asJson = run('check', '--format', 'json');
      assert.deepEqual([(JSON.parse(asJson.out) as Report).summary.solutions, asJson.errors], [1, note]);
    });

    it('does not call clean what was not checked', () => {
      write([
        ...yamlSolutionFiles({ repository: 'git' }),
        ...yamlSolutionFiles({ repository: 'git', uniqueName: 'B' }),
      ]);
      const { code, out, errors } = run('check');
      assert.equal(code, 0);
      assert.match(out, /\n\nNothing was checked\.\n$/);
      assert.match(errors, /^2 solutions are not checked: git\/solutions\/B, git\/solutions\/Fabrikam\. .*\n$/);
      assert.equal(json().summary.solutions, 0);
    });

    it('names flow packages and halves of solutions, and no stray zip', () => {
      use('clean');
      write([
        ['old/Notify/Microsoft.Flow/flows/0f/definition.json', '{}'],
        ['old/Notify/manifest.json', '{}'],
        ['half/solution.xml', '<a/>'],
        ['export.zip', ''],
      ]);
      for (const format of ['text', 'json']) {
        const { errors } = run('check', '--format', format);
        assert.match(
          errors,
          /^half\/solution\.xml is not read: Customizations\.xml is missing .*\nold\/Notify is not read: This is a legacy flow package, .*\n$/,
        );
      }
    });

    it('names a zip that cannot be opened by its finding, or where nobody wants that', () => {
      use('clean');
      write([['exports/a.zip', 'no zip']]);
      const { code, out, errors } = run('check', '--zips');
      assert.deepEqual([code, errors], [1, '']);
      assert.match(out, /\nexports\/a\.zip\n.* unreadable-file\n/);
      write([['.connref.json', JSON.stringify({ rules: { 'unreadable-file': 'off' } })]]);
      assert.equal(
        run('check', '--zips').errors,
        'exports/a.zip is not read: The zip file cannot be opened: it is not a zip, or only the beginning of one.\n',
      );
    });

    it('names ten of many', () => {
      const packages = Array.from({ length: 12 }, (_, at) => `old/${String.fromCharCode(97 + at)}`);
      write(packages.map((name) => [`${name}/Microsoft.Flow/flows/0f/definition.json`, '{}']));
      const { errors } = run('check', '--format', 'json');
      assert.match(
        errors,
        /^old\/a is not read: [^]*\nold\/j is not read: .*\n… and 2 more\nNo solution was found\. .*\n$/,
      );
    });

    it('names them once where there is no solution', () => {
      write([['old/Notify/Microsoft.Flow/flows/0f/definition.json', '{}']]);
      const { out, errors } = run('check');
      assert.match(out, /^Not read\n {2}old\/Notify\n/);
      assert.equal(errors, '');
      assert.match(run('check', '--format', 'json').errors, /^old\/Notify is not read: /);
    });
  });

  it('exits by the threshold', () => {
    use('definedInSibling');
    const codes = ['error', 'warning', 'information', 'hint'].map(
      (threshold) => run('check', '--threshold', threshold).code,
    );
    assert.deepEqual(codes, [0, 0, 1, 1]);
  });

  it('takes the folders that are named, each once', () => {
    use('clean');
    use('definedInSibling');
    assert.equal(json('clean').summary.solutions, 1);
    assert.equal(json('clean', 'definedInSibling').summary.solutions, 3);
    assert.equal(json('clean', './clean', 'clean/Contoso', '.').summary.solutions, 3);
    const alone = json('definedInSibling/Contoso', 'clean/Contoso');
    assert.deepEqual(
      alone.findings.map(({ severity }) => severity),
      ['error'],
    );
  });

  it('reads a folder that begins like another one', () => {
    use('clean', 'a');
    use('clean', 'ab');
    assert.equal(json('a', 'ab').summary.solutions, 2);
  });

  it('obeys .connref.json of each folder', () => {
    use('configured');
    const { findings } = json('configured');
    assert.deepEqual(
      findings.map(({ rule, severity }) => [rule, severity]),
      [['raw-connection', 'information']],
    );
    assert.equal(run('check', 'configured').code, 0);
    assert.equal(run('check').code, 1, 'it holds for the folder at whose root it is');
  });

  it('says once for each .connref.json above and below the folders that it is ignored', () => {
    use('clean', 'a/x');
    use('clean', 'a/y');
    const file = join(folder, 'a/.connref.json');
    for (const path of [file, join(folder, 'a/x/sub/.connref.json'), join(folder, 'a/x/bin/.connref.json')]) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, '{}');
    }
    const { errors } = run('check', 'a/x', 'a/y');
    assert.equal(
      errors,
      `${file} is ignored because it is above the folders that are read. Move it into one of these folders, or run the command on its folder.\n` +
        'a/x/sub/.connref.json is ignored because it is below the folders that are read. Move it into one of these folders, or run the command on its folder.\n',
    );
    rmSync(join(folder, 'a/x/sub'), { recursive: true });
    assert.equal(run('check', 'a').errors, '');
  });

  it('reports a file that is no text, and repairs the others', () => {
    use('rawInEveryEncoding');
    const file = join(folder, 'rawInEveryEncoding/Contoso/Workflows/Utf8-0F000000-0000-4000-8000-000000000001.json');
    writeFileSync(file, Buffer.concat([readFileSync(file).subarray(0, -3), Buffer.from([0x20, 0xff, 0x7d])]));
    const before = bytesBelow(folder);
    const rules = json().findings.map(({ rule }) => rule);
    assert.ok(rules.includes('unreadable-file') && rules.includes('invalid-json'), rules.join());
    writeFileSync(
      file,
      Buffer.concat([
        Buffer.from(
          '{"properties":{"connectionReferences":{"a":{"api":{"name":"shared_office365"}}},"definition":{"actions":{"A":{"inputs":{"host":{"connectionName":"a"},"x":"',
        ),
        Buffer.from([0xff]),
        Buffer.from('"}}}}}}'),
      ]),
    );
    before.set(file, readFileSync(file));
    const { code, errors } = run('check', '--fix');
    assert.equal(code, 1);
    assert.match(errors, /^Fixed /);
    const after = bytesBelow(folder);
    assert.deepEqual(after.get(file), before.get(file));
    assert.notDeepEqual(after, before);
  });

  for (const [what, args, message] of [
    ['an unknown option', ['check', '--fixx'], /fixx/],
    ['an unknown command', ['chek'], /Unknown command “chek”\. Run connref --help to see all commands\./],
    ['a folder that is not there', ['check', 'nowhere'], /The folder .*nowhere does not exist\. Check the path\./],
    ['an unknown format', ['check', '--format', 'yaml'], /Unknown value “yaml” for --format\. Use `text` or `json`\./],
    [
      'an unknown threshold',
      ['check', '--threshold', 'fatal'],
      /Unknown value “fatal” for --threshold\. Use `hint`, `information`, `warning` or `error`\./,
    ],
  ] as const) {
    it(`cannot run with ${what}`, () => {
      const { code, out, errors } = run(...args);
      assert.deepEqual([code, out], [2, '']);
      assert.match(errors, message);
      assert.doesNotMatch(errors, /\n\s+at /, 'no stack for a slip of the user');
    });
  }

  it('cannot run on a file, and says what it wants', () => {
    for (const [file, wanted] of [
      ['a.json', 'Use the folder that contains the file. '],
      ['a.zip', 'Unpack the solution with pac solution unpack, or run connref check --zips on the folder '],
    ] as const) {
      writeFileSync(join(folder, file), '{}');
      const { code, errors } = run('check', file);
      assert.equal(code, 2);
      assert.ok(errors.includes(`${file} is a file, but a folder is expected. ${wanted}`), errors);
    }
  });

  it('explains itself', () => {
    for (const args of [[], ['--help'], ['help'], ['nothing', '-h']]) {
      const { code, out } = run(...args);
      assert.equal(code, 0);
      assert.match(
        out,
        /^Finds [^]*\n\nUsage: connref [^]*connref check[^]*connref plan[^]*connref settings render[^]*\n\nExit codes/,
      );
    }
  });

  it('explains each command: what it does, its usage, its options, an example, its exit codes', () => {
    for (const [args, usage, option] of [
      [['check', '--help'], 'connref check [', '--threshold SEVERITY '],
      [['plan', '-h'], 'connref plan [', '--mode MODE '],
      [['settings', 'create', '-h'], 'connref settings create <', '--like ENVIRONMENT '],
      [['settings', 'sync', '-h'], 'connref settings sync [', '--variables MODE '],
      [['settings', 'check', '-h'], 'connref settings check [', '--fix '],
      [['help', 'settings', 'render'], 'connref settings render --', '--base FILE '],
      [['check', '--help'], 'connref check [', '--dry-run '],
      [['define', '--help'], 'connref define <', '--description TEXT '],
      [['rename', '--help'], 'connref rename <', '--to LOGICAL-NAME '],
      [['merge', '--help'], 'connref merge <', '--folder FOLDER '],
      [['delete', '--help'], 'connref delete <', '--solution NAME '],
      [['copy', '--help'], 'connref copy <', '--to SOLUTION '],
      [['move', '--help'], 'connref move <', '--from SOLUTION '],
      [['consolidate', '--help'], 'connref consolidate <', '--keep REFERENCE '],
    ] as const) {
      const { code, out } = run(...args);
      assert.equal(code, 0);
      const parts = ['', '\n\nUsage: ', '\n\nOptions\n  --', '\n\nExample\n  connref ', '\n\nExit codes\n  0  '];
      const places = parts.map((part) => out.indexOf(part));
      assert.deepEqual(
        places,
        places.toSorted((a, b) => a - b),
        out,
      );
      assert.ok(!places.includes(-1), out);
      assert.ok(out.includes(`\n\nUsage: ${usage}`), out);
      assert.ok(out.includes(`\n  ${option}`), out);
      const command = usage.replace(/ \W*$/, '');
      assert.deepEqual(
        [...new Set(Array.from(out.matchAll(/connref (?:settings )?\w+/g), ([name]) => name))],
        [command],
      );
    }
    assert.match(
      run('check', '--help').out,
      /A \.connref\.json applies only if it is directly in one of these folders\./,
    );
    assert.match(
      run('settings', '--help').out,
      /connref settings create +Creates [^]*connref settings render +Merges /,
    );
  });

  it('says its version', () => {
    assert.match(run('--version').out, /^\d+\.\d+\.\d+\n$/);
  });

  describe('--fix', () => {
    it('repairs in every encoding, byte for byte, and finds nothing to repair afterwards', () => {
      use('rawInEveryEncoding');
      const before = bytesBelow(folder);
      const { code, errors } = run('check', '--fix');
      assert.equal(code, 0);
      assert.match(errors, /^Fixed 5 findings in 6 files:\n/);
      const after = bytesBelow(folder);
      assert.deepEqual([...after.keys()].sort(), [...before.keys()].sort(), 'nothing is left lying about');
      const reference = /connectionreferencelogicalname="(cts_sharedoffice365_[0-9a-f]{5})"/.exec(
        [...after]
          .filter(([file]) => file.endsWith('Customizations.xml'))
          .map(([, bytes]) => decodeText(bytes).text)[0]!,
      )?.[1];
      assert.ok(reference);
      for (const [file, bytes] of before) {
        assert.ok(expected(file, bytes, reference).equals(after.get(file)!), file);
      }
      // The new reference has a generated name, so a new finding asks the user for a better one.
      assert.deepEqual(
        json().findings.map(({ rule }) => rule),
        ['default-display-name'],
      );
      assert.match(run('check', '--fix').errors, /^Nothing can be fixed automatically\.\n/);
      assert.deepEqual(bytesBelow(folder), after);
    });

    it('changes nothing with --dry-run, prints what would change, and exits with 1 where something would', () => {
      use('rawInEveryEncoding');
      const before = bytesBelow(folder);
      const { code, out, errors } = run('check', '--fix', '--dry-run');
      assert.deepEqual([code, errors], [1, '']);
      const name = /\n {2}\+ (cts_sharedoffice365_[0-9a-f]{5}), “Office 365 Outlook Contoso-/.exec(`\n${out}`)?.[1];
      assert.ok(name, out);
      assert.match(out, /^rawInEveryEncoding\/Contoso\/Other\/Customizations\.xml\n {2}\+ /m);
      assert.match(
        out,
        new RegExp(
          `/Utf8-0F000000-0000-4000-8000-000000000001\\.json\\n {2}shared_office365: raw connection → ${name}\\n`,
        ),
      );
      assert.match(out, /\n\n6 files would change\.\n$/);
      assert.deepEqual(bytesBelow(folder), before);
      run('check', '--fix');
      const again = run('check', '--fix', '--dry-run');
      assert.deepEqual([again.code, again.out], [0, 'Nothing can be fixed automatically.\n']);
    });

    it('asks with --dry-run only what it could do', () => {
      assert.equal(run('check', '--fix', '--dry-run').code, 2, 'there is no solution');
      use('clean');
      assert.match(run('check', '--dry-run').errors, /--dry-run works only together with --fix\. Add --fix, or/);
      assert.match(run('check', '--fix', '--dry-run', '--format', 'json').errors, /--dry-run cannot print JSON\. /);
    });

    it('goes on with what a fix makes possible, until nothing is left that it fixes', () => {
      for (const format of ['text', 'json']) {
        use('rawInEveryEncoding');
        const settings = join(folder, 'rawInEveryEncoding/uat.deploymentsettings.json');
        writeFileSync(settings, '{"EnvironmentVariables":[],"ConnectionReferences":[]}');
        const { errors } = run('check', '--fix', '--format', format);
        assert.match(errors, /^Fixed \d+ findings in 7 files:\n/);
        assert.match(readFileSync(settings, 'utf8'), /cts_sharedoffice365_/);
        const after = bytesBelow(folder);
        assert.match(run('check', '--fix').errors, /^Nothing can be fixed automatically\.\n/);
        assert.deepEqual(bytesBelow(folder), after);
      }
    });

    it('keeps the permissions of a file', function () {
      if (process.platform === 'win32') {
        this.skip();
      }
      use('rawInEveryEncoding');
      const file = join(folder, 'rawInEveryEncoding/Contoso/Workflows/Utf8-0F000000-0000-4000-8000-000000000001.json');
      chmodSync(file, 0o640);
      run('check', '--fix');
      assert.equal(statSync(file).mode & 0o777, 0o640);
    });

    it('leaves to a person what needs one', () => {
      use('definedInSibling');
      mkdirSync(join(folder, 'empty'));
      const before = bytesBelow(folder);
      const { code, errors } = run('check', '--fix');
      assert.equal(code, 0);
      assert.match(errors, /^Nothing can be fixed automatically\./);
      assert.deepEqual(bytesBelow(folder), before);
    });
  });
});

/** The expected content of a fixed file of the fixture, computed without the code under test. */
function expected(file: string, bytes: Buffer, reference: string): Buffer {
  const pretty = (eol: string): string =>
    `"connection": {${eol}          "connectionReferenceLogicalName": "${reference}"${eol}        }`;
  const replaced = (text: string, eol: string): string => {
    const result = text.replace('"connection": {}', pretty(eol));
    assert.notEqual(result, text, file);
    return result;
  };
  if (file.includes('.data.xml') || file.endsWith('Solution.xml')) {
    return bytes;
  }
  if (file.endsWith('Customizations.xml')) {
    const section = [
      '<connectionreferences>',
      `    <connectionreference connectionreferencelogicalname="${reference}">`,
      `      <connectionreferencedisplayname>Office 365 Outlook Contoso-${reference.slice(-5)}</connectionreferencedisplayname>`,
      '      <connectorid>/providers/Microsoft.PowerApps/apis/shared_office365</connectorid>',
      '      <iscustomizable>1</iscustomizable>',
      '      <statecode>0</statecode>',
      '      <statuscode>1</statuscode>',
      '    </connectionreference>',
      '  </connectionreferences>',
      '  <Languages>',
    ].join('\r\n');
    return Buffer.from(bytes.toString('utf8').replace('<Languages>', section), 'utf8');
  }
  if (file.includes('Little')) {
    return Buffer.from(replaced(bytes.toString('utf16le'), '\r\n'), 'utf16le');
  }
  if (file.includes('Big')) {
    return Buffer.from(replaced(Buffer.from(bytes).swap16().toString('utf16le'), '\n'), 'utf16le').swap16();
  }
  if (file.includes('Minified')) {
    const text = bytes.toString('utf8');
    return Buffer.from(
      text.replace('"connection":{}', `"connection":{"connectionReferenceLogicalName":"${reference}"}`),
    );
  }
  return Buffer.from(replaced(bytes.toString('utf8'), '\n'), 'utf8');
}
