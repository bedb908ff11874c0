import isEqual from 'fast-deep-equal';
import type { DeclaredEnvironment } from '../config/declaredEnvironment';
import { mapEnvironments } from '../settings/environments';
import type { DeploymentEnvironment } from '../model/deploymentEnvironment';
import type { DeploymentSettings } from '../model/deploymentSettings';
import type { FilePath } from '../model/filePath';
import type { Gap } from '../model/gap';
import type { Solution } from '../model/solution';
import type { RuleSubjects } from '../rules/rule';
import type { ComponentResult } from './componentSource';
import { MultiMap, setOrDelete } from './multiMap';
import { compareTexts } from '../text/order';

/** The deployment settings files of the workspace, and the target environments that are derived from them. */
export class Deployments {
  readonly #settings = new Map<FilePath, DeploymentSettings>();
  #sorted: readonly DeploymentSettings[] | undefined;
  readonly #unread = new Map<FilePath, string>();
  #environments: readonly DeploymentEnvironment[] = [];
  #subjects = new MultiMap<FilePath, RuleSubjects['settings']>();

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
    return this.#environments;
  }

  /**
   * What the rules check for a settings file: the file once with each target environment that uses it. Empty for any
   * other file.
   */
  subjects(file: FilePath): readonly RuleSubjects['settings'][] {
    return [...this.#subjects.get(file)];
  }

  /** The JSON files that could not be opened, so that they may be settings files. */
  unread(): Gap[] {
    return [...this.#unread].map(([path, reason]) => ({ path, kind: 'json', reason }));
  }

  isUnread(file: FilePath): boolean {
    return this.#unread.has(file);
  }

  /**
   * Stores the content of a JSON file if it is a settings file, and removes its earlier content otherwise.
   * @param read The result of reading the file; undefined when the file was removed.
   * @returns The content of the settings file, the same object as before if it is equal; undefined if the file is not a
   * settings file or was removed.
   */
  set(file: FilePath, read: ComponentResult<'deploymentSettings'> | undefined): DeploymentSettings | undefined {
    const before = this.#settings.get(file);
    const settings = read && settingsOf(file, read);
    setOrDelete(this.#unread, file, reasonNotRead(read));
    if (isEqual(before, settings)) {
      return before;
    }
    if (settings) {
      this.#settings.set(file, settings);
    } else {
      this.#settings.delete(file);
    }
    this.#sorted = undefined;
    return settings;
  }

  /**
   * Computes the target environments again from settings files, solutions and `.connref.json`.
   * @param declaredIn Returns the environments that the `.connref.json` of a workspace folder declares.
   * @returns Whether an environment changed.
   */
  updateEnvironments(
    solutions: readonly Solution[],
    declaredIn: (folder: string) => readonly DeclaredEnvironment[],
  ): boolean {
    const environments = mapEnvironments(this.settings(), solutions, declaredIn);
    const hasChanged = !isEqual(this.#environments, environments);
    if (hasChanged) {
      this.#environments = environments;
    }
    this.#subjects = new MultiMap();
    for (const environment of this.#environments) {
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

/**
 * Returns the content of a settings file; undefined for any other JSON file, and for a file that could not be opened.
 */
function settingsOf(file: FilePath, read: ComponentResult<'deploymentSettings'>): DeploymentSettings | undefined {
  const { facts } = read;
  if (facts === 'other' || (facts === undefined && !isBroken(read))) {
    return undefined;
  }
  return facts === undefined
    ? { file, readable: false, references: [], variables: [], misshapen: [] }
    : { file, readable: true, ...facts };
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
