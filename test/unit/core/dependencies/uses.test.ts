import assert from 'node:assert/strict';
import type { UsedKind } from '../../../../src/core/model/useSource';
import { agentRowsXml, flowDependency, knowledgeXml, referenceDependency } from '../../../support/componentSource';
import {
  bound,
  childFlowCall,
  desktopFlowCall,
  type SolutionSource,
  solutionFiles,
} from '../../../support/solutionSource';
import { openWorkspace } from '../../../support/workspace';

const child = '0f000000-0000-4000-8000-0000000000c1';
const caller = '0f000000-0000-4000-8000-0000000000c2';
const robot = '0f000000-0000-4000-8000-0000000000c3';
const layouts = ['packager', 'export'] as const;

/** Who uses a component, as `user source file`, where the solution has nothing but the given parts. */
async function users(kind: UsedKind, name: string, source: SolutionSource): Promise<string[]> {
  const { engine } = await openWorkspace(solutionFiles({ references: [{ name: 'cts_mail' }], ...source }));
  const uses = engine.index.usesOf(kind, name);
  assert.deepEqual([...new Set(uses.map(({ file }) => file))].sort(), [...engine.index.usersOf(kind, name)].sort());
  return uses.map(({ user, source: how, file }) => [user.kind, user.name, how, file.split('/').at(-1)].join(' '));
}

for (const layout of layouts) {
  const metadata = layout === 'export' ? 'customizations.xml' : undefined;

  describe(`Uses in the layout ${layout}`, () => {
    it('are found in connection entries of flows', async () => {
      const flows = [{ name: 'Send', entries: { mail: bound('CTS_mail') } }];
      const [found, ...others] = await users('connectionReference', 'cts_mail', { layout, flows });
      assert.match(found!, /^flow Send entry Send-.*\.json$/);
      assert.deepEqual(others, []);
    });

    it('are found in connection entries of flows, for custom connectors', async () => {
      const entry = { ...bound('cts_mail'), api: { name: 'shared_cts-5fapi', logicalName: 'cts_5Fapi' } };
      const flows = [{ name: 'Send', entries: { api: entry } }];
      const [found, ...others] = await users('customConnector', 'CTS_5fapi', { layout, flows });
      assert.match(found!, /^flow Send entry Send-/);
      assert.deepEqual(others, []);
    });

    it('are found in flows with invalid JSON, for connection references', async () => {
      const text =
        '{"properties":{"connectionReferences":{"a":{"connection":{"connectionReferenceLogicalName":"cts_mail"}}},';
      const [found, ...others] = await users('connectionReference', 'cts_mail', {
        layout,
        flows: [{ name: 'Send', text }],
      });
      assert.match(found!, /^flow Send entry Send-/);
      assert.deepEqual(others, []);
    });

    it('are found in calls of child flows', async () => {
      const flows = [
        { name: 'Notify', id: child },
        { name: 'Send', id: caller, actions: { Run: childFlowCall(child.toUpperCase()) } },
      ];
      const [found, ...others] = await users('flow', child, { layout, flows });
      assert.match(found!, /^flow Send call Send-/);
      assert.deepEqual(others, []);
    });

    it('are found in parameters of flows, for environment variables', async () => {
      const flows = [{ name: 'Send', variables: ['CTS_Url'] }];
      const [found, ...others] = await users('environmentVariable', 'cts_Url', { layout, flows });
      assert.match(found!, /^flow Send parameter Send-/);
      assert.deepEqual(others, []);
    });

    it('are found in flows that run a desktop flow', async () => {
      const flows = [
        { name: 'Robot', id: robot, category: '6' },
        { name: 'Send', id: caller, actions: { Run: desktopFlowCall(robot) } },
      ];
      const [found, ...others] = await users('flow', robot, { layout, flows });
      assert.match(found!, /^flow Send call Send-/);
      assert.deepEqual(others, []);
    });

    it('are found in the connections of canvas apps', async () => {
      for (const escaped of [false, true]) {
        const apps = [
          {
            name: 'cts_orders',
            displayName: 'Orders',
            references: ['cts_mail'],
            flows: [child],
            connectors: ['cts_5Fapi'],
            escaped,
          },
        ];
        const file = metadata ?? 'cts_orders.meta.xml';
        const expected = [`canvasApp Orders appConnection ${file}`];
        assert.deepEqual(await users('connectionReference', 'cts_mail', { layout, apps }), expected);
        assert.deepEqual(await users('flow', child, { layout, apps }), expected);
        assert.deepEqual(await users('customConnector', 'CTS_5Fapi', { layout, apps }), expected);
      }
    });

    it('are found in the dependencies of apps', async () => {
      const dependencies = [
        referenceDependency('cts_mail'),
        flowDependency(child.toUpperCase()),
        { componenttype: 372, objectid: 'cts_5Fapi', componenttypeplatformname: 'Connector' },
        { componenttype: 1, logicalname: 'account' },
      ];
      const apps = [{ name: 'cts_orders', isCodeApp: true, dependencies }];
      const file = metadata ?? 'cts_orders.meta.xml';
      const expected = [`codeApp cts_orders appDependency ${file}`];
      assert.deepEqual(await users('connectionReference', 'cts_mail', { layout, apps }), expected);
      assert.deepEqual(await users('flow', child, { layout, apps }), expected);
      assert.deepEqual(await users('customConnector', 'cts_5Fapi', { layout, apps }), expected);
    });

    it('are found in the lists of what components of agents use', async () => {
      const files = {
        'Assets/botcomponent_connectionreferenceset.xml': agentRowsXml('connectionreference', [
          ['cts_agent.topic', 'cts_mail'],
        ]),
        'Assets/botcomponent_workflowset.xml': agentRowsXml('workflow', [['cts_agent.topic', `{${child}}`]]),
      };
      assert.deepEqual(await users('connectionReference', 'cts_mail', { layout, files }), [
        'agent cts_agent agentRow botcomponent_connectionreferenceset.xml',
      ]);
      assert.deepEqual(await users('flow', child, { layout, files }), [
        'agent cts_agent agentRow botcomponent_workflowset.xml',
      ]);
    });

    it('are found in the data of components of agents', async () => {
      for (const flow of [
        `flowId: ${child}`,
        `workflowId: "${child}"`,
        `flowId: /providers/Microsoft.Flow/flows/${child}`,
      ]) {
        const files = {
          'botcomponents/cts_agent.topic/data': `kind: x\naction:\n  connectionReference: cts_mail\n  ${flow}\n`,
        };
        assert.deepEqual(await users('connectionReference', 'cts_mail', { layout, files }), [
          'agent cts_agent agentData data',
        ]);
        assert.deepEqual(await users('flow', child, { layout, files }), ['agent cts_agent agentData data'], flow);
      }
    });

    it('are found in the knowledge of agents', async () => {
      const path = 'dvtablesearchs/0f000000-0000-4000-8000-0000000000d1/dvtablesearch.xml';
      const name = 'cts_agent.cr.AbCd1234';
      assert.deepEqual(await users('connectionReference', name, { layout, files: { [path]: knowledgeXml(name) } }), [
        'knowledge Docs agentKnowledge dvtablesearch.xml',
      ]);
    });

    it('are found in the metadata of desktop flows', async () => {
      const flows = [{ name: 'Robot', id: robot, category: '6', desktopReferences: ['cts_mail'] }];
      const [found, ...others] = await users('connectionReference', 'cts_mail', { layout, flows });
      assert.match(found!, /^desktopFlow Robot desktopFlow (?:customizations\.xml|Robot-.*\.json\.data\.xml)$/);
      assert.deepEqual(others, []);
    });
  });
}

describe('A user whose list cannot be read', () => {
  const unreadUsers = async (source: SolutionSource) =>
    (await openWorkspace(solutionFiles(source))).engine.index.unreadUsers();

  it('may use any reference', async () => {
    assert.equal(await unreadUsers({}), undefined);
    const app = '<CanvasApp><Name>cts_a</Name><CdsDependencies>[{</CdsDependencies></CanvasApp>';
    assert.equal(await unreadUsers({ files: { 'CanvasApps/cts_a.meta.xml': app } }), 'unreadable');
    assert.equal(await unreadUsers({ files: { 'dvtablesearchs/x/dvtablesearch.xml': '<a' } }), 'unreadable');
  });

  it('may be a desktop flow whose metadata is broken, from the start or by an edit', async () => {
    const flow = { name: 'Robot', id: robot, category: '6', desktopReferences: ['cts_mail'] };
    const { engine, tree } = await openWorkspace(solutionFiles({ references: [{ name: 'cts_mail' }], flows: [flow] }));
    const file = tree.paths().find((path) => path.endsWith('.data.xml'))!;
    const text = tree.text(file);
    const broken = text.replace('</Workflow>', '');
    for (const [written, expected] of [
      [broken, 'unreadable'],
      [text, undefined],
    ] as const) {
      tree.write(file, written);
      engine.noteChanged(file);
      await engine.settle();
      assert.equal(engine.index.unreadUsers(), expected);
    }
    const files = solutionFiles({ flows: [flow] }).map(
      ([path, each]) => [path, path.endsWith('.data.xml') ? broken : each] as const,
    );
    assert.equal((await openWorkspace(files)).engine.index.unreadUsers(), 'unreadable');
  });

  it('may be a desktop flow whose list has an unknown form, which is a kind that is not read', async () => {
    const flow = { name: 'Robot', id: robot, category: '6', desktopReferences: ['cts_mail'] };
    const kinds = async (list: string) => {
      const files = solutionFiles({ references: [{ name: 'cts_mail' }], flows: [flow] }).map(
        ([path, text]) => [path, text.replace(/(<ConnectionReferences>).*(?=<)/, `$1${list}`)] as const,
      );
      const { engine } = await openWorkspace(files);
      return [engine.solutions()[0]!.unreadKinds, engine.index.unreadUsers()];
    };
    for (const list of ['[{"name":"cts_mail"}]', '{}', '[', '["cts_mail"]']) {
      assert.deepEqual(await kinds(list), [['desktop flows'], undefined], list);
    }
    for (const list of [
      '',
      '[]',
      '[{"connectionReferenceLogicalName":"","connectorId":"x"}]',
      '[{"logicalName":"cts_x"}]',
    ]) {
      assert.deepEqual(await kinds(list), [[], undefined], list);
    }
  });

  it('is forgotten when the desktop flow becomes a cloud flow', async () => {
    const robotFlow = { name: 'Robot', id: robot, desktopReferences: ['cts_mail'] };
    const { engine, tree } = await openWorkspace(
      solutionFiles({ references: [{ name: 'cts_mail' }], flows: [{ ...robotFlow, category: '6' }] }),
    );
    const used = (): number => engine.index.usersOf('connectionReference', 'cts_mail').size;
    assert.equal(used(), 1);
    const file = tree.paths().find((path) => path.endsWith('.data.xml'))!;
    tree.write(file, tree.text(file).replace('<Category>6', '<Category>5'));
    engine.noteChanged(file);
    await engine.settle();
    assert.deepEqual([used(), engine.index.desktopFlowsWithId(robot).length], [0, 0]);
  });
});

describe('Names in CdsDependencies', () => {
  const used = async (kind: UsedKind, name: string, item: object): Promise<number> =>
    (await users(kind, name, { apps: [{ name: 'cts_app', dependencies: [item] }] })).length;

  it('are those by which other files know the component, whichever member has them', async () => {
    const flow = { componenttypeplatformname: 'Workflow', logicalname: 'workflow', dependencyid: child };
    assert.equal(await used('flow', child, flow), 1);
    const reference = { componenttypeplatformname: 'connectionreference', objectid: child };
    assert.equal(await used('connectionReference', child, reference), 0);
    assert.equal(await used('connectionReference', 'cts_mail', { ...reference, logicalname: 'cts_mail' }), 1);
    const connector = { componenttypeplatformname: 'connector', dependencyid: child };
    assert.equal(await used('customConnector', child, connector), 1);
  });
});
