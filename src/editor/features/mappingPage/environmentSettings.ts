import type { DeploymentEnvironment } from '../../../core/model/deploymentEnvironment';
import type { DeploymentSettings } from '../../../core/model/deploymentSettings';
import type { FilePath } from '../../../core/model/filePath';
import { nameKey } from '../../../core/model/names';

/** What one settings file says about a reference or variable. */
export interface SettingEntry {
  readonly file: FilePath;
  /** JSON Pointer of the item. */
  readonly pointer: string;
  /** The connection's id or the variable's value; undefined where a variable's entry has none. */
  readonly value: string | undefined;
  /** Of a reference; undefined where the entry has none. */
  readonly connectorId: string | undefined;
}

export type SettingKind = 'references' | 'variables';

/** What the settings files of an environment say, by name: of each file the first entry of a name counts, as for `pac`. */
export class EnvironmentSettings {
  readonly environment: DeploymentEnvironment;
  /** The files of the environment that can be read, in its order. */
  readonly files: readonly DeploymentSettings[];
  readonly #entries: Readonly<Record<SettingKind, ReadonlyMap<string, readonly SettingEntry[]>>>;

  constructor(environment: DeploymentEnvironment, settings: ReadonlyMap<FilePath, DeploymentSettings>) {
    this.environment = environment;
    this.files = environment.files.flatMap(({ file }) => {
      const found = settings.get(file);
      return found?.readable === true ? [found] : [];
    });
    const references = this.files.flatMap(({ file, references }) =>
      references.map(({ logicalName, pointer, connectionId, connectorId }) => ({
        name: logicalName,
        entry: { file, pointer, value: connectionId, connectorId },
      })),
    );
    const variables = this.files.flatMap(({ file, variables }) =>
      variables.map(({ schemaName, pointer, value }) => ({
        name: schemaName,
        entry: { file, pointer, value, connectorId: undefined },
      })),
    );
    this.#entries = { references: firstOfEachFile(references), variables: firstOfEachFile(variables) };
  }

  /** One entry for each file that has one, in the environment's order. */
  entries(kind: SettingKind, name: string): readonly SettingEntry[] {
    return this.#entries[kind].get(nameKey(name)) ?? [];
  }

  /** The entry that counts: the last one with a value, since files are laid over one another, and else the last one. */
  effective(kind: SettingKind, name: string): SettingEntry | undefined {
    const entries = this.entries(kind, name);
    return entries.findLast(({ value }) => value !== undefined && value !== '') ?? entries.at(-1);
  }
}

function firstOfEachFile(
  named: readonly { readonly name: string; readonly entry: SettingEntry }[],
): Map<string, SettingEntry[]> {
  const entries = new Map<string, SettingEntry[]>();
  for (const { name, entry } of named) {
    const known = entries.get(nameKey(name)) ?? [];
    if (known.at(-1)?.file !== entry.file) {
      entries.set(nameKey(name), [...known, entry]);
    }
  }
  return entries;
}
