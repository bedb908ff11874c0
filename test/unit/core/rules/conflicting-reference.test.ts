import assert from 'node:assert/strict';
import { type ReferenceSource, type SolutionSource, solutionFiles } from '../../../support/solutionSource';
import { findingsOf } from '../../../support/workspace';

const id = '0f000000-0000-4000-8000-00000000000a';
const otherId = '0f000000-0000-4000-8000-00000000000b';
const weather = 'shared_cts-5fweather-5f0123456789abcdef';
const weatherElsewhere = 'shared_cts-5fweather-5ffedcba9876543210';

/** How many of two solutions are told that their definitions of one name are at odds. */
async function of(
  a: Partial<ReferenceSource>,
  b: Partial<ReferenceSource>,
  other: SolutionSource = { uniqueName: 'Fabrikam' },
): Promise<number> {
  const found = await findingsOf('conflicting-reference', [
    ...solutionFiles({ references: [{ name: 'cts_mail', ...a }] }),
    ...solutionFiles({ root: 'repo/Other', references: [{ name: 'CTS_Mail', ...b }], ...other }),
  ]);
  assert.ok(found.every(({ severity }) => severity === 'error'));
  return found.length;
}

describe('conflicting-reference', () => {
  it('is an error in both solutions where two standard connectors differ', async () => {
    assert.equal(await of({}, { api: 'shared_teams' }), 2);
  });

  it('is an error where one is custom and the other is not, or two GUIDs differ', async () => {
    assert.equal(await of({}, { api: weather, custom: id }), 2);
    assert.equal(await of({ api: weather, custom: id }, { api: weatherElsewhere, custom: otherId }), 2);
  });

  it('is silent where the connector is one, whatever the case, or the name another', async () => {
    assert.equal(await of({}, { api: 'Shared_Office365' }), 0);
    assert.equal(await of({}, { name: 'cts_other', api: 'shared_teams' }), 0);
  });

  it('is silent where a custom connector has another name in another environment, or nobody knows', async () => {
    assert.equal(await of({ api: weather, custom: id }, { api: weatherElsewhere, custom: id }), 0);
    assert.equal(await of({ api: weather }, { api: weatherElsewhere, custom: id }), 0);
    assert.equal(await of({}, { api: '' }), 0);
    assert.equal(await of({ api: 'shared_weather', custom: id }, { api: weatherElsewhere }), 0);
  });

  it('is silent between two states of one solution: twins, and a copy', async () => {
    assert.equal(await of({}, { api: 'shared_teams' }, { managed: 1 }), 0);
    assert.equal(await of({}, { api: 'shared_teams' }, {}), 0);
    assert.equal(await of({}, { api: 'shared_teams' }, { uniqueName: 'CONTOSO' }), 0);
  });

  it('stands on the connector, and points at the other definition', async () => {
    const [finding] = await findingsOf('conflicting-reference', [
      ...solutionFiles({ references: [{ name: 'cts_mail' }] }),
      ...solutionFiles({ root: 'repo/Z', uniqueName: 'Z', references: [{ name: 'cts_mail', api: 'shared_teams' }] }),
    ]);
    assert.deepEqual(finding?.place, {
      kind: 'xml',
      component: 'connectionReference',
      name: 'cts_mail',
      child: 'connectorid',
    });
    assert.deepEqual(
      finding.related.map(({ file }) => file),
      ['repo/Z/Other/Customizations.xml'],
    );
  });
});
