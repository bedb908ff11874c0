import assert from 'node:assert/strict';
import type { SettingsRule } from '../../../src/core/rules/rule';
import type { WorkspaceIndex } from '../../../src/core/model/workspaceIndex';
import { componentUses } from '../../../src/core/dependencies/componentUses';
import { judgeOfUses } from '../../../src/core/plan/faults/userFaults';
import { settingsConflictingValue } from '../../../src/core/rules/settings-conflicting-value';
import { settingsConnectorMismatch } from '../../../src/core/rules/settings-connector-mismatch';
import { settingsMissingEntry } from '../../../src/core/rules/settings-missing-entry';
import { settingsSecretInPlainText } from '../../../src/core/rules/settings-secret-in-plain-text';
import { settingsSourceConnector } from '../../../src/core/rules/settings-source-connector';
import { settingsUnknownEntry } from '../../../src/core/rules/settings-unknown-entry';
import { unusedReference } from '../../../src/core/rules/unused-reference';
import { referenceRows } from '../../../src/mapping/mappingRows';
import { countReads } from '../../support/countReads';
import { connection, connectorId, settingsWorkspace, variableFiles } from '../../support/settingsSource';
import { solutionFiles, type SolutionSource } from '../../support/solutionSource';
import { openWorkspace } from '../../support/workspace';

const settingsRules: readonly SettingsRule[] = [
  settingsConflictingValue,
  settingsConnectorMismatch,
  settingsMissingEntry,
  settingsSecretInPlainText,
  settingsSourceConnector,
  settingsUnknownEntry,
];

/** What is measured, and how often it reads a member of an answer of the index if the workspace has so many names. */
const works: Readonly<Record<string, (count: number) => Promise<number>>> = {
  ...Object.fromEntries(settingsRules.map((rule) => [rule.id, (count: number) => readsOfSettingsRule(rule, count)])),
  'unused-reference beside code apps': (count) =>
    readsBesideCodeApps(count, (index) => {
      for (const solution of index.solutions()) {
        unusedReference.check({ solution, uses: [], faults: [] }, index, () => undefined);
      }
    }),
  'the rows of the mapping page beside code apps': (count) => readsBesideCodeApps(count, referenceRows),
  'apps with custom connectors': (count) => {
    const apps = names(count).map((name) => ({ name, connectors: [name] }));
    return readsOfUserFaults({ apps });
  },
  'custom connectors of one app': (count) =>
    readsOfUserFaults({ apps: [{ name: 'Orders', connectors: names(count) }] }),
};

describe('The work grows with the number of names, not with its square', () => {
  for (const [title, readsFor] of Object.entries(works)) {
    it(title, async () => {
      const [few, many] = [await readsFor(20), await readsFor(200)];
      assert.ok(few > 20 && many < 12 * few, `${few} reads for 20 names, ${many} for 200`);
    });
  }
});

function names(count: number): string[] {
  return Array.from({ length: count }, (_, at) => `cts_n${at}`);
}

async function readsOfSettingsRule(rule: SettingsRule, count: number): Promise<number> {
  const all = names(count);
  const files = Object.assign({}, ...all.map((name) => variableFiles(name))) as Record<string, string>;
  const { engine } = await openWorkspace(
    settingsWorkspace([{ references: all.map((name) => ({ name, api: apiOf(name) })), files }], {
      'test.json': {
        references: Object.fromEntries(
          all.map((name) => [name, { ConnectionId: connection, ConnectorId: connectorId(apiOf(name)) }]),
        ),
        variables: Object.fromEntries(all.map((name) => [name, 'here'])),
      },
    }),
  );
  const { counted, reads } = countReads(engine.index);
  const [environment] = counted.environments();
  const target = environment?.files[0];
  const settings = target && counted.settingsIn(target.file);
  assert.ok(environment && settings);
  rule.check({ settings, target, environment }, counted, () => undefined);
  return reads();
}

/** The API name of a custom connector. */
function apiOf(name: string): string {
  return `shared_${name}-5f0123456789abcdef`;
}

/** Beside a solution with so many references are as many code apps, each with another reference. */
async function readsBesideCodeApps(count: number, work: (index: WorkspaceIndex) => unknown): Promise<number> {
  const apps = names(count).map((name): [string, string] => [
    `repo/${name}/power.config.json`,
    JSON.stringify({ connectionReferences: { a: { xrmConnectionReferenceLogicalName: `${name}_other` } } }),
  ]);
  const { engine } = await openWorkspace([
    ...solutionFiles({ references: names(count).map((name) => ({ name })) }),
    ...apps,
  ]);
  const { counted, reads } = countReads(engine.index);
  work(counted);
  return reads();
}

async function readsOfUserFaults(source: SolutionSource): Promise<number> {
  const { engine } = await openWorkspace(solutionFiles(source));
  const { counted, reads } = countReads(engine.index);
  const [solution] = counted.solutions();
  assert.ok(solution);
  const uses = componentUses(solution);
  const before = reads();
  const faultOf = judgeOfUses(solution, counted);
  assert.equal(uses.filter((used) => faultOf(used)).length, uses.length);
  return reads() - before;
}
