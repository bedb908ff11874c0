import assert from 'node:assert/strict';
import { newReferenceRules } from '../../../../../src/core/edits/refactorings/shared/newReferenceRules';
import type { EditOperation } from '../../../../../src/core/edits/operations/editOperation';
import { fixMakers } from '../../../../../src/core/edits/fixes/fixMakers';
import { fixAll, fixesOf } from '../../../../../src/core/rules/fixAll';
import { logicalNameProblem, proposeReference } from '../../../../../src/core/edits/refactorings/shared/referenceNames';
import { assertFixLaw, fillIn } from '../../../../support/fixLaw';
import {
  bound,
  flowPath,
  missingReference,
  raw,
  type SolutionSource,
  solutionFiles,
} from '../../../../support/solutionSource';
import { graveFindings, type OpenWorkspace, openWorkspace } from '../../../../support/workspace';

async function titles(...solutions: SolutionSource[]): Promise<string[]> {
  const workspace = await openWorkspace(solutions.flatMap(solutionFiles));
  return titlesOf(workspace);
}

/** The titles of the fixes of the only finding, the preferred one with a star. */
function titlesOf({ engine }: OpenWorkspace): string[] {
  const [finding, ...others] = graveFindings(engine);
  assert.ok(finding);
  assert.deepEqual(others, []);
  return fixesOf(finding, engine.index, fixMakers).map(({ title, preferred }) => `${preferred ? '*' : ''}${title}`);
}

const ignore = 'Ignore this finding…';
const ignoreRaw = 'Ignore raw-connection in this file…';
const rawFlow = { name: 'Send', entries: { mail: raw() } };

describe('The fixes of a raw connection', () => {
  it('offer the references of its connector, the most used one first', async () => {
    const uses = (name: string, reference: string) => ({ name, entries: { a: bound(reference) } });
    assert.deepEqual(
      (
        await titles({
          references: [
            { name: 'cts_a' },
            { name: 'cts_b', displayName: 'Shared mailbox' },
            { name: 'cts_c' },
            { name: 'cts_teams', api: 'shared_teams' },
          ],
          flows: [rawFlow, uses('One', 'cts_c'), uses('Two', 'cts_b'), uses('Three', 'CTS_B')],
        })
      ).slice(0, 3),
      [
        '*Use the connection reference “Shared mailbox” (cts_b)',
        'Use the connection reference cts_c',
        'Use the connection reference cts_a',
      ],
    );
  });

  it('offer a sibling’s reference before a new one', async () => {
    assert.deepEqual(
      await titles(
        { flows: [rawFlow] },
        { root: 'repo/F', uniqueName: 'Fabrikam', references: [{ name: 'fbk_mail' }] },
      ),
      [
        '*Copy the connection reference fbk_mail from Fabrikam and use it',
        'Define a new connection reference for Office 365 Outlook and use it',
        'Define a new connection reference for Office 365 Outlook, choose its names, and use it…',
        ignoreRaw,
      ],
    );
  });

  it('offer nothing of a twin', async () => {
    const offered = await titles(
      { flows: [rawFlow] },
      { root: 'repo/Managed', managed: 1, references: [{ name: 'cts_mail' }] },
    );
    assert.deepEqual(
      offered.filter((title) => title.includes('cts_mail')),
      [],
    );
  });

  it('offer no edit of a managed solution, nor of one whose manifest cannot be read', async () => {
    assert.deepEqual(await titles({ managed: 1, references: [{ name: 'cts_mail' }], flows: [rawFlow] }), [ignoreRaw]);
    const broken = await openWorkspace([
      ...solutionFiles({ references: [{ name: 'cts_mail' }], flows: [rawFlow] }),
      ['repo/Contoso/Other/Solution.xml', '<ImportExportXml>'],
    ]);
    const finding = graveFindings(broken.engine).find(({ ruleId }) => ruleId === 'raw-connection');
    assert.ok(finding);
    assert.deepEqual(
      fixesOf(finding, broken.engine.index, fixMakers).map(({ title }) => title),
      [ignoreRaw],
    );
  });

  it('bind a custom connector only to a reference with its GUID', async () => {
    const api = 'shared_cts-5fweather-5f0123456789abcdef';
    const id = '0f000000-0000-4000-8000-00000000000a';
    const offered = await titles({
      connectors: [{ name: 'cts_5Fweather', id }],
      references: [
        { name: 'cts_stray', api },
        { name: 'cts_weather', api: 'shared_cts-5fweather-5fffffffffffffffff', custom: id },
      ],
      flows: [{ name: 'Send', entries: { w: { ...raw(api), api: { name: api, logicalName: 'cts_5Fweather' } } } }],
    });
    assert.deepEqual(offered, [
      '*Use the connection reference cts_weather',
      'Define a new connection reference for cts_5Fweather connector and use it',
      'Define a new connection reference for cts_5Fweather connector, choose its names, and use it…',
      ignoreRaw,
    ]);
  });
});

describe('The fixes of an undefined reference', () => {
  it('define it, use another, or say that it comes from outside', async () => {
    assert.deepEqual(
      await titles({
        references: [{ name: 'cts_mail' }],
        flows: [{ name: 'Send', entries: { a: bound('cts_gone') } }],
      }),
      [
        '*Define cts_gone in Contoso for Office 365 Outlook',
        'Use the connection reference cts_mail instead',
        'Add cts_gone to externals: every target environment has it',
        ignore,
      ],
    );
  });

  it('define it with the display name that MissingDependencies know', async () => {
    const required = (displayName: string): string =>
      missingReference('CTS_gone', 'Active').replace(/displayName="[^"]*"/, `displayName="${displayName}"`);
    const flows = [{ name: 'Send', entries: { a: bound('cts_gone') } }];
    const defined = async (own: string, other = 'cts_gone'): Promise<unknown> => {
      const workspace = await openWorkspace(
        [
          { references: [{ name: 'cts_mail', displayName: 'Mail' }], missingDependencies: [required(own)], flows },
          { root: 'repo/F', uniqueName: 'Fabrikam', missingDependencies: [required(other)] },
        ].flatMap(solutionFiles),
      );
      const finding = graveFindings(workspace.engine).find(({ ruleId }) => ruleId === 'undefined-reference');
      const [fix] = fixesOf(finding!, workspace.engine.index, fixMakers);
      await assertFixLaw(fix!.operations, [finding!], fix!.mayRaise, workspace);
      const [operation] = fix!.operations;
      return operation?.kind === 'defineReference' && operation.reference.displayName;
    };
    assert.equal(await defined('Outgoing &amp; more'), 'Outgoing & more');
    assert.equal(await defined('Outgoing', 'Another'), 'Outgoing');
    // The list of the solution repeats the logical name if its environment doesn't know the display name.
    assert.equal(await defined('cts_Gone', 'Another'), 'Another');
    const generated = await defined('cts_gone');
    assert.match(String(generated), /^Office 365 Outlook Contoso-[0-9a-f]{5}$/);
    for (const unusable of ['', 'MAIL']) {
      assert.equal(await defined(unusable), generated, unusable);
    }
  });

  it('copy nothing from a twin', async () => {
    const [first] = await titles(
      { flows: [{ name: 'Send', entries: { a: bound('cts_mail') } }] },
      { root: 'repo/Managed', managed: 1, references: [{ name: 'cts_mail' }] },
    );
    assert.equal(first, '*Define cts_mail in Contoso for Office 365 Outlook');
  });

  it('prefer nothing where a sibling may define it on purpose', async () => {
    assert.deepEqual(
      await titles(
        { flows: [{ name: 'Send', entries: { a: bound('fbk_mail') } }] },
        { root: 'repo/F', uniqueName: 'Fabrikam', references: [{ name: 'fbk_mail' }] },
      ),
      [
        'Define fbk_mail in Contoso, copied from Fabrikam',
        'Add fbk_mail to externals: every target environment has it',
        ignore,
      ],
    );
  });
});

describe('Ignoring a finding', () => {
  it('works for paths that hold characters of globs', async () => {
    const workspace = await openWorkspace(solutionFiles({ root: 'repo/a (b)[c] {d,e}!+@x', flows: [rawFlow] }));
    const [finding] = graveFindings(workspace.engine);
    assert.ok(finding);
    const fix = fixesOf(finding, workspace.engine.index, fixMakers).find(({ title }) => title === ignoreRaw);
    assert.ok(fix);
    await assertFixLaw(fillIn(fix), [finding], [], workspace);
  });

  it('ignores nothing in a file that such a path would match as a glob', async () => {
    const workspace = await openWorkspace(
      ['repo/a[b]', 'repo/ab'].flatMap((root) => solutionFiles({ root, flows: [rawFlow] })),
    );
    const finding = graveFindings(workspace.engine).find(({ file }) => file.startsWith('repo/a[b]/'));
    assert.ok(finding);
    const fix = fixesOf(finding, workspace.engine.index, fixMakers).find(({ title }) => title === ignoreRaw);
    assert.ok(fix);
    const after = await assertFixLaw(fillIn(fix), [finding], [], workspace);
    const { engine } = await openWorkspace(after);
    assert.deepEqual(
      graveFindings(engine).map(({ file }) => file),
      [flowPath('repo/ab', rawFlow)],
    );
  });
});

describe('fixAll', () => {
  it('shares one new reference between flows of a solution, and gives each solution its own', async () => {
    const flows = ['One', 'Two', 'Three'].map((name) => ({ name, entries: { mail: raw() } }));
    const workspace = await openWorkspace([
      ...solutionFiles({ flows }),
      ...solutionFiles({ root: 'repo/Fabrikam', uniqueName: 'Fabrikam', prefix: 'fbk', flows }),
    ]);
    const { operations, fixed } = fixAll(graveFindings(workspace.engine), workspace.engine.index, fixMakers);
    assert.equal(fixed.length, 6);
    assert.deepEqual(countKinds(operations), { defineReference: 2, bindEntry: 6 });
    const after = await assertFixLaw(operations, fixed, newReferenceRules, workspace);
    const { engine } = await openWorkspace(after);
    assert.deepEqual(
      engine
        .solutions()
        .map(({ connectionReferences }) => connectionReferences.map(({ logicalName }) => logicalName.slice(0, -5))),
      [['cts_sharedoffice365_'], ['fbk_sharedoffice365_']],
    );
  });

  it('leaves alone what has no preferred fix', async () => {
    const { engine } = await openWorkspace(
      solutionFiles({
        references: [{ name: 'cts_mail' }, { name: 'cts_teams', api: 'shared_teams' }],
        flows: [{ name: 'Send', entries: { a: bound('cts_teams') } }],
      }),
    );
    assert.equal(graveFindings(engine).length, 1);
    assert.deepEqual(fixAll(graveFindings(engine), engine.index, fixMakers), { operations: [], fixed: [] });
  });
});

describe('proposeReference', () => {
  const connector = { apiName: 'shared_office365', customConnectorId: undefined, displayName: 'Office 365 Outlook' };

  it('gives the same answer to the same question, in the form of the designer', async () => {
    const { engine } = await openWorkspace(solutionFiles());
    const solution = engine.solutions()[0]!;
    const proposed = proposeReference(solution, connector, engine.index);
    assert.deepEqual(proposeReference(solution, connector, engine.index), proposed);
    assert.match(proposed.logicalName, /^cts_sharedoffice365_[0-9a-f]{5}$/);
    assert.equal(proposed.displayName, `Office 365 Outlook Contoso-${proposed.logicalName.slice(-5)}`);
  });

  it('never takes a name that is defined or used anywhere', async () => {
    const first = await openWorkspace(solutionFiles());
    const taken = proposeReference(first.engine.solutions()[0]!, connector, first.engine.index);
    const uses: SolutionSource[] = [
      { references: [{ name: taken.logicalName.toUpperCase(), displayName: 'Other' }] },
      { flows: [{ name: 'Send', entries: { a: bound(taken.logicalName) } }] },
    ];
    for (const source of uses) {
      const { engine } = await openWorkspace(solutionFiles(source));
      const proposed = proposeReference(engine.solutions()[0]!, connector, engine.index);
      assert.notEqual(proposed.logicalName, taken.logicalName);
    }
    const sameDisplayName = await openWorkspace(
      solutionFiles({ references: [{ name: 'cts_x', displayName: taken.displayName.toUpperCase() }] }),
    );
    const proposed = proposeReference(sameDisplayName.engine.solutions()[0]!, connector, sameDisplayName.engine.index);
    assert.equal(proposed.logicalName, taken.logicalName);
    assert.notEqual(proposed.displayName, taken.displayName);
  });

  it('says why a typed logical name cannot be used', async () => {
    const { engine } = await openWorkspace(solutionFiles({ references: [{ name: 'cts_mail' }] }));
    assert.equal(logicalNameProblem('cts_new.mail', engine.index), undefined);
    for (const name of ['mail', 'cts_', 'cts mail', '1_mail', `cts_${'x'.repeat(97)}`, 'CTS_Mail']) {
      assert.notEqual(logicalNameProblem(name, engine.index), undefined, name);
    }
    assert.equal(logicalNameProblem(`cts_${'x'.repeat(96)}`, engine.index), undefined);
  });
});

function countKinds(operations: readonly EditOperation[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { kind } of operations) {
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}

describe('A name that cannot be written to XML', () => {
  const bad = 'cts_a\u001Bb';
  const entries = (connector: string) => ({ a: bound(bad, connector) });

  it('is not offered to be defined, and does not stop the fixes of others', async () => {
    const { engine, tree } = await openWorkspace(
      solutionFiles({ flows: [{ name: 'Send', entries: { ...entries('shared_teams'), b: raw('shared_office365') } }] }),
    );
    const findings = graveFindings(engine);
    const [undefinedReference] = findings.filter(({ ruleId }) => ruleId === 'undefined-reference');
    assert.ok(undefinedReference);
    assert.deepEqual(
      fixesOf(undefinedReference, engine.index, fixMakers).filter(({ operations }) =>
        operations.some(({ kind }) => kind === 'defineReference'),
      ),
      [],
    );
    const { operations, fixed } = fixAll(findings, engine.index, fixMakers);
    assert.deepEqual(
      fixed.map(({ ruleId }) => ruleId),
      ['raw-connection'],
    );
    await assertFixLaw(operations, fixed, newReferenceRules, { engine, tree });
  });

  it('is not offered as the connector of a new reference', async () => {
    const { engine } = await openWorkspace(
      solutionFiles({
        flows: [{ name: 'Send', entries: { a: raw('shared_a\u001Bb'), b: bound('cts_b', 'shared_c\uFFFE') } }],
      }),
    );
    const defining = graveFindings(engine).flatMap((finding) =>
      fixesOf(finding, engine.index, fixMakers).filter(({ operations }) =>
        operations.some(({ kind }) => kind === 'defineReference'),
      ),
    );
    assert.deepEqual(defining, []);
  });
});
