import assert from 'node:assert/strict';
import { settingsConflictingValue } from '../../../../src/core/rules/settings-conflicting-value';
import { findingsOf, type SettingsSource, settingsVerdicts, settingsWorkspace } from '../../../support/settingsSource';
import type { SolutionSource } from '../../../support/solutionSource';
import { allFindings, openWorkspace } from '../../../support/workspace';

const rule = 'settings-conflicting-value';
const types = { text: 100000000, number: 100000001, JSON: 100000003, secret: 100000005 };
const warning = ['warning test.json cts_url'];
const [here, there] = ['https://test.contoso.example', 'https://dev.contoso.example'];

interface Shipped {
  /** The value as in JSON; undefined for none. */
  readonly value?: unknown;
  readonly type?: keyof typeof types;
  readonly name?: string;
}

/** The files of a variable with a value, for `files` of a solution. */
function shipping({ value = there, type = 'text', name = 'cts_url' }: Shipped = {}): Record<string, string> {
  const folder = `environmentvariabledefinitions/${name}`;
  return {
    [`${folder}/environmentvariabledefinition.xml`]: `<environmentvariabledefinition schemaname="${name}"><type>${types[type]}</type></environmentvariabledefinition>`,
    [`${folder}/environmentvariablevalues.json`]: JSON.stringify({
      environmentvariablevalues: { environmentvariablevalue: { iscustomizable: '1', value } },
    }),
  };
}

function setting(value: unknown, name = 'cts_url'): SettingsSource {
  return { variables: { [name]: { Value: value } } };
}

/** What is reported where a solution ships a value and `test.json` sets one. */
function of(shipped: Shipped, value: unknown, config: object = {}): Promise<string[]> {
  return settingsVerdicts(
    rule,
    settingsWorkspace([{ files: shipping(shipped) }], {
      'test.json': setting(value),
      '.connref.json': { config },
    }),
  );
}

describe('settings-conflicting-value', () => {
  it('is a warning at the value of the entry, with the value in the solution as related place', async () => {
    const [finding, ...others] = await findingsOf(
      rule,
      settingsWorkspace([{ files: shipping() }], { 'test.json': setting(here, 'CTS_Url') }),
    );
    assert.deepEqual(others, []);
    assert.deepEqual(
      [finding?.severity, finding?.file, finding?.place, finding?.data],
      [
        'warning',
        'repo/test.json',
        { kind: 'json', pointer: '/EnvironmentVariables/0/Value', part: 'value' },
        { reference: 'CTS_Url', pointer: '/EnvironmentVariables/0' },
      ],
    );
    assert.equal(
      finding?.message,
      settingsConflictingValue.messages.otherValue({
        variable: 'CTS_Url',
        solution: 'Contoso',
        values: [here, there],
      }).text,
    );
    assert.deepEqual(
      finding.related.map(({ file, place }) => [file, place]),
      [
        [
          'repo/Contoso/environmentvariabledefinitions/cts_url/environmentvariablevalues.json',
          { kind: 'json', pointer: '/environmentvariablevalues/environmentvariablevalue/value', part: 'value' },
        ],
      ],
    );
  });

  it('reads both layouts', async () => {
    for (const layout of ['packager', 'export'] as const) {
      const files = settingsWorkspace([{ layout, files: shipping() }], { 'test.json': setting(here) });
      assert.deepEqual(await settingsVerdicts(rule, files), warning);
    }
  });

  it('is silent for values that mean the same', async () => {
    assert.deepEqual(await of({}, there), []);
    assert.deepEqual(await of({ type: 'number', value: '5' }, '5.0'), []);
    assert.deepEqual(await of({ type: 'text', value: '5' }, '5.0'), warning);
    assert.deepEqual(await of({ type: 'JSON', value: '{"a":1}' }, '{ "a": 1 }'), []);
  });

  it('is silent for an entry that is empty, absent, or not a text', async () => {
    assert.deepEqual(await of({}, ''), []);
    assert.deepEqual(await of({}, undefined), []);
    assert.deepEqual(await of({}, 5), []);
    assert.deepEqual(await of({ name: 'cts_other' }, here), []);
  });

  it('is silent without a value in the solution, or if that is empty or not a text', async () => {
    for (const value of ['', 5, null]) {
      assert.deepEqual(await of({ value }, here), []);
    }
    const [definition = ['', '']] = Object.entries(shipping());
    assert.deepEqual(
      await settingsVerdicts(
        rule,
        settingsWorkspace([{ files: Object.fromEntries([definition]) }], { 'test.json': setting(here) }),
      ),
      [],
    );
  });

  it('is silent for tokens, in the entry and in the solution', async () => {
    assert.deepEqual(await of({}, '#{url}#'), []);
    assert.deepEqual(await of({}, 'https://$(Host)/'), []);
    assert.deepEqual(await of({ value: '#{url}#' }, here), []);
    assert.deepEqual(await of({}, '<<url>>', { tokens: ['<<*>>'] }), []);
    assert.deepEqual(await of({}, '<<url>>'), warning);
  });

  it('is silent in a template', async () => {
    const config = { environments: { Any: { settings: ['any.json'], template: true } } };
    const files = { 'any.json': setting(here), '.connref.json': { config } };
    assert.deepEqual(await settingsVerdicts(rule, settingsWorkspace([{ files: shipping() }], files)), []);
  });

  it('looks only at solutions that the file is for and that the environment gets', async () => {
    const other: SolutionSource = { root: 'repo/Other', uniqueName: 'Other', files: shipping() };
    const both = (environment: object): Promise<string[]> =>
      settingsVerdicts(
        rule,
        settingsWorkspace([{}, other], {
          'test.json': setting(here),
          '.connref.json': { config: { environments: { test: { settings: ['test.json'], ...environment } } } },
        }),
      );
    assert.deepEqual(await both({}), warning);
    assert.deepEqual(await both({ solutions: ['Other'] }), warning);
    assert.deepEqual(await both({ solutions: ['Contoso'] }), []);
    const settings = [{ path: 'test.json', solutions: ['Other'] }];
    assert.deepEqual(await both({ settings }), warning);
    assert.deepEqual(await both({ settings, solutions: ['Contoso'] }), []);
    assert.deepEqual(await both({ settings: [{ path: 'test.json', solutions: ['Contoso'] }] }), []);
  });

  it('reports only the entry that counts', async () => {
    const declared = { environments: { test: { settings: ['first.json', 'last.json'] } } };
    const layers = (first: string, last: string, more: Record<string, string> = {}): Promise<string[]> =>
      settingsVerdicts(
        rule,
        settingsWorkspace([{ files: shipping() }], {
          'first.json': setting(first),
          'last.json': setting(last),
          '.connref.json': { config: declared },
          ...more,
        }),
      );
    assert.deepEqual(await layers(here, there), []);
    assert.deepEqual(await layers(there, here), ['warning last.json cts_url']);
    assert.deepEqual(await layers(here, ''), ['warning first.json cts_url']);
    assert.deepEqual(await layers(here, '', { 'last.json': '{ "ConnectionReferences": [{ "LogicalName": ' }), []);
  });

  it('reports only the first of two entries in one file', async () => {
    const entries = [here, 'https://x.example'].map((Value) => ({ SchemaName: 'cts_url', Value }));
    const found = await findingsOf(
      rule,
      settingsWorkspace([{ files: shipping() }], { 'test.json': JSON.stringify({ EnvironmentVariables: entries }) }),
    );
    assert.deepEqual(
      found.map(({ data }) => data.pointer),
      ['/EnvironmentVariables/0'],
    );
  });

  it('needs another value in every copy of a solution, and in one of several solutions', async () => {
    const two = (second: SolutionSource): Promise<string[]> =>
      settingsVerdicts(
        rule,
        settingsWorkspace([{ files: shipping() }, { root: 'repo/Second', ...second }], { 'test.json': setting(here) }),
      );
    const equal = shipping({ value: here });
    assert.deepEqual(await two({ managed: 1, files: shipping({ value: 'https://x.example' }) }), warning);
    assert.deepEqual(await two({ managed: 1, files: equal }), []);
    assert.deepEqual(await two({ managed: 1, files: shipping({ value: '' }) }), []);
    assert.deepEqual(await two({ uniqueName: 'Other', files: equal }), warning);
  });

  it('never has the values of a secret, nor of a variable of an unknown type', async () => {
    const secret = '/subscriptions/s/resourceGroups/g/providers/Microsoft.KeyVault/vaults/v/secrets/';
    const unknown = shipping({ value: `${secret}dev` });
    const [definition = ''] = Object.keys(unknown);
    for (const files of [
      shipping({ type: 'secret', value: `${secret}dev` }),
      { ...unknown, [definition]: '<environmentvariabledefinition schemaname="cts_url" />' },
    ]) {
      const found = await findingsOf(rule, settingsWorkspace([{ files }], { 'test.json': setting(`${secret}test`) }));
      assert.equal(found.length, 1);
      assert.ok(!JSON.stringify(found).includes('vaults'), JSON.stringify(found));
    }
  });

  it('does not show two long values that look alike', async () => {
    const long = (middle: string): string => `${'a'.repeat(100)}${middle}${'z'.repeat(100)}`;
    const [finding] = await findingsOf(
      rule,
      settingsWorkspace([{ files: shipping({ value: long('x') }) }], { 'test.json': setting(long('y')) }),
    );
    assert.equal(
      finding?.message,
      settingsConflictingValue.messages.otherValue({ variable: 'cts_url', solution: 'Contoso', values: undefined })
        .text,
    );
  });

  it('follows the value in the solution', async () => {
    const { engine, tree } = await openWorkspace(
      settingsWorkspace([{ files: shipping() }], { 'test.json': setting(here) }),
    );
    const count = (): number => allFindings(engine).filter(({ ruleId }) => ruleId === rule).length;
    assert.equal(count(), 1);
    for (const [path, text] of Object.entries(shipping({ value: here }))) {
      tree.write(`repo/Contoso/${path}`, text);
      engine.noteChanged(`repo/Contoso/${path}`);
    }
    await engine.settle();
    assert.equal(count(), 0);
  });
});
