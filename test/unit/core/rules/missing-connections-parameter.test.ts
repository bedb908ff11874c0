import assert from 'node:assert/strict';
import { bound, connectorCall, flowJson, type FlowSource, solutionFiles } from '../../../support/solutionSource';
import { findingsOf } from '../../../support/workspace';

async function of(text: string): Promise<string[]> {
  const flows: FlowSource[] = [{ name: 'Send', text }];
  const found = await findingsOf(
    'missing-connections-parameter',
    solutionFiles({ references: [{ name: 'cts_mail' }], flows }),
  );
  return found.map(({ severity }) => severity);
}

const text = flowJson({ name: 'Send', entries: { mail: bound('cts_mail') } });

describe('missing-connections-parameter', () => {
  it('is an error where there are entries and no such parameter', async () => {
    assert.deepEqual(await of(text.replace('"$connections"', '"$other"')), ['error']);
    assert.deepEqual(await of(text.replace('"parameters": {\n', '"other": {\n')), ['error']);
  });

  it('is an error also where no action uses the entry', async () => {
    const unused = flowJson({ name: 'Send', entries: { mail: bound('cts_mail') }, actions: {} });
    assert.deepEqual(await of(unused.replace('"$connections"', '"$other"')), ['error']);
  });

  it('is silent where the parameter is there', async () => {
    assert.deepEqual(await of(text), []);
  });

  it('is silent where there is no entry, and where there is no definition', async () => {
    const none = flowJson({ name: 'Send', actions: { A: connectorCall('mail') } });
    assert.deepEqual(await of(none.replace('"$connections"', '"$other"')), []);
    assert.deepEqual(await of('{ "properties": { "connectionReferences": { "a": {} } } }'), []);
  });
});
