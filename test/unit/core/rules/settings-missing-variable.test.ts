import assert from 'node:assert/strict';
import { settingsMissingVariable } from '../../../../src/core/rules/settings-missing-variable';
import { findingsOf, settingsWorkspace, variableFiles } from '../../../support/settingsSource';
import type { FlowSource, SolutionSource } from '../../../support/solutionSource';

const send: FlowSource = { name: 'Send', variables: ['cts_Url'] };
const contoso: SolutionSource = { references: [{ name: 'cts_mail' }], flows: [send], files: variableFiles('cts_Url') };
const entry = { references: { cts_mail: 'x' } };

async function of(
  files: Parameters<typeof settingsWorkspace>[1],
  solutions: readonly SolutionSource[] = [contoso],
): Promise<string[]> {
  const found = await findingsOf(settingsMissingVariable.id, settingsWorkspace(solutions, files));
  return found.map(({ severity, file, message }) => `${severity} ${file.split('/').at(-1) ?? ''} ${message}`);
}

const message = settingsMissingVariable.messages.flowsStayOff({
  variables: ['cts_Url'],
  environment: 'test',
  flows: ['Send'],
}).text;

describe('settings-missing-variable', () => {
  it('is a warning where a flow uses a variable that nothing gives a value', async () => {
    assert.deepEqual(await of({ 'test.json': entry }), [`warning test.json ${message}`]);
  });

  it('is reported once for several variables', async () => {
    const files = { ...variableFiles('cts_Url'), ...variableFiles('cts_Key') };
    const flows = [{ ...send, variables: ['cts_Url', 'cts_Key'] }];
    const [found, ...others] = await of({ 'test.json': entry }, [{ ...contoso, flows, files }]);
    assert.match(found!, /cts_Key and cts_Url have no value in environment test/);
    assert.deepEqual(others, []);
  });

  it('is silent where an entry has a value, a token or an empty value', async () => {
    for (const value of ['https://contoso.example', '#{url}#', '']) {
      assert.deepEqual(await of({ 'test.json': { ...entry, variables: { CTS_url: value } } }), []);
    }
  });

  it('is silent where the solution has a default value', async () => {
    const [path = '', text = ''] = Object.entries(variableFiles('cts_Url'))[0] ?? [];
    const files = { [path]: text.replace('<type>', '<defaultvalue>x</defaultvalue><type>') };
    assert.deepEqual(await of({ 'test.json': entry }, [{ ...contoso, files }]), []);
  });

  it('is silent where no flow that is turned on uses the variable', async () => {
    assert.deepEqual(await of({ 'test.json': entry }, [{ ...contoso, flows: [{ ...send, state: 'off' }] }]), []);
    assert.deepEqual(await of({ 'test.json': entry }, [{ ...contoso, flows: [{ name: 'Send' }] }]), []);
  });

  it('is silent in an update, for externals and beside a broken file', async () => {
    const declared = (more: object): object => ({ environments: { test: { settings: ['test.json'], ...more } } });
    assert.deepEqual(await of({ 'test.json': entry, '.connref.json': { config: declared({ import: 'update' }) } }), []);
    const externals = { ...declared({}), externals: ['cts_url'] };
    assert.deepEqual(await of({ 'test.json': entry, '.connref.json': { config: externals } }), []);
    const layers = declared({ settings: ['test.json', 'more.json'] });
    assert.deepEqual(
      await of({
        'test.json': entry,
        'more.json': '{ "ConnectionReferences": [{ "LogicalName": ',
        '.connref.json': { config: layers },
      }),
      [],
    );
  });

  it('is reported in the first of several files, unless another one has the value', async () => {
    const config = { environments: { test: { settings: ['test.json', 'more.json'] } } };
    const files = { 'test.json': entry, '.connref.json': { config } };
    assert.deepEqual(await of({ ...files, 'more.json': entry }), [`warning test.json ${message}`]);
    assert.deepEqual(await of({ ...files, 'more.json': { ...entry, variables: { cts_Url: 'x' } } }), []);
  });
});
