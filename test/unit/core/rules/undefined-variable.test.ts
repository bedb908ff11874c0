import assert from 'node:assert/strict';
import { undefinedVariable } from '../../../../src/core/rules/undefined-variable';
import { variableFiles } from '../../../support/settingsSource';
import { type FlowSource, solutionFiles, type SolutionSource } from '../../../support/solutionSource';
import { findingsOf } from '../../../support/workspace';
import { yamlSolutionFiles } from '../../../support/yamlSolutionSource';

const flows: FlowSource[] = [{ name: 'Send', variables: ['cts_Url'] }];
const base = { root: 'repo/Base', uniqueName: 'Base' };
const listed = (solution: string): string =>
  `<Required type="environmentvariabledefinition" schemaName="cts_url" solution="${solution}" />`;

async function of(
  source: SolutionSource,
  others: readonly SolutionSource[] = [],
  more: readonly (readonly [string, string])[] = [],
): Promise<string[]> {
  const files = [{ flows, ...source }, ...others].flatMap(solutionFiles);
  const found = await findingsOf(undefinedVariable.id, [...files, ...more]);
  return found.map(({ severity, messageId, data }) => `${severity} ${messageId} ${data.variable ?? ''}`);
}

describe('undefined-variable', () => {
  it('is an error where no solution defines the variable, once for a flow', async () => {
    assert.deepEqual(await of({}), ['error notListed cts_Url']);
    assert.deepEqual(await of({ missingDependencies: [listed('Active')] }), ['error unmanagedInSource cts_Url']);
  });

  it('is silent where its solution defines it, whatever the case, or nothing is used', async () => {
    assert.deepEqual(await of({ files: variableFiles('CTS_url') }), []);
    assert.deepEqual(await of({ flows: [{ name: 'Send' }] }), []);
  });

  it('is information where another solution defines it, or MissingDependencies name it', async () => {
    assert.deepEqual(await of({}, [{ ...base, files: variableFiles('cts_Url') }]), [
      'information inOtherSolution cts_Url',
    ]);
    assert.deepEqual(await of({ missingDependencies: [listed('Base (1.0)')] }), ['information ownerListed cts_Url']);
  });

  it('is an error where only another copy of its solution defines it', async () => {
    const copy: SolutionSource = { root: 'repo/Contoso-archive', version: '1.0', files: variableFiles('cts_Url') };
    assert.deepEqual(await of({}, [copy]), ['error inOtherCopy cts_Url']);
    assert.deepEqual(await of({}, [copy, { ...base, root: 'repo/z', files: variableFiles('cts_Url') }]), [
      'information inOtherSolution cts_Url',
    ]);
    assert.deepEqual(await of({ missingDependencies: [listed('Base (1.0)')] }, [copy]), [
      'information ownerListed cts_Url',
    ]);
    assert.deepEqual(await of({}, [copy], yamlSolutionFiles({ uniqueName: 'Other' })), ['warning inOtherCopy cts_Url']);
  });

  it('is an error where the solution with it is here and does not define it any more', async () => {
    assert.deepEqual(await of({ missingDependencies: [listed('Base (1.0)')] }, [base]), ['error ownerLacksIt cts_Url']);
  });

  it('is silent where externals list it, or a definition of its solution cannot be read', async () => {
    assert.deepEqual(await of({}, [], [['repo/.connref.json', '{ "externals": ["cts_*"] }']]), []);
    const broken = { 'environmentvariabledefinitions/cts_Url/environmentvariabledefinition.xml': '<a' };
    assert.deepEqual(await of({ files: broken }), []);
  });

  it('is a warning while a solution cannot be read', async () => {
    assert.deepEqual(await of({}, [], yamlSolutionFiles()), ['warning notListed cts_Url']);
  });
});
