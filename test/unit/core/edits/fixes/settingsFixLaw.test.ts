import assert from 'node:assert/strict';
import { fixMakers } from '../../../../../src/core/edits/fixes/fixMakers';
import { fixAll, fixesOf } from '../../../../../src/core/rules/fixAll';
import type { Finding } from '../../../../../src/core/model/finding';
import { encodeText } from '../../../../../src/core/text/decodeText';
import { Random } from '../../../../support/random';
import { assertFixLaw, fillIn } from '../../../../support/fixLaw';
import { MemoryFileTree } from '../../../../support/memoryFileTree';
import { lawSeeds } from '../../../../support/seeds';
import {
  connection,
  connectorId,
  flowWith,
  otherConnection,
  settingsText,
  variableFiles,
} from '../../../../support/settingsSource';
import { type SolutionSource, solutionFiles } from '../../../../support/solutionSource';
import { allFindings, openWorkspace } from '../../../../support/workspace';

const solutions: SolutionSource[] = [
  {
    references: [
      { name: 'cts_mail' },
      { name: 'cts_teams', api: 'shared_teams' },
      { name: 'cts_weather', api: 'shared_cts-5fweather-5f0123456789abcdef' },
      { name: 'cts_forecast', api: 'shared_cts-5fweather-5f0123456789abcdef' },
    ],
    flows: [flowWith('Send', 'cts_mail')],
    files: {
      ...variableFiles('cts_url'),
      ...variableFiles('cts_key', 'secret'),
      'environmentvariabledefinitions/cts_url/environmentvariablevalues.json':
        '{"environmentvariablevalues":{"environmentvariablevalue":{"value":"x"}}}',
    },
  },
  {
    root: 'repo/Another',
    uniqueName: 'Another',
    // Of the name of one above, on another connector.
    references: [{ name: 'cts_mail', api: 'shared_sql' }, { name: 'ano_sites' }],
  },
];
const files = [
  'repo/Contoso/test.deploymentsettings.json',
  'repo/Contoso/prod.deploymentsettings.json',
  'repo/Another/test.deploymentsettings.json',
];
/** Of these the rules offer a way out of their own. */
const repairable = [
  'settings-missing-entry',
  'settings-unknown-entry',
  'settings-duplicate-entry',
  'settings-malformed-connection-id',
  'settings-connector-mismatch',
  'settings-source-connector',
  'settings-empty-variable',
];

describe('The law of fixes, on generated settings files', () => {
  const seen = new Set<string>();

  for (const seed of lawSeeds()) {
    it(`holds for every fix of every finding, seed ${seed}`, async () => {
      const workspace = await openWorkspace(generated(new Random(seed)));
      for (const finding of settingsFindings(allFindings(workspace.engine))) {
        const fixes = fixesOf(finding, workspace.engine.index, fixMakers);
        for (const fix of fixes) {
          await named(`${fix.title}, ${finding.file}: ${finding.message}`, () =>
            assertFixLaw(fillIn(fix), [finding], fix.mayRaise, workspace),
          );
        }
        if (fixes.length > 1) {
          seen.add(finding.ruleId);
        }
      }
    });
  }

  it('was tried for every rule that offers a fix', () => {
    assert.deepEqual([...seen].sort(), [...repairable].sort());
  });

  it('holds for all preferred fixes at once, after which at most new duplicates are left', async () => {
    let repaired = 0;
    for (let seed = 41; seed <= 70; seed++) {
      const workspace = await openWorkspace(generated(new Random(seed)));
      const { operations, fixed } = fixAll(allFindings(workspace.engine), workspace.engine.index, fixMakers);
      repaired += fixed.length;
      await named(`seed ${seed}`, async () => {
        const after = await assertFixLaw(
          operations,
          fixed,
          [
            'settings-missing-entry',
            'settings-empty-connection',
            'settings-same-connection-in-two-environments',
            'settings-source-connector',
            'settings-conflicting-value',
          ],
          workspace,
        );
        const again = await openWorkspace(after);
        // Two entries that differed in their form alone say the same now.
        assert.deepEqual(
          fixAll(allFindings(again.engine), again.engine.index, fixMakers).fixed.filter(
            ({ ruleId }) => ruleId !== 'settings-duplicate-entry',
          ),
          [],
        );
      });
    }
    assert.ok(repaired > 50, String(repaired));
  });
});

const standardConnectors = ['shared_office365', 'shared_teams', 'shared_sql'];
/** The API names of the custom connector in the solution and in the target environment. */
const weatherIds = ['shared_cts-5fweather-5f0123456789abcdef', 'shared_cts-5fweather-5ffedcba9876543210'];

function isOnWeather(reference: string): boolean {
  return ['cts_weather', 'cts_forecast'].includes(reference);
}

function settingsFindings(findings: readonly Finding[]): Finding[] {
  return findings.filter(({ ruleId }) => ruleId.startsWith('settings-'));
}

function generated(random: Random): MemoryFileTree {
  const tree = new MemoryFileTree(solutions.flatMap((solution) => solutionFiles(solution)));
  for (const file of files) {
    const indent = random.one(['', '  ', '\t', '    ']);
    const text = JSON.stringify(JSON.parse(settingsText({})), null, indent).replace(
      '"ConnectionReferences":[]',
      '"ConnectionReferences": []',
    );
    const json = JSON.parse(text) as Record<string, unknown[]>;
    json.ConnectionReferences = random
      .shuffled([
        'cts_mail',
        'CTS_Mail',
        'cts_teams',
        'cts_weather',
        'cts_forecast',
        'ano_sites',
        'cts_gone',
        'cts_gone',
      ])
      .filter(() => !random.oneIn(3))
      .map((LogicalName) => ({
        LogicalName,
        ConnectionId: random.one([
          '',
          connection,
          otherConnection,
          '#{Grüße €🚀}#',
          `shared_office365/${connection}`,
          '<your id>',
          ` ${connection} `,
        ]),
        ...(!random.oneIn(3) && {
          ConnectorId: connectorId(random.one(isOnWeather(LogicalName) ? weatherIds : standardConnectors)),
        }),
        ...(random.oneIn(3) && { ConnectionOwner: 'Jürgen €🚀' }),
      }));
    json.EnvironmentVariables = random
      .shuffled(['cts_url', 'cts_url', 'cts_key', 'cts_gone'])
      .filter(() => !random.oneIn(3))
      .map((SchemaName) => ({ SchemaName, Value: random.one(['', 'x', 'y']) }));
    const styled = JSON.stringify(json, null, indent).replaceAll('\n', random.one(['\n', '\r\n']));
    tree.write(file, encodeText(styled + random.one(['', '\n']), random.one(['utf8', 'utf8bom', 'utf16le'] as const)));
  }
  return tree;
}

async function named(what: string, run: () => Promise<unknown>): Promise<void> {
  try {
    await run();
  } catch (error) {
    throw new Error(`${what}\n${String(error)}`, { cause: error });
  }
}
