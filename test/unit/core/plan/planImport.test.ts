import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type ImportMode, importModes } from '../../../../src/core/model/deploymentEnvironment';
import { contosoPlan } from './contosoWorkspace';

describe('planImport', () => {
  for (const mode of importModes) {
    it(`plans the invented solutions as was written by hand: ${mode}`, async () => {
      assert.deepEqual(await contosoPlan(mode), expected(mode));
    });
  }
});

function expected(mode: ImportMode): unknown {
  return JSON.parse(readFileSync(resolve('test/unit/core/plan/expected', `${mode}.json`), 'utf8'));
}
