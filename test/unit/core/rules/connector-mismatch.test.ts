import assert from 'node:assert/strict';
import { bound, type ReferenceSource, type SolutionSource, solutionFiles } from '../../../support/solutionSource';
import { graveFindings, openWorkspace, verdicts } from '../../../support/workspace';

const id = '0f000000-0000-4000-8000-00000000000a';
const otherId = '0f000000-0000-4000-8000-00000000000b';
const here = 'shared_cts-5fweather-5f0123456789abcdef';
const there = 'shared_cts-5fweather-5ffedcba9876543210';
const error = ['error connector-mismatch a'];

/** What is reported for one entry on one API, bound to one reference, among connectors. */
function of(
  reference: Omit<ReferenceSource, 'name'>,
  api: { name: string; logicalName?: string },
  connectors: SolutionSource['connectors'] = [{ name: 'cts_5Fweather', id }],
): Promise<string[]> {
  const flows = [{ name: 'Send', entries: { a: { ...bound('cts_one'), api } } }];
  return verdicts(solutionFiles({ references: [{ name: 'cts_one', ...reference }], connectors, flows }));
}

describe('connector-mismatch', () => {
  it('is an error where two standard connectors differ', async () => {
    assert.deepEqual(await of({ api: 'shared_teams' }, { name: 'shared_office365' }), error);
  });

  it('is silent where they are one, whatever the case', async () => {
    assert.deepEqual(await of({ api: 'shared_office365' }, { name: 'Shared_Office365' }), []);
  });

  it('never concludes from the key', async () => {
    const flows = [{ name: 'Send', entries: { shared_teams_1: bound('cts_one') } }];
    assert.deepEqual(await verdicts(solutionFiles({ references: [{ name: 'cts_one' }], flows })), []);
  });

  it('is silent where a side names no connector', async () => {
    assert.deepEqual(await of({ api: 'shared_teams' }, { name: '' }), []);
    assert.deepEqual(await of({ api: '' }, { name: 'shared_teams' }), []);
  });

  it('is silent for a custom connector whose API name drifted between environments', async () => {
    assert.deepEqual(await of({ api: here, custom: id }, { name: there, logicalName: 'cts_5Fweather' }), []);
    assert.deepEqual(await of({ api: here, custom: id }, { name: there }), []);
    assert.deepEqual(await of({ api: here }, { name: there, logicalName: 'cts_5Fweather' }), []);
    assert.deepEqual(await of({ api: here }, { name: there }), []);
  });

  it('is an error where a standard connector meets a custom one', async () => {
    assert.deepEqual(await of({ api: 'shared_teams' }, { name: here, logicalName: 'cts_5Fweather' }), error);
    assert.deepEqual(await of({ api: here, custom: id }, { name: 'shared_teams' }), error);
  });

  it('is an error where the GUIDs of two custom connectors differ', async () => {
    const connectors = [
      { name: 'cts_5Fweather', id },
      { name: 'cts_5Fgeo', id: otherId },
    ];
    assert.deepEqual(
      await of({ api: here, custom: otherId }, { name: there, logicalName: 'cts_5Fweather' }, connectors),
      error,
    );
  });

  it('concludes nothing about a connector that is not there', async () => {
    assert.deepEqual(await of({ api: here, custom: id }, { name: there, logicalName: 'cts_5Fweather' }, []), [
      'error missing-connector a',
    ]);
  });

  it('looks at the definition of a sibling where there is no other', async () => {
    const flows = [{ name: 'Send', entries: { a: bound('cts_one') } }];
    const sibling = (root: string, api: string) =>
      solutionFiles({ root, uniqueName: root, references: [{ name: 'cts_one', api }] });
    const files = [...solutionFiles({ flows }), ...sibling('repo/A', 'shared_teams')];
    assert.deepEqual((await verdicts(files)).sort(), [
      'error connector-mismatch a',
      'information undefined-reference a',
    ]);
    // The two siblings are at odds; the flow is not.
    assert.deepEqual(await verdicts([...files, ...sibling('repo/B', 'shared_office365')]), [
      'error conflicting-reference',
      'error conflicting-reference',
      'information undefined-reference a',
    ]);
    const own = solutionFiles({ flows, references: [{ name: 'cts_one' }] });
    assert.deepEqual(await verdicts([...own, ...sibling('repo/A', 'shared_teams')]), [
      'error conflicting-reference',
      'error conflicting-reference',
    ]);
  });

  it('looks at the definition of its own solution where a sibling has one that would suit', async () => {
    const flows = [{ name: 'Send', entries: { a: bound('cts_one') } }];
    const own = solutionFiles({ flows, references: [{ name: 'cts_one', api: 'shared_teams' }] });
    const sibling = solutionFiles({ root: 'repo/A', uniqueName: 'A', references: [{ name: 'cts_one' }] });
    assert.deepEqual((await verdicts([...own, ...sibling])).sort(), [
      'error conflicting-reference',
      'error conflicting-reference',
      'error connector-mismatch a',
    ]);
  });

  it('takes a connector for custom by its GUID or by its name, whatever its API is called', async () => {
    assert.deepEqual(
      await of({ api: 'shared_weather', custom: id }, { name: there, logicalName: 'cts_5Fweather' }),
      [],
    );
    assert.deepEqual(await of({ api: here, custom: id }, { name: 'shared_weather', logicalName: 'CTS_5Fweather' }), []);
  });

  it('is silent where one of the connectors with the GUID has the name', async () => {
    const connectors = [
      { name: 'cts_5Fweather', id },
      { name: 'cts_5Fgeo', id },
    ];
    assert.deepEqual(
      await of({ api: here, custom: id }, { name: there, logicalName: 'cts_5Fweather' }, connectors),
      [],
    );
  });

  it('points at the connector of the reference', async () => {
    const flows = [{ name: 'Send', entries: { a: bound('cts_one') } }];
    const { engine } = await openWorkspace(
      solutionFiles({ references: [{ name: 'cts_one', api: 'shared_teams' }], flows }),
    );
    assert.deepEqual(
      graveFindings(engine)[0]?.related.map(({ place }) => place),
      [{ kind: 'xml', component: 'connectionReference', name: 'cts_one', child: 'connectorid' }],
    );
  });
});
