import { usersOfReference } from '../dependencies/referenceUsers';
import { EnvironmentSettings } from '../settings/environmentSettings';
import { connectorName } from '../connectors/connectorNames';
import type { FilePath } from '../model/filePath';
import { sameName } from '../model/names';
import type { ConnectionReference } from '../model/solution';
import { solutionName } from '../model/solutionIdentity';
import type { Use, UserKind } from '../model/use';
import type { WorkspaceIndex } from '../model/workspaceIndex';

/** The facts about a connection reference that hovers and code lenses show. */
export interface ReferenceSummary {
  readonly logicalName: string;
  /**
   * The definition in the solution of the file that mentions the reference; if that solution has none, the first
   * definition in the index. Undefined if no solution defines the reference.
   */
  readonly definition: ConnectionReference | undefined;
  /** The display name of the reference's connector; empty if the connector is not known. */
  readonly connector: string;
  /**
   * The names of the solutions that define the reference: the unique name of each, or its path if its manifest can't be
   * read.
   */
  readonly definedIn: readonly string[];
  /**
   * Whether `externals` in `.connref.json` lists the reference, which means that every target environment already has
   * it.
   */
  readonly isExternal: boolean;
  readonly users: UserCounts;
  /**
   * The target environments that get the reference or have a settings entry for it, except templates, with the
   * connection that the reference is mapped to in each of them.
   */
  readonly environments: readonly EnvironmentMapping[];
}

/** How many components of each kind use a reference. Kinds without users are left out. */
export type UserCounts = ReadonlyMap<UserKind, number>;

export interface EnvironmentMapping {
  readonly environment: string;
  /**
   * The merged value of the reference in the settings files of the environment; undefined if they contain none or only
   * empty values.
   */
  readonly connectionId: string | undefined;
  /**
   * Whether the value can be a connection id, or contains a token that the pipeline replaces. False if there is no
   * value.
   */
  readonly isMapped: boolean;
}

/**
 * The settings of every target environment that is not a template, each merged from the settings files of that
 * environment. Merging is slow, so one instance is shared when many references are summarized.
 */
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

  /**
   * Returns the target environments that need a reference or have a settings entry for it, with the connection that the
   * reference is mapped to in each of them.
   * @param roots The root directories of the solutions that define the reference. A target environment that gets one of
   * these solutions needs the reference.
   */
  mappingsOf(logicalName: string, roots: ReadonlySet<FilePath>): EnvironmentMapping[] {
    return this.#environments.flatMap((settings) => {
      const { folder, name, solutions } = settings.environment;
      const setting = settings.reference(logicalName, [...roots]);
      const isNeeded = setting !== undefined || solutions.some((root) => roots.has(root));
      const isMapped = settings.isMapped(logicalName, this.#index.tokens(`${folder}/`), [...roots]);
      return isNeeded ? [{ environment: name, connectionId: setting?.value || undefined, isMapped }] : [];
    });
  }
}

/**
 * Returns the facts about a connection reference that hovers and code lenses show.
 * @param file The file that mentions the reference.
 * @param mappings The settings of all target environments. Pass the same instance for several references.
 */
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
  const users = usersOfReference(logicalName, index);
  return {
    logicalName: definition?.logicalName ?? logicalName,
    definition,
    connector: connectorOf(logicalName, definition, users, index),
    definedIn: [...new Set(definitions.map(({ solution }) => solutionName(solution)))],
    isExternal: index.isExternal(file, logicalName),
    users: countUsers(users),
    environments: mappings.mappingsOf(logicalName, roots),
  };
}

/**
 * Returns the display name of a reference's connector; empty if the connector is not known. If no solution defines the
 * reference, the connector is taken from a flow entry that uses the reference.
 */
function connectorOf(
  logicalName: string,
  definition: ConnectionReference | undefined,
  users: readonly Use[],
  index: WorkspaceIndex,
): string {
  if (definition) {
    return connectorName(definition, index);
  }
  const entries = users.flatMap(({ file }) => index.flow(file)?.entries ?? []);
  const entry = entries.find(({ reference }) => reference !== undefined && sameName(reference, logicalName));
  return entry ? connectorName(entry, index) : '';
}

function countUsers(users: readonly Use[]): UserCounts {
  const counts = new Map<UserKind, number>();
  for (const { user } of users) {
    counts.set(user.kind, (counts.get(user.kind) ?? 0) + 1);
  }
  return counts;
}
