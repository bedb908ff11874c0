import assert from 'node:assert/strict';
import { ruleById } from '../../../../src/core/rules/allRules';
import { bound, raw, solutionFiles } from '../../../support/solutionSource';
import { findingsOf } from '../../../support/workspace';

async function of(api: string): Promise<string[]> {
  const found = await findingsOf(
    'deprecated-connector',
    solutionFiles({
      references: [{ name: 'cts_data', api }],
      flows: [{ name: 'Send', entries: { a: bound('cts_data', api), b: raw(api) } }],
    }),
  );
  return found.map(({ severity, data }) => `${severity} ${data.of ?? ''} ${data.key ?? data.reference ?? ''}`);
}

describe('deprecated-connector', () => {
  it('is information at each reference and each entry', async () => {
    for (const api of [
      'shared_commondataservice',
      'Shared_CommonDataService',
      'shared_dynamicscrmonline',
      'shared_outlooktasks',
    ]) {
      assert.deepEqual(await of(api), ['information reference cts_data', 'information entry a', 'information entry b']);
    }
  });

  it('says which reference an entry is bound to, where it is', async () => {
    const api = 'shared_commondataservice';
    const flows = [{ name: 'Send', entries: { a: bound('cts_data', api), b: raw(api) } }];
    const found = await findingsOf('deprecated-connector', solutionFiles({ flows }));
    assert.deepEqual(
      found.map(({ data }) => data),
      [
        { of: 'entry', key: 'a', connector: api, reference: 'cts_data' },
        { of: 'entry', key: 'b', connector: api },
      ],
    );
  });

  it('is silent for the connectors that came after, and for none', async () => {
    assert.deepEqual(await of('shared_commondataserviceforapps'), []);
    assert.deepEqual(await of('shared_todo'), []);
    assert.deepEqual(await of(''), []);
  });

  it('is drawn as deprecated, and what is unused as unnecessary', () => {
    assert.deepEqual(
      ['deprecated-connector', 'unused-reference', 'unused-connection-entry', 'raw-connection'].map(
        (id) => ruleById(id)?.tag,
      ),
      ['deprecated', 'unnecessary', 'unnecessary', undefined],
    );
  });
});
