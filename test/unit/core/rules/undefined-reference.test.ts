import assert from 'node:assert/strict';
import type { Finding } from '../../../../src/core/model/finding';
import { undefinedReference } from '../../../../src/core/rules/undefined-reference';
import { agentRowsXml, knowledgeXml, referenceDependency } from '../../../support/componentSource';
import { bound, missingReference, type SolutionSource, solutionFiles } from '../../../support/solutionSource';
import { findingsOf, graveFindings, openWorkspace, verdicts } from '../../../support/workspace';

const flow = { name: 'Send', entries: { mail: bound('cts_mail') } };
const error = ['error undefined-reference mail'];
const information = ['information undefined-reference mail'];

function of(...solutions: SolutionSource[]): Promise<string[]> {
  return verdicts(solutions.flatMap(solutionFiles));
}

const sibling: SolutionSource = { root: 'repo/Base', uniqueName: 'Base', references: [{ name: 'CTS_Mail' }] };
const broken: [string, string] = ['repo/Broken/Other/Customizations.xml', '<ImportExportXml><connectionreferences>'];

const { messages } = undefinedReference;
const use = { user: '“Send”', reference: 'cts_mail', solution: 'Contoso' };

describe('undefined-reference', () => {
  it('is an error where nobody defines the reference', async () => {
    assert.deepEqual(await of({ flows: [flow] }), error);
    assert.deepEqual(await of({ references: [{ name: 'cts_mail2' }, { name: 'cts_mai' }], flows: [flow] }), error);
  });

  it('names the solution to import first, and no other that may hold it', async () => {
    const listed = { flows: [flow], missingDependencies: [missingReference('cts_mail', 'Base (1.0)')] };
    const { engine } = await openWorkspace([
      ...solutionFiles(listed),
      broken,
      ['repo/Broken/Other/Solution.xml', '<a/>'],
    ]);
    const finding = graveFindings(engine).find(({ ruleId }) => ruleId === 'undefined-reference');
    assert.equal(finding?.message, messages.ownerListed({ ...use, owner: 'Base (1.0)' }).text);
  });

  it('is information where another solution lists the owner, whichever comes first', async () => {
    const unmanaged = { flows: [flow], missingDependencies: [missingReference('cts_mail', 'Active')] };
    const lists = (root: string, owner: string): SolutionSource => ({
      root,
      uniqueName: root.slice('repo/'.length),
      missingDependencies: [missingReference('CTS_Mail', owner)],
    });
    assert.deepEqual(await of(unmanaged), error);
    const { engine } = await openWorkspace(
      [lists('repo/Desk', 'Later (1.0)'), lists('repo/Board', 'Base (1.0)'), unmanaged].flatMap(solutionFiles),
    );
    const finding = graveFindings(engine).find(({ ruleId }) => ruleId === 'undefined-reference');
    assert.equal(finding?.message, messages.ownerListed({ ...use, owner: 'Base (1.0)' }).text);
  });

  it('is found also where no action uses the entry', async () => {
    assert.deepEqual(await of({ flows: [{ ...flow, actions: {} }] }), error);
  });

  it('is silent where the solution defines it, whatever the case', async () => {
    assert.deepEqual(await of({ references: [{ name: 'CTS_MAIL' }], flows: [flow] }), []);
  });

  it('is information where a sibling defines it, also while Solution.xml cannot be read', async () => {
    const unreadable: [string, string] = ['repo/Contoso/Other/Solution.xml', '<'];
    const files = [...solutionFiles({ flows: [flow] }), unreadable];
    assert.deepEqual(await verdicts([...files, ...solutionFiles(sibling)]), ['error invalid-xml', ...information]);
    assert.deepEqual(await verdicts(files), ['error invalid-xml']);
  });

  it('is information where a sibling defines it', async () => {
    assert.deepEqual(await of({ flows: [flow] }, sibling), information);
    const { engine } = await openWorkspace([...solutionFiles({ flows: [flow] }), ...solutionFiles(sibling)]);
    const [finding] = graveFindings(engine);
    assert.ok(finding);
    assert.deepEqual(finding.data, {
      key: 'mail',
      reference: 'cts_mail',
      connector: 'shared_office365',
      dependency: 'unlisted',
      sibling: 'Base',
    });
    assert.deepEqual(
      finding.related.map(({ file, place }) => [file, place]),
      [['repo/Base/Other/Customizations.xml', { kind: 'xml', component: 'connectionReference', name: 'CTS_Mail' }]],
    );
    assert.equal(finding.message, messages.inOtherSolution({ ...use, owner: 'Base' }).text);
  });

  it('is an error where only another copy of its solution defines it, and says where', async () => {
    const copy: SolutionSource = { ...sibling, root: 'repo/Contoso-archive', uniqueName: 'Contoso', version: '1.0' };
    const found = (...others: SolutionSource[]): Promise<Finding[]> =>
      findingsOf('undefined-reference', [{ flows: [flow] }, ...others].flatMap(solutionFiles));
    for (const archived of [copy, { ...copy, managed: 1 } as const]) {
      const [finding] = await found(archived);
      assert.deepEqual([finding?.severity, finding?.data.sibling], ['error', 'Contoso-archive']);
      assert.equal(
        finding?.message,
        messages.inOtherCopy({
          ...use,
          copy: '1.0 in Contoso-archive',
          consequence: 'the import fails or leaves the flow turned off',
          unreadReason: undefined,
        }).text,
      );
    }
    const [inOther] = await found(copy, { ...sibling, root: 'repo/z' });
    assert.deepEqual([inOther?.severity, inOther?.messageId], ['information', 'inOtherSolution']);
  });

  it('is information in a copy, too, where MissingDependencies names a solution', async () => {
    const listed = { flows: [flow], missingDependencies: [missingReference('cts_mail', 'Base (1.0)')] };
    const copy: SolutionSource = { ...sibling, uniqueName: 'Contoso' };
    const [finding] = await findingsOf('undefined-reference', [listed, copy].flatMap(solutionFiles));
    assert.deepEqual([finding?.severity, finding?.messageId], ['information', 'ownerListed']);
  });

  it('is an error where only the managed twin defines it', async () => {
    const unmanaged = { flows: [flow] };
    for (const [mine, its] of [
      [0, 1],
      [1, 0],
      [2, 1],
    ] as const) {
      assert.deepEqual(
        await of({ ...unmanaged, managed: mine }, { ...sibling, uniqueName: 'CONTOSO', managed: its }),
        error,
        `${mine} beside ${its}`,
      );
    }
  });

  it('is information where MissingDependencies names a solution, and an error where it says Active', async () => {
    const dependencies = (solution: string): SolutionSource => ({
      missingDependencies: [missingReference('cts_other', 'X'), missingReference('CTS_Mail', solution)],
      flows: [flow],
    });
    assert.deepEqual(await of(dependencies('Base (1.0.0.0)')), information);
    assert.deepEqual(await of(dependencies('Active')), error);
    assert.deepEqual(await of(dependencies('')), error);
    assert.deepEqual(await of(dependencies('Active'), sibling), information);
  });

  it('is an error where MissingDependencies lists something else of that name', async () => {
    const other = '<Required type="EnvironmentVariableDefinition" schemaName="cts_mail" solution="Base (1.0)" />';
    assert.deepEqual(await of({ missingDependencies: [other], flows: [flow] }), error);
  });

  it('is silent where .connref.json says that it comes from outside', async () => {
    const files = solutionFiles({ flows: [flow] });
    assert.deepEqual(await verdicts([...files, ['repo/.connref.json', '{ "externals": ["CTS_*"] }']]), []);
    assert.deepEqual(await verdicts([...files, ['repo/.connref.json', '{ "externals": ["mail"] }']]), error);
    assert.deepEqual(await verdicts([...files, ['other/.connref.json', '{ "externals": ["cts_mail"] }']]), error);
  });

  it('concludes nothing from a Customizations.xml that cannot be read', async () => {
    assert.deepEqual(
      await verdicts([...solutionFiles({ flows: [flow] }), ['repo/Contoso/Other/Customizations.xml', '<a>']]),
      ['error invalid-xml'],
    );
    const elsewhere = [...solutionFiles({ flows: [flow] }), ...solutionFiles({ root: 'repo/Broken', uniqueName: 'B' })];
    // Of another solution it may define it: that is no error, and it is said.
    assert.deepEqual((await verdicts([...elsewhere, broken])).sort(), [
      'error invalid-xml',
      'warning undefined-reference mail',
    ]);
    const held = [...elsewhere, ...solutionFiles(sibling), broken];
    assert.deepEqual((await verdicts(held)).sort(), ['error invalid-xml', ...information]);
  });

  it('concludes nothing from a Solution.xml that cannot be read', async () => {
    const files = solutionFiles({ missingDependencies: [missingReference('cts_mail', 'Base (1.0)')], flows: [flow] });
    assert.deepEqual(await verdicts([...files, ['repo/Contoso/Other/Solution.xml', '<a>']]), ['error invalid-xml']);
  });

  it('stands on the name', async () => {
    const { engine } = await openWorkspace(solutionFiles({ flows: [flow] }));
    assert.deepEqual(graveFindings(engine)[0]?.place, {
      kind: 'json',
      pointer: '/properties/connectionReferences/mail/connection/connectionReferenceLogicalName',
      part: 'value',
    });
  });
});

describe('undefined-reference, for other users than flows', () => {
  const found = async (source: SolutionSource, ...others: SolutionSource[]) =>
    (await findingsOf('undefined-reference', [source, ...others].flatMap(solutionFiles))).map(
      ({ severity, message, place }) =>
        [
          severity,
          place.kind === 'use' ? place.source : place.kind,
          /^.*? uses/.exec(message)?.[0],
          message.includes('the import may fail'),
        ].join(' '),
    );
  const row = {
    'Assets/botcomponent_connectionreferenceset.xml': agentRowsXml('connectionreference', [
      ['cts_bot.topic', 'cts_mail'],
    ]),
  };
  const data = { 'botcomponents/cts_bot.topic/data': 'kind: x\nconnectionReference: cts_mail\n' };

  for (const layout of ['packager', 'export'] as const) {
    it(`is an error for an app, once, in the layout ${layout}`, async () => {
      const app = { name: 'cts_app', displayName: 'App' };
      const of = (more: object) => found({ layout, apps: [{ ...app, ...more }] });
      assert.deepEqual(await of({ references: ['cts_mail'] }), ['error appConnection Canvas app “App” uses true']);
      assert.deepEqual(await of({ isCodeApp: true, dependencies: [referenceDependency('cts_mail')] }), [
        'error appDependency Code app “App” uses false',
      ]);
      assert.deepEqual(await of({ references: ['cts_mail'], dependencies: [referenceDependency('CTS_Mail')] }), [
        'error appConnection Canvas app “App” uses false',
      ]);
    });

    it(`is an error for an agent and for a desktop flow, in the layout ${layout}`, async () => {
      assert.deepEqual(await found({ layout, files: data }), ['error agentData Agent “cts_bot” uses true']);
      assert.deepEqual(await found({ layout, files: row }), ['error agentRow Agent “cts_bot” uses false']);
      assert.deepEqual(await found({ layout, files: { ...row, ...data } }), [
        'error agentData Agent “cts_bot” uses false',
      ]);
      const knowledge = { 'dvtablesearchs/x/dvtablesearch.xml': knowledgeXml('cts_bot.cr.x') };
      assert.deepEqual(await found({ layout, files: knowledge }), [
        'error agentKnowledge Agent knowledge “Docs” uses true',
      ]);
      const robot = { name: 'Robot', category: '6', desktopReferences: ['cts_mail'] };
      assert.deepEqual(await found({ layout, flows: [robot] }), ['error desktopFlow Desktop flow “Robot” uses true']);
    });
  }

  it('is silent where the reference is defined or external, and information where another solution defines it', async () => {
    assert.deepEqual(await found({ references: [{ name: 'CTS_mail' }], files: { ...row, ...data } }), []);
    assert.deepEqual(
      await found({ files: data }, { root: 'repo/Base', uniqueName: 'Base', references: [{ name: 'cts_mail' }] }),
      ['information agentData Agent “cts_bot” uses false'],
    );
    const config: [string, string] = ['repo/.connref.json', '{"externals":["cts_mail"]}'];
    assert.deepEqual(await findingsOf('undefined-reference', [...solutionFiles({ files: data }), config]), []);
  });

  it('stands on the name, whatever the quotes of the JSON', async () => {
    for (const escaped of [false, true]) {
      const { engine, tree } = await openWorkspace(
        solutionFiles({ apps: [{ name: 'cts_app', dependencies: [referenceDependency('cts_mail')], escaped }] }),
      );
      const file = 'repo/Contoso/CanvasApps/cts_app.meta.xml';
      const [finding] = await engine.locatedFindings(file);
      const { start, end } = finding!.range;
      const line = tree.text(file).split('\n')[start.line]!;
      assert.equal(line.slice(start.column, end.column), 'cts_mail');
    }
  });

  it('stands on the row of each agent', async () => {
    const rows = agentRowsXml('connectionreference', [
      ['cts_a.topic', 'cts_none'],
      ['cts_b.topic', 'cts_none'],
    ]);
    const file = 'repo/Contoso/Assets/botcomponent_connectionreferenceset.xml';
    const { engine } = await openWorkspace(
      solutionFiles({ files: { 'Assets/botcomponent_connectionreferenceset.xml': rows } }),
    );
    const found = await engine.locatedFindings(file);
    assert.deepEqual(found.map(({ range }) => range.start.line).sort(), [1, 4]);
  });
});
