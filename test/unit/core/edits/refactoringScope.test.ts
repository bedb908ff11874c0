import assert from 'node:assert/strict';
import { planDefine } from '../../../../src/core/edits/references/planDefine';
import { planDelete } from '../../../../src/core/edits/references/planDelete';
import { planMerge } from '../../../../src/core/edits/references/planMerge';
import { planRename } from '../../../../src/core/edits/references/planRename';
import type { Refactoring } from '../../../../src/core/edits/references/refactoring';
import { applyOperations } from '../../../support/fixLaw';
import type { MemoryFileTree } from '../../../support/memoryFileTree';
import { bound, missingReference, type SolutionSource, solutionFiles } from '../../../support/solutionSource';
import { openWorkspace, type OpenWorkspace } from '../../../support/workspace';

async function applied({ operations, refusals }: Refactoring, { tree }: OpenWorkspace): Promise<MemoryFileTree> {
  assert.deepEqual(refusals, []);
  return (await applyOperations(operations, tree)).after;
}

const messages = ({ refusals }: Refactoring): string[] => refusals.map(({ message }) => message);

describe('What a refactoring of a connection reference reaches', () => {
  describe('where a name stands for two connectors', () => {
    const sql: SolutionSource = {
      root: 'repo/Stock',
      uniqueName: 'Stock',
      references: [{ name: 'cts_x', api: 'shared_sql' }],
    };
    const teams: SolutionSource = {
      root: 'repo/Chat',
      uniqueName: 'Chat',
      references: [{ name: 'cts_x', api: 'shared_teams' }],
    };
    const other: SolutionSource = { root: 'repo/Other', uniqueName: 'Other', references: [{ name: 'cts_o' }] };
    const solutions = [sql, teams, other].flatMap(solutionFiles);
    const settings = JSON.stringify({
      EnvironmentVariables: [],
      ConnectionReferences: [{ LogicalName: 'cts_x', ConnectionId: 'aaa' }],
    });
    const settingsFor = (...names: string[]): [string, string][] => [
      ...solutions,
      ['repo/uat.json', settings],
      [
        'repo/.connref.json',
        JSON.stringify({ environments: { uat: { settings: [{ path: 'uat.json', solutions: names }] } } }),
      ],
    ];

    it('none is changed by the name alone', async () => {
      const { engine } = await openWorkspace(solutions);
      const reason =
        'cts_x stands for several connectors: Chat defines it for shared_teams and Stock defines it for shared_sql. Say in which solution it is meant.';
      assert.deepEqual(messages(planDelete({ logicalName: 'CTS_X' }, engine.index)), [reason]);
      assert.deepEqual(messages(planRename({ logicalName: 'cts_x', newLogicalName: 'cts_y' }, engine.index)), [reason]);
      assert.deepEqual(messages(planRename({ logicalName: 'cts_x', newDisplayName: 'Y' }, engine.index)), [reason]);
      assert.deepEqual(messages(planDelete({ logicalName: 'cts_x', solution: 'repo/Stock' }, engine.index)), []);
    });

    it('an entry without a connector goes with the reference whose solutions the file is for', async () => {
      for (const [names, isOwn] of [
        [['Stock'], true],
        [['Stock', 'Other'], true],
        [['Chat'], false],
        [['Stock', 'Chat'], undefined],
        [['Other'], undefined],
        [['Stock', 'Elsewhere'], undefined],
      ] as const) {
        const before = await openWorkspace(settingsFor(...names));
        const shown = names.join();
        for (const plan of [
          planRename({ logicalName: 'cts_x', solution: 'repo/Stock', newLogicalName: 'cts_y' }, before.engine.index),
          planDelete({ logicalName: 'cts_x', solution: 'repo/Stock' }, before.engine.index),
        ]) {
          const after = await applied(plan, before);
          assert.equal(!after.text('repo/uat.json').includes('"cts_x"'), isOwn === true, shown);
          assert.equal(
            plan.notes.includes('cts_x stays in uat.json, where nothing tells for which connector it is: look there.'),
            isOwn === undefined,
            shown,
          );
        }
      }
    });
  });

  describe('in .connref.json', () => {
    const config = `{
  // What everybody knows.
  "ignore": [
    { "rule": "raw-connection", "path": "**", "reason": "All." },
    { "rule": "unused-reference", "path": "**", "reference": "CTS_a", "reason": "Known." },
    { "rule": "unused-reference", "path": "**", "reference": "cts_b", "reason": "Known." }
  ],
  "externals": ["cts_a", "cts_c*", "cts_B"]
}
`;
    const files: [string, string][] = [
      ...solutionFiles({ references: ['cts_a', 'cts_b', 'cts_c'].map((name) => ({ name })) }),
      ['repo/.connref.json', config],
    ];
    const configAfter = async (plan: Refactoring, before: OpenWorkspace): Promise<string> =>
      (await applied(plan, before)).text('repo/.connref.json');

    it('a rename takes along what is ignored, and leaves what environments have, and says so', async () => {
      const before = await openWorkspace(files);
      const plan = planRename({ logicalName: 'cts_a', newLogicalName: 'cts_n' }, before.engine.index);
      assert.equal(await configAfter(plan, before), config.replace('"CTS_a"', '"cts_n"'));
      assert.ok(plan.notes.includes('externals of .connref.json still means cts_a: no environment has cts_n yet.'));
      const covered = planRename({ logicalName: 'cts_c', newLogicalName: 'cts_cd' }, before.engine.index);
      assert.doesNotMatch(covered.notes.join('\n'), /externals/);
    });

    it('a merge leaves nothing of what goes', async () => {
      const before = await openWorkspace(files);
      assert.equal(
        await configAfter(planMerge({ from: ['cts_a', 'cts_b'], into: 'cts_c' }, before.engine.index), before),
        config
          .replace('"CTS_a"', '"cts_c"')
          .replace('"reference": "cts_b"', '"reference": "cts_c"')
          .replace('["cts_a", "cts_c*", "cts_B"]', '["cts_c*"]'),
      );
    });

    it('a deletion leaves nothing either', async () => {
      const before = await openWorkspace(files);
      assert.equal(
        await configAfter(planDelete({ logicalName: 'cts_b' }, before.engine.index), before),
        config.replace(/,\s*\{[^}]*"cts_b"[^}]*\}/, '').replace(', "cts_B"', ''),
      );
    });

    it('nothing is written where there is no such file, and nothing happens to one that names none', async () => {
      for (const own of [undefined, '{ "externals": [] }']) {
        const before = await openWorkspace([
          ...files.slice(0, -1),
          ...(own === undefined ? [] : [['repo/.connref.json', own] as [string, string]]),
        ]);
        const after = await applied(planMerge({ from: ['cts_a'], into: 'cts_c' }, before.engine.index), before);
        assert.equal(after.has('repo/.connref.json') ? after.text('repo/.connref.json') : undefined, own);
      }
    });
  });

  it('names the solution that holds what a third one needs after a merge', async () => {
    for (const [owner, expected] of [
      ['Mail (1.0)', 'Post (1.2.3.4)'],
      ['Active', 'Active'],
    ] as const) {
      const before = await openWorkspace([
        ...solutionFiles({ root: 'repo/Mail', uniqueName: 'Mail', references: [{ name: 'cts_a' }] }),
        ...solutionFiles({
          root: 'repo/Post',
          uniqueName: 'Post',
          references: [{ name: 'cts_c' }],
        }),
        ...solutionFiles({
          root: 'repo/User',
          uniqueName: 'User',
          missingDependencies: [missingReference('cts_a', owner)],
          flows: [{ name: 'Send', entries: { a: bound('cts_a') } }],
        }),
      ]);
      const after = await applied(planMerge({ from: ['cts_a'], into: 'cts_c' }, before.engine.index), before);
      const reread = await openWorkspace(after);
      const user = reread.engine.index.solutions().find(({ root }) => root === 'repo/User');
      assert.deepEqual(
        user?.manifest?.missingDependencies.map(({ names, solution }) => [names[0], solution]),
        [['cts_c', expected]],
      );
    }
  });

  it('warns of what may use it and is not read', async () => {
    const files = solutionFiles({ references: [{ name: 'cts_a' }, { name: 'cts_b' }] }).map(
      ([file, text]): [string, string] => [
        file,
        text.replace('<Languages>', '<msdyn_dataflows><msdyn_dataflow /></msdyn_dataflows>\n  <Languages>'),
      ],
    );
    const { engine } = await openWorkspace(files);
    for (const { notes } of [
      planDelete({ logicalName: 'cts_a' }, engine.index),
      planMerge({ from: ['cts_a'], into: 'cts_b' }, engine.index),
      planRename({ logicalName: 'cts_a', newLogicalName: 'cts_c' }, engine.index),
    ]) {
      assert.ok(
        notes.includes('Contoso holds dataflows, whose connections are not read: look there whether they use it.'),
        notes.join('\n'),
      );
    }
  });

  it('says that a pipeline’s variables keep the old name', async () => {
    const settings = (connectionId: string): [string, string] => [
      'repo/uat.deploymentsettings.json',
      JSON.stringify({
        EnvironmentVariables: [],
        ConnectionReferences: [{ LogicalName: 'cts_a', ConnectionId: connectionId }],
      }),
    ];
    for (const [connectionId, expected] of [
      [
        '#{connectionreference.CTS_a}#',
        ['Pipeline variables that are named after cts_a keep their names: connectionreference.CTS_a.'],
      ],
      ['#{connection.mail}#', []],
      ['cts_a', []],
    ] as const) {
      const { engine } = await openWorkspace([
        ...solutionFiles({ references: [{ name: 'cts_a' }] }),
        settings(connectionId),
      ]);
      const { notes } = planRename({ logicalName: 'cts_a', newLogicalName: 'cts_c' }, engine.index);
      assert.deepEqual(
        notes.filter((note) => note.startsWith('Pipeline')),
        expected,
      );
    }
  });

  it('says that a new reference has a foreign prefix', async () => {
    const { engine } = await openWorkspace(solutionFiles({ prefix: 'cts' }));
    const notes = (logicalName: string): string[] =>
      planDefine(
        {
          solution: 'repo/Contoso',
          reference: { logicalName, displayName: 'Mail', apiName: 'shared_office365', customConnectorId: undefined },
        },
        engine.index,
      ).notes.filter((note) => note.includes('prefix'));
    assert.deepEqual(notes('CTS_mail'), []);
    assert.deepEqual(notes('fbk_mail'), ['fbk_mail does not begin with the publisher’s prefix cts_.']);
  });
});
