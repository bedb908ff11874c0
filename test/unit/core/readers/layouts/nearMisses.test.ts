import assert from 'node:assert/strict';
import type { Engine } from '../../../../../src/core/engine/engine';
import { newEngine } from '../../../../support/newEngine';
import { mattersBesideSolutions } from '../../../../../src/core/readers/layouts/nearMisses';
import { MemoryFileTree } from '../../../../support/memoryFileTree';
import { flowPath, solutionFiles } from '../../../../support/solutionSource';
import { openWorkspace } from '../../../../support/workspace';
import { yamlSolutionFiles } from '../../../../support/yamlSolutionSource';

const definition = (packageFolder: string, flow: string): [string, string] => [
  `${packageFolder}/Microsoft.Flow/flows/${flow}/definition.json`,
  '{}',
];

/** What is named, as `kind path`; with a star where it is named beside solutions too. */
async function missesOf(files: readonly (readonly [string, string])[]): Promise<string[]> {
  const { engine } = await openWorkspace(files);
  return engine.nearMisses().map((miss) => `${mattersBesideSolutions(miss) ? '*' : ''}${miss.kind} ${miss.file}`);
}

describe('What is not taken for a solution', () => {
  it('is named by path, and some of it beside solutions too', async () => {
    assert.deepEqual(
      await missesOf([
        ...solutionFiles(),
        ...yamlSolutionFiles(),
        ['repo/export.zip', ''],
        ['repo/half/solution.xml', ''],
        ['repo/lost/solutioncomponents.yml', ''],
        [flowPath('repo/loose', { name: 'Send' }), '{}'],
        definition('repo/package', '0f'),
      ]),
      [
        'zip repo/export.zip',
        '*incomplete repo/half/solution.xml',
        `looseFlow ${flowPath('repo/loose', { name: 'Send' })}`,
        '*yaml repo/lost/solutioncomponents.yml',
        '*flowPackage repo/package/Microsoft.Flow/flows/0f/definition.json',
      ],
    );
  });

  it('is a flow package once, however many flows it has', async () => {
    assert.deepEqual(
      await missesOf([definition('repo/b', '2'), definition('repo/b', '1'), definition('repo/a', '1')]),
      [
        '*flowPackage repo/a/Microsoft.Flow/flows/1/definition.json',
        '*flowPackage repo/b/Microsoft.Flow/flows/1/definition.json',
      ],
    );
  });

  it('is a flow package inside a solution too, and nothing else in there', async () => {
    assert.deepEqual(
      await missesOf([
        ...solutionFiles({ root: 'repo' }),
        definition('repo/legacy', '1'),
        ['repo/deep/solution.xml', ''],
        ['repo/a.zip', ''],
      ]),
      ['*flowPackage repo/legacy/Microsoft.Flow/flows/1/definition.json'],
    );
  });

  it('is the same list until a name changes', async () => {
    const { engine, tree } = await openWorkspace([
      ...solutionFiles({ layout: 'export' }),
      definition('repo/package', '1'),
    ]);
    const before = engine.nearMisses();
    assert.equal(before.length, 1);
    engine.noteChanged('repo/Contoso/solution.xml');
    await engine.settle();
    assert.equal(engine.nearMisses(), before);
    tree.delete('repo/package');
    engine.noteDeleted('repo/package');
    await engine.settle();
    assert.deepEqual(engine.nearMisses(), []);
    tree.delete('repo/Contoso/customizations.xml');
    engine.noteDeleted('repo/Contoso/customizations.xml');
    await engine.settle();
    assert.deepEqual(
      engine.nearMisses().map(({ kind }) => kind),
      ['incomplete'],
    );
  });

  it('is right after a round in the middle of which somebody asked', async () => {
    const tree = new MemoryFileTree([...solutionFiles({ layout: 'export' }), ['repo/Contoso/a.zip', '']]);
    const engine: Engine = newEngine({
      files: {
        read: (file) => tree.read(file),
        list: (path, excluded) => {
          engine.nearMisses();
          return tree.list(path, excluded);
        },
      },
    });
    engine.setFolder('repo');
    await engine.settle();
    assert.deepEqual(engine.nearMisses(), []);
    const customizations = 'repo/Contoso/customizations.xml';
    tree.delete(customizations);
    engine.noteDeleted(customizations);
    // Looked up when the other one is gone already, and the solution not yet.
    engine.noteChanged('repo/elsewhere');
    await engine.settle();
    assert.deepEqual(
      engine.nearMisses().map(({ kind }) => kind),
      ['zip', 'incomplete'],
    );
  });

  it('is a project beside the solutions, also inside one, and a workspace with several agents once', async () => {
    assert.deepEqual(
      await missesOf([
        ...solutionFiles({ root: 'repo' }),
        ['repo/app/power.config.json', '{}'],
        ['repo/Help/agent.mcs.yml', ''],
        ['repo/Help/connectionreferences.mcs.yml', ''],
        ['repo/Help/agents/Desk/agent.mcs.yml', ''],
        ['repo/Help/topics/Greeting.mcs.yml', ''],
        ['repo/Help/workflows/Send-0f/workflow.json', '{}'],
        ['repo/agents/Sales/connectionreferences.mcs.yml', ''],
      ]),
      [
        '*agentWorkspace repo/Help/agent.mcs.yml',
        '*agentWorkspace repo/agents/Sales/connectionreferences.mcs.yml',
        '*codeApp repo/app/power.config.json',
      ],
    );
  });
});
