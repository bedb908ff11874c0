import type { SettingsTarget } from '../model/deploymentEnvironment';
import type { DeploymentSettings } from '../model/deploymentSettings';
import { type FilePath, isBelow } from '../model/filePath';
import { nameKey, sameName } from '../model/names';
import type { ConnectionReference, EnvironmentVariable, MissingDependency, Solution } from '../model/solution';
import { solutionName } from '../model/solutionIdentity';
import type { FactIndex } from '../model/workspaceIndex';
import { listedFirst } from '../text/listed';

/** What the solutions that a settings file is for define, use and need. */
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

  /** Whether what is not found here is in none of its solutions: all of them are known, and nothing of them is unread. */
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

  /** The names of the solutions, as a sentence has them. */
  get owners(): string {
    return listedFirst([...new Set(this.#solutions.map(solutionName))]);
  }

  /** The verb that goes with them. */
  get have(): 'has' | 'have' {
    return new Set(this.#solutions.map(solutionName)).size > 1 ? 'have' : 'has';
  }

  /** Some of the solutions, the copies of each together. */
  copies(roots: readonly FilePath[]): Solution[][] {
    const byName = new Map<string, Solution[]>();
    for (const solution of this.#solutions.filter(({ root }) => roots.includes(root))) {
      const name = nameKey(solutionName(solution));
      byName.set(name, [...(byName.get(name) ?? []), solution]);
    }
    return [...byName.values()];
  }

  /** All definitions of a name: its solutions may disagree. */
  references(logicalName: string): ConnectionReference[] {
    return this.#solutions.flatMap(({ connectionReferences }) =>
      connectionReferences.filter((reference) => sameName(reference.logicalName, logicalName)),
    );
  }

  variables(schemaName: string): EnvironmentVariable[] {
    return this.#solutions.flatMap(({ environmentVariables }) =>
      environmentVariables.filter((variable) => sameName(variable.schemaName, schemaName)),
    );
  }

  /** Whether its solutions neither define a reference nor use or need it from elsewhere. To be asked where they are complete. */
  lacksReference(logicalName: string): boolean {
    return (
      this.references(logicalName).length === 0 &&
      !this.#needsFromElsewhere('connectionReference', logicalName) &&
      !this.#uses(logicalName)
    );
  }

  /** Whether its solutions neither define a variable nor need it from elsewhere. To be asked where they are complete. */
  lacksVariable(schemaName: string): boolean {
    return this.variables(schemaName).length === 0 && !this.#needsFromElsewhere('environmentVariable', schemaName);
  }

  /** What comes with another solution or with none may get its value with the same file. */
  #needsFromElsewhere(kind: MissingDependency['kind'], name: string): boolean {
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

/** The references that every copy of a solution has, each name once; twins may be of two ages. */
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

/** Whether no entry before it has the name of an entry of a reference: only such a one is edited, others are to be removed. */
export function isFirstOfName({ references }: DeploymentSettings, logicalName: string, pointer: string): boolean {
  return references.find((each) => sameName(each.logicalName, logicalName))?.pointer === pointer;
}
