import assert from 'node:assert/strict';
import { settingsUnknownEntry } from '../../../../src/core/rules/settings-unknown-entry';
import {
  connection,
  findingsOf,
  flowWith,
  type SettingsSource,
  settingsVerdicts,
  settingsWorkspace,
  variableFiles,
} from '../../../support/settingsSource';
import { exampleGuid, missingReference, type SolutionSource } from '../../../support/solutionSource';
import { componentsYaml, solutionYaml } from '../../../support/yamlSolutionSource';

const contoso: SolutionSource = { references: [{ name: 'cts_mail' }], files: variableFiles('cts_url') };
const fabrikam: SolutionSource = { root: 'repo/Fabrikam', uniqueName: 'Fabrikam', references: [{ name: 'fbk_mail' }] };
const stale: SettingsSource = { references: { cts_mail: connection, cts_gone: connection } };
const warning = ['warning test.json cts_gone'];

function of(
  files: Parameters<typeof settingsWorkspace>[1],
  solutions: readonly SolutionSource[] = [contoso],
): Promise<string[]> {
  return settingsVerdicts('settings-unknown-entry', settingsWorkspace(solutions, files));
}

/** With the settings file for both solutions, `Contoso` and `Fabrikam`. */
function ofBoth(
  files: Parameters<typeof settingsWorkspace>[1],
  solutions: readonly SolutionSource[],
): Promise<string[]> {
  const settings = [{ path: 'test.json', solutions: ['Contoso', 'Fabrikam'] }];
  return of({ ...files, '.connref.json': { config: { environments: { Test: { settings } } } } }, solutions);
}

const { messages } = settingsUnknownEntry;

describe('settings-unknown-entry', () => {
  it('is a warning where no solution of the file has the reference', async () => {
    assert.deepEqual(await of({ 'test.json': stale }), warning);
  });

  it('is a warning where no solution of the file has the variable', async () => {
    assert.deepEqual(await of({ 'test.json': { variables: { cts_url: 'x', cts_gone: 'x' } } }), warning);
  });

  it('is silent where they have it, whatever the case', async () => {
    assert.deepEqual(
      await of({ 'test.json': { references: { CTS_Mail: connection }, variables: { CTS_URL: 'x' } } }),
      [],
    );
  });

  it('is silent where a flow of theirs uses the reference, and not where another does', async () => {
    const uses = (root: string, uniqueName: string): SolutionSource => ({
      root,
      uniqueName,
      references: [{ name: 'cts_mail' }],
      flows: [flowWith('Send', 'CTS_gone')],
    });
    assert.deepEqual(await of({ 'test.json': stale }, [uses('repo/Contoso', 'Contoso')]), []);
    assert.deepEqual(await ofBoth({ 'test.json': stale }, [uses('repo/Contoso', 'Contoso'), fabrikam]), []);
    assert.deepEqual(await of({ 'Contoso/test.json': stale }, [contoso, uses('repo/Other', 'Other')]), [
      'warning Contoso/test.json cts_gone',
    ]);
  });

  it('is silent where they need it from another solution', async () => {
    const reference = missingReference('CTS_gone', 'Base (1.0)');
    const variable = `<Required type="environmentvariabledefinition" schemaName="CTS_gone" id="{${exampleGuid}}" displayName="Gone" solution="Base (1.0)" />`;
    const stock = missingReference('cts_stock', 'Base (1.0)');
    const needing = (...missingDependencies: string[]): SolutionSource => ({ ...contoso, missingDependencies });
    const staleVariable = { variables: { cts_url: 'x', cts_gone: 'x' } };
    assert.deepEqual(await of({ 'test.json': stale }, [needing(stock, reference)]), []);
    assert.deepEqual(await of({ 'test.json': staleVariable }, [needing(stock, variable)]), []);
    assert.deepEqual(await ofBoth({ 'test.json': stale }, [needing(reference), fabrikam]), []);
    assert.deepEqual(await of({ 'test.json': stale }, [needing(stock, variable)]), warning, 'a variable of that name');
    assert.deepEqual(
      await of({ 'test.json': staleVariable }, [needing(reference)]),
      warning,
      'a reference of that name',
    );
  });

  it('is silent where .connref.json says that it is everywhere', async () => {
    const config = { externals: ['cts_GO*'] };
    assert.deepEqual(await of({ 'test.json': stale, '.connref.json': { config } }), []);
  });

  it('is information about a file of which all entries are for no solution at all', async () => {
    const gone = { references: { cts_gone: connection }, variables: { cts_lost: 'x' } };
    const file = 'DeploymentSettings/Connections.json';
    assert.deepEqual(await of({ [file]: gone }, [contoso, fabrikam]), [`information ${file} cts_gone cts_lost`]);
    const [finding] = await findingsOf(
      'settings-unknown-entry',
      settingsWorkspace([contoso, fabrikam], { [file]: gone }),
    );
    assert.equal(finding?.message, messages.forNoSolution({ names: ['cts_gone', 'cts_lost'] }).text);
    assert.deepEqual(finding.place, { kind: 'json', pointer: '/ConnectionReferences/0/LogicalName', part: 'value' });
  });

  it('is silent where nothing tells the solutions, and one of them may be meant', async () => {
    const gone = { references: { cts_gone: connection } };
    const file = 'DeploymentSettings/Connections.json';
    const silent = async (files: Parameters<typeof of>[0], ...others: SolutionSource[]): Promise<void> => {
      assert.deepEqual(await of({ [file]: gone, ...files }, [contoso, fabrikam, ...others]), []);
    };
    const tailspin = { root: 'repo/Tailspin', uniqueName: 'Tailspin' };
    await silent({}, { ...tailspin, flows: [flowWith('Send', 'CTS_gone')] });
    await silent({}, { ...tailspin, missingDependencies: [missingReference('cts_gone', 'Active')] });
    await silent({ '.connref.json': { config: { externals: ['cts_gone'] } } });
    await silent({ 'Fabrikam/Other/Customizations.xml': '<ImportExportXml>' });
    await silent({ 'Fabrikam/Other/Solution.xml': '<a>' });
    await silent({
      'solutions/Tailspin/solution.yml': solutionYaml({ uniqueName: 'Tailspin' }),
      'solutions/Tailspin/solutioncomponents.yml': componentsYaml({ components: [] }),
    });
    const config = { environments: { Test: { settings: [{ path: file, solutions: ['Elsewhere'] }] } } };
    await silent({ '.connref.json': { config } });
  });

  it('takes the solutions that the path names below what leads to all of them', async () => {
    const solutions = ['Contoso', 'Helpdesk'].map((uniqueName): SolutionSource => ({
      root: `repo/Contoso/src/${uniqueName}`,
      uniqueName,
      references: [{ name: `${uniqueName}_mail` }],
    }));
    const both = { references: { Contoso_mail: connection, Helpdesk_mail: connection } };
    assert.deepEqual(await of({ 'Contoso/settings/test.json': both }, solutions), []);
    assert.deepEqual(await of({ 'Contoso/settings/MyContoso_YourContoso_Contoso_test.json': both }, solutions), [
      'warning Contoso/settings/MyContoso_YourContoso_Contoso_test.json Helpdesk_mail',
    ]);
  });

  it('names the solution that has it, and says how to tell', async () => {
    const files = settingsWorkspace([contoso, fabrikam], {
      'Contoso/test.json': { references: { fbk_mail: connection } },
    });
    const [finding] = await findingsOf('settings-unknown-entry', files);
    const use = { name: 'fbk_mail', owners: 'Contoso', have: 'has', holders: ['Fabrikam'] } as const;
    assert.equal(finding?.message, messages.referenceOfOthers(use).text);
  });

  it('says that nothing has it any more, or where another copy of its solution is that does', async () => {
    const message = async (...others: SolutionSource[]): Promise<string | undefined> => {
      const files = settingsWorkspace([contoso, ...others], { 'Contoso/test.json': stale });
      return (await findingsOf('settings-unknown-entry', files))[0]?.message;
    };
    const use = { name: 'cts_gone', owners: 'Contoso', have: 'has' } as const;
    const inOthers = (...holders: string[]): string => messages.referenceOfOthers({ ...use, holders }).text;
    const has = (root: string, uniqueName: string): SolutionSource => ({
      root,
      uniqueName,
      references: [{ name: 'cts_gone' }],
    });
    assert.equal(await message(), messages.unknownReference(use).text);
    const inCopy = messages.referenceOfCopy({ ...use, copy: '1.2.3.4 in Old' }).text;
    assert.equal(await message(has('repo/Old', 'Contoso')), inCopy);
    assert.equal(
      await message(has('repo/Old', 'Contoso'), has('repo/A', 'Fabrikam')),
      inOthers('Fabrikam'),
      'another solution comes before another copy',
    );
    assert.equal(await message(has('repo/A', 'Fabrikam'), has('repo/B', 'Tailspin')), inOthers('Fabrikam', 'Tailspin'));
    assert.equal(
      await message(has('repo/A', 'Fabrikam'), has('repo/B', 'Fabrikam')),
      inOthers('Fabrikam'),
      'two copies of one are one',
    );
  });

  it('speaks of several solutions as several', async () => {
    const config = { environments: { Test: { settings: ['test.json'], solutions: ['Contoso', 'Fabrikam'] } } };
    const files = settingsWorkspace([contoso, fabrikam], {
      'test.json': { references: { cts_mail: connection, fbk_mail: connection, cts_gone: connection } },
      '.connref.json': { config },
    });
    const [finding] = await findingsOf('settings-unknown-entry', files);
    const { unknownReference } = messages;
    assert.equal(
      finding?.message,
      unknownReference({ name: 'cts_gone', owners: 'Contoso and Fabrikam', have: 'have' }).text,
    );
    const copies = settingsWorkspace([contoso, { ...contoso, root: 'repo/Managed', managed: 1 }], {
      'test.json': stale,
    });
    const [ofCopies] = await findingsOf('settings-unknown-entry', copies);
    assert.equal(ofCopies?.message, unknownReference({ name: 'cts_gone', owners: 'Contoso', have: 'has' }).text);
  });

  it('follows what .connref.json says about environment and file', async () => {
    const declared = (environment: object): Promise<string[]> =>
      of(
        {
          'test.json': { references: { cts_mail: connection, fbk_mail: connection } },
          '.connref.json': { config: { environments: { Test: environment } } },
        },
        [contoso, fabrikam],
      );
    assert.deepEqual(await declared({ settings: ['test.json'], solutions: ['Contoso'] }), [
      'warning test.json fbk_mail',
    ]);
    assert.deepEqual(await declared({ settings: [{ path: 'test.json', solutions: ['Fabrikam'] }] }), [
      'warning test.json cts_mail',
    ]);
    assert.deepEqual(await declared({ settings: [{ path: 'test.json', solutions: ['Contoso', 'FABRIKAM'] }] }), []);
  });

  it('concludes nothing where .connref.json names a solution that is not there', async () => {
    for (const environment of [
      { settings: ['test.json'], solutions: ['Contoso', 'Elsewhere'] },
      { settings: ['test.json'], solutions: ['Elsewhere'] },
      { settings: [{ path: 'test.json', solutions: ['Contoso', 'Elsewhere'] }] },
      { settings: [{ path: 'test.json', solutions: ['Elsewhere'] }] },
    ]) {
      const config = { environments: { Test: environment } };
      assert.deepEqual(await of({ 'test.json': stale, '.connref.json': { config } }), [], JSON.stringify(environment));
    }
  });

  for (const [path, text] of [
    ['Contoso/Other/Customizations.xml', '<ImportExportXml><connectionreferences>'],
    ['Contoso/Other/Solution.xml', '<a>'],
    ['Contoso/environmentvariabledefinitions/cts_new/environmentvariabledefinition.xml', '<a'],
  ] as const) {
    it(`concludes nothing while ${path} cannot be read`, async () => {
      assert.deepEqual(await of({ 'test.json': stale, [path]: text }), []);
    });
  }

  it('concludes nothing while another solution that it may be for cannot be read', async () => {
    const files = { 'test.json': stale, 'Fabrikam/Other/Customizations.xml': '<ImportExportXml>' };
    assert.deepEqual(await of({ 'test.json': stale }, [contoso, fabrikam]), warning);
    assert.deepEqual(await of(files, [contoso, fabrikam]), []);
    assert.deepEqual(await ofBoth(files, [contoso, fabrikam]), []);
    const yaml = {
      'solutions/Tailspin/solution.yml': solutionYaml({ uniqueName: 'Tailspin' }),
      'solutions/Tailspin/solutioncomponents.yml': componentsYaml({ components: [] }),
    };
    assert.deepEqual(await of({ 'test.json': stale, ...yaml }), []);
    assert.deepEqual(await of({ 'Contoso/test.json': stale, ...yaml }), ['warning Contoso/test.json cts_gone']);
  });

  it('is information where the prefix is one of no solution of the file', async () => {
    const found = await settingsVerdicts(
      'settings-unknown-entry',
      settingsWorkspace([{ references: [{ name: 'cts_mail' }, { name: 'new_teams' }] }], {
        'test.json': {
          references: { cts_mail: '', fab_mail: '', cts_gone: '', new_gone: '' },
          variables: { fab_url: 'x', cts_url: 'x' },
        },
      }),
    );
    assert.deepEqual(found, [
      'information test.json fab_mail',
      'warning test.json cts_gone',
      'warning test.json new_gone',
      'information test.json fab_url',
      'warning test.json cts_url',
    ]);
  });

  it('is ignored for one name', async () => {
    const config = {
      ignore: [{ rule: 'settings-unknown-entry', path: '**', reference: 'CTS_gone', reason: 'Comes next month.' }],
    };
    const files = { references: { cts_gone: connection, cts_other: connection } };
    assert.deepEqual(await of({ 'test.json': files, '.connref.json': { config } }), ['warning test.json cts_other']);
  });
});
