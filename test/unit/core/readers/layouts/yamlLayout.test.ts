import assert from 'node:assert/strict';
import type { UnreadReason } from '../../../../../src/core/model/unreadReason';
import { undefinedReference } from '../../../../../src/core/rules/undefined-reference';
import { fixMakers } from '../../../../../src/core/edits/fixes/fixMakers';
import { fixAll, fixesOf } from '../../../../../src/core/rules/fixAll';
import type { FlowSource, SolutionSource } from '../../../../support/solutionSource';
import { bound, flowPath, raw, solutionFiles } from '../../../../support/solutionSource';
import { allFindings, openWorkspace, verdict, verdicts } from '../../../../support/workspace';
import { solutionYaml, yamlRoot, yamlSolutionFiles } from '../../../../support/yamlSolutionSource';

const weather = {
  connection: { connectionReferenceLogicalName: 'cts_mail' },
  api: { name: '', logicalName: 'cts_5Fw' },
};
const send: FlowSource = { name: 'Send', entries: { mail: bound('fbk_mail') } };
const contoso: SolutionSource = { root: 'repo/src/Contoso', flows: [send] };

async function rootsOf(files: readonly (readonly [string, string])[]): Promise<string[]> {
  const { engine } = await openWorkspace(files);
  return engine.solutions().map(({ root, layout }) => `${layout} ${root}`);
}

describe('The YAML layout', () => {
  it('tells a solution by solutions/<unique name>/solution.yml', async () => {
    const { engine } = await openWorkspace([
      ...yamlSolutionFiles({ components: ['/modernflows/Send', '/entities/cts_order'] }),
      ['repo/modernflows/Send/flow.yml', 'not: read'],
    ]);
    const [solution, ...others] = engine.solutions();
    assert.deepEqual(others, []);
    assert.ok(solution);
    assert.deepEqual(
      [solution.root, solution.layout, solution.manifestFile, solution.customizationsFile],
      [yamlRoot(), 'yaml', `${yamlRoot()}/solution.yml`, undefined],
    );
    assert.deepEqual(solution.manifest, {
      uniqueName: 'Fabrikam',
      displayName: 'Fabrikam solution',
      version: '1.0',
      managed: 'unmanaged',
      publisher: { uniqueName: 'fabrikampublisher', prefix: '' },
      patchOf: undefined,
      processIds: [],
      rootComponents: [],
      missingDependencies: [],
    });
    const file = `${yamlRoot()}/solutioncomponents.yml`;
    assert.deepEqual(solution.listedComponents, [
      { file, folder: 'modernflows', name: 'Send' },
      { file, folder: 'entities', name: 'cts_order' },
    ]);
    assert.deepEqual([solution.flows.size, solution.connectionReferences, allFindings(engine)], [0, [], []]);
  });

  it('takes what the solution lacks from the file beside', async () => {
    const required = "{ '@type': 1, '@schemaName': account, '@solution': Base (1.0) }";
    const { engine } = await openWorkspace([
      ...yamlSolutionFiles(),
      [
        `${yamlRoot()}/missingdependencies.yml`,
        `MissingDependencies:\n  MissingDependency:\n  - Required: ${required}\n`,
      ],
    ]);
    assert.deepEqual(engine.solutions()[0]?.manifest?.missingDependencies, [
      { kind: 'other', type: '1', names: ['account'], displayName: '', parent: '', solution: 'Base (1.0)' },
    ]);
  });

  it('calls a solution that does not say its name by its directory', async () => {
    const { engine } = await openWorkspace([['repo/solutions/Contoso/solution.yml', 'x: y']]);
    const { manifest } = engine.solutions()[0]!;
    assert.deepEqual([manifest?.uniqueName, manifest?.displayName], ['Contoso', 'Contoso']);
  });

  it('needs the folder solutions, in any case, and takes all that are in it', async () => {
    const files = yamlSolutionFiles();
    const renamed = (to: string) => files.map(([file, text]) => [file.replace('/solutions/', to), text] as const);
    assert.deepEqual(await rootsOf(renamed('/Solutions/')), ['yaml repo/Solutions/Fabrikam']);
    assert.deepEqual(await rootsOf(renamed('/deep/er/solutions/')), ['yaml repo/deep/er/solutions/Fabrikam']);
    assert.deepEqual(await rootsOf(renamed('/other/')), []);
    assert.deepEqual(await rootsOf([...files, ...yamlSolutionFiles({ uniqueName: 'Base' })]), [
      'yaml repo/solutions/Base',
      'yaml repo/solutions/Fabrikam',
    ]);
  });

  it('names what is broken, and still shows the solution', async () => {
    for (const name of ['solution.yml', 'solutioncomponents.yml', 'missingdependencies.yml']) {
      const broken = async (text: string) => openWorkspace([...yamlSolutionFiles(), [`${yamlRoot()}/${name}`, text]]);
      const { engine } = await broken('a: [');
      assert.deepEqual(allFindings(engine).map(verdict), ['error invalid-yaml']);
      assert.equal(engine.solutions().length, 1);
      const conflict = await broken('<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> theirs\n');
      assert.deepEqual(allFindings(conflict.engine).map(verdict), ['error merge-conflict']);
    }
  });
});

describe('A solution in XML and in YAML', () => {
  it('in one directory is read in XML', async () => {
    const root = yamlRoot();
    assert.deepEqual(await rootsOf([...yamlSolutionFiles(), ...solutionFiles({ root })]), [`packager ${root}`]);
    assert.deepEqual(await rootsOf([...yamlSolutionFiles(), ...solutionFiles({ root, layout: 'export' })]), [
      `export ${root}`,
    ]);
  });

  it('in the directory that holds solutions is read in XML', async () => {
    for (const layout of ['packager', 'export'] as const) {
      assert.deepEqual(await rootsOf([...yamlSolutionFiles(), ...solutionFiles({ root: 'repo', layout })]), [
        `${layout} repo`,
      ]);
    }
  });

  it('is shown twice where several in YAML share the directory: nobody knows which one it is', async () => {
    const files = [
      ...yamlSolutionFiles(),
      ...yamlSolutionFiles({ uniqueName: 'Base' }),
      ...solutionFiles({ root: 'repo' }),
    ];
    assert.deepEqual(await rootsOf(files), [
      'packager repo',
      'yaml repo/solutions/Base',
      'yaml repo/solutions/Fabrikam',
    ]);
  });

  it('elsewhere are two', async () => {
    assert.deepEqual(await rootsOf([...yamlSolutionFiles(), ...solutionFiles(contoso)]), [
      'yaml repo/solutions/Fabrikam',
      'packager repo/src/Contoso',
    ]);
  });
});

function notListed(unreadReason: UnreadReason): string {
  const use = { user: '“Send”', reference: 'fbk_mail', solution: 'Contoso' };
  const consequence = 'the import fails or leaves the flow turned off';
  return undefinedReference.messages.notListed({ ...use, consequence, unreadReason }).text;
}

describe('Beside a solution that is not read', () => {
  it('a reference that nobody defines is a warning, with the true reason', async () => {
    assert.deepEqual(await verdicts(solutionFiles(contoso)), ['error undefined-reference mail']);
    const { engine } = await openWorkspace([...solutionFiles(contoso), ...yamlSolutionFiles()]);
    const [finding] = allFindings(engine);
    assert.equal(finding && verdict(finding), 'warning undefined-reference mail');
    assert.equal(finding?.message, notListed('notRead'));
  });

  it('a custom connector that nobody holds is a warning', async () => {
    const flows = [{ name: 'Send', entries: { w: weather } }];
    const files = solutionFiles({ ...contoso, flows, references: [{ name: 'cts_mail' }] });
    assert.deepEqual(await verdicts(files), ['error missing-connector w']);
    assert.deepEqual(await verdicts([...files, ...yamlSolutionFiles()]), ['warning missing-connector w']);
  });

  it('a broken file comes first as the reason: it can be repaired', async () => {
    const { engine } = await openWorkspace([
      ...solutionFiles(contoso),
      ...yamlSolutionFiles(),
      ...solutionFiles({ root: 'repo/src/Base', uniqueName: 'Base' }),
      ['repo/src/Base/Other/Customizations.xml', '<'],
    ]);
    const finding = allFindings(engine).find(({ ruleId }) => ruleId === 'undefined-reference');
    assert.equal(finding?.message, notListed('unreadable'));
  });

  it('what is known stays what it is', async () => {
    const defined = solutionFiles({ root: 'repo/src/Base', uniqueName: 'Base', references: [{ name: 'fbk_mail' }] });
    assert.deepEqual(await verdicts([...solutionFiles(contoso), ...defined, ...yamlSolutionFiles()]), [
      'information undefined-reference mail',
    ]);
    const flows = [{ name: 'Send', entries: { mail: raw() } }];
    assert.deepEqual(await verdicts([...solutionFiles({ ...contoso, flows }), ...yamlSolutionFiles()]), [
      'error raw-connection mail',
    ]);
  });

  it('nothing is defined without a person: it may be defined there', async () => {
    const fixed = async (files: readonly (readonly [string, string])[]): Promise<number> => {
      const { engine } = await openWorkspace(files);
      return fixAll(allFindings(engine), engine.index, fixMakers).fixed.length;
    };
    assert.equal(await fixed(solutionFiles(contoso)), 1);
    assert.equal(await fixed([...solutionFiles(contoso), ...yamlSolutionFiles()]), 0);
  });

  it('no fix edits that solution', async () => {
    const flows = [{ name: 'Send', entries: { mail: raw(), other: bound('fbk_mail') } }];
    const { engine } = await openWorkspace([...solutionFiles({ ...contoso, flows }), ...yamlSolutionFiles()]);
    const fixes = allFindings(engine).flatMap((finding) => fixesOf(finding, engine.index, fixMakers));
    const edited = new Set(fixes.flatMap(({ operations }) => operations.map(({ file }) => file)));
    assert.deepEqual([...edited].sort(), [
      'repo/.connref.json',
      'repo/src/Contoso/Other/Customizations.xml',
      flowPath('repo/src/Contoso', flows[0]!),
    ]);
  });

  it('its own findings can be ignored, and nothing else', async () => {
    const { engine } = await openWorkspace([[`${yamlRoot()}/solution.yml`, `${solutionYaml()}  : [`]]);
    const fixes = allFindings(engine).flatMap((finding) => fixesOf(finding, engine.index, fixMakers));
    assert.deepEqual(
      fixes.flatMap(({ operations }) => operations.map(({ kind, file }) => [kind, file])),
      [['ignoreFinding', 'repo/.connref.json']],
    );
  });
});
