import isEqual from 'fast-deep-equal';
import { type EnvironmentSources, type MappedEnvironments, mapEnvironments } from '../settings/environments';
import { type SettingsFileParts, settingsFileParts } from '../settings/settingsFileParts';
import type { AcceleratorSettings } from '../model/acceleratorSettings';
import type { DeploymentEnvironment } from '../model/deploymentEnvironment';
import type { DeploymentSettings } from '../model/deploymentSettings';
import type { FilePath } from '../model/filePath';
import type { FileProblem } from '../readers/readResult';
import { damagedSettingsTest } from '../settings/damagedSettings';
import type { Gap } from '../model/gap';
import type { KnownConnection } from '../model/knownConnection';
import { nameKey } from '../model/names';
import type { RuleSubjects } from '../rules/rule';
import type { ComponentResult } from './componentSource';
import { MultiMap, setOrDelete } from './multiMap';
import { compareTexts } from '../text/order';

/** The connections that a person listed for a check, by the name of the target environment. */
export type ConnectionLists = ReadonlyMap<string, readonly KnownConnection[]>;

/** The deployment settings files of the workspace, and the target environments that are derived from them. */
export class Deployments {
  readonly #settings = new Map<FilePath, DeploymentSettings>();
  #sorted: readonly DeploymentSettings[] | undefined;
  readonly #accelerator = new Map<FilePath, AcceleratorSettings>();
  /** The JSON files that are empty or end too early, with what is wrong in each. */
  readonly #damaged = new Map<FilePath, readonly FileProblem[]>();
  readonly #unread = new Map<FilePath, string>();
  #mapped: MappedEnvironments = { environments: [], strays: [] };
  #subjects = new MultiMap<FilePath, RuleSubjects['settings']>();
  readonly #connectionLists: ConnectionLists;

  constructor(connectionLists: ConnectionLists) {
    this.#connectionLists = new Map([...connectionLists].map(([name, connections]) => [nameKey(name), connections]));
  }

  /** All settings files, sorted by path. Returns the same array until a settings file changes. */
  settings(): readonly DeploymentSettings[] {
    this.#sorted ??= [...this.#settings.values()].sort((a, b) => compareTexts(a.file, b.file));
    return this.#sorted;
  }

  settingsIn(file: FilePath): DeploymentSettings | undefined {
    return this.#settings.get(file);
  }

  /** All target environments. Returns the same array until an environment changes. */
  environments(): readonly DeploymentEnvironment[] {
    return this.#mapped.environments;
  }

  /** The connections that a person listed for an environment; empty when nobody listed any. */
  listedConnections({ name }: DeploymentEnvironment): readonly KnownConnection[] {
    return this.#connectionLists.get(nameKey(name)) ?? [];
  }

  /**
   * What the rules check for a settings file: the file once with each target environment that uses it, or with an
   * invented one if it is for none. Empty for any other file.
   */
  subjects(file: FilePath): readonly RuleSubjects['settings'][] {
    return [...this.#subjects.get(file)];
  }

  /** The settings files of `pac` and of the ALM Accelerator, sorted by path. */
  paths(): FilePath[] {
    return [...this.#settings.keys(), ...this.#accelerator.keys()].sort(compareTexts);
  }

  /** The JSON files that could not be opened, so that they may be settings files. */
  unread(): Gap[] {
    return [...this.#unread].map(([path, reason]) => ({ path, kind: 'json', reason }));
  }

  /** Whether a file is a settings file, or a JSON file that may be one: it could not be opened, or is damaged. */
  mayBeSettings(file: FilePath): boolean {
    return this.isSettings(file) || this.#damaged.has(file) || this.#unread.has(file);
  }

  /** Whether a file is a settings file for `pac` or for the ALM Accelerator. */
  isSettings(file: FilePath): boolean {
    return this.#settings.has(file) || this.#accelerator.has(file);
  }

  /**
   * Stores the content of a JSON file if it is a settings file, and removes its earlier content otherwise.
   * @param read The result of reading the file; undefined when the file was removed.
   */
  set(file: FilePath, read: ComponentResult<'deploymentSettings'> | undefined): void {
    setOrDelete(this.#unread, file, reasonNotRead(read));
    setOrDelete(this.#damaged, file, read?.facts === 'damaged' ? read.problems : undefined);
    this.#setParts(file, read ? partsOf(file, read) : noParts);
  }

  /**
   * Decides again which damaged JSON files count as settings files (see {@link damagedSettingsTest}).
   * @returns All damaged files, each with what is wrong in it if it counts.
   */
  countDamaged({
    configIn,
  }: Pick<EnvironmentSources, 'configIn'>): { file: FilePath; problems: readonly FileProblem[] }[] {
    const isSettings = damagedSettingsTest(
      [...this.#settings.keys()].filter((file) => !this.#damaged.has(file)),
      (folder) => configIn(folder).environments,
    );
    return [...this.#damaged].map(([file, problems]) => {
      const counts = isSettings(file);
      this.#setParts(file, counts ? settingsFileParts(file, undefined) : noParts);
      return { file, problems: counts ? problems : [] };
    });
  }

  #setParts(file: FilePath, { settings, accelerator }: SettingsFileParts): void {
    if (!isEqual(this.#accelerator.get(file), accelerator)) {
      setOrDelete(this.#accelerator, file, accelerator);
    }
    if (!isEqual(this.#settings.get(file), settings)) {
      setOrDelete(this.#settings, file, settings);
      this.#sorted = undefined;
    }
  }

  /**
   * Computes the target environments again from settings files, solutions and `.connref.json`.
   * @returns Whether an environment changed.
   */
  updateEnvironments(others: Omit<EnvironmentSources, 'settings' | 'accelerator'>): boolean {
    const accelerator = [...this.#accelerator.values()].sort((a, b) => compareTexts(a.file, b.file));
    const mapped = mapEnvironments({ settings: this.settings(), accelerator, ...others });
    const hasChanged = !isEqual(this.#mapped, mapped);
    if (hasChanged) {
      this.#mapped = mapped;
    }
    this.#subjects = new MultiMap();
    for (const environment of [...this.#mapped.environments, ...this.#mapped.strays]) {
      for (const target of environment.files) {
        const settings = this.#settings.get(target.file);
        if (settings) {
          this.#subjects.add(target.file, { settings, target, environment });
        }
      }
    }
    return hasChanged;
  }
}

const noParts: SettingsFileParts = { settings: undefined, accelerator: undefined };

/** The parts of a settings file; none for any other JSON file, and for a file that could not be opened. */
function partsOf(file: FilePath, read: ComponentResult<'deploymentSettings'>): SettingsFileParts {
  const { facts } = read;
  return facts === 'other' || facts === 'damaged' || (facts === undefined && !isBroken(read))
    ? noParts
    : settingsFileParts(file, facts);
}

/**
 * Whether a settings file contains invalid JSON or a merge conflict. The reader recognises such a settings file by its
 * text. A file that could not be opened has no facts either, but it may be any JSON file, so it must not count as a
 * settings file.
 */
function isBroken({ problems }: ComponentResult<'deploymentSettings'>): boolean {
  return problems.some(({ ruleId }) => ruleId === 'invalid-json' || ruleId === 'merge-conflict');
}

/** Why a JSON file was not opened; undefined if it was opened, or removed. */
function reasonNotRead(read: ComponentResult<'deploymentSettings'> | undefined): string | undefined {
  const problem = read?.problems.find(({ ruleId }) => ruleId === 'unreadable-file');
  return problem && 'reason' in problem && read?.facts === undefined ? problem.reason : undefined;
}
