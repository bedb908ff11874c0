import assert from 'node:assert/strict';
import { planMerge } from '../../../../../src/core/edits/refactorings/merge/planMerge';
import { planRename } from '../../../../../src/core/edits/refactorings/rename/planRename';
import { planRenameDisplayName } from '../../../../../src/core/edits/refactorings/rename/planRenameDisplayName';
import { replaceReferenceNames } from '../../../../../src/core/edits/writers/replaceReferenceNames';
import { mentionsIn } from '../../../../../src/core/navigation/mentionsIn';
import { applyTextEdits } from '../../../../../src/core/text/textEdit';
import { applyOperations } from '../../../../support/fixLaw';
import { missingReference, type SolutionSource, solutionFiles } from '../../../../support/solutionSource';
import { allFindings, openWorkspace } from '../../../../support/workspace';

describe('Names in agents, canvas apps and Solution.xml', () => {
  describe('two canvas apps in one export', () => {
    const app = (name: string): string =>
      `<CanvasApp><Name>${name}</Name><DisplayName>${name}</DisplayName><ConnectionReferences>{"x":{"xrmConnectionReferenceLogicalName":"cts_mail"}}</ConnectionReferences></CanvasApp>`;
    const source: SolutionSource = {
      layout: 'export',
      references: [{ name: 'cts_mail' }, { name: 'cts_post' }],
    };
    const files = solutionFiles(source).map(([file, text]): [string, string] => [
      file,
      text.replace(
        '<connectionreferences>',
        `<CanvasApps>${app('cts_a')}${app('cts_b')}</CanvasApps>\n  <connectionreferences>`,
      ),
    ]);

    it('are renamed and merged together', async () => {
      const { engine, tree } = await openWorkspace(files);
      for (const { operations } of [
        planRename({ logicalName: 'cts_mail', newLogicalName: 'cts_new' }, engine.index),
        planMerge({ sources: ['cts_mail'], target: 'cts_post' }, engine.index),
      ]) {
        const { after } = await applyOperations(operations, tree);
        const reread = await openWorkspace(after);
        assert.equal(reread.engine.index.usersOf('connectionReference', 'cts_mail').size, 0);
        const [solution] = reread.engine.index.solutions();
        assert.equal(new Set(solution?.canvasApps.flatMap(({ references }) => references)).size, 1);
        assert.equal(solution?.canvasApps.length, 2);
      }
    });

    it('are mentioned one by one', async () => {
      const [, text = ''] = files.find(([file]) => /customizations/i.test(file)) ?? [];
      const mentions = await mentionsIn(text, 'customizations', () => undefined);
      assert.equal(mentions.filter(({ name, role }) => name === 'cts_mail' && role === 'use').length, 2);
    });

    it('refuse while the name is inside the .msapp of either', async () => {
      for (const name of ['cts_a', 'cts_b']) {
        const packed = `repo/Contoso/CanvasApps/${name}_DocumentUri.msapp`;
        const { engine, tree } = await openWorkspace([...files, [packed, 'PK']]);
        const { operations } = planRename({ logicalName: 'cts_mail', newLogicalName: 'cts_new' }, engine.index);
        await assert.rejects(applyOperations(operations, tree), { name: 'EditRefused', file: packed });
      }
    });
  });

  it('leave one row for a component whose references become one', async () => {
    const row = (component: string, reference: string): string =>
      `  <botcomponent_connectionreference botcomponentid.schemaname="${component}" connectionreferenceid.connectionreferencelogicalname="${reference}">\n    <iscustomizable>1</iscustomizable>\n  </botcomponent_connectionreference>\n`;
    const rows = [
      row('one', 'cts_a'),
      row('one', 'cts_b'),
      row('two', 'cts_B'),
      row('two', 'cts_c'),
      row('three', 'cts_b'),
    ];
    const file = 'repo/Contoso/Assets/botcomponent_connectionreferenceset.xml';
    const { engine, tree } = await openWorkspace(
      solutionFiles({
        references: ['cts_a', 'cts_b', 'cts_c'].map((name) => ({ name })),
        files: {
          'Assets/botcomponent_connectionreferenceset.xml': `<botcomponent_connectionreferenceset>\n${rows.join('')}</botcomponent_connectionreferenceset>`,
        },
      }),
    );
    const { operations } = planMerge({ sources: ['cts_a', 'cts_b'], target: 'cts_c' }, engine.index);
    const { after } = await applyOperations(operations, tree);
    const left = [row('one', 'cts_c'), row('two', 'cts_c'), row('three', 'cts_c')];
    assert.equal(
      after.text(file),
      `<botcomponent_connectionreferenceset>\n${left.join('')}</botcomponent_connectionreferenceset>`,
    );
  });

  it('are mentioned and renamed in what Solution.xml lists as needed and as in need', async () => {
    const required = missingReference('cts_mail', 'Contoso (1.2)');
    const text = (name: string): string =>
      `<ImportExportXml><SolutionManifest><MissingDependencies><MissingDependency>${required.replaceAll('cts_mail', name)}<Dependent type="connectionreference" displayName="Mail" id.connectionreferencelogicalname="${name}" /></MissingDependency></MissingDependencies></SolutionManifest></ImportExportXml>`;
    const mentions = await mentionsIn(text('cts_mail'), 'solutionManifest', () => undefined);
    assert.deepEqual(
      mentions.map(({ name }) => name),
      ['cts_mail', 'cts_mail'],
    );
    const edits = await replaceReferenceNames(text('cts_mail'), [
      {
        kind: 'replaceReferenceName',
        file: 'Solution.xml',
        holder: 'solutionManifest',
        logicalName: 'CTS_mail',
        to: 'cts_n',
      },
    ]);
    assert.equal(applyTextEdits(text('cts_mail'), edits), text('cts_n'));
  });

  it('leave one row of Solution.xml for what needs references that become one, and name the rows that stay', async () => {
    const row = (name: string, flow: string, owner = 'Base (1.0)'): string =>
      `<MissingDependency>${missingReference(name, owner)}<Dependent key="${name.charCodeAt(4)}" type="29" displayName="${flow}" /></MissingDependency>`;
    const rows = (...texts: readonly string[]): string =>
      `<MissingDependencies>\n    ${texts.join('\n    ')}\n  </MissingDependencies>`;
    const needing = (root: string, references: readonly string[], text: string): [string, string][] =>
      solutionFiles({ root: `repo/${root}`, uniqueName: root, references: references.map((name) => ({ name })) }).map(
        ([file, each]) => [
          file,
          each.replace(/<MissingDependencies ?\/>|<MissingDependencies>[^]*<\/MissingDependencies>/, text),
        ],
      );
    const before = await openWorkspace([
      ...solutionFiles({
        root: 'repo/Base',
        uniqueName: 'Base',
        references: ['cts_a', 'cts_b', 'cts_c'].map((name) => ({ name })),
      }),
      ...needing(
        'User',
        [],
        rows(
          row('cts_a', 'Send'),
          row('cts_b', 'Send'),
          row('cts_b', 'Post'),
          row('cts_a', 'Chat'),
          row('cts_C', 'Chat'),
        ),
      ),
    ]);
    const plan = planMerge({ sources: ['cts_a', 'cts_b'], target: 'cts_c' }, before.engine.index);
    const { after } = await applyOperations(plan.operations, before.tree);
    const kept = (name: string, flow: string, was: string): string =>
      row(name, flow, 'Base (1.2.3.4)').replace(/key="\d+" type="29"/, `key="${was.charCodeAt(4)}" type="29"`);
    const left = after.text('repo/User/Other/Solution.xml');
    assert.ok(
      left.includes(rows(kept('cts_c', 'Send', 'cts_a'), kept('cts_c', 'Post', 'cts_b'), row('cts_C', 'Chat'))),
      left,
    );
  });

  it('keep a Solution.xml well-formed whose attributes are in single quotes', async () => {
    const quoted = missingReference('cts_mail', 'Contoso (1.2)').replace(
      'displayName="cts_mail"',
      "displayName='Mail'",
    );
    const { engine, tree } = await openWorkspace([
      ...solutionFiles({ references: [{ name: 'cts_mail', displayName: 'Mail' }] }),
      ...solutionFiles({ root: 'repo/Fabrikam', uniqueName: 'Fabrikam', missingDependencies: [quoted] }),
    ]);
    const request = { logicalName: 'cts_mail', newDisplayName: `Bob's "mail"` };
    const { operations } = planRenameDisplayName(request, engine.index);
    const { after } = await applyOperations(operations, tree);
    assert.match(after.text('repo/Fabrikam/Other/Solution.xml'), /displayName='Bob&apos;s &quot;mail&quot;'/);
    const reread = await openWorkspace(after);
    assert.deepEqual(
      allFindings(reread.engine).filter(({ ruleId }) => ruleId === 'invalid-xml'),
      [],
    );
  });

  describe('are found by edits and by navigation where the reader finds them', () => {
    const cases: readonly {
      readonly what: string;
      readonly name: string;
      readonly written: string;
      readonly after: string;
    }[] = [
      { what: 'plain', name: 'cts_mail', written: 'cts_mail', after: 'cts_new' },
      { what: 'plain with a comment', name: 'cts_mail', written: 'cts_mail # for "all"', after: 'cts_new # for "all"' },
      {
        what: 'with blanks and #',
        name: 'cts_a.office.My mail#1',
        written: 'cts_a.office.My mail#1',
        after: 'cts_new',
      },
      { what: 'in double quotes', name: 'cts_a.My #1', written: '"cts_a.My #1"', after: '"cts_new"' },
      { what: 'in single quotes', name: "cts_a.Bob's mail", written: "'cts_a.Bob''s mail'", after: "'cts_new'" },
    ];
    for (const { what, name, written, after: expected } of cases) {
      it(`in the component of an agent, ${what}`, async () => {
        const text = (scalar: string): string => `kind: x\naction:\n  - connectionReference: ${scalar}\n    other: 1\n`;
        const file = 'repo/Contoso/botcomponents/cts_agent.topic/data';
        const { engine, tree } = await openWorkspace(
          solutionFiles({
            references: [{ name, displayName: 'One' }, { name: 'cts_other' }],
            files: { 'botcomponents/cts_agent.topic/data': text(written) },
          }),
        );
        assert.deepEqual([...engine.index.usersOf('connectionReference', name)], [file]);
        const mentions = await mentionsIn(text(written), 'agentComponent', () => undefined);
        assert.deepEqual(
          mentions.map((each) => each.name),
          [name],
        );
        const there = planRename({ logicalName: name, newLogicalName: 'cts_new' }, engine.index);
        const renamed = (await applyOperations(there.operations, tree)).after;
        assert.equal(renamed.text(file), text(expected));
        const onto = planMerge(
          { sources: ['cts_new'], target: 'cts_other' },
          (await openWorkspace(renamed)).engine.index,
        );
        assert.deepEqual(onto.refusals, []);
        const back = await replaceReferenceNames(renamed.text(file), [
          { kind: 'replaceReferenceName', file, holder: 'agentComponent', logicalName: 'cts_new', to: name },
        ]);
        const again = applyTextEdits(renamed.text(file), back);
        assert.deepEqual(
          (await mentionsIn(again, 'agentComponent', () => undefined)).map((each) => each.name),
          [name],
        );
      });
    }

    it('in a canvas app, whatever the quotes of its JSON', async () => {
      const member = '{"x":{"xrmConnectionReferenceLogicalName":"cts_a.My & mail"}}';
      const forms = [
        member.replaceAll('&', '&amp;'),
        member.replaceAll('&', '&amp;').replaceAll('"', '&quot;'),
        member.replaceAll('&', '&amp;').replaceAll('"', '&#x22;'),
        `<![CDATA[${member}]]>`,
      ];
      for (const form of forms) {
        const file = 'repo/Contoso/CanvasApps/cts_app.meta.xml';
        const text = `<CanvasApp><Name>cts_app</Name><ConnectionReferences>${form}</ConnectionReferences></CanvasApp>`;
        const { engine, tree } = await openWorkspace(
          solutionFiles({
            references: [{ name: 'cts_a.My &amp; mail' }],
            files: { 'CanvasApps/cts_app.meta.xml': text },
          }),
        );
        assert.deepEqual([...engine.index.usersOf('connectionReference', 'cts_a.My & mail')], [file], form);
        const mentions = await mentionsIn(text, 'canvasApp', () => undefined);
        assert.deepEqual(
          mentions.map(({ name }) => name),
          ['cts_a.My & mail'],
        );
        const { operations } = planRename({ logicalName: 'cts_a.My & mail', newLogicalName: 'cts_new' }, engine.index);
        const { after } = await applyOperations(operations, tree);
        assert.equal((await openWorkspace(after)).engine.index.usersOf('connectionReference', 'cts_new').size, 1);
        const back = await replaceReferenceNames(after.text(file), [
          { kind: 'replaceReferenceName', file, holder: 'canvasApp', logicalName: 'cts_new', to: 'cts_a.My & mail' },
        ]);
        assert.equal(applyTextEdits(after.text(file), back), text);
      }
    });
  });
});
