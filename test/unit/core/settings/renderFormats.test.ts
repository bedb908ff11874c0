import assert from 'node:assert/strict';
import { PipelineVariables } from '../../../../src/core/settings/pipelineVariables';
import { type FormattedSettings, formatSettings, type RenderFormat } from '../../../../src/core/settings/renderFormats';
import { renderSettings } from '../../../../src/core/settings/renderSettings';
import { formatProblemWords } from '../../../../src/core/words/settings/renderFormatWords';
import { Tokens } from '../../../../src/core/text/tokens';

const connectorId = '/providers/Microsoft.PowerApps/apis/shared_office365';

function format(
  to: RenderFormat,
  references: Record<string, string>,
  variables: Record<string, string> = {},
): FormattedSettings {
  const text = JSON.stringify({
    ConnectionReferences: Object.entries(references).map(([LogicalName, ConnectionId]) => ({
      LogicalName,
      ConnectionId,
      ConnectorId: connectorId,
      ConnectionOwner: 'somebody',
    })),
    EnvironmentVariables: Object.entries(variables).map(([SchemaName, Value]) => ({ SchemaName, Value, TypeId: 1 })),
    CopilotAgents: [],
  });
  const rendered = renderSettings([{ name: 'a.json', text }], new Tokens([]), new PipelineVariables([]));
  assert.deepEqual(rendered.problems, []);
  return formatSettings(rendered, to);
}

describe('formatSettings', () => {
  it('has all of the file for pac', () => {
    const { text, dropped } = format('pac', { cts_mail: 'a1' });
    assert.deepEqual(dropped, []);
    assert.match(text, /"ConnectorId": .*"ConnectionOwner": .*"CopilotAgents": \[\]/s);
  });

  it('has names and values alone, in one line of JSON, for Power Platform Pipelines', () => {
    assert.deepEqual(
      format('pipelines', { cts_mail: 'a1', cts_empty: '' }, { cts_url: 'https://contoso.example\n"x"' }),
      {
        text: '{"EnvironmentVariables":[{"SchemaName":"cts_url","Value":"https://contoso.example\\n\\"x\\""}],"ConnectionReferences":[{"LogicalName":"cts_mail","ConnectionId":"a1"}]}\n',
        dropped: ['CopilotAgents'],
        problems: [],
      },
    );
  });

  it('has the environment variables that Capgemini’s template reads', () => {
    assert.deepEqual(
      format(
        'packagedeployer-capgemini',
        { cts_Mail: 'shared-office365-0a', 'cts_agent.shared_x-1': 'b' },
        { cts_url: 'a=b "c" ##d' },
      ),
      {
        text: `PACKAGEDEPLOYER_SETTINGS_CONNREF_CTS_MAIL=shared-office365-0a
PACKAGEDEPLOYER_SETTINGS_CONNREF_CTS_AGENT.SHARED_X-1=b
PACKAGEDEPLOYER_SETTINGS_ENVVAR_CTS_URL=a=b "c" ##d
`,
        dropped: ['CopilotAgents'],
        problems: [],
      },
    );
  });

  it('has nothing for Capgemini’s template if there is no entry', () => {
    assert.equal(format('packagedeployer-capgemini', {}).text, '');
  });

  it('refuses lines that would not be read as they are meant', () => {
    for (const value of [
      'a\nPATH=b',
      'a\rb',
      'a\0b',
      '##vso[task.setvariable variable=x]y',
      '##[error]x',
      '\u001b[31m',
      'a\u2028b',
    ]) {
      const { problems } = format('packagedeployer-capgemini', {}, { cts_url: value });
      assert.deepEqual(
        problems,
        [{ kind: 'value', list: 'EnvironmentVariables', name: 'cts_url' }],
        JSON.stringify(value),
      );
    }
    for (const name of ['cts=x', 'cts x', 'cts\nx', 'größe']) {
      const { problems } = format('packagedeployer-capgemini', { [name]: 'a' });
      assert.deepEqual(problems, [{ kind: 'name', list: 'ConnectionReferences', name }]);
    }
  });

  it('does not show the value that it refuses', () => {
    const [problem] = format('packagedeployer-capgemini', {}, { cts_key: 'secret\n' }).problems;
    assert.ok(problem);
    assert.equal(
      formatProblemWords(problem),
      'The value of cts_key cannot be in one line NAME=VALUE: it contains a line break or another character that a pipeline would obey. Change the value, or use another format.',
    );
  });
});
