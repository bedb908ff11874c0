import assert from 'node:assert/strict';
import { type ReferenceSource, solutionFiles } from '../../../support/solutionSource';
import { findingsOf } from '../../../support/workspace';

const rule = 'several-references-per-connector';
const id = '0f000000-0000-4000-8000-00000000000a';
const otherId = '0f000000-0000-4000-8000-00000000000b';
const on: [string, string] = ['repo/.connref.json', JSON.stringify({ rules: { [rule]: 'information' } })];

async function of(references: readonly ReferenceSource[], config = [on]): Promise<string[]> {
  const found = await findingsOf(rule, [...solutionFiles({ references }), ...config]);
  return found.map(({ severity, data }) => `${severity} ${data.reference ?? ''}`);
}

const two = [{ name: 'cts_a' }, { name: 'cts_b' }];

describe('several-references-per-connector', () => {
  it('is off until somebody says how severe it is', async () => {
    assert.deepEqual(await of(two, []), []);
    assert.deepEqual(await of(two), ['information cts_b']);
  });

  it('reports each one after the first of a connector', async () => {
    const references = [...two, { name: 'cts_c', api: 'Shared_Office365' }, { name: 'cts_t', api: 'shared_teams' }];
    assert.deepEqual(await of(references), ['information cts_b', 'information cts_c']);
  });

  it('tells custom connectors by GUID', async () => {
    const api = 'shared_x-5f0123456789abcdef';
    const custom = (name: string, guid: string) => ({ name, api, custom: guid });
    assert.deepEqual(await of([custom('cts_a', id), { ...custom('cts_b', id), api: 'shared_x-5ffedcba9876543210' }]), [
      'information cts_b',
    ]);
    assert.deepEqual(await of([custom('cts_a', id), custom('cts_b', otherId)]), []);
  });

  it('is silent for one of each, for references without a connector, and between solutions', async () => {
    assert.deepEqual(await of([{ name: 'cts_a' }, { name: 'cts_t', api: 'shared_teams' }]), []);
    assert.deepEqual(
      await of([
        { name: 'cts_a', api: '' },
        { name: 'cts_b', api: '' },
      ]),
      [],
    );
    assert.deepEqual(await of([{ name: 'cts_a' }, { name: 'CTS_a' }]), [], 'one that is defined twice is one');
    assert.deepEqual(await of([...two, { name: 'CTS_a' }]), ['information cts_b']);
    const files = ['A', 'B'].flatMap((name) =>
      solutionFiles({ root: `repo/${name}`, uniqueName: name, references: [{ name }] }),
    );
    assert.deepEqual(await findingsOf(rule, [...files, on]), []);
  });
});
