import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { planText } from '../../../../src/cli/formats/planText';
import { computeCopyPlan } from '../../../../src/core/plan/computeCopyPlan';
import type { CopyPlan } from '../../../../src/core/plan/copyPlan';
import { newEnvironment } from '../../../../src/core/plan/newEnvironment';
import { copyOutline } from '../../../../src/core/words/plan/copyOutline';
import { solutionFiles, type SolutionSource } from '../../../support/solutionSource';
import { openWorkspace } from '../../../support/workspace';
import { copiedFiles, weather } from './copiedWorkspace';

async function copyPlanOf(): Promise<CopyPlan> {
  const { engine } = await openWorkspace(copiedFiles());
  const [environment] = engine.index.environments();
  assert.ok(environment);
  return computeCopyPlan(environment, engine.index);
}

async function planOfAll(source: SolutionSource): Promise<CopyPlan> {
  const { index } = (await openWorkspace(solutionFiles(source))).engine;
  return computeCopyPlan(newEnvironment('repo', index.solutions()), index);
}

describe('The plan for a copied environment', () => {
  it('gives every reference another connection, and replaces those on custom connectors', async () => {
    const plan = await copyPlanOf();
    assert.deepEqual(plan.connections, [
      { connector: 'shared_teams', connectorName: 'Microsoft Teams', references: ['cts_Unused'] },
      { connector: 'shared_office365', connectorName: 'Office 365 Outlook', references: ['cts_Mail', 'ext_Log'] },
    ]);
    assert.deepEqual(
      plan.customConnectors.map(({ connector, references, solutions }) => [connector, references, solutions]),
      [[weather, ['cts_Weather'], ['Base']]],
    );
  });

  it('names every kind of user of a reference that is replaced, apps and agents before flows', async () => {
    const [connector] = (await copyPlanOf()).customConnectors;
    assert.deepEqual(
      connector?.users.map(({ kind, name }) => `${kind} ${name}`),
      ['codeApp Code', 'agent cts_a', 'knowledge Docs', 'canvasApp Forecast', 'desktopFlow Robot', 'flow Fetch'],
    );
  });

  it('has the flows to turn on, called flows first, and those with raw connections', async () => {
    const { activation, rawFlows } = await copyPlanOf();
    assert.deepEqual(
      activation.map(({ flow, needsFix }) => [flow, needsFix]),
      [
        ['Fetch', false],
        ['Call', false],
        ['Lost', true],
        ['Raw', true],
      ],
    );
    assert.deepEqual(rawFlows, [{ flow: 'Raw', solution: 'Contoso', connectors: ['Microsoft Teams'] }]);
  });

  it('sets the values that the settings files have for the copy', async () => {
    assert.deepEqual((await copyPlanOf()).variables, ['cts_Url']);
  });

  it('names what it did not read', async () => {
    const flows = [{ name: 'Broken', text: '{}' }];
    assert.deepEqual((await planOfAll({ managed: 2, flows })).unread, [
      'Contoso/Workflows/Broken-0F000000-0000-4000-8000-000000000001.json',
    ]);
  });

  it('is printed in the order in which people do it', async () => {
    assert.equal(
      planText([copyOutline(await copyPlanOf())], (_style, text) => text),
      readFileSync(resolve('test/unit/core/plan/expected/copied.txt'), 'utf8'),
    );
  });

  it('says when there is nothing to do', async () => {
    assert.equal(
      copyOutline(await planOfAll({ managed: 2 })).headline,
      'Contoso needs no connections in a new environment, a copy of another environment.',
    );
  });
});
