import type { DeploymentEnvironment, SettingsTarget } from '../model/deploymentEnvironment';
import type { DeploymentSettings } from '../model/deploymentSettings';
import type { FilePath } from '../model/filePath';
import { nameKey } from '../model/names';
import type { FactIndex } from '../model/workspaceIndex';
import type { Tokens } from '../text/tokens';
import { isBareConnectionId } from './bareConnectionId';
import { appliesTo } from './importFiles';
import { effectiveLayer } from './effectiveLayer';

export type SettingKind = 'references' | 'variables';

/** What one settings file says about a reference or variable. */
export interface SettingEntry {
  /** As the file spells it. */
  readonly name: string;
  readonly file: FilePath;
  /** JSON Pointer of the item. */
  readonly pointer: string;
  /** The connection's id or the variable's value; undefined where a variable's entry has none. */
  readonly value: string | undefined;
  /** Of a reference; undefined where the entry has none. */
  readonly connectorId: string | undefined;
}

/** What the files of an environment come to for one reference or variable, laid over one another. */
export interface EffectiveSetting {
  readonly name: string;
  /** That of the last file which has one: empty ones mean that nothing is known yet. Empty where none has. */
  readonly value: string;
  /** Of a reference, as the last file that gives one has it. */
  readonly connectorId: string | undefined;
  /** Whether a variable's value stands there and is empty. */
  readonly isEmptyValue: boolean;
  /** All files that name it. */
  readonly files: readonly FilePath[];
}

type EntriesByName = ReadonlyMap<string, readonly SettingEntry[]>;

/** What the settings files of an environment say, by name: of each file the first entry of a name counts, as for `pac`. */
export class EnvironmentSettings {
  readonly environment: DeploymentEnvironment;
  /** The files that can be read, in the environment's order. */
  readonly files: readonly DeploymentSettings[];
  /** False while one of the files is no valid JSON: what is absent may be in that. */
  readonly areReadable: boolean;
  readonly #entries: Readonly<Record<SettingKind, EntriesByName>>;

  /** @param targets Those files of the environment that count. */
  constructor(environment: DeploymentEnvironment, index: Pick<FactIndex, 'settingsIn'>, targets = environment.files) {
    const files = targets.flatMap(({ file }) => index.settingsIn(file) ?? []);
    this.environment = environment;
    this.files = files.filter(({ readable }) => readable);
    this.areReadable = this.files.length === files.length;
    this.#entries = {
      references: firstOfEachFile(this.files, ({ file, references }) =>
        references.map(({ logicalName: name, pointer, connectionId: value, connectorId }) => ({
          name,
          file,
          pointer,
          value,
          connectorId,
        })),
      ),
      variables: firstOfEachFile(this.files, ({ file, variables }) =>
        variables.map(({ schemaName: name, pointer, value }) => ({
          name,
          file,
          pointer,
          value,
          connectorId: undefined,
        })),
      ),
    };
  }

  /**
   * One entry for each file that has one, in the environment's order.
   * @param definers Roots of the solutions that define it, where some do: their imports give it its value, so what stands in
   *   a file for others does not count, unless none is for them.
   */
  entries(kind: SettingKind, name: string, definers: readonly FilePath[] = []): readonly SettingEntry[] {
    const entries = this.#entries[kind].get(nameKey(name)) ?? [];
    if (definers.length === 0 || entries.length === 0) {
      return entries;
    }
    const { files } = this.environment;
    const isFor = (target: SettingsTarget): boolean => appliesTo(target, definers);
    const counting = entries.filter(({ file }) => files.some((target) => target.file === file && isFor(target)));
    return counting.length > 0 || files.some(isFor) ? counting : entries;
  }

  /**
   * Whether the files give a reference what can be a connection, or a token in whose place the pipeline puts one.
   * @param tokens Of the environment's folder.
   * @param definers As for entries.
   */
  isMapped(logicalName: string, tokens: Tokens, definers: readonly FilePath[]): boolean {
    const id = this.reference(logicalName, definers)?.value ?? '';
    return id !== '' && isBareConnectionId(id, tokens);
  }

  /** The entry that counts: the last one with a value, and else the last one. @param definers As for entries. */
  effectiveEntry(kind: SettingKind, name: string, definers: readonly FilePath[] = []): SettingEntry | undefined {
    return entryThatCounts(this.entries(kind, name, definers));
  }

  /** @param definers As for entries. */
  reference(logicalName: string, definers: readonly FilePath[] = []): EffectiveSetting | undefined {
    return layOver(this.entries('references', logicalName, definers));
  }

  variable(schemaName: string): EffectiveSetting | undefined {
    return layOver(this.entries('variables', schemaName));
  }

  /** In the order in which the files name them. */
  references(): EffectiveSetting[] {
    return [...this.#entries.references.values()].flatMap((entries) => layOver(entries) ?? []);
  }

  /** The values that imports give a reference: several where files are for different solutions. Empty ones are left out. */
  connectionIds(logicalName: string): Set<string> {
    const { files } = this.environment;
    const ids = this.entries('references', logicalName).map(({ file }) => {
      const { solutions = [] } = files.find((target) => target.file === file) ?? {};
      return this.reference(logicalName, solutions)?.value ?? '';
    });
    return new Set(ids.filter((id) => id !== ''));
  }

  /** In the order in which the files name them. */
  variables(): EffectiveSetting[] {
    return [...this.#entries.variables.values()].flatMap((entries) => layOver(entries) ?? []);
  }
}

function entryThatCounts(entries: readonly SettingEntry[]): SettingEntry | undefined {
  return effectiveLayer(entries, ({ value }) => value) ?? entries.at(-1);
}

function layOver(entries: readonly SettingEntry[]): EffectiveSetting | undefined {
  const [first] = entries;
  const value = effectiveLayer(entries, (entry) => entry.value)?.value ?? '';
  return (
    first && {
      name: first.name,
      value,
      connectorId: entries.findLast(({ connectorId }) => connectorId !== undefined)?.connectorId,
      isEmptyValue: value === '' && entries.some((entry) => entry.value === ''),
      files: entries.map(({ file }) => file),
    }
  );
}

function firstOfEachFile(
  files: readonly DeploymentSettings[],
  entriesOf: (settings: DeploymentSettings) => readonly SettingEntry[],
): EntriesByName {
  const byName = new Map<string, SettingEntry[]>();
  for (const entry of files.flatMap(entriesOf)) {
    const known = byName.get(nameKey(entry.name));
    if (!known) {
      byName.set(nameKey(entry.name), [entry]);
    } else if (known.at(-1)?.file !== entry.file) {
      known.push(entry);
    }
  }
  return byName;
}
