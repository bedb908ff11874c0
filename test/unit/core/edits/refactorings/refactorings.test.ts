import assert from 'node:assert/strict';
import {
  planConsolidation,
  consolidationGroups,
} from '../../../../../src/core/edits/refactorings/merge/planConsolidation';
import { planCopy } from '../../../../../src/core/edits/refactorings/copy/planCopy';
import { planDefine } from '../../../../../src/core/edits/refactorings/define/planDefine';
import { planDelete } from '../../../../../src/core/edits/refactorings/delete/planDelete';
import { planMerge } from '../../../../../src/core/edits/refactorings/merge/planMerge';
import { planRename } from '../../../../../src/core/edits/refactorings/rename/planRename';
import { planRenameDisplayName } from '../../../../../src/core/edits/refactorings/rename/planRenameDisplayName';
import type { Refactoring } from '../../../../../src/core/edits/refactorings/shared/refactoring';
import type { RefactoringNote } from '../../../../../src/core/edits/refactorings/shared/refactoringNote';
import type { RefusalReason } from '../../../../../src/core/edits/refactorings/shared/refusalReason';
import { applyOperations, assertBytesOutsideKept } from '../../../../support/fixLaw';
import type { MemoryFileTree } from '../../../../support/memoryFileTree';
import { bound, missingReference, type SolutionSource, solutionFiles } from '../../../../support/solutionSource';
import { inStyle, textStyles } from '../../../../support/textStyles';
import { allFindings, openWorkspace, type OpenWorkspace } from '../../../../support/workspace';

const outlook = '/providers/Microsoft.PowerApps/apis/shared_office365';

function settingsText(entries: Readonly<Record<string, string>>): string {
  return JSON.stringify(
    {
      EnvironmentVariables: [],
      ConnectionReferences: Object.entries(entries).map(([LogicalName, ConnectionId]) => ({
        LogicalName,
        ConnectionId,
        ConnectorId: LogicalName === 'cts_teams' ? outlook.replace('office365', 'teams') : outlook,
        ConnectionOwner: 'someone@contoso.com',
      })),
    },
    null,
    2,
  );
}

const canvasApp = (name: string): string =>
  `<CanvasApp><Name>cts_app</Name><DisplayName>Inbox</DisplayName><ConnectionReferences>${JSON.stringify({
    x: { id: '/providers/microsoft.powerapps/apis/shared_office365', xrmConnectionReferenceLogicalName: name },
    y: { xrmConnectionReferenceLogicalName: `${name}Current` },
  }).replaceAll('"', '&quot;')}</ConnectionReferences></CanvasApp>`;

/** Every kind of file that names a reference, beside one whose name begins like it. */
const contoso: SolutionSource = {
  references: [
    { name: 'cts_mail', displayName: 'Contoso mail &amp; more' },
    { name: 'cts_mailCurrent', displayName: 'Contoso current mail' },
    { name: 'cts_teams', api: 'shared_teams' },
  ],
  flows: [
    { name: 'Send', entries: { a: bound('cts_mail'), b: bound('cts_mailCurrent'), c: bound('cts_mail') } },
    {
      name: 'Chat',
      id: '0f000000-0000-4000-8000-000000000002',
      entries: { chat: bound('cts_teams', 'shared_teams') },
    },
  ],
  files: {
    'CanvasApps/cts_app.meta.xml': canvasApp('cts_mail'),
    'bots/cts_agent/bot.xml': '<bot><name>Helper</name></bot>',
    'botcomponents/cts_agent.topic/data':
      'kind: x\naction:\n  connectionReference: cts_mail\nother:\n  connectionReference: "cts_mailCurrent"\n',
    'Assets/botcomponent_connectionreferenceset.xml': `<botcomponent_connectionreferenceset>
  <botcomponent_connectionreference botcomponentid.schemaname="cts_agent.topic" connectionreferenceid.connectionreferencelogicalname="cts_mail">
    <iscustomizable>1</iscustomizable>
  </botcomponent_connectionreference>
  <botcomponent_connectionreference botcomponentid.schemaname="cts_agent.other" connectionreferenceid.connectionreferencelogicalname="cts_mailCurrent">
    <iscustomizable>1</iscustomizable>
  </botcomponent_connectionreference>
</botcomponent_connectionreferenceset>`,
  },
};

const fabrikam: SolutionSource = {
  root: 'repo/Fabrikam',
  uniqueName: 'Fabrikam',
  prefix: 'fbk',
  missingDependencies: [missingReference('cts_mail', 'Contoso (1.2)')],
  flows: [{ name: 'Forward', entries: { mail: bound('cts_mail') } }],
};

const settings: readonly [string, string][] = [
  [
    'repo/settings/test.deploymentsettings.json',
    settingsText({ cts_mail: 'aaa', cts_mailCurrent: 'bbb', cts_teams: 'ccc' }),
  ],
  ['repo/settings/prod.deploymentsettings.json', settingsText({ cts_mail: 'ddd', cts_mailCurrent: '' })],
  ['repo/settings/uat.deploymentsettings.json', settingsText({ cts_mail: '#{connection.mail}#' })],
];

const config = `{
  // Known to everybody.
  "ignore": [{ "rule": "raw-connection", "path": "**", "reference": "CTS_mail", "reason": "Known." }],
  "externals": ["cts_mail", "cts_mail*"]
}
`;

function files(solutions: readonly SolutionSource[] = [contoso, fabrikam]): [string, string][] {
  return [...solutions.flatMap(solutionFiles), ...settings];
}

const reasons = ({ refusals }: Refactoring): RefusalReason[] => refusals.map(({ reason }) => reason);

/** Applies a refactoring that nothing stands in the way of, and looks at every byte outside its edits. */
async function apply({ operations, refusals }: Refactoring, { tree }: OpenWorkspace): Promise<OpenWorkspace> {
  assert.deepEqual(refusals, []);
  const { after, plan } = await applyOperations(operations, tree);
  assertBytesOutsideKept(plan, tree, after, () => undefined);
  return openWorkspace(after);
}

function findings({ engine }: OpenWorkspace): string[] {
  return allFindings(engine)
    .map((finding) => JSON.stringify(finding))
    .sort();
}

function changedFiles(before: MemoryFileTree, after: MemoryFileTree): string[] {
  return after
    .paths()
    .filter((file) => !before.has(file) || !Buffer.from(before.bytes(file)).equals(after.bytes(file)));
}

describe('Refactorings of connection references', () => {
  describe('rename', () => {
    it('reaches every kind of file, whole names only, and back again gives the same bytes', async () => {
      for (const style of textStyles) {
        const before = await openWorkspace(inStyle([...files(), ['repo/.connref.json', config]], style));
        const there = planRename({ logicalName: 'CTS_MAIL', newLogicalName: 'cts_outgoing.mail' }, before.engine.index);
        const after = await apply(there, before);
        assert.deepEqual(changedFiles(before.tree, after.tree), [
          'repo/.connref.json',
          'repo/Contoso/Assets/botcomponent_connectionreferenceset.xml',
          'repo/Contoso/CanvasApps/cts_app.meta.xml',
          'repo/Contoso/Other/Customizations.xml',
          'repo/Contoso/Workflows/Send-0F000000-0000-4000-8000-000000000001.json',
          'repo/Contoso/botcomponents/cts_agent.topic/data',
          'repo/Fabrikam/Other/Solution.xml',
          'repo/Fabrikam/Workflows/Forward-0F000000-0000-4000-8000-000000000001.json',
          'repo/settings/prod.deploymentsettings.json',
          'repo/settings/test.deploymentsettings.json',
          'repo/settings/uat.deploymentsettings.json',
        ]);
        for (const file of after.tree.paths()) {
          // To the environments the new name is another component: what they have is the old one.
          const text = after.tree.text(file).replace('"externals": ["cts_mail",', '"externals": [');
          assert.doesNotMatch(text, /cts_mail(?!Current|\*)/i, file);
          const occurrences = (text: string): number => text.split(/cts_mailCurrent/).length;
          assert.equal(occurrences(after.tree.text(file)), occurrences(before.tree.text(file)), file);
        }
        assert.deepEqual(there.mayRaise, [
          'default-display-name',
          'same-display-name-in-two-solutions',
          'missing-connector',
          'settings-missing-entry',
          'settings-unknown-entry',
          'settings-missing-variable',
          'settings-source-connector',
          'settings-conflicting-value',
          'settings-empty-connection',
          'settings-same-connection-in-two-environments',
          'undefined-reference',
        ]);
        assert.deepEqual(
          findings(after)
            .filter((each) => !each.includes('"undefined-reference","severity":"information"'))
            .map((each) => each.replaceAll('cts_outgoing.mail', 'cts_mail'))
            .sort(),
          findings(before),
        );
        const back = planRename({ logicalName: 'cts_outgoing.mail', newLogicalName: 'cts_mail' }, after.engine.index);
        const again = await apply(back, after);
        // In one place the name was written in another case.
        again.tree.write(
          'repo/.connref.json',
          again.tree.text('repo/.connref.json').replace('"reference": "cts_mail"', '"reference": "CTS_mail"'),
          style.encoding,
        );
        assert.deepEqual(changedFiles(before.tree, again.tree), []);
      }
    });

    it('changes a display name where it is defined and repeated, and escapes it', async () => {
      for (const style of textStyles) {
        const repeated = {
          ...fabrikam,
          missingDependencies: [
            missingReference('cts_mail', 'Contoso (1.2)').replace(
              'displayName="cts_mail"',
              'displayName="Contoso mail &amp; more"',
            ),
          ],
        };
        const before = await openWorkspace(inStyle(files([contoso, repeated]), style));
        const plan = planRenameDisplayName(
          { logicalName: 'cts_mail', newDisplayName: ' <Mail> & "more" ' },
          before.engine.index,
        );
        const after = await apply(plan, before);
        assert.deepEqual(changedFiles(before.tree, after.tree), [
          'repo/Contoso/Other/Customizations.xml',
          'repo/Fabrikam/Other/Solution.xml',
        ]);
        assert.match(
          after.tree.text('repo/Fabrikam/Other/Solution.xml'),
          /displayName="&lt;Mail&gt; &amp; &quot;more&quot;"/,
        );
        const [definition] = after.engine.index.definitionsOf('cts_mail');
        assert.equal(definition?.reference.displayName, '<Mail> & "more"');
        const back = planRenameDisplayName(
          { logicalName: 'cts_mail', newDisplayName: 'Contoso mail & more' },
          after.engine.index,
        );
        assert.deepEqual(changedFiles(before.tree, (await apply(back, after)).tree), []);
      }
    });

    it('says what a new logical name means for a deployment, and what it does not', async () => {
      const { engine } = await openWorkspace(files());
      const { notes } = planRename({ logicalName: 'cts_mail', newLogicalName: 'fbk_mail' }, engine.index);
      assert.deepEqual(notes, [
        { kind: 'newComponent', reference: 'fbk_mail', entries: 'renamed' },
        { kind: 'deletedByUpgrade', references: ['cts_mail'], keepers: [] },
        { kind: 'otherPrefix', reference: 'fbk_mail', prefix: 'cts' },
        { kind: 'versions', solutions: ['Contoso', 'Fabrikam'] },
      ]);
      assert.deepEqual(planRename({ logicalName: 'cts_mail', newLogicalName: 'CTS_Mail' }, engine.index).notes, [
        { kind: 'sameComponent' },
        { kind: 'versions', solutions: ['Contoso', 'Fabrikam'] },
      ]);
      assert.deepEqual(planRenameDisplayName({ logicalName: 'cts_mail', newDisplayName: 'Mail' }, engine.index).notes, [
        { kind: 'displayNameOnly' },
        { kind: 'versions', solutions: ['Contoso'] },
      ]);
    });

    it('refuses names that are taken, used or malformed', async () => {
      const gone = { ...fabrikam, flows: [{ name: 'Forward', entries: { mail: bound('cts_gone') } }] };
      const { engine } = await openWorkspace(files([contoso, gone]));
      const problem = (newLogicalName: string): RefusalReason | undefined =>
        planRename({ logicalName: 'cts_mail', newLogicalName }, engine.index).refusals[0]?.reason;
      assert.deepEqual(problem('CTS_teams'), { kind: 'nameDefined', solution: 'Contoso', reference: 'cts_teams' });
      assert.deepEqual(problem('cts_gone'), { kind: 'nameUsed', user: 'Forward', reference: 'cts_gone' });
      assert.deepEqual(problem('mail box'), { kind: 'nameMalformed' });
      assert.deepEqual(problem(`cts_${'x'.repeat(100)}`), { kind: 'nameTooLong', limit: 100 });
      const shown = planRenameDisplayName(
        { logicalName: 'cts_mail', newDisplayName: 'CONTOSO current mail' },
        engine.index,
      );
      assert.deepEqual(reasons(shown), [{ kind: 'displayNameTaken', reference: 'cts_mailCurrent' }]);
      assert.deepEqual(shown.operations, []);
      assert.deepEqual(reasons(planRename({ logicalName: 'cts_none', newLogicalName: 'cts_x' }, engine.index)), [
        { kind: 'notDefined', reference: 'cts_none', known: ['cts_mail', 'cts_mailCurrent', 'cts_teams'] },
      ]);
    });

    it('refuses while a managed export, a broken flow or a broken settings file may use it, and names them', async () => {
      const managed = { ...fabrikam, managed: 1 as const };
      const broken = {
        ...contoso,
        root: 'repo/Broken',
        uniqueName: 'Broken',
        references: [],
        files: {},
        flows: [{ name: 'Torn', text: '{' }],
      };
      const { engine } = await openWorkspace([
        ...files([contoso, managed, broken]),
        ['repo/settings/bad.deploymentsettings.json', '{ "ConnectionReferences": [{ "LogicalName": '],
      ]);
      const plan = planRename({ logicalName: 'cts_mail', newLogicalName: 'cts_x' }, engine.index);
      assert.deepEqual(plan.operations, []);
      const use = { component: 'flow', name: 'Forward', solution: 'Fabrikam' } as const;
      assert.deepEqual(reasons(plan), [
        {
          kind: 'notEditable',
          part: { kind: 'use', use, reference: 'cts_mail' },
          obstacle: { kind: 'managedExport', solution: 'Fabrikam' },
        },
        { kind: 'flowUnreadable', flow: 'Torn' },
        { kind: 'settingsUnreadable' },
      ]);
    });

    it('refuses while an agent, a canvas app or a Customizations.xml cannot be read, and names it; so do merge and delete', async () => {
      const conflict = '<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> main\n';
      const tornList = '<CanvasApp><Name>cts_app</Name><ConnectionReferences>{</ConnectionReferences></CanvasApp>';
      const unused: SolutionSource = { references: [{ name: 'cts_a' }, { name: 'cts_b' }] };
      for (const [file, text, content] of [
        ['repo/Contoso/CanvasApps/cts_app.meta.xml', '<', 'use'],
        ['repo/Contoso/CanvasApps/cts_app.meta.xml', tornList, 'use'],
        ['repo/Contoso/botcomponents/cts_agent.topic/data', conflict, 'use'],
        ['repo/Contoso/Assets/botcomponent_connectionreferenceset.xml', '<', 'use'],
        ['repo/Torn/Other/Customizations.xml', '<', 'definition'],
      ] as const) {
        const torn: SolutionSource = { root: 'repo/Torn', uniqueName: 'Torn' };
        const { engine } = await openWorkspace([...[unused, torn].flatMap(solutionFiles), [file, text]]);
        for (const plan of [
          planRename({ logicalName: 'cts_a', newLogicalName: 'cts_x' }, engine.index),
          planMerge({ sources: ['cts_a'], target: 'cts_b' }, engine.index),
          planDelete({ logicalName: 'cts_a' }, engine.index),
        ]) {
          assert.deepEqual(plan, {
            operations: [],
            notes: [],
            refusals: [{ file, reason: { kind: 'fileUnreadable', content } }],
            mayRaise: [],
          });
        }
        const shown = planRenameDisplayName({ logicalName: 'cts_a', newDisplayName: 'A' }, engine.index);
        assert.deepEqual(
          [shown.refusals, shown.mayRaise],
          [[], ['default-display-name', 'same-display-name-in-two-solutions']],
        );
      }
    });

    it('reaches the connections of an unpacked canvas app', async () => {
      const list = (...names: string[]): string =>
        JSON.stringify({
          a: { connectionRef: { displayName: 'cts_mail' } },
          others: names.map((each) => ({ connectionRef: { xrmConnectionReferenceLogicalName: each } })),
        });
      const file = 'repo/Contoso/CanvasApps/src/cts_app/Connections/Connections.json';
      const before = await openWorkspace([...files(), [file, list('CTS_mail', 'cts_mailCurrent')]]);
      const renamed = planRename({ logicalName: 'cts_mail', newLogicalName: 'cts_x' }, before.engine.index);
      assert.equal((await apply(renamed, before)).tree.text(file), list('cts_x', 'cts_mailCurrent'));
      const merged = planMerge({ sources: ['cts_mail'], target: 'cts_mailCurrent' }, before.engine.index);
      assert.equal((await apply(merged, before)).tree.text(file), list('cts_mailCurrent', 'cts_mailCurrent'));
    });

    it('changes a name once that two canvas apps of one file have', async () => {
      const apps = ['cts_app', 'cts_other'].map((name) => canvasApp('cts_mail').replace('cts_app', name));
      const inExport = solutionFiles({ layout: 'export', references: [{ name: 'cts_mail', displayName: 'Mail' }] }).map(
        ([file, text]): [string, string] => [
          file,
          text.replace('<EntityDataProviders />', `<CanvasApps>${apps.join('')}</CanvasApps>`),
        ],
      );
      const before = await openWorkspace(inExport);
      const plan = planRename({ logicalName: 'cts_mail', newLogicalName: 'cts_x' }, before.engine.index);
      const after = await apply(plan, before);
      assert.deepEqual(
        after.engine.index.solutions()[0]?.canvasApps.map(({ references }) => references),
        [
          ['cts_x', 'cts_mailCurrent'],
          ['cts_x', 'cts_mailCurrent'],
        ],
      );
      const msapp = 'repo/Contoso/CanvasApps/cts_other_DocumentUri.msapp';
      before.tree.write(msapp, 'PK');
      await assert.rejects(applyOperations(plan.operations, before.tree), { name: 'EditRefused', file: msapp });
    });

    it('refuses a name that a settings file maps to another connector; so do define and copy', async () => {
      const base: SolutionSource = { root: 'repo/Base', uniqueName: 'Base' };
      const { engine } = await openWorkspace([
        ...[contoso, fabrikam, base].flatMap(solutionFiles),
        ['repo/uat.deploymentsettings.json', settingsText({ cts_gone: '1' })],
        ['repo/prod.deploymentsettings.json', settingsText({ cts_teams: '1' }).replace('shared_teams', 'shared_sql')],
      ]);
      const gone = {
        file: 'repo/uat.deploymentsettings.json',
        reason: { kind: 'mappedToOtherConnector', reference: 'cts_gone' },
      };
      const renamed = planRename({ logicalName: 'cts_teams', newLogicalName: 'cts_gone' }, engine.index);
      assert.deepEqual(renamed.refusals, [gone]);
      assert.deepEqual(planRename({ logicalName: 'cts_mail', newLogicalName: 'cts_gone' }, engine.index).refusals, []);
      const define = (apiName: string) => {
        const reference = { logicalName: 'cts_gone', displayName: 'Gone', apiName, customConnectorId: undefined };
        return planDefine({ solution: 'repo/Base', reference }, engine.index).refusals;
      };
      assert.deepEqual(define('shared_teams'), [gone]);
      assert.deepEqual(define('shared_office365'), []);
      const copied = planCopy(
        { logicalName: 'cts_teams', from: 'repo/Contoso', to: 'repo/Base', moves: false },
        engine.index,
      );
      assert.deepEqual(copied.refusals, [
        {
          file: 'repo/prod.deploymentsettings.json',
          reason: { kind: 'mappedToOtherConnector', reference: 'cts_teams' },
        },
      ]);
    });

    it('refuses while the name is inside a .msapp', async () => {
      const workspace = await openWorkspace([...files(), ['repo/Contoso/CanvasApps/cts_app_DocumentUri.msapp', 'PK']]);
      const { operations } = planRename({ logicalName: 'cts_mail', newLogicalName: 'cts_x' }, workspace.engine.index);
      await assert.rejects(applyOperations(operations, workspace.tree), {
        name: 'EditRefused',
        reason: { kind: 'nameInApp', logicalName: 'cts_mail' },
      });
    });

    it('refuses when what it was planned on has moved', async () => {
      for (const [file, from, to] of [
        ['repo/Contoso/Other/Customizations.xml', 'logicalname="cts_mail"', 'logicalname="cts_post"'],
        ['repo/Contoso/botcomponents/cts_agent.topic/data', 'cts_mail\n', 'cts_post\n'],
        ['repo/Contoso/CanvasApps/cts_app.meta.xml', 'cts_mail&quot;', 'cts_post&quot;'],
        ['repo/Contoso/Workflows/Send-0F000000-0000-4000-8000-000000000001.json', '"cts_mail"', '"cts_post"'],
        ['repo/settings/uat.deploymentsettings.json', '"cts_mail"', '"cts_post"'],
      ] as const) {
        const { engine, tree } = await openWorkspace(files());
        const { operations } = planRename({ logicalName: 'cts_mail', newLogicalName: 'cts_x' }, engine.index);
        tree.write(file, tree.text(file).replace(from, to));
        await assert.rejects(applyOperations(operations, tree), { name: 'EditRefused', file });
      }
      const { engine, tree } = await openWorkspace(files());
      const { operations } = planRenameDisplayName({ logicalName: 'cts_mail', newDisplayName: 'Mail' }, engine.index);
      tree.write(
        'repo/Contoso/Other/Customizations.xml',
        tree.text('repo/Contoso/Other/Customizations.xml').replace('Contoso mail &amp; more', 'Other'),
      );
      await assert.rejects(applyOperations(operations, tree), {
        name: 'EditRefused',
        reason: { kind: 'displayNameChanged', logicalName: 'cts_mail' },
      });
    });

    it('renames one of two references of a name on different connectors, and leaves the other alone', async () => {
      const other: SolutionSource = {
        root: 'repo/Other',
        uniqueName: 'Other',
        references: [{ name: 'cts_mail', api: 'shared_teams' }],
        flows: [{ name: 'Post', entries: { teams: bound('cts_mail', 'shared_teams') } }],
      };
      const before = await openWorkspace(files([contoso, fabrikam, other]));
      const after = await apply(
        planRename(
          { logicalName: 'cts_mail', solution: 'repo/Other', newLogicalName: 'cts_post' },
          before.engine.index,
        ),
        before,
      );
      assert.deepEqual(changedFiles(before.tree, after.tree), [
        'repo/Other/Other/Customizations.xml',
        'repo/Other/Workflows/Post-0F000000-0000-4000-8000-000000000001.json',
      ]);
    });

    it('changes a managed twin that lies unpacked beside its source', async () => {
      const twin = { ...contoso, root: 'repo/ContosoManaged', managed: 1 as const };
      const before = await openWorkspace(files([contoso, twin]));
      const after = await apply(
        planRename({ logicalName: 'cts_mail', newLogicalName: 'cts_x' }, before.engine.index),
        before,
      );
      const changed = changedFiles(before.tree, after.tree);
      assert.equal(
        changed.filter((file) => file.startsWith('repo/ContosoManaged/')).length,
        changed.filter((file) => file.startsWith('repo/Contoso/')).length,
      );
    });
  });

  describe('merge', () => {
    it('leaves no user and no trace of what goes, keeps the values of what stays, and breaks nothing', async () => {
      for (const style of textStyles) {
        const before = await openWorkspace(inStyle(files(), style));
        const plan = planMerge({ sources: ['cts_mail'], target: 'CTS_mailCurrent' }, before.engine.index);
        const after = await apply(plan, before);
        for (const file of after.tree.paths()) {
          assert.doesNotMatch(after.tree.text(file), /cts_mail(?!Current)/i, file);
        }
        assert.equal(after.engine.index.usersOf('connectionReference', 'cts_mail').size, 0);
        const values = after.engine.index
          .settings()
          .map(({ references }) => references.map(({ logicalName, connectionId }) => `${logicalName}=${connectionId}`));
        assert.deepEqual(values, [
          ['cts_mailCurrent=ddd'],
          ['cts_mailCurrent=bbb', 'cts_teams=ccc'],
          ['cts_mailCurrent=#{connection.mail}#'],
        ]);
        assert.deepEqual(
          after.engine
            .filesWithFindings()
            .flatMap((file) => after.engine.findings(file))
            .filter(({ severity }) => severity === 'error'),
          [],
        );
      }
    });

    it('says whose connection is used from then on', async () => {
      const { engine } = await openWorkspace(files());
      const { notes } = planMerge({ sources: ['cts_mail'], target: 'cts_mailCurrent' }, engine.index);
      assert.deepEqual(notes.slice(0, 3), [
        { kind: 'mergedUsersChangeConnection', reference: 'cts_mailCurrent', merged: 1 },
        { kind: 'otherConnection', files: ['repo/settings/test.deploymentsettings.json'] },
        { kind: 'deletedByUpgrade', references: ['cts_mail'], keepers: [] },
      ]);
    });

    it('tells one other reference from several, however many use it', async () => {
      const { engine } = await openWorkspace(
        solutionFiles({
          references: ['cts_a', 'cts_b', 'cts_c'].map((name) => ({ name })),
          flows: [{ name: 'Send', entries: { a: bound('cts_a'), b: bound('cts_b') } }],
        }),
      );
      const first = (...from: string[]): RefactoringNote | undefined =>
        planMerge({ sources: from, target: 'cts_c' }, engine.index).notes[0];
      const note = { kind: 'mergedUsersChangeConnection', reference: 'cts_c' };
      assert.deepEqual(first('cts_a'), { ...note, merged: 1 });
      assert.deepEqual(first('cts_a', 'cts_b'), { ...note, merged: 2 });
    });

    it('gives a solution that was complete in itself a copy of what stays', async () => {
      const own = {
        ...fabrikam,
        missingDependencies: [],
        references: [{ name: 'fbk_mail' }],
        flows: [{ name: 'Forward', entries: { mail: bound('fbk_mail') } }],
      };
      for (const style of textStyles) {
        const before = await openWorkspace(inStyle(files([contoso, own]), style));
        const after = await apply(
          planMerge({ sources: ['fbk_mail'], target: 'cts_mail' }, before.engine.index),
          before,
        );
        const names = after.engine.index
          .solution('repo/Fabrikam')
          ?.connectionReferences.map(({ logicalName, displayName }) => [logicalName, displayName]);
        assert.deepEqual(names, [['cts_mail', 'Contoso mail & more']]);
        assert.deepEqual(
          findings(after).filter((each) => each.includes('"error"')),
          [],
        );
      }
    });

    it('refuses other connectors, itself, and names that stand for several connectors', async () => {
      const other: SolutionSource = {
        root: 'repo/Other',
        uniqueName: 'Other',
        references: [{ name: 'cts_mail', api: 'shared_teams' }],
      };
      const { engine } = await openWorkspace(files());
      const refused = (from: string, into: string, index = engine.index): RefusalReason[] =>
        reasons(planMerge({ sources: [from], target: into }, index));
      assert.deepEqual(refused('cts_mail', 'cts_teams'), [
        {
          kind: 'connectorsDiffer',
          definitions: [
            { reference: 'cts_mail', connector: 'shared_office365' },
            { reference: 'cts_teams', connector: 'shared_teams' },
          ],
        },
      ]);
      assert.deepEqual(refused('cts_mail', 'CTS_MAIL'), [{ kind: 'mergedIntoItself', reference: 'cts_mail' }]);
      const known = ['cts_mail', 'cts_mailCurrent', 'cts_teams'];
      const notDefined = [{ kind: 'notDefined', reference: 'cts_none', known }];
      assert.deepEqual(refused('cts_none', 'cts_mail'), notDefined);
      assert.deepEqual(refused('cts_mail', 'cts_none'), notDefined);
      const torn = await openWorkspace(files([contoso, other]));
      assert.deepEqual(refused('cts_mail', 'cts_mailCurrent', torn.engine.index), [
        { kind: 'nameOfSeveral', reference: 'cts_mail' },
      ]);
    });

    it('refuses where nothing tells whether it is one connector', async () => {
      const crm = 'shared_crm-5f0123456789abcdef';
      const references = [
        { name: 'cts_a', api: '' },
        { name: 'cts_b', api: '' },
        { name: 'cts_c', api: crm },
        { name: 'cts_d', api: crm, custom: '22222222-0000-4000-8000-000000000001' },
      ];
      const { engine } = await openWorkspace(files([{ ...contoso, references }]));
      for (const [from, into] of [
        ['cts_a', 'cts_b'],
        ['cts_a', 'cts_c'],
        ['cts_c', 'cts_d'],
      ] as const) {
        const definitions = [from, into].map((reference) => ({ reference, solutions: [] }));
        assert.deepEqual(reasons(planMerge({ sources: [from], target: into }, engine.index)), [
          { kind: 'connectorsUndecided', definitions },
        ]);
      }
    });
  });

  describe('delete', () => {
    it('refuses while it is used, and lists the users', async () => {
      const { engine } = await openWorkspace(files());
      const plan = planDelete({ logicalName: 'cts_mail' }, engine.index);
      assert.deepEqual(plan.operations, []);
      const uses = [
        { component: 'agent', name: 'Helper', solution: 'Contoso' },
        { component: 'canvasApp', name: 'Inbox', solution: 'Contoso' },
        { component: 'flow', name: 'Send', solution: 'Contoso' },
        { component: 'agent', name: 'Helper', solution: 'Contoso' },
        { component: 'flow', name: 'Forward', solution: 'Fabrikam' },
      ];
      assert.deepEqual(
        reasons(plan),
        uses.map((use) => ({ kind: 'used', use, reference: 'cts_mail' })),
      );
    });

    it('leaves no trace, whatever stands around it', async () => {
      const names = ['cts_a', 'cts_b', 'cts_c'];
      for (const style of textStyles) {
        for (const name of [...names, ...names.map((each) => each.toUpperCase())]) {
          const unused: SolutionSource = { references: names.map((each) => ({ name: each })) };
          const before = await openWorkspace(
            inStyle(
              [
                ...solutionFiles(unused),
                ['repo/uat.deploymentsettings.json', settingsText({ cts_a: '1', cts_b: '2', cts_c: '3' })],
              ],
              style,
            ),
          );
          const after = await apply(planDelete({ logicalName: name }, before.engine.index), before);
          for (const file of after.tree.paths()) {
            assert.ok(!after.tree.text(file).toLowerCase().includes(name.toLowerCase()), file);
          }
          assert.deepEqual(
            findings(after).filter((each) => each.includes('"error"')),
            [],
          );
          assert.equal(after.engine.index.solution('repo/Contoso')?.connectionReferences.length, 2);
        }
      }
    });

    it('of the last one takes the section away, as new gives it: define and delete is nothing', async () => {
      for (const style of textStyles) {
        for (const references of [[], ['cts_b', 'cts_d'], ['cts_d', 'cts_b'], ['cts_a'], ['cts_z']]) {
          const before = await openWorkspace(
            inStyle(solutionFiles({ references: references.map((name) => ({ name })) }), style),
          );
          const reference = {
            logicalName: 'cts_c',
            displayName: 'Mail',
            apiName: 'shared_office365',
            customConnectorId: undefined,
            description: 'For <all>',
          };
          const defined = await apply(planDefine({ solution: 'repo/Contoso', reference }, before.engine.index), before);
          assert.equal(defined.engine.index.definitionsOf('cts_c')[0]?.reference.description, 'For <all>');
          const after = await apply(planDelete({ logicalName: 'cts_c' }, defined.engine.index), defined);
          assert.deepEqual(changedFiles(before.tree, after.tree), [], JSON.stringify([style, references]));
        }
      }
    });
  });

  it('says which solution keeps a name that it has for another connector, and that no upgrade deletes it there', async () => {
    const keeping = ['Helpdesk', 'Assets'].map((name): SolutionSource => ({
      root: `repo/${name}`,
      uniqueName: name,
      references: [{ name: 'cts_spare', api: 'shared_sql' }],
    }));
    const spare: SolutionSource = { references: [{ name: 'cts_spare', api: 'shared_teams' }] };
    const notes = async (solutions: readonly SolutionSource[]): Promise<readonly (readonly RefactoringNote[])[]> => {
      const { engine } = await openWorkspace(solutions.flatMap(solutionFiles));
      const meant = { logicalName: 'cts_spare', solution: 'repo/Contoso' };
      const plans = [
        planDelete(meant, engine.index),
        planRename({ ...meant, newLogicalName: 'cts_new' }, engine.index),
      ];
      return plans.map((plan) => plan.notes.filter(({ kind }) => ['deletedByUpgrade', 'nameOfOthers'].includes(kind)));
    };
    const kept = (...keepers: string[]): RefactoringNote[] => [
      { kind: 'deletedByUpgrade', references: ['cts_spare'], keepers },
      { kind: 'nameOfOthers', reference: 'cts_spare', solutions: keepers },
    ];
    const one = kept('Helpdesk');
    assert.deepEqual(await notes([spare, ...keeping.slice(0, 1)]), [one, one]);
    const [both] = await notes([spare, ...keeping]);
    assert.deepEqual(both, kept('Assets', 'Helpdesk'));
    const [alone] = await notes([spare]);
    assert.deepEqual(alone, kept().slice(0, 1));
  });

  describe('copy and move', () => {
    describe('where MissingDependencies name it', () => {
      const files = [
        { root: 'repo/Base', uniqueName: 'Base', references: [{ name: 'cts_mail' }, { name: 'cts_a' }] },
        ...['User', 'Other', 'Strange'].map((uniqueName) => ({
          root: `repo/${uniqueName}`,
          uniqueName,
          flows: [{ name: 'Send', entries: { mail: bound('cts_mail'), a: bound('cts_a') } }],
          missingDependencies: [
            missingReference('CTS_mail', uniqueName === 'Strange' ? 'Active' : 'Base (1.0)'),
            missingReference('cts_a', 'Base (1.0)'),
          ],
        })),
      ].flatMap(solutionFiles);
      const manifests = async (moves: boolean): Promise<Record<string, string>> => {
        const { engine, tree } = await openWorkspace(files);
        const { operations, refusals } = planCopy(
          { logicalName: 'cts_mail', from: 'repo/Base', to: 'repo/User', moves },
          engine.index,
        );
        assert.deepEqual(refusals, []);
        const { after } = await applyOperations(operations, tree);
        const listed = (name: string): string => {
          const text = after.text(`repo/${name}/Other/Solution.xml`);
          return [...text.matchAll(/<Required.*solution="(.*?)".*"(.*?)"/g)]
            .map(([, owner, reference]) => `${reference ?? ''} of ${owner ?? ''}`)
            .join(', ');
        };
        const names = ['User', 'Other', 'Strange'];
        return Object.fromEntries(names.map((name) => [name, listed(name)]));
      };

      it('a solution that has it now lists it no more, and others list it where it is', async () => {
        assert.deepEqual(await manifests(true), {
          User: 'cts_a of Base (1.0)',
          Other: 'CTS_mail of User (1.2.3.4), cts_a of Base (1.0)',
          Strange: 'CTS_mail of Active, cts_a of Base (1.0)',
        });
      });

      it('others go on listing the solution that keeps it', async () => {
        assert.deepEqual(await manifests(false), {
          User: 'cts_a of Base (1.0)',
          Other: 'CTS_mail of Base (1.0), cts_a of Base (1.0)',
          Strange: 'CTS_mail of Active, cts_a of Base (1.0)',
        });
      });
    });

    const empty: SolutionSource = { root: 'repo/Base', uniqueName: 'Base' };

    it('copies the definition as it is', async () => {
      const before = await openWorkspace(files([contoso, fabrikam, empty]));
      const after = await apply(
        planCopy({ logicalName: 'cts_mail', from: 'repo/Contoso', to: 'repo/Base', moves: false }, before.engine.index),
        before,
      );
      assert.deepEqual(changedFiles(before.tree, after.tree), ['repo/Base/Other/Customizations.xml']);
      assert.equal(after.engine.index.definitionsOf('cts_mail').length, 2);
    });

    it('moves it, says in which order to import, and breaks nothing', async () => {
      for (const style of textStyles) {
        const before = await openWorkspace(inStyle(files([contoso, fabrikam, empty]), style));
        const plan = planCopy(
          { logicalName: 'cts_mail', from: 'repo/Contoso', to: 'repo/Base', moves: true },
          before.engine.index,
        );
        assert.deepEqual(plan.notes.slice(0, 3), [
          { kind: 'importBefore', target: 'Base', source: 'Contoso' },
          { kind: 'usersLeft', solution: 'Contoso', users: ['Helper', 'Inbox', 'Send'], target: 'Base' },
          { kind: 'usersLeft', solution: 'Fabrikam', users: ['Forward'], target: 'Base' },
        ]);
        const after = await apply(plan, before);
        assert.deepEqual(
          after.engine.index.definitionsOf('cts_mail').map(({ solution }) => solution.root),
          ['repo/Base'],
        );
        assert.deepEqual(
          findings(after).filter((each) => each.includes('"error"')),
          [],
        );
      }
    });

    it('takes the mapping along to the settings files of the other solution', async () => {
      const two = JSON.stringify({
        environments: {
          uat: {
            settings: [
              { path: 'c.json', solutions: ['Contoso'] },
              { path: 'b.json', solutions: ['Base'] },
            ],
          },
        },
      });
      const unused: SolutionSource = { references: [{ name: 'cts_a' }, { name: 'cts_b' }] };
      const before = await openWorkspace([
        ...solutionFiles(unused),
        ...solutionFiles(empty),
        ['repo/.connref.json', two],
        ['repo/c.json', settingsText({ cts_a: '1', cts_b: '2' })],
        ['repo/b.json', settingsText({})],
      ]);
      const after = await apply(
        planCopy({ logicalName: 'cts_a', from: 'repo/Contoso', to: 'repo/Base', moves: true }, before.engine.index),
        before,
      );
      assert.deepEqual(
        after.engine.index
          .settings()
          .map(({ file, references }) => [
            file,
            references.map(({ logicalName, connectionId }) => `${logicalName}=${connectionId}`),
          ]),
        [
          ['repo/b.json', ['cts_a=1']],
          ['repo/c.json', ['cts_b=2']],
        ],
      );
      // Nothing used it before, and nothing does where it is now.
      const moved = findings(after).map((text) => text.replace('repo/Base/Other', 'repo/Contoso/Other'));
      assert.deepEqual(moved.sort(), findings(before));
    });

    it('refuses where it is already', async () => {
      const { engine } = await openWorkspace(files([contoso, { ...empty, references: [{ name: 'cts_mail' }] }]));
      const problem = (to: string): RefusalReason[] =>
        reasons(planCopy({ logicalName: 'cts_mail', from: 'repo/Contoso', to, moves: false }, engine.index));
      assert.deepEqual(problem('repo/Base'), [{ kind: 'definedAlready', solution: 'Base', reference: 'cts_mail' }]);
      assert.deepEqual(problem('repo/Contoso'), [{ kind: 'referencePresent', solution: 'Contoso' }]);
      const teams = {
        root: 'repo/Teams',
        uniqueName: 'Teams',
        references: [{ name: 'cts_mail', api: 'shared_teams' }],
      };
      const torn = await openWorkspace([
        ...files([contoso, empty, teams, { root: 'repo/Broken', uniqueName: 'Broken' }]),
        ['repo/Broken/Other/Customizations.xml', '<'],
      ]);
      assert.equal(
        planCopy({ logicalName: 'cts_mail', from: 'repo/Contoso', to: 'repo/Base', moves: true }, torn.engine.index)
          .refusals[0]?.file,
        'repo/Contoso/Other/Customizations.xml',
      );
      const tornProblem = (logicalName: string, to: string): RefusalReason[] =>
        reasons(planCopy({ logicalName, from: 'repo/Contoso', to, moves: true }, torn.engine.index));
      assert.deepEqual(tornProblem('cts_mail', 'repo/Teams'), [
        { kind: 'definedForOtherConnector', solution: 'Teams', reference: 'cts_mail' },
      ]);
      assert.deepEqual(tornProblem('cts_mail', 'repo/Base'), [{ kind: 'nameOfSeveral', reference: 'cts_mail' }]);
      assert.deepEqual(tornProblem('cts_teams', 'repo/Broken'), [{ kind: 'customizationsUnreadable' }]);
    });

    it('asks for another export where the two are one solution', async () => {
      const built: SolutionSource = {
        root: 'repo/Built',
        managed: 1,
        references: [{ name: 'cts_mail' }, { name: 'cts_old' }],
      };
      const { engine } = await openWorkspace(files([contoso, built]));
      const problem = (reference: string, from: string, to: string): RefusalReason[] =>
        reasons(planCopy({ logicalName: reference, from, to, moves: false }, engine.index));
      for (const [reference, from, to] of [
        ['cts_teams', 'repo/Contoso', 'repo/Built'],
        ['cts_old', 'repo/Built', 'repo/Contoso'],
      ] as const) {
        assert.deepEqual(problem(reference, from, to), [
          { kind: 'sameSolution', roots: [from, to], versions: ['1.2.3.4', '1.2.3.4'], solution: 'Contoso', reference },
        ]);
      }
      assert.deepEqual(problem('cts_mail', 'repo/Contoso', 'repo/Built'), [
        { kind: 'referencePresent', solution: 'Contoso' },
      ]);
    });

    it('copies to another copy of the solution, and moves nothing there', async () => {
      const { engine } = await openWorkspace(files([contoso, { root: 'repo/archive', version: '1.0' }]));
      const [from, to] = ['repo/Contoso', 'repo/archive'] as const;
      const problem = (moves: boolean): RefusalReason[] =>
        reasons(planCopy({ logicalName: 'cts_teams', from, to, moves }, engine.index));
      assert.deepEqual(problem(false), []);
      assert.deepEqual(problem(true), [
        {
          kind: 'sameSolution',
          roots: [from, to],
          versions: ['1.2.3.4', '1.0'],
          solution: 'Contoso',
          reference: 'cts_teams',
        },
      ]);
    });

    it('says where the other solution then calls two references the same', async () => {
      const base = (displayName: string): SolutionSource => ({
        ...empty,
        references: [{ name: 'cts_base', displayName }],
      });
      const notes = async (displayName: string, own = 'Contoso current mail'): Promise<RefactoringNote[]> => {
        const giver: SolutionSource = { references: [{ name: 'cts_mail', displayName: own }] };
        const { engine } = await openWorkspace([giver, base(displayName)].flatMap(solutionFiles));
        const request = { logicalName: 'cts_mail', from: 'repo/Contoso', to: 'repo/Base', moves: false };
        return planCopy(request, engine.index).notes.filter(({ kind }) => kind === 'sameDisplayName');
      };
      assert.deepEqual(await notes('CONTOSO current mail'), [
        {
          kind: 'sameDisplayName',
          solution: 'Base',
          references: ['cts_base', 'cts_mail'],
          displayName: 'Contoso current mail',
        },
      ]);
      assert.deepEqual(await notes('Contoso mail'), []);
    });
  });

  it('leaves the entry that a settings file was given for the new name, and takes the old one out', async () => {
    const both = settingsText({ cts_x: 'new', cts_mail: 'old' });
    const before = await openWorkspace([...files(), ['repo/settings/next.deploymentsettings.json', both]]);
    const after = await apply(
      planRename({ logicalName: 'cts_mail', newLogicalName: 'cts_x' }, before.engine.index),
      before,
    );
    const next = after.engine.index.settings().find(({ file }) => file.includes('/next.'));
    assert.deepEqual(
      next?.references.map(({ logicalName, connectionId }) => `${logicalName}=${connectionId}`),
      ['cts_x=new'],
    );
  });

  it('keeps what a moved reference is mapped to, where no other file maps it or something there still uses it', async () => {
    const base: SolutionSource = { root: 'repo/Base', uniqueName: 'Base' };
    const request = { logicalName: 'cts_a', from: 'repo/Contoso', to: 'repo/Base', moves: true };
    const spare: SolutionSource = { references: [{ name: 'cts_a' }, { name: 'cts_b' }] };
    const only = await openWorkspace([
      ...[spare, base].flatMap(solutionFiles),
      ['repo/uat.deploymentsettings.json', settingsText({ cts_a: '1', cts_b: '2' })],
    ]);
    const alone = await apply(planCopy(request, only.engine.index), only);
    assert.deepEqual(
      changedFiles(only.tree, alone.tree).filter((file) => file.endsWith('.json')),
      [],
    );
    const environments = {
      uat: {
        settings: [
          { path: 'c.json', solutions: ['Contoso'] },
          { path: 'b.json', solutions: ['Base'] },
        ],
      },
    };
    const used = await openWorkspace([
      ...[{ ...spare, flows: [{ name: 'Send', entries: { a: bound('cts_a') } }] }, base].flatMap(solutionFiles),
      ['repo/.connref.json', JSON.stringify({ environments })],
      ['repo/c.json', settingsText({ cts_a: '1', cts_b: '2' })],
      ['repo/b.json', settingsText({})],
    ]);
    const kept = await apply(planCopy(request, used.engine.index), used);
    assert.equal(kept.tree.text('repo/c.json'), used.tree.text('repo/c.json'));
    assert.match(kept.tree.text('repo/b.json'), /"cts_a"/);
  });

  it('neither merges nor deletes while a flow cannot be read', async () => {
    const torn: SolutionSource = { root: 'repo/Torn', uniqueName: 'Torn', flows: [{ name: 'Torn', text: '{' }] };
    const unused: SolutionSource = { references: [{ name: 'cts_a' }, { name: 'cts_b' }] };
    const { engine } = await openWorkspace([unused, torn].flatMap(solutionFiles));
    for (const plan of [
      planDelete({ logicalName: 'cts_a' }, engine.index),
      planMerge({ sources: ['cts_a'], target: 'cts_b' }, engine.index),
    ]) {
      assert.deepEqual(plan.operations, []);
      assert.deepEqual(reasons(plan), [{ kind: 'flowUnreadable', flow: 'Torn' }]);
    }
  });

  it('defines, copies and moves in a managed twin too', async () => {
    const twinOf = (source: SolutionSource): SolutionSource => ({
      ...source,
      root: `${source.root ?? 'repo/Contoso'}Managed`,
      managed: 1,
    });
    const unused: SolutionSource = { references: [{ name: 'cts_a' }] };
    const base: SolutionSource = { root: 'repo/Base', uniqueName: 'Base' };
    const before = await openWorkspace([unused, twinOf(unused), base, twinOf(base)].flatMap(solutionFiles));
    const defining = ({ engine }: OpenWorkspace, name: string): string[] =>
      engine.index.definitionsOf(name).map(({ solution }) => solution.root);
    const reference = { logicalName: 'cts_n', displayName: 'New', apiName: 'shared_sql', customConnectorId: undefined };
    const defined = await apply(planDefine({ solution: 'repo/Base', reference }, before.engine.index), before);
    assert.deepEqual(defining(defined, 'cts_n'), ['repo/Base', 'repo/BaseManaged']);
    const move = planCopy(
      { logicalName: 'cts_a', from: 'repo/Contoso', to: 'repo/Base', moves: true },
      before.engine.index,
    );
    assert.deepEqual(defining(await apply(move, before), 'cts_a'), ['repo/Base', 'repo/BaseManaged']);
  });

  it('consolidates: one reference for each connector, the most used one', async () => {
    for (const style of textStyles) {
      const before = await openWorkspace(inStyle(files(), style));
      const groups = consolidationGroups(before.engine.index.solution('repo/Contoso')!, before.engine.index);
      assert.deepEqual(
        groups.map(({ keep, merged }) => [
          keep.logicalName,
          merged.map(({ reference, uses }) => `${reference.logicalName} ${uses.length}`),
        ]),
        [['cts_mail', ['cts_mailCurrent 4']]],
      );
      const after = await apply(planConsolidation(groups, before.engine.index), before);
      assert.deepEqual(consolidationGroups(after.engine.index.solution('repo/Contoso')!, after.engine.index), []);
      assert.equal(after.engine.index.usersOf('connectionReference', 'cts_mailCurrent').size, 0);
    }
  });
});
