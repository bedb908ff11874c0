import assert from 'node:assert/strict';
import { type Arbitrary, constant, constantFrom, letrec, oneof, record, tuple } from 'fast-check';
import { assertReadAlike } from '../../support/independentReading';
import { bound, childFlowCall, connectorCall, exampleGuid, raw } from '../../support/solutionSource';
import { fuzzTarget } from '../fuzzTarget';
import { jsonTexts, mostly, mutated, nameFrom, objectOf } from '../inputs';
import { memberOf, membersOf, outcomeOf, parsedJson, readAs } from '../readings';

const apis = constantFrom('shared_office365', 'shared_teams', 'shared_cts-5fweather-5f0123456789abcdef');
const keys = nameFrom('a', 'b', 'shared_office365');

/** Members of `connectionReferences`: bound, raw and misshapen ones. */
export const entries: Arbitrary<unknown> = mostly(
  oneof(
    tuple(nameFrom('cts_mail', 'cts_teams', 'cts_gone'), apis).map(([name, api]) => bound(name, api)),
    apis.map((api) => raw(api)),
    apis.map((api) => ({ ...raw(api), runtimeSource: 'invoker' })),
    keys.map((connectionName) => ({ connectionName, id: '/providers/Microsoft.PowerApps/apis/shared_sql' })),
    constant({ api: {} }),
  ),
);

/** Triggers and actions, some of them in each other. */
export const actions: Arbitrary<Record<string, unknown>> = letrec<{ list: Record<string, unknown>; one: unknown }>(
  (tie) => ({
    list: objectOf(nameFrom('Send', 'Get', 'Scope', 'Loop'), tie('one')),
    one: oneof(
      { depthSize: 'small', withCrossShrink: true },
      tuple(keys, apis).map(([key, api]) => connectorCall(key, api)),
      mostly(keys.map((key) => ({ type: 'Compose', inputs: `@parameters('$connections')['${key}']['connectionId']` }))),
      keys.map((key) => ({
        inputs: {
          host: { connection: { name: `@parameters('$connections')?.${key}.connectionId` } },
          authentication: "@parameters('')",
        },
      })),
      constantFrom(exampleGuid, 'gone', '').map(childFlowCall),
      tie('list').map((inner) => ({ type: 'Scope', actions: inner })),
      tuple(tie('list'), tie('list')).map(([yes, no]) => ({ type: 'If', actions: yes, else: { actions: no } })),
      tie('list').map((inner) => ({ type: 'Switch', cases: { One: { actions: inner } }, default: {} })),
    ),
  }),
).list;

/** Values of whole flows. */
const flows: Arbitrary<unknown> = record(
  {
    properties: record(
      {
        connectionReferences: mostly(objectOf(keys, entries), 30),
        definition: mostly(
          record(
            {
              parameters: mostly(
                objectOf(
                  nameFrom('$connections', '$authentication', 'Url (cts_url)'),
                  constant({ defaultValue: {}, type: 'Object', metadata: { schemaName: 'cts_url' } }),
                ),
              ),
              triggers: actions,
              actions,
            },
            { requiredKeys: ['actions'] },
          ),
          30,
        ),
      },
      { requiredKeys: ['definition'] },
    ),
    schemaVersion: constant('1.0.0.0'),
  },
  { requiredKeys: ['properties'] },
);

export const flowTexts: Arbitrary<string> = jsonTexts(flows);

export const flow = fuzzTarget(
  { name: 'flow', fewInputs: 1500, manyInputs: 200_000 },
  mutated(flowTexts),
  async (text) => {
    const result = await readAs('flowDefinition', text);
    const root = parsedJson(text);
    if (root && result.facts?.readable) {
      const declared = memberOf(memberOf(root, 'properties'), 'connectionReferences');
      assert.deepEqual(result.facts.entries.map(({ key }) => key).sort(), [...membersOf(declared).keys()].sort());
      assertReadAlike('flow.json', text);
    }
    return outcomeOf(result);
  },
);
