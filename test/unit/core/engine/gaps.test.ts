import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import type { Engine } from '../../../../src/core/engine/engine';
import type { FilePath } from '../../../../src/core/model/filePath';
import type { Gap } from '../../../../src/core/model/gap';
import { planCopy } from '../../../../src/core/edits/refactorings/copy/planCopy';
import { planDefine } from '../../../../src/core/edits/refactorings/define/planDefine';
import type { NewReference } from '../../../../src/core/edits/operations/definitionOperation';
import { planDelete } from '../../../../src/core/edits/refactorings/delete/planDelete';
import { planMerge } from '../../../../src/core/edits/refactorings/merge/planMerge';
import { planRename } from '../../../../src/core/edits/refactorings/rename/planRename';
import { planRenameDefinition } from '../../../../src/core/edits/refactorings/rename/planRenameDefinition';
import { computeImportPlan } from '../../../../src/core/plan/computeImportPlan';
import { MemoryFileTree } from '../../../support/memoryFileTree';
import { newEngine } from '../../../support/newEngine';
import { connection, flowWith, settingsText, settingsWorkspace, variableFiles } from '../../../support/settingsSource';
import {
  bound,
  childFlowCall,
  flowPath,
  missingReference,
  missingTable,
  type SolutionSource,
  solutionFiles,
} from '../../../support/solutionSource';
import { allFindings, openWorkspace } from '../../../support/workspace';

type Files = [FilePath, string][];

const otherGuid = '0f000000-0000-4000-8000-000000000002';
const gone: SolutionSource = {
  flows: [flowWith('Send', 'cts_gone')],
};

/** For each rule that says that something does not exist: a workspace in which it says so. */
const absences: Readonly<Record<string, Files>> = {
  'unused-reference': solutionFiles({ references: [{ name: 'cts_mail' }] }),
  'undefined-reference': solutionFiles(gone),
  'missing-connector': solutionFiles({
    references: [{ name: 'cts_own', api: 'shared_cts-5fown', custom: otherGuid }],
    flows: [flowWith('Send', 'cts_own')],
  }),
  'missing-child-flow': solutionFiles({
    flows: [{ name: 'Send', actions: { Call: childFlowCall(otherGuid) } }],
  }),
  'undefined-variable': solutionFiles({ flows: [{ name: 'Send', variables: ['cts_url'] }] }),
  'missing-component': [
    ...solutionFiles({ missingDependencies: [missingTable('cts_ticket', 'Base (1.0)')] }),
    ...solutionFiles({ root: 'repo/Base', uniqueName: 'Base' }),
  ],
  'settings-unknown-entry': settingsWorkspace(
    [{ references: [{ name: 'cts_mail' }], flows: [flowWith('Send', 'cts_mail')] }],
    {
      'settings/Contoso_test.json': { references: { cts_mail: connection, cts_gone: connection } },
    },
  ),
  'settings-missing-entry': settingsWorkspace(
    [{ references: [{ name: 'cts_mail' }, { name: 'cts_chat' }], flows: [flowWith('Send', 'cts_mail', 'cts_chat')] }],
    { 'settings/Contoso_test.json': { references: { cts_mail: connection } } },
  ),
  'settings-empty-connection': settingsWorkspace(
    [{ references: [{ name: 'cts_mail' }, { name: 'cts_chat' }], flows: [flowWith('Send', 'cts_mail', 'cts_chat')] }],
    { 'settings/Contoso_test.json': { references: { cts_mail: connection, cts_chat: '' } } },
  ),
  'settings-missing-variable': settingsWorkspace(
    [
      {
        references: [{ name: 'cts_mail' }],
        flows: [{ ...flowWith('Send', 'cts_mail'), variables: ['cts_url'] }],
        files: variableFiles('cts_url'),
      },
    ],
    { 'settings/Contoso_test.json': { references: { cts_mail: connection } } },
  ),
  'settings-empty-variable': settingsWorkspace(
    [{ references: [{ name: 'cts_mail' }], files: variableFiles('cts_url') }],
    {
      'settings/Contoso_test.json': { references: { cts_mail: connection }, variables: { cts_url: '' } },
    },
  ),
  'invalid-configuration': settingsWorkspace([{}], {
    '.connref.json': { config: { environments: { test: { settings: ['*/*.json'], solutions: ['Lost'] } } } },
  }),
};

/** The rules that say something else while a part of the workspace is not read. The others say nothing. */
const weakened = [
  'undefined-reference',
  'missing-connector',
  'missing-child-flow',
  'undefined-variable',
  'missing-component',
];

/** The rules that depend on settings files, and not on what solutions define. */
const ofSettings = [
  'settings-missing-entry',
  'settings-empty-connection',
  'settings-missing-variable',
  'settings-empty-variable',
];

const kinds: readonly Gap['kind'][] = ['folder', 'link'];

describe('Parts of the workspace that are not read', () => {
  function findings(engine: Engine, rule: string): string[] {
    return allFindings(engine)
      .filter(({ ruleId }) => ruleId === rule)
      .map(({ severity, message }) => `${severity} ${message}`);
  }

  async function withGap(files: Files, path: FilePath, kind: Gap['kind']): Promise<Engine> {
    const tree = new MemoryFileTree(files);
    tree.addGap(path, kind);
    return (await openWorkspace(tree)).engine;
  }

  for (const [rule, files] of Object.entries(absences)) {
    for (const kind of kinds) {
      it(`may contain what seems to be absent: ${rule}, ${kind}`, async () => {
        const whole = findings((await openWorkspace(files)).engine, rule);
        assert.notDeepEqual(whole, []);
        const found = findings(await withGap(files, 'repo/elsewhere', kind), rule);
        assert.ok(weakened.includes(rule) ? found.length === whole.length : found.length === 0, found.join('\n'));
        found.forEach((each) => {
          // The rule for listed components tells what the manifest of their solution says.
          assert.match(
            each,
            rule === 'missing-component'
              ? /^error /
              : /^error .* It is unknown whether .*\. A file or folder in the workspace that cannot be read may contain /,
          );
        });
      });
    }

    it(`change the verdict when they become known, and again when they can be read: ${rule}`, async () => {
      const { engine, tree } = await openWorkspace(files);
      const whole = findings(engine, rule);
      tree.addGap('repo/elsewhere');
      engine.noteChanged('repo/elsewhere');
      await engine.settle();
      assert.ok(rule === 'missing-component' || !isDeepStrictEqual(findings(engine, rule), whole));
      tree.removeGap('repo/elsewhere');
      engine.noteChanged('repo/elsewhere');
      await engine.settle();
      assert.deepEqual(findings(engine, rule), whole);
      assert.deepEqual(findings(engine, 'unreadable-file'), []);
    });

    it(`may be a settings file, if it is a JSON file: ${rule}`, async () => {
      const tree = new MemoryFileTree([...files, ['repo/settings/more.json', '{}']]);
      tree.makeUnreadable('repo/settings/more.json');
      const { engine } = await openWorkspace(tree);
      const found = findings(engine, rule);
      assert.match(
        findings(engine, 'unreadable-file').join(''),
        /^warning This JSON file cannot be read: permission denied\./,
      );
      const whole = findings((await openWorkspace(files)).engine, rule);
      tree.makeReadable('repo/settings/more.json');
      engine.noteChanged('repo/settings/more.json');
      await engine.settle();
      assert.deepEqual([findings(engine, rule), findings(engine, 'unreadable-file')], [whole, []]);
      tree.makeUnreadable('repo/settings/more.json');
      engine.noteChanged('repo/settings/more.json');
      await engine.settle();
      assert.deepEqual(findings(engine, rule), found);
      tree.delete('repo/settings/more.json');
      engine.noteDeleted('repo/settings/more.json');
      await engine.settle();
      assert.deepEqual([findings(engine, rule), findings(engine, 'unreadable-file')], [whole, []]);
      if (rule === 'invalid-configuration') {
        assert.deepEqual(
          found,
          whole.filter((each) => each.includes('Lost')),
        );
      } else {
        assert.deepEqual(found, ofSettings.includes(rule) ? [] : whole);
      }
    });
  }

  it('are reported once at the path: as an error, and links outside of solutions as a warning', async () => {
    const tree = new MemoryFileTree(solutionFiles({}));
    tree.addGap('repo/Contoso/Workflows', 'link');
    tree.addGap('repo/Contoso/Workflows/below');
    tree.addGap('repo/docs', 'link');
    tree.addGap('repo/locked');
    const { engine } = await openWorkspace(tree);
    assert.deepEqual(
      allFindings(engine).map(({ severity, ruleId, file, messageId }) => [severity, ruleId, file, messageId]),
      [
        ['error', 'unreadable-file', 'repo/Contoso/Workflows', 'notFollowed'],
        ['warning', 'unreadable-file', 'repo/docs', 'notFollowedBesideSolutions'],
        ['error', 'unreadable-file', 'repo/locked', 'notListed'],
      ],
    );
  });

  it('are no links without a target, except for the folders in which a solution has components', async () => {
    const tree = new MemoryFileTree(
      solutionFiles({ layout: 'export', flows: [{ ...flowWith('Send', 'cts_gone'), file: true }] }),
    );
    const { engine } = await openWorkspace(tree);
    const before = allFindings(engine).map(({ ruleId, severity }) => `${severity} ${ruleId}`);
    assert.deepEqual(before, ['error undefined-reference']);
    const links = ['docs', 'more.json', 'Contoso/docs', 'Contoso/Workflows/.#notes.md', 'Contoso/Workflows/.#x.json'];
    links.forEach((path) => {
      tree.addDeadLink(`repo/${path}`);
    });
    engine.noteChanged('repo');
    await engine.settle();
    assert.deepEqual(
      allFindings(engine).map(({ ruleId, severity }) => `${severity} ${ruleId}`),
      before,
    );
    assert.deepEqual(engine.index.gaps(), []);
    tree.addDeadLink('repo/Contoso/Connectors');
    engine.noteChanged('repo/Contoso/Connectors');
    await engine.settle();
    assert.deepEqual(
      engine.index.gaps().map(({ path }) => path),
      ['repo/Contoso/Connectors'],
    );
  });

  it('do not matter if they are excluded', async () => {
    const tree = new MemoryFileTree([
      ...solutionFiles({ references: [{ name: 'cts_mail' }] }),
      ['repo/.connref.json', '{ "exclude": ["locked"] }'],
    ]);
    tree.addGap('repo/locked');
    const { engine } = await openWorkspace(tree);
    assert.deepEqual(
      allFindings(engine).map(({ ruleId }) => ruleId),
      ['unused-reference'],
    );
  });

  for (const layout of ['packager', 'export'] as const) {
    it(`may contain the file of a flow that seems to be missing (${layout})`, async () => {
      const tree = new MemoryFileTree(
        solutionFiles({
          layout,
          flows: [{ name: 'Send', entries: { mail: bound('cts_mail') } }],
          references: [{ name: 'cts_mail' }],
        }),
      );
      tree.addGap(layout === 'export' ? 'repo/Contoso/Workflows' : flowPath('repo/Contoso', { name: 'Send' }));
      const { engine } = await openWorkspace(tree);
      assert.deepEqual(
        allFindings(engine).map(({ ruleId }) => ruleId),
        ['unreadable-file'],
      );
    });
  }

  it('may contain the file of a flow that cannot be found, such as behind a link without a target', async () => {
    const files = solutionFiles({ layout: 'export', flows: [{ name: 'Send', file: false }] });
    assert.deepEqual(
      allFindings((await openWorkspace(files)).engine).map(({ ruleId }) => ruleId),
      ['flow-without-definition'],
    );
    const tree = new MemoryFileTree(files);
    tree.addDeadLink('repo/Contoso/Workflows');
    assert.deepEqual(
      allFindings((await openWorkspace(tree)).engine).map(({ ruleId }) => ruleId),
      ['unreadable-file'],
    );
    tree.removeGap('repo/Contoso/Workflows');
    tree.addDeadLink(flowPath('repo/Contoso', { name: 'Send' }));
    assert.deepEqual(
      allFindings((await openWorkspace(tree)).engine).map(({ ruleId }) => ruleId),
      ['flow-without-definition'],
    );
  });

  it('in a solution may contain what that solution had according to another one', async () => {
    const files = [
      ...solutionFiles({
        missingDependencies: [missingReference('cts_mail', 'Base')],
        flows: [flowWith('Send', 'cts_mail')],
      }),
      ...solutionFiles({ root: 'repo/Base', uniqueName: 'Base' }),
    ];
    const severities = (engine: Engine): string[] =>
      allFindings(engine)
        .filter(({ ruleId }) => ruleId === 'undefined-reference')
        .map(({ severity, data }) => `${severity} ${data.dependency}`);
    assert.deepEqual(severities((await openWorkspace(files)).engine), ['error gone']);
    assert.deepEqual(severities(await withGap(files, 'repo/elsewhere', 'folder')), ['error gone']);
    assert.deepEqual(severities(await withGap(files, 'repo/Base/Connectors', 'folder')), ['information listed']);
  });

  it('stop a refactoring, which says what is in the way', async () => {
    const solution: SolutionSource = {
      references: [
        { name: 'cts_a' },
        { name: 'cts_b' },
        { name: 'cts_twice' },
        { name: 'cts_twice', displayName: 'Twice' },
      ],
    };
    const file = 'repo/Contoso/Other/Customizations.xml';
    const trees: [Gap['path'], (tree: MemoryFileTree) => void][] = [
      [
        'repo/elsewhere',
        (tree) => {
          tree.addGap('repo/elsewhere');
        },
      ],
      [
        'repo/Contoso/Workflows',
        (tree) => {
          tree.addGap('repo/Contoso/Workflows', 'link');
        },
      ],
      [
        'repo/more.json',
        (tree) => {
          tree.write('repo/more.json', '');
          tree.makeUnreadable('repo/more.json');
        },
      ],
    ];
    for (const [path, change] of trees) {
      const tree = new MemoryFileTree(solutionFiles(solution));
      change(tree);
      const { index } = (await openWorkspace(tree)).engine;
      for (const { operations, refusals } of [
        planDelete({ logicalName: 'cts_a' }, index),
        planRename({ logicalName: 'cts_a', newLogicalName: 'cts_x' }, index),
        planMerge({ sources: ['cts_a'], target: 'cts_b' }, index),
        planRenameDefinition({ file, logicalName: 'cts_twice', occurrence: 1 }, 'cts_x', index),
      ]) {
        assert.deepEqual(operations, []);
        assert.deepEqual(refusals, [{ file: path, reason: { kind: 'notRead', cause: 'permission denied' } }]);
      }
    }
  });

  it('stop a move, and are a note of a copy and of a new definition', async () => {
    const target = 'repo/Fabrikam';
    const engine = await withGap(
      [
        ...solutionFiles({ references: [{ name: 'cts_a' }] }),
        ...solutionFiles({ root: target, uniqueName: 'Fabrikam' }),
      ],
      'repo/elsewhere',
      'folder',
    );
    const request = { logicalName: 'cts_a', from: 'repo/Contoso', to: target };
    assert.deepEqual(planCopy({ ...request, moves: true }, engine.index).refusals, [
      { file: 'repo/elsewhere', reason: { kind: 'notRead', cause: 'permission denied' } },
    ]);
    const reference: NewReference = {
      logicalName: 'cts_b',
      displayName: 'B',
      apiName: 'shared_office365',
      customConnectorId: undefined,
    };
    for (const { operations, notes } of [
      planCopy({ ...request, moves: false }, engine.index),
      planDefine({ solution: target, reference }, engine.index),
    ]) {
      assert.equal(operations.length, 1);
      assert.deepEqual(
        notes.flatMap((note) => (note.kind === 'partsNotRead' ? note.paths : [])),
        ['repo/elsewhere'],
      );
    }
  });

  it('may define a name that a refactoring does not find', async () => {
    const engine = await withGap(solutionFiles({}), 'repo/elsewhere', 'folder');
    const { refusals } = planDelete({ logicalName: 'cts_gone' }, engine.index);
    assert.deepEqual(
      refusals.map(({ reason }) => reason.kind),
      ['notDefined', 'notRead'],
    );
  });

  it('make a plan uncertain', async () => {
    const solution: SolutionSource = { references: [{ name: 'cts_mail' }], flows: [flowWith('Send', 'cts_mail')] };
    const files = settingsWorkspace([solution], { 'Contoso_test.json': { references: { cts_mail: connection } } });
    for (const [path, owner] of [
      ['repo/Contoso/Assets', 'Contoso'],
      ['repo/elsewhere', ''],
    ] as const) {
      const { index } = await withGap(files, path, 'folder');
      const { verdict, failures } = computeImportPlan(index.environments()[0]!, index);
      assert.deepEqual([verdict, failures], ['uncertain', [{ kind: 'notRead', solution: owner, path: path.slice(5) }]]);
    }
  });

  it('are checked zips that cannot be opened', async () => {
    const files: Files = solutionFiles({ references: [{ name: 'cts_mail' }] });
    const tree = new MemoryFileTree([...files, ['repo/more.zip', 'not a zip']]);
    const listing = tree.list.bind(tree);
    tree.list = async (path, excluded, onArchive?: (zip: FilePath, problem: string) => void) => {
      onArchive?.('repo/more.zip', 'it is not a zip');
      return listing(path, excluded);
    };
    for (const checkZips of [false, true]) {
      const engine = newEngine({ files: tree });
      engine.setFolder('repo', { rules: new Map(), exclude: [], checkZips });
      await engine.settle();
      assert.deepEqual(
        allFindings(engine).map(({ ruleId }) => ruleId),
        [checkZips ? 'unreadable-file' : 'unused-reference'],
      );
    }
  });

  it('are flow files without a flow: they may have used any reference', async () => {
    for (const text of ['null', '[]', '"x"', '{}', '{ "properties": null }']) {
      const { engine } = await openWorkspace(
        solutionFiles({ references: [{ name: 'cts_mail' }], flows: [{ name: 'Send', text }] }),
      );
      assert.deepEqual(
        allFindings(engine).map(({ ruleId }) => ruleId),
        ['flow-without-definition'],
        text,
      );
      assert.deepEqual(
        planDelete({ logicalName: 'cts_mail' }, engine.index).refusals.map(({ reason }) => reason.kind),
        ['flowUnreadable'],
        text,
      );
    }
  });

  it('are not settings files of any size up to the limit of all files', async () => {
    const text = settingsText({ references: { cts_mail: connection }, variables: { cts_url: 'x'.repeat(5 << 20) } });
    assert.ok(text.length > 4 << 20);
    const { engine } = await openWorkspace([
      ...solutionFiles({ references: [{ name: 'cts_mail' }] }),
      ['repo/Contoso_test.json', text],
    ]);
    assert.equal(engine.index.settings().length, 1);
    const { operations } = planRename({ logicalName: 'cts_mail', newLogicalName: 'cts_x' }, engine.index);
    assert.ok(operations.some(({ file }) => file === 'repo/Contoso_test.json'));
  });
});

describe('Links that are followed', () => {
  const send = { name: 'Send', entries: { mail: bound('cts_mail') } };
  const contoso: SolutionSource = { references: [{ name: 'cts_mail' }] };
  const flow = flowPath('repo/shared', send).replace('/Workflows', '');

  async function open(tree: MemoryFileTree): Promise<{ engine: Engine; rules: () => string[] }> {
    const { engine } = await openWorkspace(tree);
    return { engine, rules: () => allFindings(engine).map(({ ruleId, file }) => `${ruleId} ${file}`) };
  }

  function sharedFlow(): MemoryFileTree {
    const [, text] = solutionFiles({ flows: [send] }).find(([file]) => file.endsWith('.json'))!;
    const tree = new MemoryFileTree([...solutionFiles(contoso), [flow, text]]);
    tree.addLink('repo/Contoso/Workflows', 'repo/shared');
    return tree;
  }

  it('belong to the solution that contains the link', async () => {
    const { engine, rules } = await open(sharedFlow());
    assert.deepEqual(rules(), []);
    assert.deepEqual([...engine.solutions()[0]!.flows.keys()], [flowPath('repo/Contoso', send)]);
  });

  it('follow changes of what they lead to, and their own removal', async () => {
    const tree = sharedFlow();
    const { engine, rules } = await open(tree);
    const text = tree.text(flow);
    tree.write(flow, '{');
    engine.noteChanged(flow);
    await engine.settle();
    assert.deepEqual(rules(), [`invalid-json ${flowPath('repo/Contoso', send)}`]);
    tree.delete(flow);
    engine.noteDeleted(flow);
    await engine.settle();
    assert.deepEqual(rules(), ['unused-reference repo/Contoso/Other/Customizations.xml']);
    tree.write(flow, text);
    engine.noteChanged('repo/shared');
    await engine.settle();
    assert.deepEqual(rules(), []);
    tree.removeLink('repo/Contoso/Workflows');
    engine.noteDeleted('repo/Contoso/Workflows');
    await engine.settle();
    assert.deepEqual(rules(), ['unused-reference repo/Contoso/Other/Customizations.xml']);
  });

  it('follow another target', async () => {
    const tree = sharedFlow();
    tree.removeLink('repo/Contoso/Workflows');
    const link = flowPath('repo/Contoso', send);
    tree.addLink(link, flow);
    tree.write('repo/other.txt', '{');
    const { engine, rules } = await open(tree);
    assert.deepEqual(rules(), []);
    tree.addLink(link, 'repo/other.txt');
    engine.noteChanged(link);
    await engine.settle();
    assert.deepEqual(rules(), [`invalid-json ${link}`]);
    tree.write('repo/other.txt', tree.text(flow));
    engine.noteChanged('repo/other.txt');
    await engine.settle();
    assert.deepEqual(rules(), []);
  });

  it('to a whole solution add no second one', async () => {
    const tree = new MemoryFileTree(solutionFiles({ ...contoso, flows: [send] }));
    tree.addLink('repo/latest', 'repo/Contoso');
    const { engine, rules } = await open(tree);
    assert.deepEqual(rules(), []);
    assert.deepEqual(
      engine.solutions().map(({ root }) => root),
      ['repo/Contoso'],
    );
  });

  it('to a solution that is excluded add it', async () => {
    const tree = new MemoryFileTree([
      ...solutionFiles({ ...contoso, root: 'repo/hidden/Contoso' }),
      ['repo/.connref.json', '{ "exclude": ["hidden/**"] }'],
    ]);
    tree.addLink('repo/latest', 'repo/hidden/Contoso');
    tree.addLink('repo/second', 'repo/hidden/Contoso');
    const { engine } = await open(tree);
    assert.deepEqual(
      engine.solutions().map(({ root }) => root),
      ['repo/latest'],
    );
  });

  it('to a folder of another solution are read only there, and leave a gap', async () => {
    const fabrikam: SolutionSource = { root: 'repo/Fabrikam', uniqueName: 'Fabrikam', flows: [send] };
    const tree = new MemoryFileTree([...solutionFiles(contoso), ...solutionFiles(fabrikam)]);
    tree.addLink('repo/Contoso/Workflows', 'repo/Fabrikam/Workflows');
    const { engine, rules } = await open(tree);
    assert.deepEqual(
      rules().filter((each) => each.includes('Contoso')),
      ['unreadable-file repo/Contoso/Workflows'],
    );
    assert.deepEqual(planDelete({ logicalName: 'cts_mail' }, engine.index).operations, []);
    tree.removeLink('repo/Contoso/Workflows');
    engine.noteDeleted('repo/Contoso/Workflows');
    await engine.settle();
    assert.deepEqual(engine.index.gaps(), []);
  });

  it('to one folder from two solutions are read in one of them, and leave a gap in the other', async () => {
    const tree = sharedFlow();
    solutionFiles({ ...contoso, root: 'repo/Fabrikam', uniqueName: 'Fabrikam' }).forEach(([file, text]) => {
      tree.write(file, text);
    });
    tree.addLink('repo/Fabrikam/Workflows', 'repo/shared');
    const { engine } = await open(tree);
    assert.deepEqual(
      engine.index.gaps().map(({ path }) => path),
      ['repo/Fabrikam/Workflows'],
    );
  });

  it('to a settings file give no second one', async () => {
    const tree = new MemoryFileTree([
      ...solutionFiles(contoso),
      ['repo/settings/Contoso_test.json', settingsText({ references: { cts_mail: connection } })],
    ]);
    tree.addLink('repo/current', 'repo/settings');
    tree.addLink('repo/Contoso_test.json', 'repo/settings/Contoso_test.json');
    const { engine } = await open(tree);
    assert.deepEqual(
      engine.index.settings().map(({ file }) => file),
      ['repo/settings/Contoso_test.json'],
    );
  });
});
