import type { SettingsTarget } from '../model/deploymentEnvironment';
import type { DeploymentSettings } from '../model/deploymentSettings';
import { type FilePath, isBelow } from '../model/filePath';
import { nameKey, sameName } from '../model/names';
import type { ConnectionReference, EnvironmentVariable, MissingDependency, Solution } from '../model/solution';
import { solutionName } from '../model/solutionIdentity';
import type { FactIndex } from '../model/workspaceIndex';
import { listedFirst } from '../text/listed';

/** The connection references and environment variables that the solutions of a settings file define, use or need. */
export class SettingsDefinitions {
  readonly #target: SettingsTarget;
  readonly #index: FactIndex;
  readonly #solutions: readonly Solution[];

  constructor(target: SettingsTarget, index: FactIndex) {
    const roots = new Set(target.solutions);
    this.#target = target;
    this.#index = index;
    this.#solutions = index.solutions().filter(({ root }) => roots.has(root));
  }

  /**
   * Whether all solutions of the settings file are known and could be read. If not, a name that was not found may still
   * be defined.
   */
  get areComplete(): boolean {
    return (
      this.#target.isComplete &&
      this.#solutions.length > 0 &&
      this.#solutions.every(
        ({ manifest, customizationsReadable, variablesReadable }) =>
          manifest !== undefined && customizationsReadable && variablesReadable,
      )
    );
  }

  /** The names of the solutions, as a list for a sentence. */
  get owners(): string {
    return listedFirst([...new Set(this.#solutions.map(solutionName))]);
  }

  /** The verb that agrees with {@link owners}. */
  get have(): 'has' | 'have' {
    return new Set(this.#solutions.map(solutionName)).size > 1 ? 'have' : 'has';
  }

  /** The solutions with some roots, grouped by name: each group contains the exports of one solution. */
  copies(roots: readonly FilePath[]): Solution[][] {
    const byName = new Map<string, Solution[]>();
    for (const solution of this.#solutions.filter(({ root }) => roots.includes(root))) {
      const name = nameKey(solutionName(solution));
      byName.set(name, [...(byName.get(name) ?? []), solution]);
    }
    return [...byName.values()];
  }

  /** All definitions of a reference: several solutions can define the same name in different ways. */
  references(logicalName: string): ConnectionReference[] {
    return this.#solutions.flatMap(({ connectionReferences }) =>
      connectionReferences.filter((reference) => sameName(reference.logicalName, logicalName)),
    );
  }

  /** All definitions of an environment variable. */
  variables(schemaName: string): EnvironmentVariable[] {
    return this.#solutions.flatMap(({ environmentVariables }) =>
      environmentVariables.filter((variable) => sameName(variable.schemaName, schemaName)),
    );
  }

  /**
   * Whether no solution defines, uses or needs a reference. The answer is only certain when {@link areComplete} is
   * true.
   */
  lacksReference(logicalName: string): boolean {
    return (
      this.references(logicalName).length === 0 &&
      !this.#needs('connectionReference', logicalName) &&
      !this.#uses(logicalName)
    );
  }

  /**
   * Whether no solution defines or needs an environment variable. The answer is only certain when {@link areComplete}
   * is true.
   */
  lacksVariable(schemaName: string): boolean {
    return this.variables(schemaName).length === 0 && !this.#needs('environmentVariable', schemaName);
  }

  /**
   * Whether a solution needs a component that it does not contain. Such a component can get its value from the same
   * settings file.
   */
  #needs(kind: MissingDependency['kind'], name: string): boolean {
    return (
      this.#index.isExternal(this.#target.file, name) ||
      this.#solutions.some(({ manifest }) =>
        manifest?.missingDependencies.some(
          (dependency) => dependency.kind === kind && dependency.names.some((each) => sameName(each, name)),
        ),
      )
    );
  }

  #uses(logicalName: string): boolean {
    return [...this.#index.usersOf(logicalName)].some((file) =>
      this.#solutions.some(({ root }) => isBelow(file, root)),
    );
  }
}

/**
 * The references that every export of a solution contains, without repetitions. The exports can be of different
 * versions.
 */
export function commonReferences(copies: readonly Solution[]): ConnectionReference[] {
  const references = copies.flatMap(({ connectionReferences }) =>
    connectionReferences.filter(({ logicalName }) =>
      copies.every((copy) =>
        copy.connectionReferences.some((reference) => sameName(reference.logicalName, logicalName)),
      ),
    ),
  );
  return [...new Map(references.toReversed().map((each) => [nameKey(each.logicalName), each])).values()].reverse();
}

/**
 * Whether an entry is the first one for its reference. Only the first entry gets edits; later entries with the same
 * name are removed by a different fix.
 */
export function isFirstOfName({ references }: DeploymentSettings, logicalName: string, pointer: string): boolean {
  return references.find((each) => sameName(each.logicalName, logicalName))?.pointer === pointer;
}
