import type { DeclaredEnvironment } from '../config/declaredEnvironment';
import { mapEnvironments } from '../deployment/environments';
import type { DeploymentEnvironment } from '../model/deploymentEnvironment';
import type { DeploymentSettings } from '../model/deploymentSettings';
import type { FilePath } from '../model/filePath';
import type { Solution } from '../model/solution';
import type { RuleSubjects } from '../rules/rule';
import type { ReadComponent } from './componentSource';
import { MultiMap } from './multiMap';

/** Settings files as they are read, and the environments that they make up. */
export class Deployments {
  readonly #settings = new Map<FilePath, DeploymentSettings>();
  #sorted: readonly DeploymentSettings[] | undefined;
  #environments: readonly DeploymentEnvironment[] = [];
  #subjects = new MultiMap<FilePath, RuleSubjects['settings']>();

  /** All settings files, sorted by path: the same list until one of them says something else. */
  settings(): readonly DeploymentSettings[] {
    this.#sorted ??= [...this.#settings.values()].sort((a, b) => (a.file < b.file ? -1 : 1));
    return this.#sorted;
  }

  settingsIn(file: FilePath): DeploymentSettings | undefined {
    return this.#settings.get(file);
  }

  environments(): readonly DeploymentEnvironment[] {
    return this.#environments;
  }

  has(file: FilePath): boolean {
    return this.#settings.has(file);
  }

  /** What rules look at: the file for each of its environments; none for what is no settings file. */
  subjects(file: FilePath): readonly RuleSubjects['settings'][] {
    return [...this.#subjects.get(file)];
  }

  /** Takes up what was read of a JSON file, or forgets one. @returns Whether it is a settings file. */
  set(file: FilePath, read: ReadComponent<'deploymentSettings'> | undefined): boolean {
    const isSettings = read !== undefined && read.facts !== 'other' && (read.facts !== undefined || isBroken(read));
    if (isSettings) {
      const { facts } = read;
      this.#settings.set(
        file,
        facts === undefined || facts === 'other'
          ? { file, readable: false, references: [], variables: [], misshapen: [] }
          : { file, readable: true, ...facts },
      );
      this.#sorted = undefined;
    } else if (this.#settings.delete(file)) {
      this.#sorted = undefined;
    }
    return isSettings;
  }

  /** Finds out again what belongs where. @returns Whether anything is otherwise than before. */
  map(solutions: readonly Solution[], declaredIn: (folder: string) => readonly DeclaredEnvironment[]): boolean {
    const before = this.#environments;
    this.#environments = mapEnvironments(this.settings(), solutions, declaredIn);
    this.#subjects = new MultiMap();
    for (const environment of this.#environments) {
      for (const target of environment.files) {
        const settings = this.#settings.get(target.file);
        if (settings) {
          this.#subjects.add(target.file, { settings, target, environment });
        }
      }
    }
    return JSON.stringify(before) !== JSON.stringify(this.#environments);
  }
}

/** A file that the system does not give may be anything; one that does not parse is a settings file by what is in it. */
function isBroken({ problems }: ReadComponent<'deploymentSettings'>): boolean {
  return problems.some(({ ruleId }) => ruleId === 'invalid-json' || ruleId === 'merge-conflict');
}
