import isEqual from 'fast-deep-equal';
import type { DeclaredEnvironment } from '../config/declaredEnvironment';
import { mapEnvironments } from '../settings/environments';
import type { DeploymentEnvironment } from '../model/deploymentEnvironment';
import type { DeploymentSettings } from '../model/deploymentSettings';
import type { FilePath } from '../model/filePath';
import type { Solution } from '../model/solution';
import type { RuleSubjects } from '../rules/rule';
import type { ComponentResult } from './componentSource';
import { MultiMap } from './multiMap';
import { compareTexts } from '../text/order';

/** Settings files as they are read, and the environments that they make up. */
export class Deployments {
  readonly #settings = new Map<FilePath, DeploymentSettings>();
  #sorted: readonly DeploymentSettings[] | undefined;
  #environments: readonly DeploymentEnvironment[] = [];
  #subjects = new MultiMap<FilePath, RuleSubjects['settings']>();

  /** All settings files, sorted by path: the same list until one of them says something else. */
  settings(): readonly DeploymentSettings[] {
    this.#sorted ??= [...this.#settings.values()].sort((a, b) => compareTexts(a.file, b.file));
    return this.#sorted;
  }

  settingsIn(file: FilePath): DeploymentSettings | undefined {
    return this.#settings.get(file);
  }

  /** The same list until anything in it is otherwise. */
  environments(): readonly DeploymentEnvironment[] {
    return this.#environments;
  }

  /** What rules look at: the file for each of its environments; none for what is no settings file. */
  subjects(file: FilePath): readonly RuleSubjects['settings'][] {
    return [...this.#subjects.get(file)];
  }

  /**
   * Takes up what was read of a JSON file, or forgets one.
   * @returns What it says if it is a settings file: the same object as long as it says the same.
   */
  set(file: FilePath, read: ComponentResult<'deploymentSettings'> | undefined): DeploymentSettings | undefined {
    const before = this.#settings.get(file);
    const settings = read && settingsOf(file, read);
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

  /** Finds out again what belongs where. @returns Whether anything is otherwise than before. */
  updateEnvironments(solutions: readonly Solution[], declaredIn: (folder: string) => readonly DeclaredEnvironment[]): boolean {
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

/** Undefined for a file that is none. */
function settingsOf(file: FilePath, read: ComponentResult<'deploymentSettings'>): DeploymentSettings | undefined {
  const { facts } = read;
  if (facts === 'other' || (facts === undefined && !isBroken(read))) {
    return undefined;
  }
  return facts === undefined
    ? { file, readable: false, references: [], variables: [], misshapen: [] }
    : { file, readable: true, ...facts };
}

/** A file that the system does not give may be anything; one that does not parse is a settings file by what is in it. */
function isBroken({ problems }: ComponentResult<'deploymentSettings'>): boolean {
  return problems.some(({ ruleId }) => ruleId === 'invalid-json' || ruleId === 'merge-conflict');
}
