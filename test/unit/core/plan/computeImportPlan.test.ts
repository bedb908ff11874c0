import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { formatPlanJson } from '../../../../src/cli/formats/planJson';
import { type ImportMode, importModes } from '../../../../src/core/model/deploymentEnvironment';
import { contosoPlan } from './contosoWorkspace';

describe('computeImportPlan', () => {
  for (const mode of importModes) {
    it(`plans the invented solutions as expected: ${mode}`, async () => {
      const printed = JSON.parse(formatPlanJson([{ folder: '.', plan: await contosoPlan(mode) }])) as unknown;
      assert.deepEqual(printed, { version: 1, plans: [{ folder: '.', ...expected(mode) }] });
    });
  }
});

function expected(mode: ImportMode): object {
  return JSON.parse(readFileSync(resolve('test/unit/core/plan/expected', `${mode}.json`), 'utf8')) as object;
}
