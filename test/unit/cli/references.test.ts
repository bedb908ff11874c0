import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { encodeText } from '../../../src/core/text/decodeText';
import { runCommandLine } from '../../support/commandLine';
import { bound, missingReference, solutionFiles } from '../../support/solutionSource';
import { yamlSolutionFiles } from '../../support/yamlSolutionSource';

const flow = 'Contoso/Workflows/Send-0F000000-0000-4000-8000-000000000001.json';
const customizations = 'Contoso/Other/Customizations.xml';
const settingsFile = 'uat.deploymentsettings.json';
const connector = '/providers/Microsoft.PowerApps/apis/shared_office365';

describe('connref define, rename, merge, delete, copy, move, consolidate', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'connref-cli-'));
    const files: [string, string][] = [
      ...solutionFiles({
        root: 'Contoso',
        references: [
          { name: 'cts_mail', displayName: 'Mail' },
          { name: 'cts_post', displayName: 'Post' },
          { name: 'cts_teams', api: 'shared_teams' },
        ],
        flows: [{ name: 'Send', entries: { a: bound('cts_mail'), b: bound('cts_post'), c: bound('cts_mail') } }],
      }),
      ...solutionFiles({ root: 'Fabrikam', uniqueName: 'Fabrikam', prefix: 'fbk' }),
    ];
    for (const [path, text] of files) {
      write(path, encodeText(text.replaceAll('\n', '\r\n'), path === flow ? 'utf16le' : 'utf8bom'));
    }
    const references = ['cts_mail', 'cts_post'].map((LogicalName, at) => ({
      LogicalName,
      ConnectionId: `id${at}`,
      ConnectorId: connector,
    }));
    write(settingsFile, JSON.stringify({ EnvironmentVariables: [], ConnectionReferences: references }));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  function write(path: string, content: string | Uint8Array): void {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }

  /** The bytes of every file in the folder, by path. */
  function snapshot(): Record<string, string> {
    const paths = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    return Object.fromEntries(
      paths.map(({ parentPath, name }) => {
        const path = join(parentPath, name);
        return [path.slice(folder.length + 1), readFileSync(path, 'latin1')];
      }),
    );
  }

  function run(...args: string[]): ReturnType<typeof runCommandLine> {
    return runCommandLine(folder, args);
  }

  function lastLine(out: string): string | undefined {
    return out.trimEnd().split('\n').at(-1);
  }

  it('prints what changes in .connref.json, and not what would if it were there', () => {
    const printed = (config: object): string => {
      write('.connref.json', JSON.stringify(config));
      const { out } = run('merge', 'cts_mail', '--into', 'cts_post', '--dry-run');
      return /(?<=\.connref\.json\n)(?: {2}.*\n)*/.exec(out)?.[0] ?? '';
    };
    const ignore = [{ rule: 'unused-reference', path: '**', reference: 'cts_mail', reason: 'Known.' }];
    assert.equal(printed({ externals: ['cts_mail'] }), '  - cts_mail\n');
    assert.equal(printed({ ignore }), '  cts_mail → cts_post\n');
    assert.equal(printed({ ignore, externals: ['cts_mail'] }), '  cts_mail → cts_post\n  - cts_mail\n');
    assert.equal(printed({}), '');
  });

  it('renames everywhere, keeps encodings, and renamed back every byte is what it was', () => {
    const before = snapshot();
    const { code, out, errors } = run('rename', 'CTS_MAIL', '--to', 'cts_outlook');
    assert.deepEqual([code, errors], [0, '']);
    assert.equal(
      out,
      `Contoso/Other/Customizations.xml
  cts_mail → cts_outlook
${flow}
  a: cts_mail → cts_outlook
  c: cts_mail → cts_outlook
uat.deploymentsettings.json
  cts_mail → cts_outlook

  ! cts_outlook is a new component to Dataverse, so every environment must map it to a connection again. The settings files here keep their connections under the new name.
  ! A managed upgrade deletes cts_mail from the environment. The upgrade fails if something there still uses it.
  ! Increase the version of Contoso, pack the solution, and import it into the development environment. Otherwise the next export from that environment undoes this change.

3 files changed.
`,
    );
    assert.ok(readFileSync(join(folder, flow), 'utf16le').includes('"cts_outlook"'));
    assert.equal(run('rename', 'cts_outlook', '--to', 'cts_mail').code, 0);
    assert.deepEqual(snapshot(), before);
  });

  it('changes a display name only', () => {
    const { code, out } = run('rename', 'cts_mail', '--display-name', 'Outgoing & <more>');
    assert.equal(code, 0);
    assert.match(out, /“Mail” → “Outgoing & <more>”\n\n {2}! Only the display name changes/);
    assert.match(readFileSync(join(folder, customizations), 'utf8'), />Outgoing &amp; &lt;more&gt;</);
    assert.equal(lastLine(out), '1 file changed.');
  });

  it('changes nothing with --dry-run, and says by the exit code that something would change', () => {
    const before = snapshot();
    const { code, out } = run('merge', 'cts_post', '--into', 'cts_mail', '--dry-run');
    assert.equal(code, 1);
    assert.match(out, /- cts_post\n/);
    assert.equal(lastLine(out), '3 files would change.');
    assert.deepEqual(snapshot(), before);
  });

  it('changes nothing where one of the files is read-only', () => {
    chmodSync(join(folder, flow), 0o444);
    const before = snapshot();
    const { code, errors } = run('rename', 'cts_mail', '--to', 'cts_post_office');
    assert.equal(code, 2);
    assert.match(errors, /Send-0F000000-0000-4000-8000-000000000001\.json: The file is read-only\./);
    assert.deepEqual(snapshot(), before);
  });

  it('merges, and says whose connection is used then', () => {
    const { code, out } = run('merge', 'cts_post', '--into', 'cts_mail');
    assert.equal(code, 0);
    assert.match(
      out,
      /! In uat\.deploymentsettings\.json, flows that used a removed reference get another connection than before\./,
    );
    for (const [path, bytes] of Object.entries(snapshot())) {
      assert.ok(!bytes.replaceAll('\0', '').includes('cts_post'), path);
    }
    assert.match(run('merge', 'cts_teams', '--into', 'cts_mail').errors, /Choose references for the same connector/);
  });

  it('refuses to delete what is used, and deletes the rest from settings files too', () => {
    const before = snapshot();
    const refused = run('delete', 'cts_mail');
    assert.equal(refused.code, 2);
    assert.equal(
      refused.errors,
      `connref: Nothing was changed.\n  ${flow}: The flow “Send” of Contoso uses cts_mail. Replace cts_mail by another connection reference first.\n`,
    );
    assert.deepEqual(snapshot(), before);
    const { code, out } = run('delete', 'cts_teams');
    assert.equal(code, 0);
    assert.match(out, /! A managed upgrade deletes cts_teams/);
    assert.ok(!readFileSync(join(folder, customizations), 'utf8').includes('cts_teams'));
  });

  it('asks for the solution where a name stands for several connectors', () => {
    for (const [path, text] of solutionFiles({
      root: 'Other',
      uniqueName: 'Other',
      references: [{ name: 'cts_teams', api: 'shared_sql' }],
    })) {
      write(path, text);
    }
    const before = snapshot();
    for (const args of [
      ['delete', 'cts_teams'],
      ['rename', 'cts_teams', '--to', 'cts_x'],
    ]) {
      const refused = run(...args);
      assert.equal(refused.code, 2);
      assert.match(
        refused.errors,
        /is defined for several connectors: for shared_teams in Contoso and for shared_sql in Other\. Choose the solution with --solution\./,
      );
      assert.deepEqual(snapshot(), before);
    }
    assert.equal(run('delete', 'cts_teams', '--solution', 'Other').code, 0);
    assert.ok(readFileSync(join(folder, customizations), 'utf8').includes('cts_teams'));
  });

  it('defines a reference as the designer names it, or as it is told', () => {
    const { code, out } = run('define', 'fabrikam', 'Microsoft Teams', '--description', 'For all');
    assert.equal(code, 0);
    assert.match(
      out,
      /^Fabrikam\/Other\/Customizations\.xml\n {2}\+ fbk_sharedteams_[0-9a-f]{5}, “Microsoft Teams Fabrikam-[0-9a-f]{5}”\n/,
    );
    assert.equal(run('define', 'Fabrikam', 'sql', '--logical-name', 'fbk_sql', '--display-name', 'SQL').code, 0);
    const text = readFileSync(join(folder, 'Fabrikam/Other/Customizations.xml'), 'utf8');
    assert.match(text, /<description>For all<\/description>\r\n/);
    assert.match(text, /"fbk_sql">\r\n +<connectionreferencedisplayname>SQL<\/conn/);
    assert.match(
      run('define', 'Fabrikam', 'sql', '--display-name', 'sql').errors,
      /fbk_sql already has this display name/,
    );
    assert.match(
      run('define', 'Fabrikam', 'shared_nosuchthing', '--dry-run').out,
      /! The connector shared_nosuchthing is not known in this workspace\. Check its name\.\n/,
    );
    assert.match(
      run('define', 'Fabrikam', 'nothing there').errors,
      /Unknown connector “nothing there”\. Use its API name, /,
    );
    assert.match(
      run('define', 'Nowhere', 'sql').errors,
      /Unknown solution “Nowhere”\. Known solutions: Contoso, Fabrikam\./,
    );
  });

  it('defines with the display name that MissingDependencies know, unless it is told another', () => {
    const row = missingReference('cts_gone', 'Active').replace(/displayName="[^"]*"/, 'displayName="Outgoing"');
    for (const [path, text] of solutionFiles({ root: 'More', uniqueName: 'More', missingDependencies: [row] })) {
      write(path, text);
    }
    const define = (...args: string[]): string =>
      run('define', 'More', 'sql', '--logical-name', 'cts_gone', '--dry-run', ...args).out.split('\n')[1] ?? '';
    assert.equal(define(), '  + cts_gone, “Outgoing”');
    assert.equal(define('--display-name', 'Told'), '  + cts_gone, “Told”');
  });

  it('defines on the connector that messages call by a name, and asks which one where several have it', () => {
    const [weather, storm] = ['0f000000-0000-4000-8000-00000000000a', '0f000000-0000-4000-8000-00000000000b'];
    const onWeather = 'shared_cts-5fweather-5f0123456789abcdef';
    const onStorm = 'shared_cts-5fstorm-5f0123456789abcdef';
    const missing = 'shared_cts-5fgone-5f0123456789abcdef';
    const entry = (reference: string, name: string, logicalName: string): Record<string, unknown> => ({
      ...bound(reference),
      api: { name, logicalName },
    });
    const connectors = ['weather', 'storm'].map((name, at): [string, string] => [
      `Connectors/cts_${name}.xml`,
      `<Connector><connectorid>{${[weather, storm][at]}}</connectorid><displayname>Forecast</displayname><name>cts_5F${name}</name></Connector>`,
    ]);
    for (const [path, text] of solutionFiles({
      root: 'Sky',
      uniqueName: 'Sky',
      references: [
        { name: 'cts_weather', api: onWeather, custom: weather },
        { name: 'cts_storm', api: onStorm, custom: storm },
        { name: 'cts_parcels_1a2b3', api: 'shared_parcels', displayName: 'Parcel Post Sky-1a2b3' },
      ],
      flows: [
        {
          name: 'Look',
          entries: { a: entry('cts_weather', onWeather, 'cts_5Fweather'), b: entry('cts_gone', missing, 'cts_5Fgone') },
        },
      ],
      files: Object.fromEntries(connectors),
    })) {
      write(path, text);
    }
    write(
      'stock/power.config.json',
      JSON.stringify({ connectionReferences: { a: { id: '/providers/Microsoft.PowerApps/apis/shared_stock' } } }),
    );
    const connectorOf = (name: string): string => {
      const { out, errors } = run('define', 'Fabrikam', name, '--dry-run');
      return /\+ fbk_shared(?:cts5f)?([a-z0-9]+?)(?:5f[0-9a-f]{16})?_[0-9a-f]{5},/.exec(out)?.[1] ?? errors;
    };
    for (const [name, expected] of [
      ['Office 365 Outlook (shared_office365)', 'office365'],
      ['parcel post', 'parcels'],
      ['stock', 'stock'],
      ['cts_5fweather', 'weather'],
      [onStorm, 'storm'],
      [storm, 'storm'],
    ] as const) {
      assert.equal(connectorOf(name), expected, name);
    }
    assert.match(
      connectorOf('forecast'),
      /Several connectors are called “forecast”\. Use one of these instead: (?:shared_cts-5f(?:weather|storm)-5f0123456789abcdef(?:, )?){2}\.\n$/,
    );
    assert.match(
      connectorOf('cts_5Fgone'),
      /The custom connector “cts_5Fgone” is not in any solution in these folders, so its GUID is unknown\. Add a folder with the solution that contains the connector\.\n$/,
    );
  });

  it('copies and moves to another solution', () => {
    assert.match(run('copy', 'cts_mail', '--to', 'Fabrikam').out, /contain the same connection reference/);
    assert.match(
      run('move', 'cts_mail', '--to', 'Fabrikam').errors,
      /Several solutions define cts_mail: Contoso, Fabrikam\. Choose the solution with --from/,
    );
    const { code, out } = run('move', 'cts_mail', '--to', 'Fabrikam', '--from', 'Contoso');
    assert.equal(code, 0);
    assert.match(out, /! Import Fabrikam before Contoso/);
    assert.ok(!readFileSync(join(folder, customizations), 'utf8').includes('cts_mail'));
    assert.equal(run('check').code, 0);
  });

  it('names files that cannot be read where it does not find a reference', () => {
    write('Fabrikam/Other/Customizations.xml', '<');
    const nowhere =
      'connref: Nothing was changed.\n  cts_none is not defined in any solution that Connref reads. Defined references are: cts_mail, cts_post and cts_teams.\n  Fabrikam/Other/Customizations.xml: Fabrikam/Other/Customizations.xml cannot be read, and may define the connection reference. Fix the file first.\n';
    for (const args of [
      ['rename', 'cts_none', '--to', 'cts_new'],
      ['delete', 'cts_none'],
      ['merge', 'cts_none', '--into', 'cts_mail'],
      ['move', 'cts_none', '--to', 'Contoso'],
    ]) {
      const { code, errors } = run(...args);
      assert.deepEqual([code, errors.replaceAll('\r', '')], [2, nowhere]);
    }
  });

  it('consolidates, with a table of who changes', () => {
    const { code, out } = run('consolidate', 'Contoso', '--dry-run');
    assert.equal(code, 1);
    assert.ok(
      out.startsWith(`Office 365 Outlook: cts_mail is kept
  cts_post is removed
    The flow “Send” of Contoso uses cts_post

`),
      out,
    );
    assert.match(run('consolidate', 'Contoso', '--keep', 'cts_post').out, /^Office 365 Outlook: cts_post is kept\n/);
    assert.equal(
      run('consolidate', 'contoso').out,
      'Nothing to consolidate: Contoso has at most one reference for each connector.\n\n0 files changed.\n',
    );
  });

  it('consolidates, and says which other solutions change with it', () => {
    for (const [path, text] of [
      ...solutionFiles({
        root: 'Fabrikam',
        uniqueName: 'Fabrikam',
        references: [{ name: 'cts_post' }],
        flows: [{ name: 'Forward', entries: { a: bound('cts_post') } }],
      }),
      ...solutionFiles({ root: 'Base', uniqueName: 'Base', references: [{ name: 'cts_post' }] }),
      ...solutionFiles({
        root: 'Adatum',
        uniqueName: 'Adatum',
        missingDependencies: [missingReference('cts_post', 'Contoso (1.2.3.4)')],
      }),
      ...solutionFiles({ root: 'Apart', uniqueName: 'Apart', references: [{ name: 'cts_mail' }] }),
      ...solutionFiles({
        root: 'ContosoManaged',
        managed: 1,
        references: [{ name: 'cts_mail' }, { name: 'cts_post' }],
      }),
    ]) {
      write(path, text);
    }
    const { out, errors } = run('consolidate', 'Contoso', '--keep', 'cts_mail', '--dry-run');
    assert.equal(errors, '');
    assert.ok(
      out.startsWith(`Office 365 Outlook: cts_mail is kept
  cts_post is removed
    The flow “Send” of Contoso uses cts_post
    The flow “Forward” of Fabrikam uses cts_post
    Solution.xml of Adatum lists the dependency cts_post
    Base also defines cts_post
    Fabrikam also defines cts_post

`),
      out,
    );
    assert.match(
      out,
      /! Adatum, Base and Fabrikam change too, because a removed reference is defined, used or listed as a dependency there\.\n/,
    );
    assert.doesNotMatch(out, /Apart\/|Apart .*change too/);
    assert.match(
      out,
      /! Adatum needs cts_mail from now on\. Apart, Contoso and Fabrikam define the reference: import one of these solutions before Adatum\./,
    );
  });

  it('says that a solution in YAML is not edited', () => {
    for (const [path, text] of yamlSolutionFiles({ repository: 'git', uniqueName: 'Git' })) {
      write(path, text);
    }
    for (const args of [
      ['define', 'Git', 'shared_office365'],
      ['copy', 'cts_mail', '--to', 'Git'],
    ]) {
      const { code, errors } = run(...args);
      assert.equal(code, 2);
      assert.match(
        errors,
        /git\/solutions\/Git\/solution\.yml: Git is in the YAML layout of Dataverse Git integration, which Connref shows but does not edit\./,
      );
      assert.doesNotMatch(errors, /Customizations|managed export/);
    }
  });

  it('names those that are there, the most alike first, where there is none of a name', () => {
    const names = ['cts_a', 'cts_b', 'cts_c', 'cts_moon'];
    for (const [path, text] of solutionFiles({
      root: 'More',
      uniqueName: 'More',
      references: names.map((name) => ({ name })),
    })) {
      write(path, text);
    }
    assert.match(
      run('rename', 'CTS_mial', '--to', 'cts_x').errors,
      /CTS_mial is not defined .* Defined references are: cts_mail, cts_moon, cts_a, cts_b, cts_c and 2 more\.\n/,
    );
  });

  it('says what a command lacks', () => {
    for (const [args, message] of [
      [['rename', 'cts_mail'], /The reference or its new name is missing\. Example: connref rename /],
      [['merge', 'cts_mail'], /The option --into is missing\. Example: connref merge /],
      [['delete'], /The reference is missing\. Example: connref delete /],
      [['define', 'Contoso'], /The solution or the connector is missing\. Example: connref define /],
      [['move', 'cts_mail'], /The reference or --to is missing\. Example: connref move contoso_mail/],
      [['consolidate'], /The solution is missing\. Example: connref consolidate /],
      [
        ['consolidate', 'Contoso', '--keep', 'cts_none', '--keep', 'CTS_teams'],
        /--keep cts_none: Contoso does not define this reference\. .*\r?\n.*--keep cts_teams: Contoso has no other reference for Microsoft Teams\./,
      ],
      [
        ['consolidate', 'Contoso', '--keep', 'cts_mail', '--keep', 'cts_post'],
        /--keep cts_post: another --keep already keeps cts_mail for Office 365 Outlook\. Remove one of the two\./,
      ],
      [['delete', 'cts_none'], /cts_none is not defined in any solution/],
      [['rename', 'cts_mail', '--to', 'x y'], /The logical name has a wrong form/],
    ] as const) {
      const { code, errors } = run(...args);
      assert.equal(code, 2);
      assert.match(errors, message);
    }
  });
});
