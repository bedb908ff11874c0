import type { FilePath } from '../model/filePath';
import { nameKey } from '../model/names';
import type { Report, SettingsRule } from './rule';

export const settingsDuplicateEntry: SettingsRule = {
  id: 'settings-duplicate-entry',
  title: 'Settings file has two entries for one name',
  defaultSeverity: 'error',
  scope: 'settings',
  description: 'A connection reference or environment variable stands twice in a deployment settings file.',
  check: ({ settings }, _index, report) => {
    const { file } = settings;
    reportTwice(
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
    reportTwice(
      file,
      settings.variables.map(({ schemaName: name, pointer, value }) => ({ name, pointer, value })),
      'EnvironmentVariables',
      'SchemaName',
      report,
    );
  },
  // Of two that say the same, none is missed.
  fixes: (finding, _index, { removeEntryFix }) => [removeEntryFix(finding, finding.data.same === 'true')],
};

function reportTwice(
  file: FilePath,
  entries: readonly { readonly name: string; readonly pointer: string; readonly value: string | undefined }[],
  list: string,
  member: string,
  report: Report,
): void {
  const first = new Map<string, (typeof entries)[number]>();
  for (const entry of entries) {
    const known = first.get(nameKey(entry.name));
    if (!known) {
      first.set(nameKey(entry.name), entry);
      continue;
    }
    const same = known.value === entry.value;
    report({
      file,
      place: { kind: 'json', pointer: `${entry.pointer}/${member}`, part: 'value' },
      message: `${entry.name} stands here for the second time${same ? '' : ', with another value'}. The import fails or takes one of the two: remove one.`,
      related: [
        {
          file,
          place: { kind: 'json', pointer: `${known.pointer}/${member}`, part: 'value' },
          message: `${known.name} stands here for the first time.`,
        },
      ],
      data: { reference: entry.name, pointer: entry.pointer, list, same: String(same) },
    });
  }
}
