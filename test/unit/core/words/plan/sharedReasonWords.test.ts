import assert from 'node:assert/strict';
import type { FlowReason, UnmappedEntry } from '../../../../../src/core/plan/flowPlan';
import { sharedReasonWords } from '../../../../../src/core/words/plan/sharedReasonWords';

function unmapped(entry: UnmappedEntry, ...references: string[]): FlowReason[] {
  return references.map((reference) => ({ kind: 'unmapped', reference, entry }));
}

describe('sharedReasonWords', () => {
  it('say it once for all references and variables of which the same is true', () => {
    const variables = ['cts_a', 'cts_b'].map((variable): FlowReason => ({ kind: 'variableWithoutValue', variable }));
    assert.deepEqual(
      sharedReasonWords([
        ...unmapped('empty', 'cts_mail'),
        { kind: 'childOff', flow: 'Ping' },
        ...variables,
        ...unmapped('empty', 'cts_chat'),
        ...unmapped('absent', 'cts_sql'),
      ]),
      [
        'cts_mail and cts_chat have no connection, because each ConnectionId is empty in the settings file.',
        'The called flow Ping stays turned off.',
        'The environment variables cts_a and cts_b have no value. Enter one for each in a settings file or during the import.',
        'cts_sql has no connection, because the settings files of its solution do not have an entry for this reference.',
      ],
    );
  });

  it('say why references have no connection', () => {
    const texts: Readonly<Record<UnmappedEntry, string>> = {
      empty: ', because each ConnectionId is empty in the settings file.',
      placeholder: ', because each ConnectionId in the settings file is only a placeholder.',
      absent: ', because the settings files of their solutions do not have entries for these references.',
      noFile: '. Choose one for each during the import, or enter it in a settings file.',
    };
    for (const [entry, text] of Object.entries(texts)) {
      assert.deepEqual(sharedReasonWords(unmapped(entry as UnmappedEntry, 'cts_a', 'cts_b')), [
        `cts_a and cts_b have no connection${text}`,
      ]);
    }
  });
});
