import assert from 'node:assert/strict';
import type { SettingsRule } from '../../../../src/core/rules/rule';
import { settingsConflictingValue } from '../../../../src/core/rules/settings-conflicting-value';
import { settingsConnectorMismatch } from '../../../../src/core/rules/settings-connector-mismatch';
import { settingsMissingEntry } from '../../../../src/core/rules/settings-missing-entry';
import { settingsSecretInPlainText } from '../../../../src/core/rules/settings-secret-in-plain-text';
import { settingsUnknownEntry } from '../../../../src/core/rules/settings-unknown-entry';
import { countReads } from '../../../support/countReads';
import { connection, settingsWorkspace, variableFiles } from '../../../support/settingsSource';
import { openWorkspace } from '../../../support/workspace';

const settingsRules: readonly SettingsRule[] = [
  settingsConflictingValue,
  settingsConnectorMismatch,
  settingsMissingEntry,
  settingsSecretInPlainText,
  settingsUnknownEntry,
];

describe('The work of a rule grows with the number of names, not with its square', () => {
  for (const rule of settingsRules) {
    it(rule.id, async () => {
      const [few, many] = [await readsOfSettingsRule(rule, 20), await readsOfSettingsRule(rule, 200)];
      assert.ok(few > 20 && many < 12 * few, `${few} reads for 20 names, ${many} for 200`);
    });
  }
});

/** How often a rule reads a member of an answer of the index, for a settings file with entries for so many names. */
async function readsOfSettingsRule(rule: SettingsRule, count: number): Promise<number> {
  const names = Array.from({ length: count }, (_, at) => `cts_n${at}`);
  const files = Object.assign({}, ...names.map((name) => variableFiles(name))) as Record<string, string>;
  const { engine } = await openWorkspace(
    settingsWorkspace([{ references: names.map((name) => ({ name })), files }], {
      'test.json': {
        references: Object.fromEntries(names.map((name) => [name, connection])),
        variables: Object.fromEntries(names.map((name) => [name, 'here'])),
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
