import assert from 'node:assert/strict';
import { PipelineVariables } from '../../../../src/core/settings/pipelineVariables';
import { type RenderedSettings, renderSettings } from '../../../../src/core/settings/renderSettings';
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

describe('renderSettings', () => {
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
      '1.json: v, Value: no value for x, y ($(x)-$(y)).',
      '0.json: a, ConnectionId: no value for conn.a (#{conn.a}#).',
    ]);
  });

  it('names a token whose variable is set to nothing', () => {
    const { problems } = render([{ ConnectionReferences: [reference('a', '#{conn.a}#')] }], { CONN_A: '' });
    assert.deepEqual(problems, [
      '0.json: a, ConnectionId: no value for conn.a (#{conn.a}#): values.env gives conn.a an empty value.',
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
    const advice = 'Take the part of the connection’s address in the maker portal that follows the connector.';
    assert.deepEqual(problems, [
      `0.json: a, ConnectionId: with the value of spaced, shared-#{spaced}# is not the bare id of a connection, so the import would fail. ${advice}`,
      `0.json: b, ConnectionId: with the value of braced, #{braced}# is not the bare id of a connection, so the import would fail. ${advice}`,
      '0.json: c, ConnectionId: “ 0b8378a7481ebe90208b7fd241a85623” is not the bare id of a connection, so the import would fail. Keep 0b8378a7481ebe90208b7fd241a85623 alone.',
      '0.json: e, ConnectionId: no value for missing (#{missing}#).',
      `0.json: f, ConnectionId: with the value of path, #{path}# is not the bare id of a connection, so the import would fail. ${advice}`,
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

  it('leaves out what is empty, and says so', () => {
    const { text, remarks, problems } = render([
      {
        EnvironmentVariables: [{ SchemaName: 'v', Value: '' }, { SchemaName: 'w' }],
        ConnectionReferences: [reference('a', ''), reference('b', '')],
      },
    ]);
    assert.deepEqual(JSON.parse(text), { EnvironmentVariables: [], ConnectionReferences: [] });
    assert.deepEqual([remarks.length, problems], [4, []]);
    assert.match(remarks[0] ?? '', /^0\.json: v has no value/);
    assert.match(remarks[2] ?? '', /^0\.json: a has no connection/);
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
    assert.deepEqual(remarks, [
      '0.json: V stands twice in EnvironmentVariables, with the same value. It is written once.',
    ]);
    assert.deepEqual(problems, [
      '0.json: A stands twice in ConnectionReferences, with different values. Remove one of the two.',
      '0.json: b stands twice in ConnectionReferences, with different values. Remove one of the two.',
    ]);
  });

  it('says what is no settings file', () => {
    const { problems } = render([
      '{',
      '[]',
      { ConnectionReferences: {}, EnvironmentVariables: [['v', '1'], { SchemaName: 'n', Value: 5 }] },
    ]);
    assert.deepEqual(problems, [
      '0.json: it is no valid JSON object.',
      '1.json: it is no valid JSON object.',
      '2.json: ConnectionReferences is no list.',
      '2.json: entry 1 of EnvironmentVariables has no SchemaName.',
      '2.json: n, Value: it is no text.',
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
