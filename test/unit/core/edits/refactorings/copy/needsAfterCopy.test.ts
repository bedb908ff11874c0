import assert from 'node:assert/strict';
import { planCopy } from '../../../../../../src/core/edits/refactorings/copy/planCopy';
import type { Refactoring } from '../../../../../../src/core/edits/refactorings/shared/refactoring';
import { bound, type SolutionSource, solutionFiles } from '../../../../../support/solutionSource';
import { openWorkspace } from '../../../../../support/workspace';

const guid = '22222222-0000-4000-8000-000000000001';
const api = 'shared_cts-5ftickets-5f0123456789abcdef';

/** Holds a custom connector and the reference on it, and uses it. */
const desk: SolutionSource = {
  root: 'repo/Desk',
  uniqueName: 'Desk',
  connectors: [{ name: 'cts_tickets', id: guid }],
  references: [{ name: 'cts_api', api, custom: guid }, { name: 'cts_mail' }],
  flows: [{ name: 'Answer', entries: { a: bound('cts_api', api), b: bound('cts_mail') } }],
};
const base: SolutionSource = { root: 'repo/Base', uniqueName: 'Base' };
const other: SolutionSource = {
  root: 'repo/Other',
  uniqueName: 'Other',
  flows: [
    { name: 'Remind', entries: { a: bound('cts_api', api), b: bound('cts_mail') } },
    { name: 'Close', id: '0f000000-0000-4000-8000-000000000002', entries: { a: bound('cts_mail') } },
  ],
};

async function plan(
  solutions: readonly SolutionSource[],
  request: { logicalName: string; to: string; moves?: boolean; config?: object },
): Promise<Refactoring> {
  const { engine } = await openWorkspace([
    ...solutions.flatMap(solutionFiles),
    ['repo/.connref.json', JSON.stringify(request.config ?? {})],
  ]);
  const { logicalName, to, moves = true } = request;
  return planCopy({ logicalName, from: 'repo/Desk', to: `repo/${to}`, moves }, engine.index);
}

describe('What solutions need of each other once a reference is copied or moved', () => {
  it('refuses a move after which no order of import is left, and says who would need what', async () => {
    const { operations, refusals } = await plan([desk, base], { logicalName: 'cts_api', to: 'Base' });
    assert.deepEqual(operations, []);
    assert.deepEqual(refusals, [
      {
        file: 'repo/Base/Other/Customizations.xml',
        reason: {
          kind: 'copyCycle',
          cycle: {
            solutions: ['Base', 'Desk'],
            steps: [
              {
                solution: 'Base',
                dependsOn: [{ solution: 'Desk', needs: [{ kind: 'customConnector', name: 'cts_tickets connector' }] }],
              },
              {
                solution: 'Desk',
                dependsOn: [{ solution: 'Base', needs: [{ kind: 'connectionReference', name: 'cts_api' }] }],
              },
            ],
          },
          target: 'Base',
          isForConnector: true,
        },
      },
    ]);
  });

  it('refuses it where others close the circle, for a copy too', async () => {
    const needing: SolutionSource = {
      ...base,
      flows: [{ name: 'Count', entries: { a: bound('oth_sql', 'shared_sql') } }],
    };
    const owning: SolutionSource = {
      ...other,
      references: [{ name: 'oth_sql', api: 'shared_sql' }],
      flows: [{ name: 'Remind', entries: { a: bound('cts_mail') } }],
    };
    const moved = await plan([desk, needing, owning], { logicalName: 'cts_mail', to: 'Base' });
    assert.deepEqual(
      moved.refusals.map(({ reason }) => reason),
      [
        {
          kind: 'copyCycle',
          cycle: {
            solutions: ['Base', 'Other'],
            steps: [
              {
                solution: 'Base',
                dependsOn: [{ solution: 'Other', needs: [{ kind: 'connectionReference', name: 'oth_sql' }] }],
              },
              {
                solution: 'Other',
                dependsOn: [{ solution: 'Base', needs: [{ kind: 'connectionReference', name: 'cts_mail' }] }],
              },
            ],
          },
          target: 'Base',
          isForConnector: false,
        },
      ],
    );
    const desks: SolutionSource = {
      ...desk,
      flows: [{ name: 'Answer', entries: { a: bound('oth_sql', 'shared_sql') } }],
    };
    const own: SolutionSource = { ...base, references: [{ name: 'oth_sql', api: 'shared_sql' }] };
    const copied = await plan([desks, own], { logicalName: 'cts_api', to: 'Base', moves: false });
    assert.deepEqual(
      copied.refusals.map(({ reason }) => reason.kind === 'copyCycle' && reason.cycle.solutions),
      [['Base', 'Desk']],
    );
    assert.deepEqual((await plan([desks, own], { logicalName: 'cts_mail', to: 'Base', moves: false })).refusals, []);
  });

  it('lets those be that need each other already, and what every environment has', async () => {
    const torn: SolutionSource = { ...base, flows: [{ name: 'Count', entries: { a: bound('cts_mail') } }] };
    const tornDesk: SolutionSource = {
      ...desk,
      flows: [{ name: 'Answer', entries: { a: bound('cts_api', api), c: bound('bas_sql', 'shared_sql') } }],
    };
    const owning: SolutionSource = { ...torn, references: [{ name: 'bas_sql', api: 'shared_sql' }] };
    const { refusals, notes } = await plan([tornDesk, owning], { logicalName: 'cts_api', to: 'Base' });
    assert.deepEqual(refusals, []);
    assert.deepEqual(notes[0], { kind: 'importBefore', target: 'Base', source: 'Desk' });
    const known = await plan([desk, base], {
      logicalName: 'cts_api',
      to: 'Base',
      config: { externals: ['cts_tickets', guid] },
    });
    assert.deepEqual(known.refusals, []);
  });

  it('names every solution that needs the taker from now on, with what uses it', async () => {
    const { notes } = await plan([desk, base, other], { logicalName: 'cts_mail', to: 'Base' });
    assert.deepEqual(notes, [
      { kind: 'importBefore', target: 'Base', source: 'Desk' },
      { kind: 'usersLeft', solution: 'Desk', users: ['Answer'], target: 'Base' },
      { kind: 'usersLeft', solution: 'Other', users: ['Close', 'Remind'], target: 'Base' },
      { kind: 'versions', solutions: ['Desk', 'Base'] },
    ]);
    const having: SolutionSource = { ...other, references: [{ name: 'cts_mail' }] };
    const had = await plan([desk, base, having], { logicalName: 'cts_mail', to: 'Base' });
    assert.deepEqual(
      had.notes.filter(({ kind }) => kind === 'usersLeft'),
      [{ kind: 'usersLeft', solution: 'Desk', users: ['Answer'], target: 'Base' }],
    );
  });

  it('tells an upgrade from a new environment where the taker needs what stays behind', async () => {
    const { notes } = await plan([{ ...desk, flows: [] }, base, other], { logicalName: 'cts_api', to: 'Base' });
    assert.deepEqual(notes, [
      { kind: 'importBeforeUpgrade', target: 'Base', source: 'Desk' },
      {
        kind: 'importSourceFirst',
        target: 'Base',
        source: 'Desk',
        components: [{ kind: 'customConnector', name: 'cts_tickets connector' }],
      },
      { kind: 'usersLeft', solution: 'Other', users: ['Remind'], target: 'Base' },
      { kind: 'versions', solutions: ['Desk', 'Base'] },
    ]);
    const elsewhere = await plan([{ ...desk, connectors: [], flows: [] }, base], {
      logicalName: 'cts_api',
      to: 'Base',
    });
    assert.deepEqual(elsewhere.notes.slice(0, 2), [
      { kind: 'importBefore', target: 'Base', source: 'Desk' },
      { kind: 'customConnectorFirst', solution: 'Base' },
    ]);
  });
});
