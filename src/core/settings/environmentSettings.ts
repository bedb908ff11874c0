import type { DeploymentEnvironment, SettingsTarget } from '../model/deploymentEnvironment';
import type { DeploymentSettings } from '../model/deploymentSettings';
import type { FilePath } from '../model/filePath';
import { nameKey } from '../model/names';
import type { FactIndex } from '../model/workspaceIndex';
import type { Tokens } from '../text/tokens';
import { isBareConnectionId } from './bareConnectionId';
import { appliesTo } from './importFiles';
import { effectiveLayer } from './effectiveLayer';

/** Which of the two lists of settings files an entry is in. */
export type SettingKind = 'references' | 'variables';

/** The entry of one settings file for a connection reference or an environment variable. */
export interface SettingEntry {
  /** The logical name or schema name, as written in the file. */
  readonly name: string;
  readonly file: FilePath;
  /** JSON Pointer of the item. */
  readonly pointer: string;
  /** The connection id or the value of the variable; undefined when the entry of a variable lacks it. */
  readonly value: string | undefined;
  /** `ConnectorId` of a reference; undefined for variables, and when the entry lacks it. */
  readonly connectorId: string | undefined;
}

/** The merged entries of all settings files of an environment for one connection reference or environment variable. */
export interface EffectiveSetting {
  readonly name: string;
  /** The value in the last file that has one (see {@link effectiveLayer}); empty when no file has a value. */
  readonly value: string;
  /** The `ConnectorId` of a reference in the last file that has one. */
  readonly connectorId: string | undefined;
  /** Whether the merged value is empty although an entry has a `Value`. Such an entry makes the import fail. */
  readonly isEmptyValue: boolean;
  /** All files with an entry for the name. */
  readonly files: readonly FilePath[];
}

type EntriesByName = ReadonlyMap<string, readonly SettingEntry[]>;

/**
 * The merged settings files of an environment. When a file contains a name twice, the first entry counts, because `pac`
 * uses that one.
 */
export class EnvironmentSettings {
  readonly environment: DeploymentEnvironment;
  /** The files that can be read, in the environment's order. */
  readonly files: readonly DeploymentSettings[];
  /** False while one of the files is not valid JSON. That file may contain any entry that seems to be missing. */
  readonly areReadable: boolean;
  readonly #entries: Readonly<Record<SettingKind, EntriesByName>>;

  /** @param targets The files of the environment to merge, in its order. */
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
   * The entries for a name: one for each file that contains the name, in the environment's order.
   * @param definers Roots of the solutions that define the reference or variable. It gets its value when those
   * solutions are imported, so entries in files for other solutions are left out, unless no file is for the defining
   * solutions.
   */
  entries(kind: SettingKind, name: string, definers: readonly FilePath[] = []): readonly SettingEntry[] {
    const entries = this.#entries[kind].get(nameKey(name)) ?? [];
    if (definers.length === 0 || entries.length === 0) {
      return entries;
    }
    const { files } = this.environment;
    const isFor = (target: SettingsTarget): boolean => appliesTo(target, definers);
    const applicable = entries.filter(({ file }) => files.some((target) => target.file === file && isFor(target)));
    return applicable.length > 0 || files.some(isFor) ? applicable : entries;
  }

  /**
   * Whether the settings map a reference: its value can be a connection id, or contains a token that the pipeline
   * replaces.
   * @param tokens The token styles of the environment's workspace folder.
   * @param definers As for {@link entries}.
   */
  isMapped(logicalName: string, tokens: Tokens, definers: readonly FilePath[]): boolean {
    const id = this.reference(logicalName, definers)?.value ?? '';
    return id !== '' && isBareConnectionId(id, tokens);
  }

  /**
   * The entry whose value wins: the last one with a value, or the last one when all are empty.
   * @param definers As for {@link entries}.
   */
  effectiveEntry(kind: SettingKind, name: string, definers: readonly FilePath[] = []): SettingEntry | undefined {
    return winningEntry(this.entries(kind, name, definers));
  }

  /** The merged entry of a reference. @param definers As for {@link entries}. */
  reference(logicalName: string, definers: readonly FilePath[] = []): EffectiveSetting | undefined {
    return layOver(this.entries('references', logicalName, definers));
  }

  /** The merged entry of an environment variable. */
  variable(schemaName: string): EffectiveSetting | undefined {
    return layOver(this.entries('variables', schemaName));
  }

  /** The merged entries of all references, in the order in which they first occur in the files. */
  references(): EffectiveSetting[] {
    return [...this.#entries.references.values()].flatMap((entries) => layOver(entries) ?? []);
  }

  /**
   * The connection ids that imports give to a reference: several when the files are for different solutions. Empty ids
   * are left out.
   */
  connectionIds(logicalName: string): Set<string> {
    const { files } = this.environment;
    const ids = this.entries('references', logicalName).map(({ file }) => {
      const { solutions = [] } = files.find((target) => target.file === file) ?? {};
      return this.reference(logicalName, solutions)?.value ?? '';
    });
    return new Set(ids.filter((id) => id !== ''));
  }

  /** The merged entries of all environment variables, in the order in which they first occur in the files. */
  variables(): EffectiveSetting[] {
    return [...this.#entries.variables.values()].flatMap((entries) => layOver(entries) ?? []);
  }
}

function winningEntry(entries: readonly SettingEntry[]): SettingEntry | undefined {
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
