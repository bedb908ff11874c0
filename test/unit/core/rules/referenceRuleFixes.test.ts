import assert from 'node:assert/strict';
import { fixMakers } from '../../../../src/core/edits/fixes/fixMakers';
import { newEngine } from '../../../support/newEngine';
import { defaultFolderSettings } from '../../../../src/core/engine/folderState';
import { fixesOf } from '../../../../src/core/rules/fixAll';
import { ArchiveFileTree } from '../../../../src/platform/zip/archiveFileTree';
import { MemoryFileTree } from '../../../support/memoryFileTree';
import { bound, type SolutionSource, solutionFiles } from '../../../support/solutionSource';
import { allFindings } from '../../../support/workspace';
import { zipOf } from '../../../support/zips';

const ignore = 'Ignore this finding…';
const teams = 'shared_teams';

interface Case {
  readonly rule: string;
  readonly solution: SolutionSource;
  /** The other solution that a finding needs. */
  readonly other?: SolutionSource;
  /** Titles in the order of the light bulb, the preferred one with a star. */
  readonly offers: readonly string[];
  /** A solution that nobody edits and that stands in the way, and what is offered then. */
  readonly blockedBy: SolutionSource;
  readonly left?: readonly string[];
}

const flowOf = (reference: string, api?: string) => [{ name: 'Use', entries: { a: bound(reference, api) } }];
const mail = { name: 'cts_mail' };

const cases: Record<string, Case> = {
  'a reference that nothing uses': {
    rule: 'unused-reference',
    solution: { references: [mail] },
    offers: ['Delete cts_mail, also from the settings files…'],
    blockedBy: { references: [mail] },
  },
  'the same definition again': {
    rule: 'duplicate-reference',
    solution: { references: [mail, mail] },
    offers: ['*Remove this definition of cts_mail'],
    // It keeps the one that is left.
    blockedBy: { flows: flowOf('cts_mail') },
    left: ['*Remove this definition of cts_mail'],
  },
  'another definition on the same connector': {
    rule: 'duplicate-reference',
    solution: { references: [mail, { ...mail, displayName: 'Mail' }] },
    offers: ['Remove this definition of cts_mail', 'Rename this definition of cts_mail…'],
    blockedBy: { flows: flowOf('cts_mail') },
    left: ['Remove this definition of cts_mail', 'Rename this definition of cts_mail…'],
  },
  'another definition on another connector': {
    rule: 'duplicate-reference',
    solution: { references: [mail, { ...mail, api: teams }] },
    offers: ['Rename this definition of cts_mail…'],
    blockedBy: { flows: flowOf('cts_mail', teams) },
  },
  'one display name for two': {
    rule: 'duplicate-display-name',
    solution: { references: ['cts_a', 'cts_b'].map((name) => ({ name, displayName: 'Mail' })) },
    offers: ['Change the display name of cts_b…'],
    blockedBy: { references: [{ name: 'cts_b', displayName: 'Post' }] },
  },
  'a generated display name': {
    rule: 'default-display-name',
    solution: { references: [{ name: 'cts_a_1a2b3', displayName: 'Office 365 Outlook Contoso-1a2b3' }] },
    offers: ['Change the display name of cts_a_1a2b3…'],
    blockedBy: { references: [{ name: 'cts_a_1a2b3', displayName: 'Mail' }] },
  },
  'a name on two connectors': {
    rule: 'conflicting-reference',
    solution: { references: [mail] },
    other: { references: [{ ...mail, api: teams }] },
    offers: ['Rename cts_mail in Contoso…'],
    blockedBy: { flows: flowOf('cts_mail') },
  },
  'two references for one connector': {
    rule: 'several-references-per-connector',
    solution: { references: [{ name: 'cts_a' }, { name: 'cts_b' }], flows: flowOf('cts_b') },
    offers: ['Merge cts_a into cts_b…', 'Merge cts_b into cts_a…'],
    blockedBy: { flows: flowOf('cts_a') },
    left: ['Merge cts_b into cts_a…'],
  },
  'three references for one connector': {
    rule: 'several-references-per-connector',
    solution: { references: ['cts_a', 'cts_b', 'cts_c'].map((name) => ({ name })), flows: flowOf('cts_b') },
    offers: [
      'Merge 2 other references into cts_b…',
      'Merge 2 other references into cts_a…',
      'Merge 2 other references into cts_c…',
    ],
    blockedBy: { flows: flowOf('cts_a') },
    left: ['Merge 2 other references into cts_a…'],
  },
};

/** What is offered for the findings of a rule in a directory, each offer once. */
async function offered(rule: string, root: string, files: readonly (readonly [string, string | Uint8Array])[]) {
  const config = '{ "rules": { "several-references-per-connector": "hint" } }';
  const tree = new MemoryFileTree([...files, ['repo/.connref.json', config]]);
  const engine = newEngine({ files: new ArchiveFileTree(tree) });
  engine.setFolder('repo', { ...defaultFolderSettings, checkZips: true });
  await engine.settle();
  const findings = allFindings(engine).filter(({ ruleId, file }) => ruleId === rule && file.startsWith(root));
  assert.ok(findings.length > 0);
  const fixes = findings.flatMap((finding) => fixesOf(finding, engine.index, fixMakers));
  return [...new Set(fixes.map(({ title, preferred }) => `${preferred ? '*' : ''}${title}`))];
}

const managed = (solution: SolutionSource, root: string, uniqueName = 'Contoso'): [string, string][] =>
  solutionFiles({ ...solution, root, uniqueName, managed: 1 });

const zipped = (solution: SolutionSource, uniqueName = 'Contoso'): [string, Uint8Array] => [
  'repo/out.zip',
  zipOf(
    Object.fromEntries(
      solutionFiles({ ...solution, root: '', layout: 'export', uniqueName }).map(([path, text]) => [
        path.slice(1),
        text,
      ]),
    ),
  ),
];

describe('The fixes of the rules about connection references', () => {
  for (const [what, { rule, solution, other, offers, blockedBy, left = [] }] of Object.entries(cases)) {
    const others = other ? solutionFiles({ ...other, root: 'repo/Fabrikam', uniqueName: 'Fabrikam' }) : [];
    const source = [...solutionFiles(solution), ...others];

    it(`are these for ${what}`, async () => {
      assert.deepEqual(await offered(rule, 'repo/Contoso', source), [...offers, ignore]);
    });

    it(`are the same beside a managed twin or a zip, and none in these, for ${what}`, async () => {
      const withTwin = [...source, ...managed(solution, 'repo/Managed')];
      assert.deepEqual(await offered(rule, 'repo/Contoso', withTwin), [...offers, ignore]);
      assert.deepEqual(await offered(rule, 'repo/Managed', withTwin), [ignore]);
      const withZip = [...source, zipped(solution)];
      assert.deepEqual(await offered(rule, 'repo/Contoso', withZip), [...offers, ignore]);
      assert.deepEqual(await offered(rule, 'repo/out.zip', withZip), []);
    });

    it(`are none in a managed export alone, for ${what}`, async () => {
      const alone = [...managed(solution, 'repo/Contoso'), ...others];
      assert.deepEqual(await offered(rule, 'repo/Contoso', alone), [ignore]);
    });

    it(`break nothing in what nobody edits, for ${what}`, async () => {
      const export_ = managed(blockedBy, 'repo/Export', 'Export');
      assert.deepEqual(await offered(rule, 'repo/Contoso', [...source, ...export_]), [...left, ignore]);
      const inZip = zipped(blockedBy, 'Export');
      assert.deepEqual(await offered(rule, 'repo/Contoso', [...source, inZip]), [...left, ignore]);
    });
  }

  it('say what deleting, merging and renaming mean for a deployment, and nothing of a display name', async () => {
    for (const { rule, solution, other } of Object.values(cases)) {
      const tree = new MemoryFileTree([
        ...solutionFiles(solution),
        ...(other ? solutionFiles({ ...other, root: 'repo/Fabrikam', uniqueName: 'Fabrikam' }) : []),
        ['repo/.connref.json', '{ "rules": { "several-references-per-connector": "hint" } }'],
      ]);
      const engine = newEngine({ files: tree });
      engine.setFolder('repo');
      await engine.settle();
      const findings = allFindings(engine).filter(({ ruleId }) => ruleId === rule);
      for (const { title, notes = [], preferred } of findings.flatMap((each) =>
        fixesOf(each, engine.index, fixMakers),
      )) {
        const isDeletion = notes.some(({ kind }) => kind === 'deletedByUpgrade');
        assert.equal(isDeletion, /^(Delete|Merge|Rename cts)/.test(title), title);
        assert.ok(!preferred || rule === 'duplicate-reference');
      }
    }
  });
});
