import type { FilePath } from '../model/filePath';
import { nameKey } from '../model/names';
import { defineMessages } from './messages';
import type { Report, RuleText, SettingsRule } from './rule';

const messages = defineMessages({
  sameValue: ({ name }: { readonly name: string }) =>
    `${name} has more than one entry in this settings file, with the same value. The import fails or uses only one of the entries. Remove one of them.`,
  otherValue: ({ name }: { readonly name: string }) =>
    `${name} has more than one entry in this settings file, with different values. The import fails or uses only one of the entries. Remove one of them.`,
  firstEntry: ({ name }: { readonly name: string }) => `The first entry of ${name} is here.`,
});

export const settingsDuplicateEntryText: RuleText = {
  title: 'Settings file has more than one entry for a name',
  description:
    'A deployment settings file has more than one entry for the same connection reference or environment variable.',
};

export const settingsDuplicateEntry = {
  id: 'settings-duplicate-entry',
  defaultSeverity: 'error',
  scope: 'settings',
  messages,
  check: ({ settings }, _index, report) => {
    const { file } = settings;
    reportDuplicates(
      file,
      settings.references.map(({ logicalName: name, pointer, connectionId, connectorId = '' }) => ({
        name,
        pointer,
        value: JSON.stringify([connectionId, connectorId.toLowerCase()]),
      })),
      'ConnectionReferences',
      'LogicalName',
      report,
    );
    reportDuplicates(
      file,
      settings.variables.map(({ schemaName: name, pointer, value }) => ({ name, pointer, value })),
      'EnvironmentVariables',
      'SchemaName',
      report,
    );
  },
  // The fix is preferred only for equal values: if the two values differ, a person must decide which entry to remove.
  fixes: (finding, _index, { removeEntryFix }) => [removeEntryFix(finding, finding.data.same === 'true')],
} satisfies SettingsRule;

function reportDuplicates(
  file: FilePath,
  entries: readonly { readonly name: string; readonly pointer: string; readonly value: string | undefined }[],
  list: string,
  member: string,
  report: Report,
): void {
  const firstByName = new Map<string, (typeof entries)[number]>();
  for (const entry of entries) {
    const first = firstByName.get(nameKey(entry.name));
    if (!first) {
      firstByName.set(nameKey(entry.name), entry);
      continue;
    }
    const isSame = first.value === entry.value;
    report({
      file,
      place: { kind: 'json', pointer: `${entry.pointer}/${member}`, part: 'value' },
      message: isSame ? messages.sameValue({ name: entry.name }) : messages.otherValue({ name: entry.name }),
      related: [
        {
          file,
          place: { kind: 'json', pointer: `${first.pointer}/${member}`, part: 'value' },
          message: messages.firstEntry({ name: first.name }),
        },
      ],
      data: { reference: entry.name, pointer: entry.pointer, list, same: String(isSame) },
    });
  }
}
