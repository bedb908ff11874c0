import assert from 'node:assert/strict';
import { planHeadline } from '../../../../../src/core/words/plan/planHeadline';
import { flowOf, planWith, stepOf } from './planWith';

describe('planHeadline', () => {
  it('is the verdict in one sentence', () => {
    const solutions = [stepOf('Contoso')];
    const off = flowOf('Off', 'off');
    const meant = { ...off, onInSource: false };
    const unknown = flowOf('Ask', 'unknown');
    const on = flowOf('Send', 'on');
    const failure = { kind: 'brokenSettings', files: ['a.json'] } as const;
    for (const [more, sentence] of [
      [{ verdict: 'fails', failures: [failure] }, 'The first import into Test fails: fix 1 error first.'],
      [
        { verdict: 'fails', failures: [failure, failure], importMode: 'upgrade' },
        'The upgrade of Test fails: fix 2 errors first.',
      ],
      [{}, 'There is nothing to import into Test.'],
      [
        { solutions, flows: [off] },
        'The first import into Test works, but the flow that is turned on in the source files stays turned off.',
      ],
      [
        { solutions, flows: [off, on] },
        'The first import into Test works, but 1 of the 2 flows that are turned on in the source files stays turned off.',
      ],
      [
        { solutions, flows: [off, off, on], importMode: 'update' },
        'The update of Test works, but 2 of the 3 flows that are turned on in the source files stay turned off.',
      ],
      [
        { solutions, flows: [unknown] },
        'The first import into Test works, but it is unknown whether 1 flow will be turned on.',
      ],
      [
        { solutions, flows: [unknown, unknown] },
        'The first import into Test works, but it is unknown whether 2 flows will be turned on.',
      ],
      [{ solutions, flows: [on, meant] }, 'The first import into Test works.'],
      [{ solutions, flows: [on], importMode: 'update' }, 'The update of Test works.'],
      [{ solutions, flows: [meant] }, 'The first import into Test works.'],
      [
        { solutions, assumedPresent: ['Base'], flows: [on] },
        'The first import into Test works if Base is already there.',
      ],
      [
        { solutions, assumedPresent: ['A', 'B', 'C', 'D'], flows: [off] },
        'The first import into Test works if A, B, C and 1 more are already there, but the flow that is turned on in the source files stays turned off.',
      ],
    ] as const) {
      assert.equal(planHeadline(planWith(more)), sentence);
    }
  });
});
