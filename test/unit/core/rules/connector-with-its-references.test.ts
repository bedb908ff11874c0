import assert from 'node:assert/strict';
import { type SolutionSource, solutionFiles } from '../../../support/solutionSource';
import { findingsOf } from '../../../support/workspace';

const id = '0f000000-0000-4000-8000-00000000000a';
const rule = 'connector-with-its-references';
const connectors = [{ name: 'cts_5Fweather', id }];
const references = ['cts_a', 'cts_b'].map((name) => ({
  name,
  api: 'shared_cts-5fweather-5f0123456789abcdef',
  custom: id,
}));

async function of(...solutions: SolutionSource[]) {
  return (await findingsOf(rule, solutions.flatMap(solutionFiles))).map(({ severity, place, data }) => [
    severity,
    place.kind,
    data.references,
  ]);
}

describe('connector-with-its-references', () => {
  it('is information at the connector, once for all its references', async () => {
    assert.deepEqual(await of({ connectors, references }), [['information', 'file', 'cts_a cts_b']]);
    assert.deepEqual(await of({ layout: 'export', connectors, references }), [['information', 'xml', 'cts_a cts_b']]);
  });

  it('is silent where the connector has a solution of its own', async () => {
    assert.deepEqual(await of({ references }, { root: 'repo/B', uniqueName: 'B', connectors }), []);
  });

  it('is silent for references on other connectors, and for a stub without an id', async () => {
    assert.deepEqual(await of({ connectors, references: [{ name: 'cts_mail' }] }), []);
    const other = { ...references[0]!, custom: '0f000000-0000-4000-8000-00000000000b' };
    assert.deepEqual(await of({ connectors, references: [other] }), []);
    assert.deepEqual(await of({ connectors: [{ name: 'cts_stub', id: '' }], references: [{ name: 'cts_mail' }] }), []);
  });
});
