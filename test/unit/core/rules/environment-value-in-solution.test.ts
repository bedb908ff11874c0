import assert from 'node:assert/strict';
import { solutionFiles } from '../../../support/solutionSource';
import { findingsOf } from '../../../support/workspace';

const folder = 'environmentvariabledefinitions/cts_url';
const definition =
  '<environmentvariabledefinition schemaname="cts_url"><type>100000000</type></environmentvariabledefinition>';
const value = '{"environmentvariablevalues":{"environmentvariablevalue":{"value":"https://example.com"}}}';

function of(files: Readonly<Record<string, string>>) {
  return findingsOf('environment-value-in-solution', solutionFiles({ files }));
}

describe('environment-value-in-solution', () => {
  it('is information at the value', async () => {
    const found = await of({
      [`${folder}/environmentvariabledefinition.xml`]: definition,
      [`${folder}/environmentvariablevalues.json`]: value,
    });
    assert.deepEqual(
      found.map(({ severity, file, place, data }) => [severity, file, place, data.variable]),
      [
        [
          'information',
          `repo/Contoso/${folder}/environmentvariablevalues.json`,
          { kind: 'json', pointer: '/environmentvariablevalues/environmentvariablevalue/value', part: 'value' },
          'cts_url',
        ],
      ],
    );
  });

  it('is silent without a value, and without the variable', async () => {
    assert.deepEqual(await of({ [`${folder}/environmentvariabledefinition.xml`]: definition }), []);
    assert.deepEqual(await of({ [`${folder}/environmentvariablevalues.json`]: value }), []);
    assert.deepEqual(
      await of({
        [`${folder}/environmentvariabledefinition.xml`]: definition,
        [`${folder}/environmentvariablevalues.json`]: value.replace('"value":', '"other":'),
      }),
      [],
    );
  });
});
