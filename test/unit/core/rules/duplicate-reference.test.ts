import assert from 'node:assert/strict';
import { type ReferenceSource, solutionFiles } from '../../../support/solutionSource';
import { allLocatedFindings, findingsOf, openWorkspace } from '../../../support/workspace';

async function of(...references: ReferenceSource[]): Promise<string[]> {
  const found = await findingsOf('duplicate-reference', solutionFiles({ references }));
  return found.map(({ severity, data }) => `${severity} ${data.reference ?? ''} ${data.same ?? ''}`);
}

describe('duplicate-reference', () => {
  it('is an error for the second definition, the same or not, whatever the case', async () => {
    assert.deepEqual(await of({ name: 'cts_mail' }, { name: 'cts_mail' }), ['error cts_mail true']);
    assert.deepEqual(await of({ name: 'cts_mail' }, { name: 'CTS_Mail' }), ['error CTS_Mail false']);
    assert.deepEqual(await of({ name: 'CTS_Mail' }, { name: 'cts_mail' }), ['error cts_mail false']);
    assert.deepEqual(await of({ name: 'cts_mail' }, { name: 'cts_mail', api: 'shared_teams' }), [
      'error cts_mail false',
    ]);
  });

  it('does not call the same what differs in anything', async () => {
    const files = solutionFiles({ references: [{ name: 'cts_mail' }, { name: 'cts_mail' }] }).map(
      ([path, text]): [string, string] => [path, text.replace('<statuscode>1<', '<statuscode>2<')],
    );
    const found = await findingsOf('duplicate-reference', files);
    assert.deepEqual(
      found.map(({ data }) => data.same),
      ['false'],
    );
  });

  it('is silent where the names differ, and between solutions', async () => {
    assert.deepEqual(await of({ name: 'cts_mail' }, { name: 'cts_mail2' }), []);
    assert.deepEqual(await of({ name: '' }, { name: '' }), []);
    const references = [{ name: 'cts_mail' }];
    const files = ['A', 'B'].flatMap((name) => solutionFiles({ root: `repo/${name}`, uniqueName: name, references }));
    assert.deepEqual(await findingsOf('duplicate-reference', files), []);
  });

  it('stands on each definition after the first', async () => {
    const references = ['cts_mail', 'cts_teams', 'cts_mail', 'cts_mail'].map((name) => ({ name }));
    const { engine, tree } = await openWorkspace(solutionFiles({ references }));
    const lines = tree.text('repo/Contoso/Other/Customizations.xml').split('\n');
    const definitions = lines.flatMap((line, at) => (line.includes('logicalname="cts_mail"') ? [at] : []));
    const found = (await allLocatedFindings(engine)).filter(({ ruleId }) => ruleId === 'duplicate-reference');
    assert.deepEqual(
      found.map(({ range }) => range.start.line),
      definitions.slice(1),
    );
  });
});
