import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { planText } from '../../../../../src/cli/formats/planText';
import { planMarkdown } from '../../../../../src/core/words/plan/planMarkdown';
import { planOutline } from '../../../../../src/core/words/plan/planOutline';
import { importModes } from '../../../../../src/core/model/deploymentEnvironment';
import { contosoPlan } from '../../plan/contosoWorkspace';
import { planWith } from './planWith';

describe('planOutline', () => {
  it('puts the plan of a first import into the expected words, as Markdown', async () => {
    assert.equal(planMarkdown(planOutline(await contosoPlan('first'))), expected('first.md'));
  });

  it('is conditional where the verdict rests on what must be there, unless the import fails', () => {
    const assumedPresent = ['Base'];
    assert.deepEqual(
      [
        planWith({ assumedPresent }),
        planWith({ assumedPresent, verdict: 'flowsOff' }),
        planWith({ assumedPresent, verdict: 'fails' }),
        planWith({}),
      ].map((plan) => planOutline(plan).isConditional),
      [true, true, false, false],
    );
  });

  it('names what an upgrade deletes or an update leaves, and runs commands in the workspace folder', () => {
    const removed = {
      reference: 'cts_Old',
      owner: null,
      outcome: 'staysBehind',
      usedBy: [],
      installedUsers: [],
      files: ['a.json'],
    } as const;
    const plan = { removedReferences: [removed], commands: [{ kind: 'import', solution: 'A', line: 'x' }] } as const;
    for (const [importMode, title] of [
      ['upgrade', 'Deleted by the upgrade'],
      ['update', 'Not deleted by the update'],
    ] as const) {
      const [first, last] = planOutline(planWith({ ...plan, importMode })).sections;
      assert.equal(first?.title, title);
      assert.equal(
        last?.items[0]?.text,
        'Run these commands in the workspace folder, because their paths are relative to that folder.',
      );
    }
  });

  it('gives neighbours with the same next step that step once', () => {
    const failures = ['A', 'B'].map((solution) => ({ kind: 'unreadable', solution, path: solution }) as const);
    const [errors] = planOutline(planWith({ verdict: 'fails', failures })).sections;
    assert.equal(errors?.title, 'Errors');
    assert.deepEqual(
      errors.items.map(({ details }) => details.length),
      [1, 0],
    );
  });

  it('says what the plan is for', async () => {
    for (const mode of importModes) {
      assert.equal(planOutline(await contosoPlan(mode)).occasion, mode === 'first' ? 'first import' : mode);
    }
  });

  it('puts the plan of an upgrade into the expected words, as text', async () => {
    const outline = planOutline(await contosoPlan('upgrade'));
    assert.equal(
      planText([outline], (_style, text) => text),
      expected('upgrade.txt'),
    );
  });
});

function expected(file: string): string {
  return readFileSync(resolve('test/unit/core/plan/expected', file), 'utf8');
}
