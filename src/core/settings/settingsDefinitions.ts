import type { SettingsTarget } from '../model/deploymentEnvironment';
import type { DeploymentSettings } from '../model/deploymentSettings';
import { type FilePath, isBelow } from '../model/filePath';
import { mayHideComponents } from '../model/gap';
import { nameKey, sameName } from '../model/names';
import type { ConnectionReference, EnvironmentVariable, Solution } from '../model/solution';
import { solutionName } from '../model/solutionIdentity';
import type { MissingDependency } from '../model/solutionManifest';
import type { FactIndex } from '../model/workspaceIndex';
import { groupBy } from '../text/groupBy';
import { listedFirst } from '../text/listed';

/**
 * The connection references and environment variables that belong in a settings file: the solutions that the file is
 * for define, use or need them.
 */
export class SettingsDefinitions {
  readonly #target: SettingsTarget;
  readonly #index: FactIndex;
  readonly #solutions: readonly Solution[];
  #references: ReadonlyMap<string, readonly ConnectionReference[]> | undefined;
  #variables: ReadonlyMap<string, readonly EnvironmentVariable[]> | undefined;
  #prefixes: ReadonlySet<string> | undefined;

  constructor(target: SettingsTarget, index: FactIndex) {
    const roots = new Set(target.solutions);
    this.#target = target;
    this.#index = index;
    this.#solutions = index.solutions().filter(({ root }) => roots.has(root));
  }

  /**
   * Whether all solutions that the settings file is for are known, and their definitions of references and variables
   * can be read. When false, one of them may define a name that seems to be missing.
   */
  get areComplete(): boolean {
    return (
      this.#target.isComplete &&
      this.#solutions.length > 0 &&
      !this.#index.gaps().some(mayHideComponents) &&
      this.#solutions.every(
        ({ manifest, customizationsReadable, variablesReadable }) =>
          manifest !== undefined && customizationsReadable && variablesReadable,
      )
    );
  }

  /** The names of the solutions that the settings file is for, as a list for a sentence. */
  get owners(): string {
    return listedFirst([...new Set(this.#solutions.map(solutionName))]);
  }

  /** The verb that agrees with {@link owners}. */
  get have(): 'has' | 'have' {
    return new Set(this.#solutions.map(solutionName)).size > 1 ? 'have' : 'has';
  }

  /**
   * The solutions that the settings file is for and whose root is in `roots`, grouped by name: each group contains the
   * exports of one solution.
   */
  copies(roots: readonly FilePath[]): Solution[][] {
    const among = new Set(roots);
    const solutions = this.#solutions.filter(({ root }) => among.has(root));
    return [...groupBy(solutions, (solution) => nameKey(solutionName(solution))).values()];
  }

  /**
   * All definitions of a reference in the solutions of the settings file. There can be several, because solutions can
   * define the same name in different ways.
   */
  references(logicalName: string): readonly ConnectionReference[] {
    this.#references ??= groupBy(
      this.#solutions.flatMap(({ connectionReferences }) => connectionReferences),
      (reference) => nameKey(reference.logicalName),
    );
    return this.#references.get(nameKey(logicalName)) ?? [];
  }

  /** All definitions of an environment variable in the solutions of the settings file. */
  variables(schemaName: string): readonly EnvironmentVariable[] {
    this.#variables ??= groupBy(
      this.#solutions.flatMap(({ environmentVariables }) => environmentVariables),
      (variable) => nameKey(variable.schemaName),
    );
    return this.#variables.get(nameKey(schemaName)) ?? [];
  }

  /**
   * Whether none of the solutions that the settings file is for defines, uses or needs a reference, and `externals` in
   * `.connref.json` does not list it. True is only certain when {@link areComplete} is true.
   */
  lacksReference(logicalName: string): boolean {
    return (
      this.references(logicalName).length === 0 &&
      !this.#needs('connectionReference', logicalName) &&
      !this.#uses(logicalName)
    );
  }

  /**
   * Whether none of the solutions that the settings file is for defines or needs an environment variable, and
   * `externals` in `.connref.json` does not list it. True is only certain when {@link areComplete} is true.
   */
  lacksVariable(schemaName: string): boolean {
    return this.variables(schemaName).length === 0 && !this.#needs('environmentVariable', schemaName);
  }

  /**
   * Whether an entry that is for none of the solutions of the settings file may be for a solution that is not here: its
   * prefix is neither that of their publishers nor that of one of their components, and no solution here defines it.
   */
  mayBeOfAbsentSolution(name: string): boolean {
    this.#prefixes ??= new Set(
      this.#solutions.flatMap(({ manifest, connectionReferences, environmentVariables }) => [
        nameKey(manifest?.publisher.prefix ?? ''),
        ...connectionReferences.map(({ logicalName }) => prefixOf(logicalName)),
        ...environmentVariables.map(({ schemaName }) => prefixOf(schemaName)),
      ]),
    );
    const prefix = prefixOf(name);
    return (
      prefix !== '' &&
      !this.#prefixes.has(prefix) &&
      this.#index.definitionsOf(name).length === 0 &&
      this.#index.variablesNamed(name).length === 0
    );
  }

  /**
   * Whether a solution that the settings file is for lists a component as a missing dependency, or `externals` in
   * `.connref.json` lists the component. The settings file may have an entry for such a component.
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
    return [...this.#index.usersOf('connectionReference', logicalName)].some((file) =>
      this.#solutions.some(({ root }) => isBelow(file, root)),
    );
  }
}

/** The prefix of a publisher in a name, in the form in which names are compared; empty if the name has none. */
function prefixOf(name: string): string {
  return nameKey(/^[^_]+(?=_)/.exec(name)?.[0] ?? '');
}

/**
 * The connection references that every export of a solution defines, each once. The exports can be of different
 * versions, so one export can define references that another lacks.
 * @param copies The exports of the solution.
 */
export function commonReferences(copies: readonly Solution[]): ConnectionReference[] {
  const names = copies.map((copy) => new Set(copy.connectionReferences.map(({ logicalName }) => nameKey(logicalName))));
  const references = copies.flatMap(({ connectionReferences }) =>
    connectionReferences.filter(({ logicalName }) => names.every((each) => each.has(nameKey(logicalName)))),
  );
  return [...new Map(references.toReversed().map((each) => [nameKey(each.logicalName), each])).values()].reverse();
}

/**
 * Whether an entry is the first one with its logical name in a settings file. Only the first entry gets edits, because
 * a different fix removes the later ones.
 * @param pointer The JSON Pointer of the entry.
 */
export function isFirstOfName({ references }: DeploymentSettings, logicalName: string, pointer: string): boolean {
  return references.find((each) => sameName(each.logicalName, logicalName))?.pointer === pointer;
}
