import assert from 'node:assert/strict';
import { type Arbitrary, array, constantFrom, oneof, record } from 'fast-check';
import type { Node } from 'jsonc-parser';
import { PipelineVariables } from '../../../src/core/settings/pipelineVariables';
import { renderSettings } from '../../../src/core/settings/renderSettings';
import { Tokens } from '../../../src/core/text/tokens';
import { assertReadAlike } from '../../support/independentReading';
import { connection, connectorId, otherConnection } from '../../support/settingsSource';
import { fuzzTarget } from '../fuzzTarget';
import { jsonTexts, mostly, mutated, nameFrom, objectOf } from '../inputs';
import { memberOf, outcomeOf, parsedJson, readAs, textOf } from '../readings';

const values = oneof(
  constantFrom('', connection, otherConnection, '#{mail}#', '$(mail)', `shared_teams/${connection}`, `{${connection}}`),
  nameFrom('x', '{"a":1}'),
);

/** Values of settings files, with lists that have faults. */
export const settingsTexts: Arbitrary<string> = jsonTexts(
  record(
    {
      EnvironmentVariables: mostly(
        array(
          mostly(
            record(
              { SchemaName: mostly(nameFrom('cts_url', 'cts_URL', 'cts_gone')), Value: mostly(values) },
              { requiredKeys: ['SchemaName'] },
            ),
          ),
          { maxLength: 3 },
        ),
        20,
      ),
      ConnectionReferences: mostly(
        array(
          mostly(
            record(
              {
                LogicalName: mostly(nameFrom('cts_mail', 'CTS_Mail', 'cts_teams', 'cts_gone')),
                ConnectionId: mostly(values),
                ConnectorId: mostly(constantFrom('shared_office365', 'shared_teams', 'shared_sql').map(connectorId)),
                ConnectionOwner: nameFrom('me@example.com'),
              },
              { requiredKeys: ['LogicalName', 'ConnectionId'] },
            ),
          ),
          { maxLength: 4 },
        ),
        20,
      ),
    },
    { requiredKeys: ['ConnectionReferences'] },
  ),
);

/** The names of the items of a list that have one. */
function namesIn(root: Node, list: string, member: string): string[] {
  const items = memberOf(root, list);
  return (items?.type === 'array' ? (items.children ?? []) : []).flatMap(
    (item) => textOf(memberOf(item, member)) || [],
  );
}

export const settings = fuzzTarget(
  { name: 'settings', fewInputs: 1500, manyInputs: 150_000 },
  oneof(
    { weight: 5, arbitrary: mutated(settingsTexts) },
    { weight: 1, arbitrary: jsonTexts(objectOf(nameFrom('ConnectionReferences'), mostly(values, 1))) },
  ),
  async (text) => {
    const result = await readAs('deploymentSettings', text);
    const root = parsedJson(text);
    const tokens = new Tokens(['<<*>>']);
    const variables = new PipelineVariables([{ name: 'test', values: { mail: connection } }]);
    const rendered = renderSettings(
      [
        { name: 'a', text },
        { name: 'b', text: '{}' },
      ],
      tokens,
      variables,
    );
    if (rendered.problems.length === 0) {
      assert.ok(parsedJson(rendered.text), 'what was rendered is no JSON');
    }
    if (!root || !result.facts || typeof result.facts === 'string' || !result.facts.settings) {
      return outcomeOf(result);
    }
    const { references, variables: read, misshapen } = result.facts.settings;
    assert.deepEqual(
      references.map(({ logicalName }) => logicalName),
      namesIn(root, 'ConnectionReferences', 'LogicalName'),
    );
    assert.deepEqual(
      read.map(({ schemaName }) => schemaName),
      namesIn(root, 'EnvironmentVariables', 'SchemaName'),
    );
    assertReadAlike('settings.json', text);
    return misshapen.length + rendered.problems.length > 0 ? 'refused' : outcomeOf(result);
  },
);
