import assert from 'node:assert/strict';
import { computeImportPlan } from '../../../../src/core/plan/computeImportPlan';
import { connection, settingsText } from '../../../support/settingsSource';
import { solutionFiles } from '../../../support/solutionSource';
import { openWorkspace } from '../../../support/workspace';

const healthy = settingsText({ references: { cts_mail: connection } });
const solution = solutionFiles({ managed: 2, references: [{ name: 'cts_mail' }] });

describe('A settings file that is empty or cut off', () => {
  for (const text of ['', healthy.slice(0, 12)]) {
    for (const [what, path, others, wanted] of [
      ['by its name', 'config/Prod/deploymentSettings.json', {}, true],
      ['beside settings files', 'env/prod.json', { 'env/test.json': healthy }, true],
      ['in .connref.json', 'a.json', { '.connref.json': '{"environments":{"Prod":{"settings":["a.json"]}}}' }, true],
      [
        'in .connref.json by a glob',
        'b/a.json',
        { '.connref.json': '{"environments":{"P":{"settings":["b/*"]}}}' },
        true,
      ],
      ['by nothing', 'notes/prod.json', { 'env/test.json': healthy }, false],
    ] as const) {
      it(`“${text.slice(0, 4)}” is ${wanted ? '' : 'not '}a finding if it is known ${what}`, async () => {
        const { engine } = await openWorkspace([
          ...solution,
          ...Object.entries({ ...others, [path]: text }).map(([file, content]) => [`repo/${file}`, content] as const),
        ]);
        assert.deepEqual(
          engine.findings(`repo/${path}`).map(({ ruleId }) => ruleId),
          wanted ? ['invalid-json'] : [],
        );
        assert.deepEqual(engine.findings('repo/.connref.json'), []);
        assert.equal(engine.index.settingsIn(`repo/${path}`)?.readable, wanted ? false : undefined);
      });
    }
  }

  it('makes the import fail in the plan', async () => {
    const { engine } = await openWorkspace([...solution, ['repo/config/Prod/deploymentSettings.json', '']]);
    const [environment] = engine.index.environments();
    assert.equal(environment?.name, 'Prod');
    assert.equal(computeImportPlan(environment, engine.index).verdict, 'fails');
  });

  it('follows the files beside it, and its own content', async () => {
    const { engine, tree } = await openWorkspace([...solution, ['repo/env/prod.json', '']]);
    const write = async (file: string, text: string | undefined): Promise<string[]> => {
      if (text === undefined) {
        tree.delete(file);
        engine.noteDeleted(file);
      } else {
        tree.write(file, text);
        engine.noteChanged(file);
      }
      await engine.settle();
      return engine.findings('repo/env/prod.json').flatMap(({ ruleId }) => (ruleId === 'invalid-json' ? [ruleId] : []));
    };
    assert.deepEqual(await write('repo/env/test.json', healthy), ['invalid-json']);
    assert.deepEqual(await write('repo/env/prod.json', '{ "Conn'), ['invalid-json']);
    assert.deepEqual(await write('repo/env/prod.json', healthy), []);
    assert.deepEqual(await write('repo/env/prod.json', ''), ['invalid-json']);
    assert.deepEqual(await write('repo/env/test.json', undefined), []);
  });

  it('of the ALM Accelerator is one of its own format', async () => {
    const { engine } = await openWorkspace([...solution, ['repo/config/Prod/customDeploymentSettings.json', '']]);
    assert.deepEqual(
      engine.index.environments().map(({ files, accelerator }) => [files.length, accelerator[0]?.readable]),
      [[0, false]],
    );
  });
});
