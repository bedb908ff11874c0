import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { planText } from '../../../../src/cli/formats/planText';
import { defaultFolderSettings } from '../../../../src/core/engine/folderState';
import { computeImportPlan } from '../../../../src/core/plan/computeImportPlan';
import { planOutline } from '../../../../src/core/words/plan/planOutline';
import { ArchiveFileTree } from '../../../../src/platform/zip/archiveFileTree';
import { MemoryFileTree } from '../../../support/memoryFileTree';
import { newEngine } from '../../../support/newEngine';
import { nineSolutionsFiles } from './nineSolutions';

/** The plan of an environment as text. The expected texts were written by hand before, in other words. */
async function textOf(environment: string, zips: boolean): Promise<string> {
  const files = new MemoryFileTree(nineSolutionsFiles());
  const engine = newEngine({ files: zips ? new ArchiveFileTree(files) : files });
  engine.setFolder('repo', { ...defaultFolderSettings, checkZips: zips });
  await engine.settle();
  const found = engine.index.environments().find(({ name }) => name === environment);
  assert.ok(found);
  return planText([planOutline(computeImportPlan(found, engine.index))], (_style, text) => text);
}

describe('The plans of nine solutions: export, packager, old copies, patch, cycle, connector, app, agent, zip', () => {
  for (const [environment, zips, file] of [
    ['test', false, 'nine.test.txt'],
    ['test', true, 'nine.test.zips.txt'],
    ['prod', false, 'nine.prod.txt'],
  ] as const) {
    it(`for ${environment}${zips ? ', with the zip' : ''}`, async () => {
      const expected = readFileSync(resolve('test/unit/core/plan/expected', file), 'utf8');
      assert.equal(await textOf(environment, zips), expected);
    });
  }
});
