import assert from 'node:assert/strict';
import { PipelineVariables } from '../../../../src/core/settings/pipelineVariables';
import {
  type RenderedSettings,
  type RenderPlace,
  type RenderProblem,
  renderSettings,
} from '../../../../src/core/settings/renderSettings';
import { Tokens } from '../../../../src/core/text/tokens';

function render(layers: readonly unknown[], variables: Record<string, string> = {}): RenderedSettings {
  return renderSettings(
    layers.map((layer, at) => ({
      name: `${at}.json`,
      text: typeof layer === 'string' ? layer : JSON.stringify(layer),
    })),
    new Tokens([]),
    new PipelineVariables([{ name: 'values.env', values: variables }]),
  );
}

const reference = (LogicalName: string, ConnectionId: string, more: object = {}): object => ({
  LogicalName,
  ConnectionId,
  ...more,
});

function idOf(entry: string): RenderPlace {
  return { layer: '0.json', entry, member: 'ConnectionId' };
}

function unresolved(
  entry: string,
  member: string,
  source: string,
  variables: readonly string[],
  layer = '0.json',
): RenderProblem {
  return { kind: 'unresolved', place: { layer, entry, member }, source, variables, empty: [] };
}

describe('renderSettings', () => {
  it('leaves out entries that are not wanted, whatever is wrong with them, and names each once', () => {
    const layer = {
      EnvironmentVariables: [
        { SchemaName: 'other', Value: '$(MISSING)' },
        { SchemaName: 'own', Value: '1' },
      ],
      ConnectionReferences: [
        reference('own', '2'),
        reference('Other', '#{x}#'),
        reference('other', '3'),
        reference('else', 'a b'),
      ],
    };
    const { json, unwanted, problems, remarks } = renderSettings(
      [layer, layer].map((each, at) => ({ name: `${at}.json`, text: JSON.stringify(each) })),
      new Tokens([]),
      new PipelineVariables([]),
      (list, name) => name === 'own' && list.length > 0,
    );
    assert.deepEqual([problems, remarks], [[], []]);
    assert.deepEqual(unwanted, ['other', 'other', 'else']);
    assert.deepEqual(json, {
      EnvironmentVariables: [{ SchemaName: 'own', Value: '1' }],
      ConnectionReferences: [reference('own', '2')],
    });
  });

  it('lays files over one another, and lets nothing empty hide a value', () => {
    const { text, remarks, problems } = render([
      { ConnectionReferences: [reference('a', '1', { ConnectorId: 'x' }), reference('b', '2')], CopilotAgents: [] },
      {
        EnvironmentVariables: [{ SchemaName: 'v', Value: '3' }],
        ConnectionReferences: [reference('A', ''), reference('b', '4', { ConnectionOwner: 'o' }), reference('c', '5')],
      },
    ]);
    assert.deepEqual([remarks, problems], [[], []]);
    assert.equal(
      text,
      `${JSON.stringify(
        {
          EnvironmentVariables: [{ SchemaName: 'v', Value: '3' }],
          ConnectionReferences: [
            { LogicalName: 'A', ConnectionId: '1', ConnectorId: 'x' },
            { LogicalName: 'b', ConnectionId: '4', ConnectionOwner: 'o' },
            { LogicalName: 'c', ConnectionId: '5' },
          ],
          CopilotAgents: [],
        },
        null,
        2,
      )}\n`,
    );
  });

  it('replaces tokens in all members', () => {
    const { text, problems } = render(
      [
        {
          ConnectionReferences: [reference('a', '#{conn.a}#', { ConnectionOwner: '${{ secrets.OWNER }}' })],
          EnvironmentVariables: [{ SchemaName: 'v', Value: 'https://$(host)/', Name: { Default: '__word__' } }],
          CopilotAgents: [{ Id: '%agent%' }],
        },
      ],
      { CONN_A: '1', OWNER: 'o', host: 'contoso.example', word: 'w', agent: 'g' },
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(JSON.parse(text), {
      EnvironmentVariables: [{ SchemaName: 'v', Value: 'https://contoso.example/', Name: { Default: 'w' } }],
      ConnectionReferences: [{ LogicalName: 'a', ConnectionId: '1', ConnectionOwner: 'o' }],
      CopilotAgents: [{ Id: 'g' }],
    });
  });

  it('names every token without a value, with file and entry', () => {
    const { problems } = render([
      { ConnectionReferences: [reference('a', '#{conn.a}#')] },
      { EnvironmentVariables: [{ SchemaName: 'v', Value: '$(x)-$(y)' }] },
    ]);
    assert.deepEqual(problems, [
      unresolved('v', 'Value', '$(x)-$(y)', ['x', 'y'], '1.json'),
      unresolved('a', 'ConnectionId', '#{conn.a}#', ['conn.a']),
    ]);
  });

  it('names a token whose variable is set to nothing', () => {
    const { problems } = render([{ ConnectionReferences: [reference('a', '#{conn.a}#')] }], { CONN_A: '' });
    assert.deepEqual(problems, [
      {
        ...unresolved('a', 'ConnectionId', '#{conn.a}#', ['conn.a']),
        empty: [{ variable: 'conn.a', source: 'values.env' }],
      },
    ]);
  });

  it('refuses what is no bare connection id once tokens are replaced, and only then', () => {
    const { problems } = render(
      [
        {
          EnvironmentVariables: [{ SchemaName: 'v', Value: '#{spaced}#' }],
          ConnectionReferences: [
            reference('a', 'shared-#{spaced}#'),
            reference('b', '#{braced}#'),
            reference('c', ' 0b8378a7481ebe90208b7fd241a85623'),
            reference('d', '#{good}#'),
            reference('e', '#{missing}#'),
            reference('f', '#{path}#'),
          ],
        },
      ],
      {
        spaced: 'b b',
        braced: '#{good}#',
        good: '51252699b7381fca28cc1a1ce4394b0e',
        path: 'shared_sql/51252699b7381fca28cc1a1ce4394b0e',
      },
    );
    const replaced = (entry: string, source: string, variable: string): RenderProblem => ({
      kind: 'malformedReplacedId',
      place: idOf(entry),
      source,
      variables: [variable],
    });
    assert.deepEqual(problems, [
      replaced('a', 'shared-#{spaced}#', 'spaced'),
      replaced('b', '#{braced}#', 'braced'),
      {
        kind: 'malformedId',
        place: idOf('c'),
        id: ' 0b8378a7481ebe90208b7fd241a85623',
        bareId: '0b8378a7481ebe90208b7fd241a85623',
      },
      unresolved('e', 'ConnectionId', '#{missing}#', ['missing']),
      replaced('f', '#{path}#', 'path'),
    ]);
  });

  it('leaves out empty members of entries, and lets none of them hide one below', () => {
    const { text } = render([
      { ConnectionReferences: [reference('a', '1', { ConnectorId: 'x' })] },
      {
        EnvironmentVariables: [{ SchemaName: 'v', Value: '3', Note: null }],
        ConnectionReferences: [reference('a', '2', { ConnectorId: '' }), reference('b', '3', { ConnectorId: '' })],
      },
    ]);
    assert.deepEqual(JSON.parse(text), {
      EnvironmentVariables: [{ SchemaName: 'v', Value: '3' }],
      ConnectionReferences: [
        { LogicalName: 'a', ConnectionId: '2', ConnectorId: 'x' },
        { LogicalName: 'b', ConnectionId: '3' },
      ],
    });
  });

  it('takes an id of an earlier file before a placeholder', () => {
    const { json, problems } = render([
      { ConnectionReferences: [reference('a', 'x')] },
      { ConnectionReferences: [reference('a', 'TODO')] },
    ]);
    assert.deepEqual([json.ConnectionReferences, problems], [[reference('a', 'x')], []]);
  });

  it('leaves out what is empty, and says so', () => {
    const { text, remarks, problems } = render([
      {
        EnvironmentVariables: [{ SchemaName: 'v', Value: '' }, { SchemaName: 'w' }],
        ConnectionReferences: [reference('a', ''), reference('b', 'TODO')],
      },
    ]);
    assert.deepEqual(JSON.parse(text), { EnvironmentVariables: [], ConnectionReferences: [] });
    const layer = '0.json';
    assert.deepEqual(remarks, [
      ...['v', 'w'].map((name) => ({ kind: 'noValue', layer, list: 'EnvironmentVariables', name })),
      ...['a', 'b'].map((name) => ({ kind: 'noValue', layer, list: 'ConnectionReferences', name })),
    ]);
    assert.deepEqual(problems, []);
  });

  it('refuses two entries of one name that differ, and writes those once that do not', () => {
    const { remarks, problems, text } = render([
      {
        EnvironmentVariables: [
          { SchemaName: 'v', Value: '1' },
          { SchemaName: 'V', Value: '1' },
        ],
        ConnectionReferences: [
          ...[reference('a', '1'), reference('A', '2')],
          ...[reference('b', '1', { ConnectorId: 'x' }), reference('b', '1', { ConnectorId: 'y' })],
        ],
      },
    ]);
    assert.deepEqual((JSON.parse(text) as { EnvironmentVariables: unknown }).EnvironmentVariables, [
      { SchemaName: 'v', Value: '1' },
    ]);
    const layer = '0.json';
    assert.deepEqual(remarks, [{ kind: 'sameTwice', layer, list: 'EnvironmentVariables', name: 'V' }]);
    assert.deepEqual(
      problems,
      ['A', 'b'].map((name) => ({ kind: 'differentTwice', layer, list: 'ConnectionReferences', name })),
    );
  });

  it('says what is no settings file', () => {
    const { problems } = render([
      '{',
      '[]',
      { ConnectionReferences: {}, EnvironmentVariables: [['v', '1'], { SchemaName: 'n', Value: 5 }] },
    ]);
    assert.deepEqual(problems, [
      { kind: 'noObject', layer: '0.json' },
      { kind: 'noObject', layer: '1.json' },
      { kind: 'noList', layer: '2.json', list: 'ConnectionReferences' },
      { kind: 'noName', layer: '2.json', list: 'EnvironmentVariables', position: 1, member: 'SchemaName' },
      { kind: 'noText', place: { layer: '2.json', entry: 'n', member: 'Value' } },
    ]);
  });

  it('keeps names that objects inherit', () => {
    const { text } = render(['{"ConnectionReferences":[{"LogicalName":"a","ConnectionId":"1","__proto__":"x"}]}']);
    assert.match(text, /"__proto__": "x"/);
  });
});

describe('PipelineVariables', () => {
  it('prefers the first source, and the name as it is written', () => {
    const variables = new PipelineVariables([
      { name: 'first', values: { 'conn.a': 'exact', CONN_A: 'capitals', other: '' } },
      { name: 'second', values: { 'conn.a': 'later', other: 'hidden', last: '' } },
    ]);
    const names = ['conn.a', 'Conn.A', 'env:other', 'last', 'none', 'toString'];
    assert.deepEqual(
      names.map((name) => [variables.value(name), variables.emptyIn(name)]),
      [
        ['exact', undefined],
        ['capitals', undefined],
        [undefined, 'first'],
        [undefined, 'second'],
        [undefined, undefined],
        [undefined, undefined],
      ],
    );
  });
});
