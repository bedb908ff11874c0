import type { DeploymentEnvironment, SettingsTarget } from '../model/deploymentEnvironment';
import type { DeploymentSettings } from '../model/deploymentSettings';
import { type FilePath, folderOf } from '../model/filePath';
import { nameKey } from '../model/names';
import type { FactIndex } from '../model/workspaceIndex';
import type { Tokens } from '../text/tokens';
import { isBareConnectionId } from './bareConnectionId';
import { isPlaceholderId } from './placeholderId';
import { appliesTo } from './importFiles';
import { effectiveLayer } from './effectiveLayer';

/** Which of the two lists in a settings file an entry is in: `ConnectionReferences` or `EnvironmentVariables`. */
export type SettingKind = 'references' | 'variables';

/** The entry of one settings file for a connection reference or an environment variable. */
export interface SettingEntry {
  /** The logical name or schema name, as written in the file. */
  readonly name: string;
  readonly file: FilePath;
  /** JSON Pointer of the item. */
  readonly pointer: string;
  /**
   * The connection id of a reference, which is empty when the entry lacks it, or the value of a variable; undefined
   * when the entry of a variable lacks a `Value` that is a text.
   */
  readonly value: string | undefined;
  /** Whether the value of a reference only holds the place of an id (see {@link isPlaceholderId}). */
  readonly isPlaceholder: boolean;
  /** The `ConnectorId` of a reference; undefined for variables, and for entries without a text as `ConnectorId`. */
  readonly connectorId: string | undefined;
}

/**
 * The result of merging the entries for one connection reference or environment variable from the settings files of an
 * environment.
 */
export interface EffectiveSetting {
  readonly name: string;
  /**
   * The value from the last file with a value (see {@link effectiveLayer}); empty when no file has a value. A placeholder is
   * no value.
   */
  readonly value: string;
  /** The last placeholder for the id of a reference, if nothing maps the reference. */
  readonly placeholder: string | undefined;
  /**
   * The `ConnectorId` of a reference, from the last file that contains one, even an empty one; undefined for variables,
   * and when no file contains one.
   */
  readonly connectorId: string | undefined;
  /**
   * Whether the merged value is empty and a file sets it to an empty text. An empty value of an environment variable
   * makes the import fail, but an absent value does not. For a reference, an absent connection id counts as empty, too.
   */
  readonly isEmptyValue: boolean;
  /** All merged files with an entry for the reference or variable, in the environment's order. */
  readonly files: readonly FilePath[];
}

type EntriesByName = ReadonlyMap<string, readonly SettingEntry[]>;

/**
 * The settings files of an environment, merged. When one file contains several entries with the same name, the first
 * entry counts, because `pac` uses the first one.
 */
export class EnvironmentSettings {
  readonly environment: DeploymentEnvironment;
  /** The content of the files that can be read, in the environment's order. */
  readonly files: readonly DeploymentSettings[];
  /**
   * False while one of the files is not valid JSON, or a part of the workspace folder was not read. Then an entry that seems
   * to be missing may be there.
   */
  readonly areReadable: boolean;
  readonly #tokens: Tokens;
  /** The entries of each kind that was asked for: most rules need only one of the lists. */
  readonly #entriesByKind = new Map<SettingKind, EntriesByName>();

  /**
   * @param targets The files to merge, in the environment's order. By default, these are all files of the environment.
   */
  constructor(
    environment: DeploymentEnvironment,
    index: Pick<FactIndex, 'settingsIn' | 'gaps' | 'tokens'>,
    targets = environment.files,
  ) {
    const files = targets.flatMap(({ file }) => index.settingsIn(file) ?? []);
    this.environment = environment;
    this.#tokens = index.tokens(environment.folder);
    this.files = files.filter(({ readable }) => readable);
    this.areReadable =
      this.files.length === files.length && !index.gaps().some(({ path }) => folderOf(path) === environment.folder);
  }

  /**
   * The entries for a name: one for each file that contains the name, in the environment's order.
   * @param definers The roots of the solutions that define the reference or variable. Imports of other solutions do not
   * set its value, so entries in files for other solutions are left out, unless no file of the environment applies to
   * the defining solutions. When `definers` is empty, no entry is left out.
   */
  entries(kind: SettingKind, name: string, definers: readonly FilePath[] = []): readonly SettingEntry[] {
    const entries = this.#entriesOf(kind).get(nameKey(name)) ?? [];
    if (definers.length === 0 || entries.length === 0) {
      return entries;
    }
    const { files } = this.environment;
    const isFor = (target: SettingsTarget): boolean => appliesTo(target, definers);
    const applicable = entries.filter(({ file }) => files.some((target) => target.file === file && isFor(target)));
    return applicable.length > 0 || files.some(isFor) ? applicable : entries;
  }

  /**
   * Whether the merged settings map a reference to a connection: the value is not empty, and can be a connection id
   * when the tokens in it, which the pipeline replaces, are left out.
   * @param tokens The styles of tokens in the environment's workspace folder.
   * @param definers As for {@link entries}.
   */
  isMapped(logicalName: string, tokens: Tokens, definers: readonly FilePath[]): boolean {
    const id = this.reference(logicalName, definers)?.value ?? '';
    return id !== '' && isBareConnectionId(id, tokens);
  }

  /**
   * The entry whose value wins: the last entry with a value, or else with a placeholder, or else the last entry; undefined
   * when {@link entries} is empty.
   * @param definers As for {@link entries}.
   */
  effectiveEntry(kind: SettingKind, name: string, definers: readonly FilePath[] = []): SettingEntry | undefined {
    return winningEntry(this.entries(kind, name, definers));
  }

  /**
   * The merged entry of a reference; undefined when {@link entries} is empty.
   * @param definers As for {@link entries}.
   */
  reference(logicalName: string, definers: readonly FilePath[] = []): EffectiveSetting | undefined {
    return layOver(this.entries('references', logicalName, definers));
  }

  /**
   * The merged entry of an environment variable; undefined when {@link entries} is empty.
   * @param definers As for {@link entries}.
   */
  variable(schemaName: string, definers: readonly FilePath[] = []): EffectiveSetting | undefined {
    return layOver(this.entries('variables', schemaName, definers));
  }

  /** The merged entries of all references, in the order in which they first occur in the files. */
  references(): EffectiveSetting[] {
    return [...this.#entriesOf('references').values()].flatMap((entries) => layOver(entries) ?? []);
  }

  /**
   * The connection ids, or texts with pipeline tokens, that imports into the environment give to a reference: several
   * when files for different solutions map the reference differently. Empty ids are left out.
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
    return [...this.#entriesOf('variables').values()].flatMap((entries) => layOver(entries) ?? []);
  }

  #entriesOf(kind: SettingKind): EntriesByName {
    const known = this.#entriesByKind.get(kind);
    const entries =
      known ??
      firstOfEachFile(
        this.files,
        kind === 'references' ? (settings) => referencesIn(settings, this.#tokens) : variablesIn,
      );
    this.#entriesByKind.set(kind, entries);
    return entries;
  }
}

function referencesIn({ file, references }: DeploymentSettings, tokens: Tokens): SettingEntry[] {
  return references.map(({ logicalName: name, pointer, connectionId: value, connectorId }) => ({
    name,
    file,
    pointer,
    value,
    isPlaceholder: isPlaceholderId(value, tokens),
    connectorId,
  }));
}

function variablesIn({ file, variables }: DeploymentSettings): SettingEntry[] {
  return variables.map(({ schemaName: name, pointer, value }) => ({
    name,
    file,
    pointer,
    value,
    isPlaceholder: false,
    connectorId: undefined,
  }));
}

function winningEntry(entries: readonly SettingEntry[]): SettingEntry | undefined {
  return effectiveLayer(entries, valueOf) ?? effectiveLayer(entries, ({ value }) => value) ?? entries.at(-1);
}

function valueOf({ value, isPlaceholder }: SettingEntry): string | undefined {
  return isPlaceholder ? '' : value;
}

function layOver(entries: readonly SettingEntry[]): EffectiveSetting | undefined {
  const [first] = entries;
  const value = effectiveLayer(entries, valueOf)?.value ?? '';
  return (
    first && {
      name: first.name,
      value,
      placeholder: value === '' ? entries.findLast(({ isPlaceholder }) => isPlaceholder)?.value : undefined,
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
