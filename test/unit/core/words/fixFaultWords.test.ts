import assert from 'node:assert/strict';
import type { FixFault } from '../../../../src/core/engine/fixTrial';
import { fixFaultWords } from '../../../../src/core/words/fixFaultWords';
import { shownFile } from '../../../../src/core/words/shownFile';

const error = {
  ruleId: 'connector-mismatch',
  severity: 'error',
  file: 'repo/Contoso/Workflows/Send.json',
  place: { kind: 'file' },
  messageId: 'entry',
  message: 'The connectors differ.',
  data: {},
  related: [],
} as const;

const samples: readonly (readonly [FixFault, string])[] = [
  [
    { kind: 'refused', file: 'repo/Contoso/Other/Customizations.xml', reason: { kind: 'readOnly' } },
    'The automatic fix is refused for Contoso/Other/Customizations.xml. The file is read-only. Make it writable first.',
  ],
  [{ kind: 'stays' }, 'The automatic fix would not end this finding. Fix it by hand.'],
  [
    { kind: 'newError', error },
    'The automatic fix would cause another error in Contoso/Workflows/Send.json: The connectors differ.',
  ],
];

describe('Why a fix is not applied', () => {
  for (const [fault, text] of samples) {
    it(`is said: ${fault.kind}`, () => {
      assert.equal(fixFaultWords(fault, shownFile), text);
    });
  }
});
