import { EnvironmentSettings } from '../settings/environmentSettings';
import { connectorDisplayName, connectorsInWorkspace } from '../connectors/connectorNames';
import type { FilePath } from '../model/filePath';
import { sameName } from '../model/names';
import type { ConnectionReference } from '../model/solution';
import { solutionName } from '../model/solutionIdentity';
import type { WorkspaceIndex } from '../model/workspaceIndex';

/** What is worth knowing about a connection reference wherever it is named. */
export interface ReferenceSummary {
  readonly logicalName: string;
  /** As the solution of the file has it, else another; undefined where none defines it. */
  readonly definition: ConnectionReference | undefined;
  /** As people know it; empty where nothing tells. */
  readonly connector: string;
  /** The names of the solutions that define it. */
  readonly definedIn: readonly string[];
  /** Whether `.connref.json` says that every target environment already has it. */
  readonly isExternal: boolean;
  readonly users: UserCounts;
  /** The environments that need it. */
  readonly environments: readonly EnvironmentMapping[];
}

export interface UserCounts {
  readonly flows: number;
  readonly apps: number;
  readonly agents: number;
}

export interface EnvironmentMapping {
  readonly environment: string;
  /** What stands in the settings files; undefined where none gives one. */
  readonly connectionId: string | undefined;
  /** False also where what stands there can be no connection. */
  readonly isMapped: boolean;
}

/** The settings of every environment, laid over one another once for the summaries of many references. */
export class EnvironmentMappings {
  readonly #index: WorkspaceIndex;
  readonly #environments: readonly EnvironmentSettings[];

  constructor(index: WorkspaceIndex) {
    this.#index = index;
    this.#environments = index
      .environments()
      .filter(({ isTemplate }) => !isTemplate)
      .map((environment) => new EnvironmentSettings(environment, index));
  }

  /** @param roots Of the solutions that define a reference: an environment that gets one of them needs it. */
  of(logicalName: string, roots: ReadonlySet<FilePath>): EnvironmentMapping[] {
    return this.#environments.flatMap((settings) => {
      const { folder, name, solutions } = settings.environment;
      const setting = settings.reference(logicalName, [...roots]);
      const isNeeded = setting !== undefined || solutions.some((root) => roots.has(root));
      const isMapped = settings.isMapped(logicalName, this.#index.tokens(`${folder}/`), [...roots]);
      return isNeeded ? [{ environment: name, connectionId: setting?.value || undefined, isMapped }] : [];
    });
  }
}

/** @param file Where it is named. */
export function summarizeReference(
  logicalName: string,
  file: FilePath,
  index: WorkspaceIndex,
  mappings = new EnvironmentMappings(index),
): ReferenceSummary {
  const definitions = index.definitionsOf(logicalName);
  const root = index.solutionOf(file)?.root;
  const definition = (definitions.find(({ solution }) => solution.root === root) ?? definitions[0])?.reference;
  const roots = new Set(definitions.map(({ solution }) => solution.root));
  const users = [...index.usersOf(logicalName)];
  return {
    logicalName: definition?.logicalName ?? logicalName,
    definition,
    connector: connectorOf(logicalName, definition, users, index),
    definedIn: [...new Set(definitions.map(({ solution }) => solutionName(solution)))],
    isExternal: index.isExternal(file, logicalName),
    users: countUsers(logicalName, users, index),
    environments: mappings.of(logicalName, roots),
  };
}

/** What no solution defines is on the connector that the flows which use it say. */
function connectorOf(
  logicalName: string,
  definition: ConnectionReference | undefined,
  users: readonly FilePath[],
  index: WorkspaceIndex,
): string {
  const [held] = definition ? connectorsInWorkspace(definition, index) : [];
  if (held) {
    return held.displayName;
  }
  const entries = definition ? [] : users.flatMap((file) => index.flow(file)?.entries ?? []);
  const entry = entries.find(({ reference }) => reference !== undefined && sameName(reference, logicalName));
  return connectorDisplayName(definition?.apiName ?? entry?.apiName ?? '');
}

function countUsers(logicalName: string, files: readonly FilePath[], index: WorkspaceIndex): UserCounts {
  const named = (name: string): boolean => sameName(name, logicalName);
  const others = files.filter((file) => !index.flow(file));
  const solutions = new Set(others.map((file) => index.solutionOf(file)).filter((solution) => solution !== undefined));
  const count = <Item>(items: readonly Item[], uses: (item: Item) => boolean): number => items.filter(uses).length;
  return {
    flows: files.length - others.length,
    apps: count(
      [...solutions].flatMap(({ canvasApps }) => canvasApps),
      ({ references }) => references.some(named),
    ),
    agents: count(
      [...solutions].flatMap(({ agents }) => agents),
      ({ references }) => references.some(({ reference }) => named(reference)),
    ),
  };
}
