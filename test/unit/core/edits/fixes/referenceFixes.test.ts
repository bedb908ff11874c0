import assert from 'node:assert/strict';
import { bindToReferenceFixes } from '../../../../../src/core/edits/fixes/bindFixes';
import type { Fix } from '../../../../../src/core/edits/fixes/fix';
import { proposedName } from '../../../../../src/core/edits/refactorings/shared/chosenName';
import { knownConnectors } from '../../../../../src/core/edits/refactorings/define/knownConnectors';
import { planRenameDefinition } from '../../../../../src/core/edits/refactorings/rename/planRenameDefinition';
import {
  deleteReferenceFixes,
  mergeFixes,
  removeDuplicateFixes,
  renameDisplayNameFixes,
  renameDuplicateFixes,
  renameReferenceFixes,
} from '../../../../../src/core/edits/fixes/referenceFixes';
import type { WorkspaceIndex } from '../../../../../src/core/model/workspaceIndex';
import { applyOperations } from '../../../../support/fixLaw';
import {
  bound,
  exampleGuid,
  flowPath,
  raw,
  type SolutionSource,
  solutionFiles,
} from '../../../../support/solutionSource';
import { openWorkspace, type OpenWorkspace } from '../../../../support/workspace';

const outlook = '/providers/Microsoft.PowerApps/apis/shared_office365';
const root = 'repo/Contoso';
const file = `${root}/Other/Customizations.xml`;
const contoso: SolutionSource = {
  references: [
    { name: 'cts_mail', displayName: 'Mail' },
    { name: 'cts_post', displayName: 'Post' },
    { name: 'cts_spare', displayName: 'Spare', api: 'shared_teams' },
  ],
  flows: [{ name: 'Send', entries: { a: bound('cts_mail'), b: bound('cts_post'), c: bound('cts_post') } }],
};
const twice: SolutionSource = {
  references: [
    { name: 'cts_mail', displayName: 'First' },
    { name: 'cts_other' },
    { name: 'CTS_mail', displayName: 'Second' },
  ],
};

function references({ engine }: OpenWorkspace): string[] {
  return engine.index
    .solution(root)!
    .connectionReferences.map(({ logicalName, displayName }) => `${logicalName}: ${displayName}`);
}

async function apply({ operations }: Pick<Fix, 'operations'>, { tree }: OpenWorkspace): Promise<OpenWorkspace> {
  return openWorkspace((await applyOperations(operations, tree)).after);
}

describe('Fixes of connection references', () => {
  it('delete what nothing uses, and offer nothing for what something uses', async () => {
    const workspace = await openWorkspace(solutionFiles(contoso));
    const { index } = workspace.engine;
    assert.deepEqual(deleteReferenceFixes(file, 'cts_mail', index), []);
    const [fix] = deleteReferenceFixes(file, 'cts_spare', index);
    assert.deepEqual(references(await apply(fix!, workspace)), ['cts_mail: Mail', 'cts_post: Post']);
  });

  it('remove one of two definitions, or rename it alone', async () => {
    const workspace = await openWorkspace(solutionFiles(twice));
    const { index } = workspace.engine;
    const second = { file, logicalName: 'cts_mail', occurrence: 1 };
    const [removed] = removeDuplicateFixes(second, true, index);
    assert.deepEqual(references(await apply(removed!, workspace)), ['cts_mail: First', 'cts_other: cts_other']);
    const [renamed] = renameDuplicateFixes(second, index);
    assert.deepEqual(references(await apply(renamed!.refactoringFor!('cts_second'), workspace)), [
      'cts_mail: First',
      'cts_other: cts_other',
      'cts_second: Second',
    ]);
    assert.deepEqual(renameDuplicateFixes({ ...second, occurrence: 2 }, index), []);
  });

  it('rename to what a person chooses, everywhere', async () => {
    const workspace = await openWorkspace(solutionFiles(contoso));
    const { index } = workspace.engine;
    const [fix] = renameReferenceFixes(file, 'cts_mail', index);
    assert.equal(fix?.asks, 'logicalName');
    assert.match(proposedName(fix.operations, 'logicalName') ?? '', /^cts_sharedoffice365_[0-9a-f]{5}$/);
    const after = await apply(fix.refactoringFor!('cts_chosen'), workspace);
    assert.equal(references(after)[0], 'cts_chosen: Mail');
    assert.deepEqual(
      [
        after.engine.index.usersOf('connectionReference', 'cts_chosen').size,
        after.engine.index.usersOf('connectionReference', 'cts_mail').size,
      ],
      [1, 0],
    );
  });

  it('look anew for what stands in the way of the name that a person chose', async () => {
    const settings = (ConnectorId: string): [string, string] => [
      'repo/settings/test.deploymentsettings.json',
      JSON.stringify({
        EnvironmentVariables: [],
        ConnectionReferences: [
          { LogicalName: 'cts_mail', ConnectionId: 'a', ConnectorId: outlook },
          { LogicalName: 'cts_next', ConnectionId: 'b', ConnectorId },
        ],
      }),
    ];
    const sql = { name: 'cts_mail', displayName: 'Second', api: 'shared_sql' };
    const duplicate = { file, logicalName: 'cts_mail', occurrence: 0 };
    for (const [source, fixes] of [
      [contoso, (index: WorkspaceIndex) => renameReferenceFixes(file, 'cts_mail', index)],
      [
        { ...twice, references: [...twice.references!.slice(0, 2), sql] },
        (index: WorkspaceIndex) => renameDuplicateFixes(duplicate, index),
      ],
    ] as const) {
      const prepared = await openWorkspace([...solutionFiles(source), settings(outlook)]);
      const [fix] = fixes(prepared.engine.index);
      assert.ok(fix);
      assert.ok(fix.operations.some(({ kind }) => kind === 'renameSetting'));
      const after = await apply(fix.refactoringFor!('cts_next'), prepared);
      assert.deepEqual(
        after.engine.index
          .settings()[0]
          ?.references.map(({ logicalName, connectionId }) => `${logicalName}=${connectionId}`),
        ['cts_next=b'],
      );
      assert.deepEqual(
        fix.refactoringFor!('fbk_next').notes.filter(({ kind }) => kind === 'otherPrefix'),
        [{ kind: 'otherPrefix', reference: 'fbk_next', prefix: 'cts' }],
      );
      const atOdds = await openWorkspace([...solutionFiles(source), settings(outlook.replace('office365', 'teams'))]);
      const { operations, refusals } = fixes(atOdds.engine.index)[0]!.refactoringFor!('cts_next');
      assert.deepEqual(operations, []);
      assert.deepEqual(
        refusals.map(({ reason }) => reason),
        [{ kind: 'mappedToOtherConnector', reference: 'cts_next' }],
      );
    }
  });

  it('say what it means for a deployment that one of two definitions gets a name of its own', async () => {
    const source: SolutionSource = {
      references: [{ name: 'cts_mail' }, { name: 'cts_mail', displayName: 'Second', api: 'shared_sql' }],
    };
    const workspace = await openWorkspace([
      ...solutionFiles(source),
      [
        'repo/settings/test.deploymentsettings.json',
        JSON.stringify({
          EnvironmentVariables: [],
          ConnectionReferences: [{ LogicalName: 'cts_mail', ConnectionId: 'a', ConnectorId: outlook }],
        }),
      ],
      [
        'repo/settings/prod.deploymentsettings.json',
        JSON.stringify({
          EnvironmentVariables: [],
          ConnectionReferences: [{ LogicalName: 'cts_mail', ConnectionId: 'a' }],
        }),
      ],
    ]);
    const duplicate = { file, logicalName: 'cts_mail', occurrence: 0 };
    const [fix] = renameDuplicateFixes(duplicate, workspace.engine.index);
    assert.ok(fix?.notes);
    const plan = fix.refactoringFor!('cts_next');
    assert.deepEqual(plan.notes, [
      { kind: 'definitionSeparated', reference: 'cts_next', entries: 'renamed' },
      { kind: 'otherDefinition', reference: 'cts_mail' },
      { kind: 'entriesUnclear', reference: 'cts_mail', files: ['repo/settings/prod.deploymentsettings.json'] },
      { kind: 'versions', solutions: ['Contoso'] },
    ]);
    assert.deepEqual(
      ['CTS_mail', 'cts mail'].map((name) => fix.refactoringFor!(name).refusals.map(({ reason }) => reason)),
      [[{ kind: 'nameOfOtherDefinition' }], [{ kind: 'nameMalformed' }]],
    );
    const torn: SolutionSource = { root: 'repo/Torn', uniqueName: 'Torn', flows: [{ name: 'Torn', text: '{' }] };
    const unread = await openWorkspace([source, torn].flatMap(solutionFiles));
    assert.deepEqual(renameDuplicateFixes(duplicate, unread.engine.index), []);
    assert.deepEqual(
      planRenameDefinition(duplicate, 'cts_next', unread.engine.index).refusals.map(({ reason }) => reason),
      [{ kind: 'flowUnreadable', flow: 'Torn' }],
    );
  });

  it('propose a display name that says what and for whom, unlike the others', async () => {
    const named = {
      ...contoso,
      references: [
        { name: 'cts_mail', displayName: 'Mail' },
        { name: 'cts_post', displayName: 'Office 365 Outlook for Contoso solution' },
      ],
    };
    const workspace = await openWorkspace(solutionFiles(named));
    const { index } = workspace.engine;
    const [fix] = renameDisplayNameFixes(file, 'cts_mail', index);
    assert.equal(fix?.asks, 'displayName');
    assert.equal(proposedName(fix.operations, 'displayName'), 'Office 365 Outlook for Contoso solution 2');
    const after = await apply(fix.refactoringFor!('Outbox'), workspace);
    assert.equal(references(after)[0], 'cts_mail: Outbox');
  });

  it('propose no display name that another solution with the reference has', async () => {
    const mail = { name: 'cts_mail', displayName: 'Mail' };
    const { engine } = await openWorkspace([
      ...solutionFiles({ references: [mail] }),
      ...solutionFiles({
        root: 'repo/B',
        uniqueName: 'B',
        references: [mail, { name: 'b_mail', displayName: 'Office 365 Outlook for Contoso solution' }],
      }),
    ]);
    const [fix] = renameDisplayNameFixes(file, 'cts_mail', engine.index);
    assert.equal(proposedName(fix?.operations ?? [], 'displayName'), 'Office 365 Outlook for Contoso solution 2');
  });

  it('rename nothing that is defined or mapped twice, which is to be repaired first', async () => {
    const mail = { name: 'cts_mail' };
    const other = solutionFiles({ root: 'repo/B', uniqueName: 'B', references: [{ ...mail, api: 'shared_sql' }] });
    const offered = async (...files: [string, string][]) => {
      const { engine } = await openWorkspace([...other, ...files]);
      return [
        ...renameReferenceFixes(file, 'cts_mail', engine.index),
        ...renameDuplicateFixes({ file, logicalName: 'cts_mail', occurrence: 1 }, engine.index),
      ].map(({ title }) => title);
    };
    const twiceMapped = JSON.stringify({
      EnvironmentVariables: [],
      ConnectionReferences: ['a', 'b'].map((ConnectionId) => ({
        LogicalName: 'cts_mail',
        ConnectionId,
        ConnectorId: '',
      })),
    });
    const settings: [string, string] = ['repo/settings/test.deploymentsettings.json', twiceMapped];
    const once = solutionFiles({ references: [mail] });
    const again = solutionFiles({ references: [mail, { ...mail, api: 'shared_teams' }] });
    assert.deepEqual(await offered(...once), ['Rename cts_mail in Contoso…']);
    assert.deepEqual(await offered(...again), ['Rename this definition of cts_mail…']);
    assert.deepEqual(await offered(...again, settings), []);
  });

  it('merge into each of them, the most used first', async () => {
    const workspace = await openWorkspace(solutionFiles(contoso));
    const { index } = workspace.engine;
    const fixes = mergeFixes(file, 'cts_mail', index);
    assert.deepEqual(
      fixes.map(({ title }) => title),
      ['Merge cts_mail into cts_post…', 'Merge cts_post into cts_mail…'],
    );
    assert.deepEqual(references(await apply(fixes[1]!, workspace)), ['cts_mail: Mail', 'cts_spare: Spare']);
    assert.deepEqual(mergeFixes(file, 'cts_spare', index), []);
  });
});

describe('References to reuse', () => {
  it('come from the own solution first, then from others, what most use first, then new', async () => {
    const { engine } = await openWorkspace(
      [
        { ...contoso, references: [{ name: 'cts_own' }], flows: [{ name: 'Send', entries: { a: raw() } }] },
        { root: 'repo/A', uniqueName: 'A', references: [{ name: 'a_idle' }, { name: 'a_mail' }] },
        {
          root: 'repo/B',
          uniqueName: 'B',
          references: [{ name: 'b_mail' }],
          flows: [{ name: 'Use', entries: { x: bound('b_mail') } }],
        },
      ].flatMap(solutionFiles),
    );
    const fixes = bindToReferenceFixes(flowPath(root, { name: 'Send' }), 'a', engine.index);
    assert.deepEqual(
      fixes.map(({ title, preferred }) => [title.replace(/^(Use|Copy) the connection reference /, ''), preferred]),
      [
        ['cts_own', true],
        ['b_mail from B and use it', false],
        ['a_idle from A and use it', false],
        ['a_mail from A and use it', false],
        ['Define a new connection reference for Office 365 Outlook and use it', false],
        ['Define a new connection reference for Office 365 Outlook, choose its names, and use it…', false],
      ],
    );
  });
});

describe('Removing and adding in one file', () => {
  it('goes together, wherever what is added belongs', async () => {
    for (const names of [['cts_a'], ['cts_a', 'cts_b'], ['cts_a', 'cts_c'], ['cts_b', 'cts_a'], []]) {
      for (const removed of names) {
        const workspace = await openWorkspace(solutionFiles({ references: names.map((name) => ({ name })) }));
        const file = workspace.engine.index.solution(root)!.customizationsFile!;
        const reference = {
          logicalName: 'cts_aa',
          displayName: 'New',
          apiName: 'shared_sql',
          customConnectorId: undefined,
        };
        const operations = [
          { kind: 'defineReference', file, reference },
          { kind: 'removeReference', file, logicalName: removed },
        ] as const;
        const after = await apply({ operations }, workspace);
        const expected = [...names.filter((name) => name !== removed), 'cts_aa'];
        assert.deepEqual(
          references(after)
            .map((each) => each.split(':')[0])
            .toSorted(),
          expected.toSorted(),
        );
      }
    }
  });
});

describe('knownConnectors', () => {
  it('lists those of the workspace first, the most used one on top, custom ones by their GUID, then the well-known', async () => {
    const weather = 'shared_cts-5fweather-5f0123456789abcdef';
    const { engine } = await openWorkspace(
      solutionFiles({
        ...contoso,
        connectors: [{ name: 'cts_5Fweather' }],
        references: [...contoso.references!, { name: 'cts_weather', api: weather, custom: exampleGuid }],
        flows: [
          ...contoso.flows!,
          // Nothing tells the GUID of this one.
          {
            name: 'Odd',
            id: exampleGuid.replace('1', '2'),
            entries: { x: bound('cts_x', 'shared_other-5f0123456789abcdef') },
          },
        ],
      }),
    );
    const connectors = knownConnectors(engine.index);
    assert.deepEqual(
      connectors
        .filter(({ uses }) => uses > 0)
        .map(({ displayName, uses, customConnectorId }) => [displayName, uses, customConnectorId]),
      [
        ['Office 365 Outlook', 5, undefined],
        ['Microsoft Teams', 1, undefined],
        ['cts_5Fweather connector', 1, exampleGuid],
      ],
    );
    assert.ok(connectors.some(({ apiName, uses }) => apiName === 'shared_sql' && uses === 0));
    assert.equal(new Set(connectors.map(({ apiName }) => apiName)).size, connectors.length);
  });
});
