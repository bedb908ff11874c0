import assert from 'node:assert/strict';
import { pageForEachTest } from '../support/page/eachTest';
import type { MappingPage } from '../support/page/mappingPage';
import { samplePlan } from '../support/page/samplePlan';
import { environment, sampleView } from '../support/page/sampleView';

describe('The import plan of the mapping page', () => {
  let mapping: MappingPage;
  pageForEachTest((page) => {
    mapping = page;
  });

  beforeEach(async () => {
    await mapping.tab('Import Plan').click();
  });

  const plan = () => mapping.page.getByRole('region', { name: 'Import Plan' });

  it('is asked for in the way the environment is imported into, and shows the verdict first', async () => {
    assert.deepEqual(await mapping.sent(), [{ type: 'showPlan', environment: 'test', importMode: 'update' }]);
    assert.match(await plan().innerText(), /Making the plan/);
    await mapping.say({ type: 'plan', plan: samplePlan('test', 'update') });
    assert.match(await plan().innerText(), /^\W*Flows stay off/);
    assert.equal(await plan().getByRole('heading', { name: 'Order of Import' }).count(), 1);
  });

  it('is there before any settings file exists, without a way to keep its mode', async () => {
    const environments = [environment('a new environment', { isNew: true, files: [], verdict: 'needsConnections' })];
    const view = sampleView({ environments, connections: [] });
    await mapping.show({
      ...view,
      references: view.references.map((row) => ({ ...row, cells: row.cells.slice(0, 1) })),
      variables: [],
    });
    await mapping.say({ type: 'plan', plan: samplePlan('a new environment', 'first') });
    assert.match(await plan().innerText(), /Order of Import/);
    await mapping.page.locator('select.mode').selectOption('Update');
    assert.equal(await mapping.page.locator('.keep-mode').count(), 0);
    await mapping.tab('References').click();
    assert.equal(await mapping.page.getByRole('heading', { name: 'No deployment settings files yet' }).count(), 1);
    assert.equal(await mapping.page.getByRole('row').filter({ hasText: 'notifications' }).count(), 1);
    assert.equal(await mapping.page.locator('.column-menu').count(), 0);
  });

  it('is asked for again after each change', async () => {
    await mapping.sent();
    await mapping.show(sampleView());
    assert.deepEqual(await mapping.sent(), [{ type: 'showPlan', environment: 'test', importMode: 'update' }]);
  });

  it('does not show the answer to an earlier question', async () => {
    await mapping.page.locator('select.environment').selectOption('Production');
    await mapping.say({ type: 'plan', plan: samplePlan('test', 'update') });
    assert.match(await plan().innerText(), /Making the plan/);
  });

  it('offers to keep another mode', async () => {
    await mapping.sent();
    await mapping.page.locator('select.mode').selectOption('Upgrade');
    await mapping.page.getByRole('button', { name: 'Save “Upgrade” for Test' }).click();
    assert.deepEqual(await mapping.sent(), [
      { type: 'showPlan', environment: 'test', importMode: 'upgrade' },
      { type: 'setImportMode', environment: 'test', importMode: 'upgrade' },
    ]);
  });

  it('copies commands, Markdown and pipeline settings', async () => {
    await mapping.sent();
    await mapping.say({ type: 'plan', plan: samplePlan('test', 'update') });
    await plan().getByRole('button', { name: 'Copy' }).click();
    await mapping.page.getByText('Copied.').waitFor();
    assert.match(await mapping.page.evaluate(() => navigator.clipboard.readText()), /^pac solution import/);
    await mapping.page.getByRole('button', { name: 'Copy as Markdown' }).click();
    await mapping.page.getByRole('button', { name: 'Copy as Pipeline Settings' }).click();
    assert.deepEqual(await mapping.sent(), [
      { type: 'copyPlan', environment: 'test', importMode: 'update', format: 'markdown' },
      { type: 'copyPlan', environment: 'test', importMode: 'update', format: 'pipelineSettings' },
    ]);
  });
});
