import assert from 'node:assert/strict';
import type { Engine } from '../../../src/core/engine/engine';
import { newEngine } from '../../support/newEngine';
import type { LocatedFinding } from '../../../src/core/engine/locateFindings';
import { defaultFolderSettings, type FolderSettings } from '../../../src/core/engine/folderState';
import { withoutArchiveMark } from '../../../src/core/model/archivePath';
import { pathInFolder } from '../../../src/core/model/filePath';
import type { Solution } from '../../../src/core/model/solution';
import { canParse } from '../../../src/core/model/solutionIdentity';
import { allRules } from '../../../src/core/rules/allRules';
import type { Finding } from '../../../src/core/model/finding';
import { NodeFileTree } from '../../../src/platform/nodeFileTree';
import { ArchiveFileTree } from '../../../src/platform/zip/archiveFileTree';
import {
  corpusAbsence,
  corpusFolder,
  corpusRepositories,
  type ExpectedCorpus,
  type ExpectedFolder,
  readCorpus,
  readExpected,
} from '../../support/corpus';
import { skip } from '../../support/skip';
import { allFindings, allLocatedFindings, openWorkspace } from '../../support/workspace';

/**
 * The rules whose findings the corpus has counts for, made by an independent reader. Findings of `handCountedRules` were
 * counted by hand. Any other rule must have no findings in real solutions.
 */
const countedRules = [
  'raw-connection',
  'undefined-reference',
  'missing-connector',
  'conflicting-reference',
  'connector-mismatch',
  'undeclared-connection-key',
  'unused-connection-entry',
  'child-flow-invoker',
  'missing-child-flow',
  'broken-authentication',
  'missing-connections-parameter',
  'duplicate-reference',
  'duplicate-display-name',
  'unused-reference',
  'deprecated-connector',
  'invalid-json',
  'duplicate-json-key',
  'invalid-xml',
  'merge-conflict',
];

/** The rules that the independent reader does not implement. */
const handCountedRules = [
  'default-display-name',
  'connector-with-its-references',
  'canvas-custom-connector-reference',
  'canvas-shared-connection',
  'environment-value-in-solution',
  'solution-copy',
];

describe('The corpus of real solutions', () => {
  let expected: ExpectedCorpus;
  let engine: Engine;

  before(async function () {
    if (corpusAbsence !== undefined) {
      skip(this, corpusAbsence);
    }
    this.timeout(60_000);
    expected = readExpected();
    engine = newEngine({ files: new NodeFileTree(() => corpusFolder) });
    engine.setFolder('corpus');
    await engine.settle();
  });

  it('holds what the tests are about', () => {
    const solutions = engine.solutions();
    const flows = solutions.reduce((sum, { flows }) => sum + flows.size, 0);
    const findings = allFindings(engine).length;
    console.log(`      ${solutions.length} solutions, ${flows} flows, ${findings} findings`);
    assert.ok(solutions.length > 0 && flows > 0 && findings > 0);
  });

  it('has exactly the expected roots, each with its flows, entries, references and connectors', () => {
    assert.deepEqual(rootsOf(engine), expectedRoots(expected.wholeFolder));
  });

  it('has exactly the expected findings in each root', () => {
    assert.deepEqual(findingsInRoots(engine), expectedFindings(expected.wholeFolder));
    assert.deepEqual(
      countByRule(allFindings(engine)),
      counted(expected.wholeFolder.totals.findings),
      'none outside the roots',
    );
  });

  it('has exactly the expected roots and findings where zips are checked', async () => {
    const withZips = await readWholeFolder({ checkZips: true });
    const { wholeFolderWithZips } = expected;
    assert.deepEqual(rootsOf(withZips), expectedRoots(wholeFolderWithZips));
    assert.deepEqual(findingsInRoots(withZips), expectedFindings(wholeFolderWithZips));
    assert.deepEqual(countByRule(allFindings(withZips)), counted(wholeFolderWithZips.totals.findings));
    assert.ok(rootsOf(withZips).length > rootsOf(engine).length, 'there are zips');
  });

  it('has the findings in settings files that were counted by hand', () => {
    const findings = allFindings(engine).filter(({ ruleId }) => isSettingsRule(ruleId));
    assert.deepEqual(
      count(
        findings.map(({ ruleId, file, data }) => `${pathInFolder(file)} ${ruleId} ${data.references ?? ''}`.trim()),
      ),
      settingsFindings(),
    );
  });

  it('has the findings about apps, agents, desktop flows and missing components that were counted by hand', () => {
    assert.deepEqual(
      allFindings(engine)
        .filter(isAboutComponent)
        .map(({ severity, ruleId, file }) => `${severity} ${ruleId} ${pathInFolder(file)}`),
      componentFindings,
    );
  });

  it('has the findings about tidiness that were counted by hand', () => {
    const findings = allFindings(engine).filter(({ ruleId }) => handCountedRules.includes(ruleId));
    assert.deepEqual(
      count(findings.map(({ ruleId, file }) => `${pathInFolder(file).split('/')[0] ?? ''} ${ruleId}`).sort()),
      tidinessFindings(),
    );
  });

  it('has the same findings where zips are only shown', async () => {
    const shown = await readWholeFolder({ checkZips: false });
    assert.deepEqual(readSolutions(shown).length, expected.wholeFolderWithZips.roots.length);
    assert.deepEqual(await allLocatedFindings(shown), await allLocatedFindings(engine));
  });

  it('shows the solution in the YAML layout', () => {
    assert.deepEqual(
      engine
        .solutions()
        .filter((solution) => !canParse(solution))
        .map(({ root, manifest, listedComponents }) => [
          pathInFolder(root),
          manifest?.uniqueName,
          manifest?.version,
          manifest?.managed,
          listedComponents.map(({ folder, name }) => `${folder}/${name}`),
        ]),
      [
        [
          'tomlumborg__dvforge/yaml-sample/solutions/output',
          'output',
          '1.0.0.0',
          'managed',
          ['entities/ts_account', 'entityrelationships/business_unit_ts_account', 'optionsets/ts_deal_stage'],
        ],
      ],
    );
  });

  it('divides the findings as expected', () => {
    const { split } = expected.wholeFolder.totals;
    assert.deepEqual(splitOf(allFindings(engine)), {
      'raw-connection': split['raw-connection'],
      'undefined-reference': split['undefined-reference'],
      'deprecated-connector': split['deprecated-connector'],
    });
  });

  it('knows every rule that reports something', () => {
    const known = new Set(allRules.map(({ id }) => id));
    assert.deepEqual(
      countedRules.filter((rule) => !known.has(rule)),
      [],
    );
  });

  it('has the expected counts when each repository is read alone', async function () {
    this.timeout(60_000);
    const actual = await Promise.all(
      corpusRepositories().map(async (repository) => {
        const { engine } = await openWorkspace(readCorpus(repository, 'alone'));
        const solutions = readSolutions(engine);
        const findings = allFindings(engine);
        return [
          repository,
          {
            roots: solutions.length,
            ...countsOf(solutions),
            findings: countByRule(findings),
            split: splitOf(findings),
          },
        ] as const;
      }),
    );
    const wanted = Object.entries(expected.eachRepositoryAlone.repositories).map(([repository, { totals }]) => [
      repository,
      {
        ...totals,
        findings: counted(totals.findings),
        split: counted(totals.split),
      },
    ]);
    assert.ok(actual.length > 0);
    assert.deepEqual(Object.fromEntries(actual), Object.fromEntries(wanted));
  });

  const coe = 'coatsy__coe-starter-kit/CenterofExcellenceCoreComponentsTeams/SolutionPackage/Workflows';
  const samples = 'fordosa90__power-platform-connectors/src/Workflows';
  const archived = 'hmcts__pre-rec-evidence/src-archived/Workflows';
  const chosen: [what: string, path: string, severity: string, rule: string, start: string, end: string][] = [
    [
      'UTF-16LE with CR LF, a flow that is off',
      `${coe}/AdminCompliancedetailrequestv2Teams-5B902817-229D-EB11-B1AC-000D3A1345FC.json`,
      ...(['warning', 'raw-connection', '4:7', '4:40'] as const),
    ],
    [
      'the third raw entry of one flow',
      `${coe}/AdminCompliancedetailrequestv2Teams-5B902817-229D-EB11-B1AC-000D3A1345FC.json`,
      ...(['warning', 'raw-connection', '18:7', '18:25'] as const),
    ],
    [
      'raw where a reference exists, a flow that is on',
      `${samples}/Test-ExchangeRate-E5A1C26C-C38B-ED11-81AD-000D3A17A337.json`,
      ...(['error', 'raw-connection', '4:7', '4:27'] as const),
    ],
    [
      'raw where no reference exists',
      `${samples}/Test-ExchangeRate-E5A1C26C-C38B-ED11-81AD-000D3A17A337.json`,
      ...(['error', 'raw-connection', '11:7', '11:30'] as const),
    ],
    [
      'the other order of the two',
      `${samples}/Test-IQAir-A1D97527-C48B-ED11-81AD-000D3A17A337.json`,
      ...(['error', 'raw-connection', '11:7', '11:27'] as const),
    ],
    [
      'one line, defined in a sibling',
      `${archived}/CheckStreamingFilesPresent-1E709AE4-A16F-EC11-8943-00224842B012.json`,
      ...(['information', 'undefined-reference', '1:149', '1:192'] as const),
    ],
    [
      'one line, a key with a suffix',
      `${archived}/CloseAllStreams-691888BE-7D74-EC11-8943-002248070868.json`,
      ...(['information', 'undefined-reference', '1:151', '1:194'] as const),
    ],
    [
      'the second entry on the same line',
      `${archived}/OLD_CheckStreamingFilesPresent-93116BC8-ED72-EC11-8943-002248070868.json`,
      ...(['information', 'undefined-reference', '1:356', '1:384'] as const),
    ],
    [
      'listed as Active and defined in a sibling',
      `${archived}/PRE_Reporting-C3D67379-8C4C-EC11-8F8E-00224800F66E.json`,
      ...(['information', 'undefined-reference', '1:149', '1:166'] as const),
    ],
    [
      'a trigger with the legacy expression',
      `${archived}/Send2FASMS-9A89A800-CC7A-EC11-8D21-002248433116.json`,
      ...(['information', 'undefined-reference', '1:149', '1:193'] as const),
    ],
  ];
  for (const [what, path, severity, rule, start, end] of chosen) {
    it(`places a finding: ${what}`, async () => {
      const found = await engine.locatedFindings(`corpus/${path}`);
      assert.ok(
        found.map(oneLine).includes(`${severity} ${rule} ${start}-${end}`),
        `${path} has: ${found.map(oneLine).join(', ')}`,
      );
    });
  }
});

function oneLine({ severity, ruleId, range: { start, end } }: LocatedFinding): string {
  return `${severity} ${ruleId} ${start.line + 1}:${start.column + 1}-${end.line + 1}:${end.column + 1}`;
}

async function readWholeFolder(settings: Partial<FolderSettings>): Promise<Engine> {
  const engine = newEngine({ files: new ArchiveFileTree(new NodeFileTree(() => corpusFolder)) });
  engine.setFolder('corpus', { ...defaultFolderSettings, ...settings });
  await engine.settle();
  return engine;
}

/** Returns the solutions that are not in the YAML layout: the expected counts do not include those. */
function readSolutions(engine: Engine): Solution[] {
  return engine.solutions().filter(canParse);
}

function rootsOf(engine: Engine): object[] {
  return readSolutions(engine).map((solution) => ({
    root: pathInFolder(withoutArchiveMark(solution.root)),
    layout: solution.layout,
    ...countsOf([solution]),
  }));
}

function expectedRoots({ roots }: ExpectedFolder): object[] {
  return roots
    .map(({ root, layout, flows, entries, references, connectors }) => ({
      root,
      layout,
      flows,
      entries,
      references,
      connectors,
    }))
    .sort((a, b) => (a.root < b.root ? -1 : 1));
}

function findingsInRoots(engine: Engine): object[] {
  const findings = allFindings(engine);
  return readSolutions(engine).map(({ root }) => ({
    root: pathInFolder(withoutArchiveMark(root)),
    findings: countByRule(findings.filter(({ file }) => engine.index.solutionOf(file)?.root === root)),
  }));
}

function expectedFindings({ roots }: ExpectedFolder): object[] {
  return roots
    .map(({ root, findings }) => ({ root, findings: counted(findings) }))
    .sort((a, b) => (a.root < b.root ? -1 : 1));
}

function countsOf(solutions: readonly Solution[]): Record<string, number> {
  const flows = solutions.flatMap((solution) => [...solution.flows.values()]);
  return {
    flows: flows.length,
    entries: flows.flatMap(({ entries }) => entries).length,
    references: solutions.flatMap(({ connectionReferences }) => connectionReferences).length,
    connectors: solutions.flatMap(({ customConnectors }) => customConnectors).length,
  };
}

/**
 * Returns the findings in settings files, counted by hand. Their causes: eleven entries and a variable of an archived copy,
 * which has a twelfth entry as a dependency; references that were added after the settings files were made; variables
 * and references without a value in files that nobody has filled in.
 */
function settingsFindings(): Record<string, number> {
  const kit = 'microsoft__powercat-automation-kit';
  const coe = 'mightora__Power-Platform-DevOps-Extension/sampSol/CofECore';
  const emcr = 'rohithvarmayadla__EMCR-Power-Platform/PowerPlatform/Solutions';
  const missing: [folder: string, references: string][] = [
    [`${kit}/AutomationKitControlCenter`, 'autocoe_sharedcommondataserviceforapps_4b001'],
    [
      `${kit}/AutomationKitInstaller`,
      'autocoe_sharedcommondataserviceforapps_005d3 autocoe_sharedpowerappsforappmakers_83f7e autocoe_sharedpowerplatformforadmins_496f4 autocoe_sharedteams_35fc2 new_sharedwebcontents_a4eee',
    ],
    [coe, 'admin_CoECorePowerPlatformforAdminV2'],
  ];
  return {
    'hmcts__pre-rec-evidence/src-archived/deploymentConfig.json settings-unknown-entry': 7,
    'hmcts__pre-rec-evidence/src-archived/deploymentConfig.json settings-empty-connection': 7,
    'hmcts__pre-rec-evidence/src-archived/deploymentConfig.json settings-empty-variable': 1,
    ...Object.fromEntries(
      missing.flatMap(([folder, references]) =>
        ['Prod', 'Test', 'Validation'].map((environment) => [
          `${folder}/config/${environment}/deploymentSettings.json settings-missing-entry ${references}`,
          1,
        ]),
      ),
    ),
    [`${emcr}/EEW/uat.deploymentsettings.json settings-empty-variable`]: 9,
    [`${emcr}/EEW/train.deploymentsettings.json settings-empty-variable`]: 9,
    [`${emcr}/EEW/train.deploymentsettings.json settings-empty-connection`]: 4,
    ...Object.fromEntries(
      [
        ...['Prod', 'Test'].map((name) => `${kit}/AutomationCoESatellite/config/${name}/deploymentSettings.json`),
        ...['Prod', 'Test', 'Validation'].map((name) => `${coe}/config/${name}/deploymentSettings.json`),
        ...['train', 'uat'].map((name) => `${emcr}/EEW/${name}.deploymentsettings.json`),
      ].map((file) => [`${file} settings-missing-variable`, 1]),
    ),
  };
}

/**
 * Counts findings by rule, without settings files and without apps, agents and desktop flows: the independent reader does
 * not read those, see `settingsFindings` and `componentFindings`.
 */
function countByRule(findings: readonly Finding[]): Record<string, number> {
  return count(
    findings
      .filter((finding) => !isAboutComponent(finding))
      .map(({ ruleId }) => ruleId)
      .filter((rule) => !isSettingsRule(rule) && !handCountedRules.includes(rule)),
  );
}

/** Whether a finding is about an app, agent or desktop flow, or about a component that a manifest lists as missing. */
function isAboutComponent({ ruleId, data }: Finding): boolean {
  return data.user !== undefined || ruleId === 'missing-component';
}

/** The findings about apps, agents, desktop flows and components of other kinds, counted by hand. */
const componentFindings = [
  // A flow that used Azure Blob Storage when it was added to the two apps.
  'information outdated-flow-in-app hmcts__pre-rec-evidence/src/CanvasApps/pre__streamingmanager_28789.meta.xml',
  'information outdated-flow-in-app hmcts__pre-rec-evidence/src/CanvasApps/pre__streamingmanagerbackup_b68fe.meta.xml',
  // An app whose flow only an archived copy of its solution has. A warning, because the corpus has a solution in the YAML
  // layout, too.
  'warning missing-child-flow hmcts__pre-rec-evidence/src/CanvasApps/pre__streamingmanagerbackup_b68fe.meta.xml',
  // A table with a publisher's prefix that is listed as Active, and that no solution contains. A warning, because the corpus
  // has a solution in the YAML layout, too.
  ...['Managed', 'Unmanaged'].map(
    (form) =>
      `warning missing-component rohithvarmayadla__EMCR-Power-Platform/PowerPlatform/Solutions/BCP/${form}/Other/Solution.xml`,
  ),
];

/**
 * Returns the findings about tidiness, counted by hand: display names that end like the logical name, connectors that a
 * reference of the same solution links by GUID, `environmentvariablevalues.json` files with a value, and an archived copy
 * of a solution.
 */
function tidinessFindings(): Record<string, number> {
  const kit = 'microsoft__powercat-automation-kit';
  const samples = 'microsoft__CopilotStudioSamples';
  return {
    'fordosa90__power-platform-connectors default-display-name': 2,
    'hmcts__pre-rec-evidence default-display-name': 8,
    'hmcts__pre-rec-evidence solution-copy': 1,
    [`${samples} connector-with-its-references`]: 4,
    [`${samples} default-display-name`]: 3,
    [`${kit} default-display-name`]: 29,
    [`${kit} environment-value-in-solution`]: 2,
  };
}

function isSettingsRule(rule: string): boolean {
  return rule.startsWith('settings-');
}

/** Returns the expected findings of `countedRules`. The expected files also have counts for rules that do not exist here. */
function counted<Value>(byRule: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(byRule).filter(([rule]) => countedRules.includes(rule)));
}

function splitOf(findings: readonly Finding[]): Record<string, Record<string, number>> {
  const parts = {
    'raw-connection': findings.filter(({ ruleId }) => ruleId === 'raw-connection').map(({ data }) => data.form ?? ''),
    'undefined-reference': findings
      .filter(({ ruleId }) => ruleId === 'undefined-reference')
      .map(({ data }) => `${data.dependency ?? ''}${data.sibling === undefined ? '' : '+sibling'}`),
    'deprecated-connector': findings
      .filter(({ ruleId }) => ruleId === 'deprecated-connector')
      .map(({ data }) => data.of ?? ''),
  };
  return Object.fromEntries(
    Object.entries(parts)
      .filter(([, names]) => names.length > 0)
      .map(([rule, names]) => [rule, count(names)]),
  );
}

function count(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) {
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}
