import assert from 'node:assert/strict';
import {
  consolidationGroups,
  planConsolidation,
} from '../../../../../src/core/edits/refactorings/merge/planConsolidation';
import { planCopy } from '../../../../../src/core/edits/refactorings/copy/planCopy';
import { planDefine } from '../../../../../src/core/edits/refactorings/define/planDefine';
import { planDelete } from '../../../../../src/core/edits/refactorings/delete/planDelete';
import { planMerge, planMerges } from '../../../../../src/core/edits/refactorings/merge/planMerge';
import { planRename } from '../../../../../src/core/edits/refactorings/rename/planRename';
import { planRenameDisplayName } from '../../../../../src/core/edits/refactorings/rename/planRenameDisplayName';
import { planRenameDefinition } from '../../../../../src/core/edits/refactorings/rename/planRenameDefinition';
import type { Refactoring } from '../../../../../src/core/edits/refactorings/shared/refactoring';
import type { RefactoringNote } from '../../../../../src/core/edits/refactorings/shared/refactoringNote';
import type { RefusalReason } from '../../../../../src/core/edits/refactorings/shared/refusalReason';
import { applyOperations } from '../../../../support/fixLaw';
import type { MemoryFileTree } from '../../../../support/memoryFileTree';
import {
  bound,
  childFlowCall,
  missingConnectorDependency,
  missingReference,
  type SolutionSource,
  solutionFiles,
} from '../../../../support/solutionSource';
import { openWorkspace, type OpenWorkspace } from '../../../../support/workspace';

async function applied({ operations, refusals }: Refactoring, { tree }: OpenWorkspace): Promise<MemoryFileTree> {
  assert.deepEqual(refusals, []);
  return (await applyOperations(operations, tree)).after;
}

const reasons = ({ refusals }: Refactoring): RefusalReason[] => refusals.map(({ reason }) => reason);

/** The notes of some kinds. */
const notesOf = ({ notes }: Refactoring, ...kinds: readonly RefactoringNote['kind'][]): RefactoringNote[] =>
  notes.filter(({ kind }) => kinds.includes(kind));

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
      const reason = {
        kind: 'severalConnectors',
        reference: 'cts_x',
        definitions: [
          { solution: 'Chat', connector: 'shared_teams' },
          { solution: 'Stock', connector: 'shared_sql' },
        ],
      };
      assert.deepEqual(reasons(planDelete({ logicalName: 'CTS_X' }, engine.index)), [reason]);
      assert.deepEqual(reasons(planRename({ logicalName: 'cts_x', newLogicalName: 'cts_y' }, engine.index)), [reason]);
      assert.deepEqual(reasons(planRenameDisplayName({ logicalName: 'cts_x', newDisplayName: 'Y' }, engine.index)), [
        reason,
      ]);
      assert.deepEqual(reasons(planDelete({ logicalName: 'cts_x', solution: 'repo/Stock' }, engine.index)), []);
    });

    it('an agent of a third solution is left alone by a rename, which says so, and stands in the way of a deletion', async () => {
      const rows = `<botcomponent_connectionreferenceset>
  <botcomponent_connectionreference botcomponentid.schemaname="cts_agent.topic" connectionreferenceid.connectionreferencelogicalname="cts_x" />
</botcomponent_connectionreferenceset>`;
      const path = 'Assets/botcomponent_connectionreferenceset.xml';
      const third: SolutionSource = { root: 'repo/Third', uniqueName: 'Third', files: { [path]: rows } };
      const before = await openWorkspace([...solutions, ...solutionFiles(third)]);
      const request = { logicalName: 'cts_x', solution: 'repo/Stock' };
      const plan = planRename({ ...request, newLogicalName: 'cts_z' }, before.engine.index);
      assert.equal((await applied(plan, before)).text(`repo/Third/${path}`), rows);
      const use = { component: 'agent', name: 'cts_agent', solution: 'Third' } as const;
      assert.deepEqual(notesOf(plan, 'useUnclear'), [{ kind: 'useUnclear', use, reference: 'cts_x' }]);
      assert.deepEqual(reasons(planDelete(request, before.engine.index)), [{ kind: 'used', use, reference: 'cts_x' }]);
    });

    it('a rename leaves the entry of the other connector alone', async () => {
      const entries = (name: string): string =>
        JSON.stringify({
          EnvironmentVariables: [],
          ConnectionReferences: [
            {
              LogicalName: 'cts_x',
              ConnectionId: 'bbb',
              ConnectorId: '/providers/Microsoft.PowerApps/apis/shared_teams',
            },
            { LogicalName: name, ConnectionId: 'aaa', ConnectorId: '/providers/Microsoft.PowerApps/apis/shared_sql' },
          ],
        });
      const before = await openWorkspace([...solutions, ['repo/uat.json', entries('cts_x')]]);
      const plan = planRename(
        { logicalName: 'cts_x', solution: 'repo/Stock', newLogicalName: 'cts_z' },
        before.engine.index,
      );
      assert.equal((await applied(plan, before)).text('repo/uat.json'), entries('cts_z'));
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
          assert.deepEqual(
            notesOf(plan, 'entriesUnclear'),
            isOwn === undefined ? [{ kind: 'entriesUnclear', reference: 'cts_x', files: ['repo/uat.json'] }] : [],
            shown,
          );
        }
      }
    });

    it('a ConnectorId decides where it fits one of them alone and is no token, else what the file is for', async () => {
      const custom = (root: string, letter: string): SolutionSource => ({
        root: `repo/${root}`,
        uniqueName: root,
        references: [
          {
            name: 'cts_x',
            api: `shared_cts-5f${letter}-5f0123456789abcdef`,
            custom: `0f000000-0000-4000-8000-00000000000${letter}`,
          },
        ],
      });
      const inEnvironment = 'shared_cts-5fb-5ffedcba9876543210';
      for (const [pair, connectorId, isFor, isOwn] of [
        [[custom('Stock', 'a'), custom('Chat', 'b')], inEnvironment, 'Chat', false],
        [[custom('Stock', 'a'), custom('Chat', 'b')], inEnvironment, 'Stock', true],
        [[custom('Stock', 'a'), custom('Chat', 'b')], inEnvironment, 'Other', undefined],
        [[custom('Stock', 'a'), teams], 'shared_teams', 'Stock', false],
        [[sql, teams], '#{connector}#', 'Stock', true],
        [[sql, teams], '#{connector}#', 'Chat', false],
        [[sql, teams], 'shared_office365', 'Stock', true],
        [[sql, teams], 'shared_teams', 'Stock', false],
        [[sql, teams], 'shared_sql', 'Chat', true],
      ] as const) {
        const before = await openWorkspace([
          ...[...pair, other].flatMap(solutionFiles),
          ...settingsFor(isFor).slice(-1),
          ['repo/uat.json', settings.replace('"aaa"', `"aaa","ConnectorId":"${connectorId}"`)],
        ]);
        const shown = `${connectorId} for ${isFor}`;
        for (const plan of [
          planRename({ logicalName: 'cts_x', solution: 'repo/Stock', newLogicalName: 'cts_y' }, before.engine.index),
          planDelete({ logicalName: 'cts_x', solution: 'repo/Stock' }, before.engine.index),
        ]) {
          const after = await applied(plan, before);
          assert.equal(!after.text('repo/uat.json').includes('"cts_x"'), isOwn === true, shown);
          assert.equal(notesOf(plan, 'entriesUnclear').length, isOwn === undefined ? 1 : 0, shown);
        }
      }
    });
  });

  describe('where one of two definitions gets a name of its own', () => {
    const file = 'repo/Contoso/Other/Customizations.xml';
    const twice: SolutionSource = {
      references: [{ name: 'cts_x' }, { name: 'cts_x', displayName: 'Chat', api: 'shared_teams' }],
    };
    const chat = bound('cts_x', 'shared_teams');
    const renamed = ({ engine }: OpenWorkspace): Refactoring =>
      planRenameDefinition({ file, logicalName: 'cts_x', occurrence: 1 }, 'cts_chat', engine.index);

    it('what is ignored about both is ignored about each, which the notes say', async () => {
      const entry = (rule: string, reference: string): string =>
        `{ "rule": "${rule}", "path": "**", "reference": "${reference}", "reason": "Known." }`;
      const config = (...entries: string[]): string => `{\n  "ignore": [\n    ${entries.join(',\n    ')}\n  ]\n}\n`;
      const about = [entry('unused-reference', 'CTS_x'), entry('duplicate-reference', 'cts_x')];
      const others = [entry('unused-reference', 'cts_o'), entry('default-display-name', 'cts_chat')];
      const open = async (...entries: string[]): Promise<OpenWorkspace> =>
        openWorkspace([...solutionFiles(twice), ['repo/.connref.json', config(...entries)]]);
      const before = await open(...about, ...others, entry('default-display-name', 'cts_x'));
      const plan = renamed(before);
      const { engine } = await openWorkspace(await applied(plan, before));
      assert.deepEqual(
        engine.index.ignored(file).map(({ rule, path, reference, reason }) => [rule, path, reference, reason].join()),
        [
          'unused-reference,**,CTS_x,Known.',
          'duplicate-reference,**,cts_x,Known.',
          'unused-reference,**,cts_o,Known.',
          'default-display-name,**,cts_chat,Known.',
          'default-display-name,**,cts_x,Known.',
          'unused-reference,**,cts_chat,Known.',
        ],
      );
      assert.deepEqual(notesOf(plan, 'ignoredForBoth'), [
        { kind: 'ignoredForBoth', reference: 'cts_x', newName: 'cts_chat' },
      ]);
      assert.deepEqual(notesOf(renamed(await open(...others)), 'ignoredForBoth'), []);
    });

    it('what another solution needs is called by the new name where all that uses it there means that one', async () => {
      const needs = (entries: Record<string, unknown>): SolutionSource => ({
        root: 'repo/User',
        uniqueName: 'User',
        missingDependencies: [missingReference('cts_x', 'Contoso (1.2.3.4)')],
        flows: [{ name: 'Post', entries }],
      });
      const note = { kind: 'dependencyListed', reference: 'cts_x', solutions: ['User'] };
      for (const [entries, expected, isNoted] of [
        [{ a: chat }, 'cts_chat', false],
        [{ a: bound('cts_x') }, 'cts_x', false],
        [{ a: chat, b: bound('cts_x') }, 'cts_x', true],
        [{}, 'cts_x', true],
      ] as const) {
        const before = await openWorkspace([twice, needs(entries)].flatMap(solutionFiles));
        const plan = renamed(before);
        const { engine } = await openWorkspace(await applied(plan, before));
        const user = engine.index.solutions().find(({ root }) => root === 'repo/User');
        const needed = user?.manifest?.missingDependencies.map(({ names }) => names[0]);
        const notes = notesOf(plan, 'dependencyListed');
        assert.deepEqual([needed, notes], [[expected], isNoted ? [note] : []], JSON.stringify(entries));
      }
    });

    it('what it needs itself is listed for the new name where that is a connector of its own', async () => {
      const [weather, storm] = ['0f000000-0000-4000-8000-00000000000a', '0f000000-0000-4000-8000-00000000000b'];
      const onWeather = {
        name: 'cts_x',
        displayName: 'W',
        api: 'shared_cts-5fweather-5f0123456789abcdef',
        custom: weather,
      };
      const onStorm = { name: 'cts_x', displayName: 'S', api: 'shared_cts-5fstorm-5f0123456789abcdef', custom: storm };
      for (const [references, needed, isRenamed, isNoted] of [
        [[{ name: 'cts_x' }, onWeather], [weather], true, false],
        [[onWeather, { name: 'cts_x' }], [weather], false, false],
        [[onStorm, onWeather], [weather], true, false],
        [[onStorm, onWeather], [weather, storm], false, true],
      ] as const) {
        const missingDependencies = needed.map((id) => missingConnectorDependency(id, 'Active'));
        const dependent = '<Dependent type="connectionreference" id.connectionreferencelogicalname="cts_x" />';
        const before = await openWorkspace(
          solutionFiles({ references, missingDependencies }).map(([path, text]) => [
            path,
            text.replaceAll(/<Dependent type="29".*?\/>/g, dependent),
          ]),
        );
        const plan = renamed(before);
        const text = (await applied(plan, before)).text('repo/Contoso/Other/Solution.xml');
        assert.equal(text.includes('logicalname="cts_chat"'), isRenamed);
        assert.equal(text.includes('logicalname="cts_x"'), !isRenamed);
        const note = { kind: 'dependenciesUnclear', solution: 'Contoso', reference: 'cts_x', newName: 'cts_chat' };
        assert.deepEqual(notesOf(plan, 'dependenciesUnclear'), isNoted ? [note] : []);
      }
    });

    it('a settings file that has the new name keeps its entry, which the notes say, and gets the connection it lacks', async () => {
      const connector = '/providers/Microsoft.PowerApps/apis/shared_teams';
      const entry = (LogicalName: string, ConnectionId: string) => ({
        LogicalName,
        ConnectionId,
        ConnectorId: connector,
      });
      for (const [kept, expected, notes] of [
        ['', 'ttt', []],
        [
          '111',
          '111',
          [
            {
              kind: 'entryReplaced',
              reference: 'cts_x',
              file: 'repo/uat.json',
              members: [['ConnectionId', 'ttt']],
              kept: { reference: 'cts_chat', file: 'repo/uat.json', connectionId: '111' },
            },
          ],
        ],
      ] as const) {
        const before = await openWorkspace([
          ...solutionFiles(twice),
          [
            'repo/uat.json',
            JSON.stringify({
              EnvironmentVariables: [],
              ConnectionReferences: [entry('cts_chat', kept), entry('cts_x', 'ttt')],
            }),
          ],
        ]);
        const plan = renamed(before);
        const { engine } = await openWorkspace(await applied(plan, before));
        assert.deepEqual(
          engine.index.settings()[0]?.references.map(({ logicalName, connectionId }) => [logicalName, connectionId]),
          [['cts_chat', expected]],
        );
        assert.deepEqual(notesOf(plan, 'entryReplaced'), notes);
      }
    });
  });

  describe('where a merge changes who needs whom', () => {
    const child = '0f000000-0000-4000-8000-00000000000c';
    const base: SolutionSource = { root: 'repo/Base', uniqueName: 'Base', references: [{ name: 'cts_a' }] };
    const parent: SolutionSource = {
      root: 'repo/Parent',
      uniqueName: 'Parent',
      references: [{ name: 'cts_b' }],
      flows: [{ name: 'Parent', entries: { b: bound('cts_b') }, actions: { child: childFlowCall(child) } }],
    };
    const flow = { name: 'Child', id: child, entries: { a: bound('cts_a') } };
    const user: SolutionSource = { root: 'repo/User', uniqueName: 'User', flows: [flow] };
    const agent: SolutionSource = {
      root: 'repo/User',
      uniqueName: 'User',
      flows: [{ ...flow, entries: {} }],
      files: {
        'Assets/botcomponent_connectionreferenceset.xml': `<botcomponent_connectionreferenceset>
  <botcomponent_connectionreference botcomponentid.schemaname="cts_agent.topic" connectionreferenceid.connectionreferencelogicalname="cts_a" />
</botcomponent_connectionreferenceset>`,
      },
    };
    const listing: SolutionSource = {
      ...user,
      flows: [{ ...flow, entries: {} }],
      missingDependencies: [missingReference('cts_a', 'Base (1.2.3.4)')],
    };
    const reason = {
      kind: 'mergeCycle',
      cycle: {
        solutions: ['Parent', 'User'],
        steps: [
          { solution: 'Parent', dependsOn: [{ solution: 'User', needs: [{ kind: 'childFlow', name: 'Child' }] }] },
          {
            solution: 'User',
            dependsOn: [{ solution: 'Parent', needs: [{ kind: 'connectionReference', name: 'cts_b' }] }],
          },
        ],
      },
      reference: 'cts_b',
      users: ['User'],
    };

    it('refuses it where solutions would need each other, whatever uses what goes', async () => {
      // A list may say that the solution itself contained the reference, until the merge names another owner.
      const listingItself = { ...listing, missingDependencies: [missingReference('cts_a', 'User (1.2.3.4)')] };
      for (const needing of [user, agent, listing, listingItself]) {
        const { engine } = await openWorkspace([base, parent, needing].flatMap(solutionFiles));
        const { refusals } = planMerge({ sources: ['cts_a'], target: 'cts_b' }, engine.index);
        assert.deepEqual(refusals, [{ file: 'repo/Parent/Other/Customizations.xml', reason }]);
        assert.deepEqual(reasons(planMerge({ sources: ['cts_b'], target: 'cts_a' }, engine.index)), []);
      }
      const holding = { ...user, references: [{ name: 'cts_a' }] };
      const { engine } = await openWorkspace([base, parent, holding].flatMap(solutionFiles));
      assert.deepEqual(reasons(planMerge({ sources: ['cts_a'], target: 'cts_b' }, engine.index)), []);
    });

    it('refuses a consolidation too, also where only all its merges together do', async () => {
      const both = { ...parent, references: [{ name: 'cts_b' }, { name: 'cts_a' }] };
      const one = await openWorkspace([base, both, user].flatMap(solutionFiles));
      const solution = one.engine.index.solution('repo/Parent');
      assert.ok(solution);
      const consolidated = planConsolidation(
        consolidationGroups(solution, one.engine.index, ['cts_b']),
        one.engine.index,
      );
      assert.deepEqual([reasons(consolidated), consolidated.operations], [[reason], []]);

      const teams = (name: string) => ({ name, api: 'shared_teams' });
      const { engine } = await openWorkspace(
        [
          { root: 'repo/Old', uniqueName: 'Old', references: [{ name: 'cts_a' }, teams('cts_s')] },
          {
            root: 'repo/One',
            uniqueName: 'One',
            references: [{ name: 'cts_b' }],
            flows: [{ name: 'S', entries: { s: bound('cts_s', 'shared_teams') } }],
          },
          {
            root: 'repo/Two',
            uniqueName: 'Two',
            references: [teams('cts_t')],
            flows: [{ name: 'A', id: child, entries: { a: bound('cts_a') } }],
          },
        ].flatMap(solutionFiles),
      );
      const mail = { sources: ['cts_a'], target: 'cts_b' };
      const chat = { sources: ['cts_s'], target: 'cts_t' };
      assert.deepEqual(reasons(planMerge(mail, engine.index)), []);
      assert.deepEqual(reasons(planMerge(chat, engine.index)), []);
      assert.deepEqual(
        reasons(planMerges([mail, chat], engine.index)).map(
          (each) => each.kind === 'mergeCycle' && each.cycle.solutions,
        ),
        [
          ['One', 'Two'],
          ['One', 'Two'],
        ],
      );
    });

    it('says what a solution needs of another one from then on, and nothing where it did before', async () => {
      const alone = { ...parent, flows: [] };
      const note = { kind: 'newNeed', solution: 'User', reference: 'cts_b', holders: ['Parent'] };
      for (const [solutions, expected] of [
        [[base, alone, user], [note]],
        [[base, alone, { ...user, references: [{ name: 'cts_b' }] }], []],
        [[{ ...base, references: [{ name: 'cts_a' }, { name: 'cts_b' }] }, user], []],
      ] as const) {
        const { engine } = await openWorkspace(solutions.flatMap((each) => solutionFiles(each)));
        assert.deepEqual(
          notesOf(planMerge({ sources: ['cts_a'], target: 'cts_b' }, engine.index), 'newNeed'),
          expected,
        );
      }
    });

    it('a solution that holds the one that stays no longer lists the one that goes, where what uses it there is seen', async () => {
      const kept = { ...base, references: [{ name: 'cts_a' }, { name: 'cts_b' }] };
      const listed = { kind: 'listedAsNeeded', solution: 'User', reference: 'cts_a' };
      for (const [references, flows, needed, isRefused] of [
        [[{ name: 'cts_b' }], [flow], [], false],
        [[{ name: 'cts_b' }], [], ['cts_a'], true],
        [[], [flow], ['cts_b'], false],
        // It gets a copy of the one that stays.
        [[{ name: 'cts_c' }], [{ ...flow, entries: { a: bound('cts_a'), c: bound('cts_c') } }], [], false],
      ] as const) {
        const holder: SolutionSource = { ...listing, references, flows };
        const before = await openWorkspace([kept, holder].flatMap(solutionFiles));
        const from = ['cts_a', ...references.map(({ name }) => name).filter((name) => name === 'cts_c')];
        const plan = planMerge({ sources: from, target: 'cts_b' }, before.engine.index);
        assert.deepEqual(
          plan.refusals.map(({ reason }) => reason),
          isRefused ? [listed] : [],
        );
        const { engine } = isRefused ? before : await openWorkspace(await applied(plan, before));
        const dependencies = engine.index.solution('repo/User')?.manifest?.missingDependencies;
        assert.deepEqual(
          dependencies?.flatMap(({ names }) => names),
          needed,
        );
      }
    });
  });

  it('changes nothing while nothing tells whether two definitions are on one connector', async () => {
    const api = 'shared_cts-5fa-5f0123456789abcdef';
    const known: SolutionSource = {
      root: 'repo/Stock',
      uniqueName: 'Stock',
      references: [{ name: 'cts_x', api, custom: '0f000000-0000-4000-8000-00000000000a' }],
    };
    const unknown: SolutionSource = { root: 'repo/Chat', uniqueName: 'Chat', references: [{ name: 'cts_x', api }] };
    const third: SolutionSource = { root: 'repo/Third', uniqueName: 'Third' };
    const { engine } = await openWorkspace([known, unknown, third].flatMap(solutionFiles));
    const definitions = ['Stock', 'Chat'].map((name) => ({ reference: 'cts_x', solutions: [name] }));
    const request = { logicalName: 'cts_x', solution: 'repo/Stock' };
    for (const plan of [
      planRename({ ...request, newLogicalName: 'cts_y' }, engine.index),
      planRenameDisplayName({ ...request, newDisplayName: 'Y' }, engine.index),
      planDelete(request, engine.index),
      planCopy({ logicalName: 'cts_x', from: 'repo/Stock', to: 'repo/Chat', moves: false }, engine.index),
      planCopy({ logicalName: 'cts_x', from: 'repo/Stock', to: 'repo/Third', moves: false }, engine.index),
    ]) {
      assert.deepEqual([reasons(plan), plan.operations], [[{ kind: 'connectorsUndecided', definitions }], []]);
    }
    assert.deepEqual(reasons(planDelete({ logicalName: 'cts_x' }, engine.index)), [
      { kind: 'connectorsUndecided', definitions: definitions.toReversed() },
    ]);
  });

  it('says of a merged reference that it was external, where the one that stays is not', async () => {
    const source = { references: [{ name: 'cts_a' }, { name: 'cts_b' }] };
    const note = { kind: 'noLongerExternal', reference: 'cts_a', target: 'cts_b' };
    for (const [externals, expected] of [
      [['cts_a'], [note]],
      [['cts_a', 'cts_b'], []],
      [['cts_*'], []],
      [[], []],
    ] as const) {
      const config: [string, string] = ['repo/.connref.json', JSON.stringify({ externals })];
      const { engine } = await openWorkspace([...solutionFiles(source), config]);
      const plan = planMerge({ sources: ['cts_a'], target: 'cts_b' }, engine.index);
      assert.deepEqual(notesOf(plan, 'noLongerExternal'), expected);
    }
  });

  it('a merge completes an entry that was prepared, and says what goes beside what it has', async () => {
    const connector = '/providers/Microsoft.PowerApps/apis/shared_cts-5fa-5ffedcba9876543210';
    const reference = { api: 'shared_cts-5fa-5f0123456789abcdef', custom: '0f000000-0000-4000-8000-00000000000a' };
    const source = { references: ['cts_a', 'cts_b'].map((name) => ({ ...reference, name })) };
    const going = {
      LogicalName: 'cts_a',
      ConnectionId: 'aaa',
      ConnectorId: connector,
      ConnectionOwner: 'someone@contoso.com',
    };
    for (const [prepared, expected, dropped] of [
      [{}, { ConnectorId: connector, ConnectionOwner: 'someone@contoso.com' }, []],
      [
        { ConnectorId: '', ConnectionOwner: 'other@contoso.com' },
        { ConnectorId: connector, ConnectionOwner: 'other@contoso.com' },
        [
          {
            kind: 'entryReplaced',
            reference: 'cts_a',
            file: 'repo/uat.json',
            members: [['ConnectionOwner', 'someone@contoso.com']],
            kept: { reference: 'cts_b', file: 'repo/uat.json', connectionId: 'aaa' },
          },
        ],
      ],
    ] as const) {
      const kept = { LogicalName: 'cts_b', ConnectionId: '', ...prepared };
      const settings = (...ConnectionReferences: object[]): string =>
        JSON.stringify({ EnvironmentVariables: [], ConnectionReferences });
      const before = await openWorkspace([...solutionFiles(source), ['repo/uat.json', settings(going, kept)]]);
      const plan = planMerge({ sources: ['cts_a'], target: 'cts_b' }, before.engine.index);
      assert.deepEqual(
        JSON.parse((await applied(plan, before)).text('repo/uat.json')),
        JSON.parse(settings({ ...kept, ConnectionId: 'aaa', ...expected })),
      );
      assert.deepEqual(notesOf(plan, 'entryReplaced'), dropped);
    }
  });

  it('leaves a settings entry alone that may be for either of two custom connectors of one solution, and says so', async () => {
    const [first, second] = ['a', 'b'].map((letter) => ({
      name: 'cts_x',
      displayName: letter,
      api: `shared_cts-5f${letter}-5f0123456789abcdef`,
      custom: `0f000000-0000-4000-8000-00000000000${letter}`,
    }));
    assert.ok(first && second);
    const settings = JSON.stringify({
      EnvironmentVariables: [],
      ConnectionReferences: [{ LogicalName: 'cts_x', ConnectionId: 'aaa', ConnectorId: first.api }],
    });
    const before = await openWorkspace([
      ...solutionFiles({ references: [first, second] }),
      ['repo/uat.json', settings],
    ]);
    const file = 'repo/Contoso/Other/Customizations.xml';
    const plan = planRenameDefinition({ file, logicalName: 'cts_x', occurrence: 1 }, 'cts_y', before.engine.index);
    assert.equal((await applied(plan, before)).text('repo/uat.json'), settings);
    assert.deepEqual(notesOf(plan, 'entriesUnclear'), [
      { kind: 'entriesUnclear', reference: 'cts_x', files: ['repo/uat.json'] },
    ]);
  });

  it('refuses while a solution defines the name for another connector too', async () => {
    const twice: SolutionSource = {
      references: [
        { name: 'cts_x', api: 'shared_sql' },
        { name: 'cts_X', api: 'shared_teams' },
        { name: 'cts_y', api: 'shared_sql' },
      ],
      flows: [{ name: 'Post', entries: { teams: bound('cts_x', 'shared_teams') } }],
    };
    const other: SolutionSource = {
      root: 'repo/Other',
      uniqueName: 'Other',
      references: [{ name: 'cts_x', api: 'shared_teams' }],
    };
    const file = 'repo/Contoso/Other/Customizations.xml';
    const reason = {
      kind: 'definedRepeatedly',
      solution: 'Contoso',
      reference: 'cts_x',
      count: 2,
      connectors: ['shared_sql', 'shared_teams'],
    };
    const { engine } = await openWorkspace(solutionFiles(twice));
    for (const { operations, refusals } of [
      planMerge({ sources: ['cts_x'], target: 'cts_y' }, engine.index),
      planMerge({ sources: ['cts_y'], target: 'cts_x' }, engine.index),
      planRename({ logicalName: 'cts_x', newLogicalName: 'cts_z' }, engine.index),
      planRenameDisplayName({ logicalName: 'cts_x', newDisplayName: 'Z' }, engine.index),
      planDelete({ logicalName: 'cts_x' }, engine.index),
    ]) {
      assert.deepEqual(operations, []);
      assert.deepEqual(refusals[0], { file, reason });
    }
    const both = await openWorkspace([twice, other].flatMap(solutionFiles));
    const request = { logicalName: 'cts_x', solution: 'repo/Other' };
    assert.deepEqual(reasons(planRename({ ...request, newLogicalName: 'cts_z' }, both.engine.index)), [reason]);
  });

  it('neither copies nor moves what a solution defines twice: one definition may say what the other does not', async () => {
    const target: SolutionSource = { root: 'repo/Base', uniqueName: 'Base' };
    const file = 'repo/Contoso/Other/Customizations.xml';
    const mail = { name: 'cts_x', displayName: 'Mail', api: 'shared_office365' };
    for (const [other, connectors] of [
      [{ name: 'CTS_X', displayName: 'Chat', api: 'shared_teams' }, ['shared_office365', 'shared_teams']],
      [{ name: 'CTS_X', displayName: 'Post', api: 'shared_office365' }, ['shared_office365']],
    ] as const) {
      const { engine } = await openWorkspace(
        [{ references: [mail, other] }, target].flatMap((source) => solutionFiles(source)),
      );
      for (const moves of [false, true]) {
        const request = { logicalName: 'cts_x', from: 'repo/Contoso', to: 'repo/Base', moves };
        const { operations, refusals } = planCopy(request, engine.index);
        assert.deepEqual(operations, []);
        const reason = { kind: 'definedRepeatedly', solution: 'Contoso', reference: 'cts_x', count: 2, connectors };
        assert.deepEqual(refusals, [{ file, reason }]);
      }
    }
  });

  it('moves nothing to a solution that defines it for another connector too', async () => {
    const own: SolutionSource = { references: [{ name: 'cts_x' }] };
    const torn: SolutionSource = {
      root: 'repo/Base',
      uniqueName: 'Base',
      references: [{ name: 'cts_x' }, { name: 'cts_x', api: 'shared_teams' }],
    };
    const { engine } = await openWorkspace([own, torn].flatMap(solutionFiles));
    const request = { logicalName: 'cts_x', from: 'repo/Contoso', to: 'repo/Base', moves: true };
    const connectors = ['shared_office365', 'shared_teams'];
    assert.deepEqual(reasons(planCopy(request, engine.index)), [
      { kind: 'definedRepeatedly', solution: 'Base', reference: 'cts_x', count: 2, connectors },
    ]);
  });

  describe('where settings files are laid over one another', () => {
    const opened = async (
      files: Readonly<Record<string, Readonly<Record<string, string>>>>,
      environments: Readonly<Record<string, readonly string[]>> = { Prod: Object.keys(files) },
    ): Promise<OpenWorkspace> =>
      openWorkspace([
        ...solutionFiles({ references: ['cts_from', 'cts_other', 'cts_into'].map((name) => ({ name })) }),
        ...Object.entries(files).map(([file, entries]): [string, string] => [
          `repo/${file}.json`,
          JSON.stringify({
            EnvironmentVariables: [],
            ConnectionReferences: Object.entries(entries).map(([LogicalName, ConnectionId]) => ({
              LogicalName,
              ConnectionId,
            })),
          }),
        ]),
        [
          'repo/.connref.json',
          JSON.stringify({
            environments: Object.fromEntries(
              Object.entries(environments).map(([name, settings]) => [
                name,
                { settings: settings.map((each) => `${each}.json`) },
              ]),
            ),
          }),
        ],
      ]);
    const entriesAfter = async (plan: Refactoring, before: OpenWorkspace): Promise<Record<string, string[]>> => {
      const { engine } = await openWorkspace(await applied(plan, before));
      return Object.fromEntries(
        engine.index
          .settings()
          .map(({ file, references }) => [
            file.slice('repo/'.length, -'.json'.length),
            references.map(({ logicalName, connectionId }) => `${logicalName}=${connectionId}`),
          ]),
      );
    };
    const another: RefactoringNote[] = [{ kind: 'otherConnection', files: ['repo/prod.json'] }];

    it('a merge keeps the connection of the one that stays, whichever file has it, and says where that is another one', async () => {
      for (const [prod, kept] of [
        [{ cts_from: 'fff' }, []],
        [{ cts_into: '', cts_from: 'fff' }, ['cts_into=']],
      ] as const) {
        const before = await opened({ base: { cts_into: '111' }, prod });
        const plan = planMerge({ sources: ['cts_from'], target: 'cts_into' }, before.engine.index);
        assert.deepEqual(await entriesAfter(plan, before), { base: ['cts_into=111'], prod: kept });
        assert.deepEqual(notesOf(plan, 'otherConnection'), another);
      }
    });

    it('a merge carries over all layers of one that goes where the one that stays has no connection', async () => {
      const before = await opened({
        base: { cts_other: '111', cts_from: '' },
        prod: { cts_into: '', cts_other: '222', cts_from: '333' },
      });
      const plan = planMerge({ sources: ['cts_other', 'cts_from'], target: 'cts_into' }, before.engine.index);
      assert.deepEqual(await entriesAfter(plan, before), { base: ['cts_into=111'], prod: ['cts_into=222'] });
      assert.deepEqual(notesOf(plan, 'otherConnection'), another);
    });

    it('a merge refuses where a file of several environments would say the right thing for one of them alone', async () => {
      const files = { base: { cts_from: 'fff' }, test: { cts_into: '111' } };
      const before = await opened(files, { Prod: ['base'], Test: ['base', 'test'] });
      const plan = planMerge({ sources: ['cts_from'], target: 'cts_into' }, before.engine.index);
      assert.deepEqual(await entriesAfter(plan, before), { base: ['cts_into=fff'], test: ['cts_into=111'] });
      const { engine } = await opened(files, { Prod: ['base'], Test: ['test', 'base'] });
      const refused = planMerge({ sources: ['cts_from'], target: 'cts_into' }, engine.index);
      assert.deepEqual(refused.refusals, [
        {
          file: 'repo/base.json',
          reason: { kind: 'settingsShared', environment: 'Test', reference: 'cts_into' },
        },
      ]);
    });

    it('a rename leaves what an environment has for the new name, and fills in what it lacks', async () => {
      for (const [base, prod, expected] of [
        [{ cts_new: '111' }, { cts_from: 'fff' }, { base: ['cts_new=111'], prod: [] }],
        [{ cts_new: '' }, { cts_from: 'fff' }, { base: ['cts_new='], prod: ['cts_new=fff'] }],
        [{}, { cts_new: '', cts_from: 'fff' }, { base: [], prod: ['cts_new=fff'] }],
      ] as const) {
        const before = await opened({ base, prod });
        const plan = planRename({ logicalName: 'cts_from', newLogicalName: 'cts_new' }, before.engine.index);
        assert.deepEqual(await entriesAfter(plan, before), expected);
      }
    });

    it('a rename says which connection goes where the new name is mapped already, and which one is kept', async () => {
      const going = async (...files: Parameters<typeof opened>): Promise<RefactoringNote[]> => {
        const { engine } = await opened(...files);
        const plan = planRename({ logicalName: 'cts_from', newLogicalName: 'cts_new' }, engine.index);
        assert.deepEqual(plan.refusals, []);
        return notesOf(plan, 'entryReplaced');
      };
      const goes = (id: string, file: string, keptId: string, keptFile = file): RefactoringNote => ({
        kind: 'entryReplaced',
        reference: 'cts_from',
        file: `repo/${file}.json`,
        members: [['ConnectionId', id]],
        kept: { reference: 'cts_new', file: `repo/${keptFile}.json`, connectionId: keptId },
      });
      assert.deepEqual(await going({ prod: { cts_new: '111', cts_from: 'fff' } }), [goes('fff', 'prod', '111')]);
      assert.deepEqual(await going({ base: { cts_new: '111' }, prod: { cts_from: 'fff' } }), [
        goes('fff', 'prod', '111', 'base'),
      ]);
      assert.deepEqual(
        await going(
          { uat: { cts_new: '111', cts_from: 'eee' }, prod: { cts_new: '222', cts_from: 'fff' } },
          { Uat: ['uat'], Prod: ['prod'] },
        ),
        [goes('fff', 'prod', '222'), goes('eee', 'uat', '111')],
      );
      for (const nothing of [
        { cts_from: 'fff' },
        { cts_new: '', cts_from: 'fff' },
        { cts_new: '111', cts_from: '111' },
        { cts_new: '111', cts_from: '' },
      ]) {
        assert.deepEqual(await going({ prod: nothing }), []);
      }
    });

    it('a rename says what else goes with an entry, such as the owner of its connection', async () => {
      const connector = '/providers/Microsoft.PowerApps/apis/shared_office365';
      const { engine } = await openWorkspace([
        ...solutionFiles({ references: [{ name: 'cts_from' }] }),
        [
          'repo/prod.json',
          JSON.stringify({
            EnvironmentVariables: [],
            ConnectionReferences: [
              { LogicalName: 'cts_new', ConnectionId: '', ConnectionOwner: 'a@contoso.com', Note: 'same' },
              {
                LogicalName: 'cts_from',
                ConnectionId: 'fff',
                ConnectorId: connector,
                ConnectionOwner: 'b@contoso.com',
                Note: 'same',
              },
            ],
          }),
        ],
      ]);
      const plan = planRename({ logicalName: 'cts_from', newLogicalName: 'cts_new' }, engine.index);
      const completed = plan.operations.find(({ kind }) => kind === 'setConnection');
      assert.deepEqual(completed?.kind === 'setConnection' && completed.others, [['ConnectorId', connector]]);
      assert.deepEqual(notesOf(plan, 'newComponent', 'entryReplaced'), [
        { kind: 'newComponent', reference: 'cts_new', entries: 'renamedUnlessPresent' },
        {
          kind: 'entryReplaced',
          reference: 'cts_from',
          file: 'repo/prod.json',
          members: [['ConnectionOwner', 'b@contoso.com']],
          kept: { reference: 'cts_new', file: 'repo/prod.json', connectionId: 'fff' },
        },
      ]);
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
      assert.deepEqual(notesOf(plan, 'externalByOldName'), [
        { kind: 'externalByOldName', reference: 'cts_a', newName: 'cts_n' },
      ]);
      const covered = planRename({ logicalName: 'cts_c', newLogicalName: 'cts_cd' }, before.engine.index);
      assert.deepEqual(notesOf(covered, 'externalByOldName'), []);
    });

    it('a merge leaves nothing of what goes', async () => {
      const before = await openWorkspace(files);
      assert.equal(
        await configAfter(planMerge({ sources: ['cts_a', 'cts_b'], target: 'cts_c' }, before.engine.index), before),
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
        const after = await applied(planMerge({ sources: ['cts_a'], target: 'cts_c' }, before.engine.index), before);
        assert.equal(after.has('repo/.connref.json') ? after.text('repo/.connref.json') : undefined, own);
      }
    });
  });

  it('names the solution that holds what a third one needs after a merge', async () => {
    for (const [owner, expected] of [
      ['Mail (1.0)', 'Post (1.2.3.4)'],
      ['Active', 'Active'],
      ['Default', 'Default'],
      ['Basic (1.0)', 'Basic (1.0)'],
      ['System', 'System'],
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
      const after = await applied(planMerge({ sources: ['cts_a'], target: 'cts_c' }, before.engine.index), before);
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
    for (const plan of [
      planDelete({ logicalName: 'cts_a' }, engine.index),
      planMerge({ sources: ['cts_a'], target: 'cts_b' }, engine.index),
      planRename({ logicalName: 'cts_a', newLogicalName: 'cts_c' }, engine.index),
    ]) {
      assert.deepEqual(notesOf(plan, 'componentsNotRead'), [
        { kind: 'componentsNotRead', solution: 'Contoso', components: ['dataflows'] },
      ]);
    }
  });

  describe('beside the solutions', () => {
    const app = (name: string, reference?: string, api = 'shared_office365'): [string, string] => [
      `repo/${name}/power.config.json`,
      JSON.stringify({
        appDisplayName: name,
        connectionReferences: {
          a: { id: `/providers/Microsoft.PowerApps/apis/${api}`, xrmConnectionReferenceLogicalName: reference },
        },
      }),
    ];
    const solution = solutionFiles({ references: [{ name: 'cts_a' }, { name: 'cts_b' }] });

    it('says which projects it does not read', async () => {
      const { engine } = await openWorkspace([...solution, app('own'), ['repo/Help/agent.mcs.yml', '']]);
      assert.deepEqual(notesOf(planDelete({ logicalName: 'cts_a' }, engine.index), 'projectsNotRead'), [
        { kind: 'projectsNotRead', files: ['repo/Help/agent.mcs.yml'] },
      ]);
    });

    it('a code app project follows a rename and a merge, and stands in the way of a deletion', async () => {
      const before = await openWorkspace([...solution, app('stock', 'CTS_A'), app('other', 'cts_aa')]);
      for (const [to, plan] of [
        ['cts_c', planRename({ logicalName: 'cts_a', newLogicalName: 'cts_c' }, before.engine.index)],
        ['cts_b', planMerge({ sources: ['cts_a'], target: 'cts_b' }, before.engine.index)],
      ] as const) {
        const after = await applied(plan, before);
        assert.equal(after.text('repo/stock/power.config.json'), app('stock', to)[1]);
        assert.equal(after.text('repo/other/power.config.json'), app('other', 'cts_aa')[1]);
      }
      const use = { component: 'codeApp', name: 'stock', solution: undefined };
      assert.deepEqual(planDelete({ logicalName: 'cts_a' }, before.engine.index).refusals, [
        { file: 'repo/stock/power.config.json', reason: { kind: 'used', use, reference: 'cts_a' } },
      ]);
    });

    it('a code app project keeps a name that stands for two connectors, and the rename says so', async () => {
      const sql = solutionFiles({
        root: 'repo/Sql',
        uniqueName: 'Sql',
        references: [{ name: 'cts_a', api: 'shared_sql' }],
      });
      const before = await openWorkspace([...solution, ...sql, app('stock', 'cts_a')]);
      const request = { logicalName: 'cts_a', solution: 'repo/Sql' };
      const plan = planRename({ ...request, newLogicalName: 'cts_c' }, before.engine.index);
      const use = { component: 'codeApp', name: 'stock', solution: undefined } as const;
      assert.deepEqual(notesOf(plan, 'useUnclear'), [{ kind: 'useUnclear', use, reference: 'cts_a' }]);
      const after = await applied(plan, before);
      assert.equal(after.text('repo/stock/power.config.json'), app('stock', 'cts_a')[1]);
      assert.deepEqual(reasons(planDelete(request, before.engine.index)), [{ kind: 'used', use, reference: 'cts_a' }]);
    });

    it('refuses while the file of a code app project cannot be read', async () => {
      const file = 'repo/stock/power.config.json';
      const { engine } = await openWorkspace([...solution, [file, '{']]);
      for (const plan of [
        planRename({ logicalName: 'cts_a', newLogicalName: 'cts_c' }, engine.index),
        planMerge({ sources: ['cts_a'], target: 'cts_b' }, engine.index),
        planDelete({ logicalName: 'cts_a' }, engine.index),
      ]) {
        assert.deepEqual(plan.refusals, [{ file, reason: { kind: 'fileUnreadable', content: 'use' } }]);
      }
    });

    it('a name that a code app project uses already is not given to another reference', async () => {
      const { engine } = await openWorkspace([...solution, app('stock', 'cts_gone')]);
      assert.deepEqual(reasons(planRename({ logicalName: 'cts_a', newLogicalName: 'cts_gone' }, engine.index)), [
        { kind: 'nameUsed', user: 'stock', reference: 'cts_gone' },
      ]);
    });
  });

  it('what a reference on a custom connector needs goes with it, and stays for the one that is kept', async () => {
    const weather = '0f000000-0000-4000-8000-00000000000a';
    const on = (name: string) => ({ name, api: 'shared_cts-5fweather-5f0123456789abcdef', custom: weather });
    const file = 'repo/Contoso/Other/Solution.xml';
    const open = async (...names: string[]): Promise<OpenWorkspace> =>
      openWorkspace([
        ...solutionFiles({
          references: names.map(on),
          missingDependencies: [missingConnectorDependency(weather, 'Weather (1.0)')],
        }).map(([path, text]): [string, string] => [
          path,
          text.replace(
            /<Dependent [^>]*>/,
            '<Dependent type="connectionreference" id.connectionreferencelogicalname="cts_a" />',
          ),
        ]),
        ...solutionFiles({ root: 'repo/Base', uniqueName: 'Base', references: [on('cts_b')] }),
      ]);
    const rows = async (plan: Refactoring, before: OpenWorkspace): Promise<string[]> => {
      const text = (await applied(plan, before)).text(file);
      return [...text.matchAll(/<Dependent .*logicalname="([^"]*)"/g)].map(([, name = '']) => name);
    };
    const before = await open('cts_a');
    const { index } = before.engine;
    const move = { logicalName: 'cts_a', from: 'repo/Contoso', to: 'repo/Base' };
    assert.deepEqual(await rows(planDelete({ logicalName: 'cts_a' }, index), before), []);
    assert.deepEqual(await rows(planCopy({ ...move, moves: true }, index), before), []);
    assert.deepEqual(await rows(planCopy({ ...move, moves: false }, index), before), ['cts_a']);
    // Nothing in the solution uses the removed reference, so the solution doesn't get the kept one.
    assert.deepEqual(await rows(planMerge({ sources: ['cts_a'], target: 'cts_b' }, index), before), []);
    const both = await open('cts_a', 'cts_b');
    assert.deepEqual(await rows(planMerge({ sources: ['cts_a'], target: 'cts_b' }, both.engine.index), both), [
      'cts_b',
    ]);
  });

  it('copies, moves and defines nothing while the Customizations.xml of a copy of the solution cannot be read', async () => {
    const managed: SolutionSource = { root: 'repo/Managed', managed: 1, references: [{ name: 'cts_b' }] };
    const base: SolutionSource = { root: 'repo/Base', uniqueName: 'Base', references: [{ name: 'cts_a' }] };
    const file = 'repo/Managed/Other/Customizations.xml';
    const { engine } = await openWorkspace([
      ...[{ references: [{ name: 'cts_b' }] }, managed, base].flatMap((each) => solutionFiles(each)),
      [file, '<ImportExportXml>'],
    ]);
    const reference = { logicalName: 'cts_c', displayName: 'C', apiName: 'shared_sql', customConnectorId: undefined };
    const toBase = { logicalName: 'cts_b', from: 'repo/Contoso', to: 'repo/Base' };
    const toContoso = { logicalName: 'cts_a', from: 'repo/Base', to: 'repo/Contoso', moves: false };
    for (const plan of [
      planDefine({ solution: 'repo/Contoso', reference }, engine.index),
      planCopy(toContoso, engine.index),
      planCopy({ ...toBase, moves: true }, engine.index),
    ]) {
      assert.deepEqual(plan.refusals, [{ file, reason: { kind: 'customizationsUnreadable' } }]);
    }
    assert.deepEqual(reasons(planCopy({ ...toBase, moves: false }, engine.index)), []);
  });

  it('refuses to rename what a solution gets from the environment alone, unless that has the new name, too', async () => {
    const user: SolutionSource = { flows: [{ name: 'Send', entries: { a: bound('cts_a') } }] };
    const managed: SolutionSource = { root: 'repo/Managed', managed: 1, references: [{ name: 'cts_a' }] };
    const base: SolutionSource = { root: 'repo/Base', uniqueName: 'Base', references: [{ name: 'cts_a' }] };
    const rename = async (externals: string[], ...sources: SolutionSource[]): Promise<RefusalReason[]> => {
      const config = JSON.stringify({ externals });
      const { engine } = await openWorkspace([...sources.flatMap(solutionFiles), ['repo/.connref.json', config]]);
      return reasons(planRename({ logicalName: 'cts_a', newLogicalName: 'cts_c' }, engine.index));
    };
    const reason = { kind: 'onlyExternal', solution: 'Contoso', reference: 'cts_a', newName: 'cts_c' };
    assert.deepEqual(await rename(['cts_a'], user, managed), [reason]);
    assert.deepEqual(await rename(['cts_a', 'cts_c'], user, managed), []);
    assert.deepEqual(await rename(['cts_a'], user, managed, base), []);
    assert.deepEqual(await rename(['cts_a'], { ...user, references: [{ name: 'cts_a' }] }, managed), []);
  });

  it('refuses a rename while a managed export lists the name as needed', async () => {
    const base = solutionFiles({ root: 'repo/Base', uniqueName: 'Base', references: [{ name: 'cts_a' }] });
    const user: SolutionSource = {
      root: 'repo/User',
      uniqueName: 'User',
      missingDependencies: [missingReference('cts_a', 'Base (1.2.3.4)')],
    };
    const rename = async (...sources: SolutionSource[]): Promise<RefusalReason[]> => {
      const { engine } = await openWorkspace([...base, ...sources.flatMap(solutionFiles)]);
      return reasons(planRename({ logicalName: 'cts_a', newLogicalName: 'cts_c' }, engine.index));
    };
    const listed = { kind: 'listedAsNeeded', solution: 'User', reference: 'cts_a' };
    assert.deepEqual(await rename({ ...user, managed: 1 }), [listed]);
    assert.deepEqual(await rename(user), []);
    assert.deepEqual(await rename({ ...user, managed: 1 }, { ...user, root: 'repo/Source' }), []);
  });

  it('says that a list of what is missing keeps a name that stands for two connectors', async () => {
    const { engine } = await openWorkspace(
      [
        { root: 'repo/Base', uniqueName: 'Base', references: [{ name: 'cts_a' }] },
        { root: 'repo/Sql', uniqueName: 'Sql', references: [{ name: 'cts_a', api: 'shared_sql' }] },
        { missingDependencies: [missingReference('cts_a', 'Base (1.2.3.4)')] },
      ].flatMap(solutionFiles),
    );
    const request = { logicalName: 'cts_a', solution: 'repo/Base', newLogicalName: 'cts_c' };
    assert.deepEqual(notesOf(planRename(request, engine.index), 'dependencyListed'), [
      { kind: 'dependencyListed', reference: 'cts_a', solutions: ['Contoso'] },
    ]);
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
        [{ kind: 'pipelineVariables', reference: 'cts_a', variables: ['connectionreference.CTS_a'] }],
      ],
      ['#{connection.mail}#', []],
      ['cts_a', []],
    ] as const) {
      const { engine } = await openWorkspace([
        ...solutionFiles({ references: [{ name: 'cts_a' }] }),
        settings(connectionId),
      ]);
      const plan = planRename({ logicalName: 'cts_a', newLogicalName: 'cts_c' }, engine.index);
      assert.deepEqual(notesOf(plan, 'pipelineVariables'), expected);
    }
  });

  it('says that a new reference has a foreign prefix', async () => {
    const { engine } = await openWorkspace(solutionFiles({ prefix: 'cts' }));
    const notes = (logicalName: string): RefactoringNote[] => {
      const reference = { logicalName, displayName: 'Mail', apiName: 'shared_office365', customConnectorId: undefined };
      return notesOf(planDefine({ solution: 'repo/Contoso', reference }, engine.index), 'otherPrefix');
    };
    assert.deepEqual(notes('CTS_mail'), []);
    assert.deepEqual(notes('fbk_mail'), [{ kind: 'otherPrefix', reference: 'fbk_mail', prefix: 'cts' }]);
  });
});
