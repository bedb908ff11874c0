import assert from 'node:assert/strict';
import { planDelete } from '../../../../../src/core/edits/refactorings/delete/planDelete';
import { planMerge } from '../../../../../src/core/edits/refactorings/merge/planMerge';
import { planRename } from '../../../../../src/core/edits/refactorings/rename/planRename';
import type { Refactoring } from '../../../../../src/core/edits/refactorings/shared/refactoring';
import { agentRowsXml, knowledgeXml, referenceDependency } from '../../../../support/componentSource';
import { applyOperations } from '../../../../support/fixLaw';
import { bound, type SolutionSource, solutionFiles } from '../../../../support/solutionSource';
import { type OpenWorkspace, openWorkspace } from '../../../../support/workspace';

const robot = '0f000000-0000-4000-8000-0000000000c3';

/** Every kind of component uses `cts_mail`, in every place where it can name the reference. */
function source(layout: 'packager' | 'export'): SolutionSource {
  return {
    layout,
    references: [{ name: 'cts_mail' }, { name: 'cts_post' }],
    flows: [
      { name: 'Send', entries: { mail: bound('cts_mail') } },
      { name: 'Robot', id: robot, category: '6', desktopReferences: ['cts_mail'] },
    ],
    apps: [
      { name: 'cts_orders', displayName: 'Orders', references: ['cts_mail'], escaped: true },
      {
        name: 'cts_board',
        displayName: 'Board',
        isCodeApp: true,
        references: ['CTS_Mail'],
        dependencies: [referenceDependency('cts_mail'), { componenttype: 1, logicalname: 'cts_mail' }],
      },
    ],
    files: {
      'bots/cts_agent/bot.xml': '<bot><name>Help</name></bot>',
      'botcomponents/cts_agent.topic/data': 'kind: x\nconnectionReference: cts_mail\n',
      'Assets/botcomponent_connectionreferenceset.xml': agentRowsXml('connectionreference', [
        ['cts_agent.topic', 'cts_mail'],
      ]),
      'dvtablesearchs/x/dvtablesearch.xml': knowledgeXml('cts_mail', 'Docs'),
    },
  };
}

const project = 'repo/stock/power.config.json';
const projectText = JSON.stringify({
  appDisplayName: 'Stock',
  connectionReferences: { a: { displayName: 'cts_mail', xrmConnectionReferenceLogicalName: 'cts_mail' } },
});

const users = [
  'flow Send entry',
  'canvasApp Orders appConnection',
  'codeApp Board appConnection',
  'codeApp Board appDependency',
  'agent Help agentData',
  'agent Help agentRow',
  'knowledge Docs agentKnowledge',
  'desktopFlow Robot desktopFlow',
  'codeApp Stock project',
].sort();

function usersOf({ engine }: OpenWorkspace, name: string): string[] {
  const uses = engine.index.usesOf('connectionReference', name);
  return [
    ...uses.map(({ user, source: how }) => `${user.kind} ${user.name} ${how}`),
    ...engine.index.codeAppsUsing(name).map(({ displayName }) => `codeApp ${displayName} project`),
  ].sort();
}

async function afterwards(plan: Refactoring, before: OpenWorkspace): Promise<OpenWorkspace> {
  assert.deepEqual(plan.refusals, []);
  return openWorkspace((await applyOperations(plan.operations, before.tree)).after);
}

for (const layout of ['packager', 'export'] as const) {
  describe(`Every user of a connection reference, in the layout ${layout}`, () => {
    let before: OpenWorkspace;

    beforeEach(async () => {
      before = await openWorkspace([...solutionFiles(source(layout)), [project, projectText]]);
      assert.deepEqual(usersOf(before, 'cts_mail'), users);
    });

    it('follows when the reference is renamed, and back to the same bytes', async () => {
      const plan = planRename({ logicalName: 'cts_mail', newLogicalName: 'cts_new' }, before.engine.index);
      const after = await afterwards(plan, before);
      assert.deepEqual([usersOf(after, 'cts_mail'), usersOf(after, 'cts_new')], [[], users]);
      const back = planRename({ logicalName: 'cts_new', newLogicalName: 'cts_mail' }, after.engine.index);
      const restored = await afterwards(back, after);
      for (const path of before.tree.paths()) {
        // The names of one spelling come back.
        assert.equal(
          restored.tree.text(path).replaceAll('cts_mail', 'CTS_Mail'),
          before.tree.text(path).replaceAll('cts_mail', 'CTS_Mail'),
        );
      }
    });

    it('follows when the reference is merged into another one', async () => {
      const plan = planMerge({ sources: ['cts_mail'], target: 'cts_post' }, before.engine.index);
      const after = await afterwards(plan, before);
      assert.deepEqual([usersOf(after, 'cts_mail'), usersOf(after, 'cts_post')], [[], users]);
    });

    it('is named when it prevents the deletion', () => {
      const { refusals } = planDelete({ logicalName: 'cts_mail' }, before.engine.index);
      const named = refusals.flatMap(({ reason }) =>
        reason.kind === 'used' ? [`${reason.use.component} ${reason.use.name}`] : [],
      );
      assert.deepEqual([...new Set(named)].sort(), [
        'agent Help',
        'canvasApp Orders',
        'codeApp Board',
        'codeApp Stock',
        'desktopFlow Robot',
        'flow Send',
        'knowledge Docs',
      ]);
    });
  });
}

describe('A renamed reference', () => {
  const rename = async (files: Iterable<readonly [string, string]>): Promise<OpenWorkspace> => {
    const before = await openWorkspace(files);
    const plan = planRename({ logicalName: 'cts_mail', newLogicalName: 'cts_new' }, before.engine.index);
    return afterwards(plan, before);
  };

  it('follows in each of two apps with one display name', async () => {
    const apps = ['cts_one', 'cts_two'].map((name) => ({ name, displayName: 'Orders', references: ['cts_mail'] }));
    const connections = '{"x":{"xrmConnectionReferenceLogicalName":"cts_mail"}}';
    const unpacked = (name: string): string => `CanvasApps/src/${name}/Connections/Connections.json`;
    const files = { [unpacked('cts_one')]: connections, [unpacked('cts_two')]: connections };
    for (const layout of ['packager', 'export'] as const) {
      const after = await rename(solutionFiles({ layout, references: [{ name: 'cts_mail' }], apps, files }));
      // The display name stays.
      for (const path of after.tree.paths().filter((each) => each.includes('/CanvasApps/'))) {
        assert.ok(!after.tree.text(path).includes('cts_mail'), path);
      }
      assert.equal(usersOf(after, 'cts_new').length, 2);
    }
  });

  it('leaves the XML well-formed where a CDATA section begins or ends inside the name', async () => {
    for (const name of ['<![CDATA[cts_ma]]>il', 'cts_<![CDATA[mail]]>', '<![CDATA[cts_mail]]>', 'cts_<!-- x -->mail']) {
      const app = `<CanvasApp><Name>cts_app</Name><ConnectionReferences>{"x":{"xrmConnectionReferenceLogicalName":"${name}"}}</ConnectionReferences></CanvasApp>`;
      const knowledge = knowledgeXml('cts_mail').replace('cts_mail', name);
      const after = await rename(
        solutionFiles({
          references: [{ name: 'cts_mail' }],
          files: { 'CanvasApps/cts_app.meta.xml': app, 'dvtablesearchs/x/dvtablesearch.xml': knowledge },
        }),
      );
      assert.deepEqual(
        usersOf(after, 'cts_new'),
        ['canvasApp cts_app appConnection', 'knowledge Docs agentKnowledge'],
        name,
      );
    }
  });
});

describe('A merged reference', () => {
  it('leaves one item in a list that had both references', async () => {
    const names = ['cts_mail', 'cts_post', 'cts_chat'];
    for (const order of [names, names.toReversed(), ['cts_post', 'cts_mail', 'CTS_Mail']]) {
      for (const layout of ['packager', 'export'] as const) {
        const before = await openWorkspace(
          solutionFiles({
            layout,
            references: names.map((name) => ({ name })),
            apps: [{ name: 'cts_app', dependencies: order.map(referenceDependency) }],
            flows: [{ name: 'Robot', id: robot, category: '6', desktopReferences: order }],
          }),
        );
        const plan = planMerge({ sources: ['cts_mail', 'cts_chat'], target: 'cts_post' }, before.engine.index);
        const after = await afterwards(plan, before);
        const [solution] = after.engine.solutions();
        assert.deepEqual(
          [solution?.canvasApps[0]?.dependencies.map(({ name }) => name), solution?.desktopFlows[0]?.references],
          [['cts_post'], ['cts_post']],
          order.join(),
        );
      }
    }
  });
});
