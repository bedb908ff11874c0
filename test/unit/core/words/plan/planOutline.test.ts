import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import * as v from 'valibot';
import { planText } from '../../../../../src/cli/formats/planText';
import { planMarkdown } from '../../../../../src/core/words/plan/planMarkdown';
import { planOutline } from '../../../../../src/core/words/plan/planOutline';
import { importModes } from '../../../../../src/core/model/deploymentEnvironment';
import { type PlanView, planView } from '../../../../../src/protocol/planView';
import { contosoPlan } from '../../plan/contosoWorkspace';

describe('planOutline', () => {
  it('puts the plan of a first import into the words that were written by hand, as Markdown', async () => {
    assert.equal(planMarkdown(planOutline(await contosoPlan('first'))), expected('first.md'));
  });

  it('is what the page draws', async () => {
    for (const mode of importModes) {
      const outline: PlanView = planOutline(await contosoPlan(mode));
      assert.deepEqual(v.parse(planView, outline), outline);
    }
  });

  it('puts the plan of an upgrade into the words that were written by hand, as text', async () => {
    const outline = planOutline(await contosoPlan('upgrade'));
    assert.equal(
      planText(outline, (_style, text) => text),
      expected('upgrade.txt'),
    );
  });
});

function expected(file: string): string {
  return readFileSync(resolve('test/unit/core/plan/expected', file), 'utf8');
}
