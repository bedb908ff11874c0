import assert from 'node:assert/strict';
import type { RefactoringNote } from '../../../../../../src/core/edits/refactorings/shared/refactoringNote';
import { planDefine } from '../../../../../../src/core/edits/refactorings/define/planDefine';
import { planRenameDisplayName } from '../../../../../../src/core/edits/refactorings/rename/planRenameDisplayName';
import {
  bound,
  childFlowCall,
  missingReference,
  type SolutionSource,
  solutionFiles,
} from '../../../../../support/solutionSource';
import { allFindings, openWorkspace } from '../../../../../support/workspace';
import { applyOperations } from '../../../../../support/fixLaw';

const guid = '22222222-0000-4000-8000-000000000001';
const custom = 'shared_cts-5ftickets-5f0123456789abcdef';

describe('A new reference that flows use already', () => {
  const child = '0f000000-0000-4000-8000-00000000000c';
  const caller: SolutionSource = {
    flows: [{ name: 'Order', actions: { Run: childFlowCall(child) } }],
  };
  const called: SolutionSource = {
    root: 'repo/Desk',
    uniqueName: 'Desk',
    flows: [{ name: 'Answer', id: child, entries: { a: bound('cts_gone') } }],
  };
  const listing: SolutionSource = {
    ...called,
    flows: [{ name: 'Answer', id: child }],
    missingDependencies: [missingReference('cts_gone', 'Active')],
  };
  const reference = {
    logicalName: 'cts_gone',
    displayName: 'Gone',
    apiName: 'shared_office365',
    customConnectorId: undefined,
  };

  it('is refused where solutions would then need each other', async () => {
    for (const needing of [called, listing]) {
      const { engine } = await openWorkspace([caller, needing].flatMap(solutionFiles));
      const plan = (solution: string) => planDefine({ solution, reference }, engine.index);
      const needs = { kind: 'connectionReference', name: 'cts_gone' };
      assert.deepEqual(plan('repo/Contoso').refusals, [
        {
          file: 'repo/Contoso/Other/Customizations.xml',
          reason: {
            kind: 'defineCycle',
            cycle: {
              solutions: ['Contoso', 'Desk'],
              steps: [
                {
                  solution: 'Contoso',
                  dependsOn: [{ solution: 'Desk', needs: [{ kind: 'childFlow', name: 'Answer' }] }],
                },
                { solution: 'Desk', dependsOn: [{ solution: 'Contoso', needs: [needs] }] },
              ],
            },
            target: 'Contoso',
            reference: 'cts_gone',
          },
        },
      ]);
      assert.deepEqual(plan('repo/Desk').refusals, []);
    }
  });
});

describe('What is said of the connector of a new reference', () => {
  const known: SolutionSource = {
    flows: [
      { name: 'Send', entries: { a: bound('cts_a', 'shared_flown'), b: bound('cts_mail', 'shared_referenced') } },
    ],
    references: [{ name: 'cts_mail', api: 'shared_referenced' }],
  };

  async function open(source: SolutionSource, externals: readonly string[] = []) {
    return openWorkspace([...solutionFiles(source), ['repo/.connref.json', JSON.stringify({ externals })]]);
  }

  function define({ engine }: Awaited<ReturnType<typeof open>>, apiName: string, customConnectorId?: string) {
    const reference = { logicalName: 'cts_new', displayName: 'New', apiName, customConnectorId };
    return planDefine({ solution: 'repo/Contoso', reference }, engine.index);
  }

  it('is that nobody knows it, where it is neither well-known nor used nor external', async () => {
    const workspace = await open(known, ['shared_external']);
    const unknown = (apiName: string): RefactoringNote[] =>
      define(workspace, apiName).notes.filter(({ kind }) => kind === 'connectorUnknown');
    assert.deepEqual(unknown('shared_nosuchthing'), [{ kind: 'connectorUnknown', connector: 'shared_nosuchthing' }]);
    for (const name of ['shared_sql', 'SHARED_SQL', 'shared_flown', 'shared_referenced', 'shared_external']) {
      assert.deepEqual(unknown(name), [], name);
    }
    assert.equal(define(workspace, 'shared_nosuchthing').operations.length, 1);
  });

  it('is in the managed twin too, whose display names count', async () => {
    const managed: SolutionSource = {
      root: 'repo/ContosoManaged',
      managed: 1,
      references: [{ name: 'cts_old', displayName: 'New' }],
    };
    const { engine } = await openWorkspace([{ managed: 0 } as const, managed].flatMap(solutionFiles));
    const define = (displayName: string): unknown => {
      const reference = { logicalName: 'cts_new', displayName, apiName: 'shared_sql', customConnectorId: undefined };
      const { operations, refusals } = planDefine({ solution: 'repo/Contoso', reference }, engine.index);
      return [operations.length, refusals.map(({ reason }) => reason)];
    };
    assert.deepEqual(define('New'), [0, [{ kind: 'displayNameTaken', reference: 'cts_old' }]]);
    assert.deepEqual(define('Newer'), [2, []]);
  });

  it('announces the finding of a custom connector that no solution holds, and no other', async () => {
    for (const [source, externals, announced] of [
      [{}, [], true],
      [{ connectors: [{ name: 'cts_tickets', id: guid }] }, [], false],
      [{}, [guid], false],
      [{}, [custom], false],
    ] as const) {
      const workspace = await open(source, externals);
      const plan = define(workspace, custom, guid);
      const { after } = await applyOperations(plan.operations, workspace.tree);
      const { engine } = await openWorkspace(after);
      assert.equal(
        allFindings(engine).some(({ ruleId }) => ruleId === 'missing-connector'),
        announced,
      );
      assert.deepEqual(
        plan.notes.filter(({ kind }) => kind === 'customConnectorMissing'),
        announced ? [{ kind: 'customConnectorMissing', connector: custom, solution: 'Contoso' }] : [],
      );
    }
  });
});

describe('A display name with a character that XML does not allow', () => {
  it('is refused for a new reference and for an existing one', async () => {
    const { engine } = await openWorkspace(solutionFiles({ references: [{ name: 'cts_mail', displayName: 'Mail' }] }));
    for (const [character, code] of [
      ['\u001F', 'U+001F'],
      ['\uFFFF', 'U+FFFF'],
      ['\uD83D', 'U+D83D'],
    ]) {
      const displayName = `a${character}b`;
      const reference = { logicalName: 'cts_new', displayName, apiName: 'shared_teams', customConnectorId: undefined };
      const refusal = {
        file: 'repo/Contoso/Other/Customizations.xml',
        reason: { kind: 'displayNameCharacter', character: code },
      };
      assert.deepEqual(planDefine({ solution: 'repo/Contoso', reference }, engine.index).refusals, [refusal]);
      assert.deepEqual(
        planRenameDisplayName({ logicalName: 'cts_mail', newDisplayName: displayName }, engine.index).refusals,
        [refusal],
      );
    }
  });
});
