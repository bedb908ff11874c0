import type { EnvironmentSettings, SettingKind } from '../core/settings/environmentSettings';
import { isCustomApiName, isCustomConnector } from '../core/connectors/connectorIdentity';
import { connectorName } from '../core/connectors/connectorNames';
import { usesByProjects } from '../core/dependencies/referenceUsers';
import { usesByComponents } from '../core/dependencies/uses';
import type { FilePath } from '../core/model/filePath';
import { apiNameOf, connectorIdOf, nameKey } from '../core/model/names';
import type { ConnectionReference, EnvironmentVariable, Solution } from '../core/model/solution';
import { solutionName } from '../core/model/solutionIdentity';
import { userNouns } from '../core/model/use';
import type { WorkspaceIndex } from '../core/model/workspaceIndex';

/**
 * A row of the mapping page, for one connection reference or environment variable that solutions define or settings
 * files have entries for, or for a connection reference that is only used. A name has only one row even if several solutions
 * define it.
 */
export interface MappingRow {
  /** An id that is unique among the rows of references and variables. */
  readonly id: string;
  readonly kind: SettingKind;
  /**
   * The logical name of a reference or the schema name of a variable, in the spelling of the first solution that
   * defines it, or else of the first settings entry.
   */
  readonly name: string;
  /** The display name; empty for a reference or variable that only settings files have entries for. */
  readonly displayName: string;
  /** The roots of the solutions that define the reference or variable. Empty if no solution defines it. */
  readonly roots: ReadonlySet<FilePath>;
  /** The names of the solutions that define the reference or variable, each once. */
  readonly solutions: readonly string[];
}

/**
 * Why a reference has a row: `solution`: a solution defines it. For the others, no checked solution does. `externals`:
 * `.connref.json` says that the environments have it. `uses`: something uses it. `settings`: only settings files have it.
 */
export type ReferenceOrigin = 'solution' | 'externals' | 'uses' | 'settings';

export interface ReferenceMappingRow extends MappingRow {
  readonly kind: 'references';
  readonly origin: ReferenceOrigin;
  readonly connector: string;
  readonly connectorName: string;
  readonly isCustom: boolean;
  /** The files of the flows that use the reference. */
  readonly flows: readonly FilePath[];
  /** The other users of the reference, each with its noun: `agent “Help”`. */
  readonly others: readonly string[];
}

export interface VariableMappingRow extends MappingRow {
  readonly kind: 'variables';
  readonly type: EnvironmentVariable['type'] | '';
}

/** The rows of connection references, sorted by the name of the connector, then by display name. */
export function referenceRows(index: WorkspaceIndex): ReferenceMappingRow[] {
  const defined = groupByName(
    index.solutions().flatMap((solution) => solution.connectionReferences.map((item) => ({ solution, item }))),
    ({ item }) => item.logicalName,
  );
  const rows = [...defined.values()].map((definitions) => referenceRow(definitions, index));
  const used = usedReferences(index, defined);
  const unknown = unknownEntries(
    index
      .settings()
      .flatMap(({ file, references }) =>
        references.map(({ logicalName, connectorId }) => ({ file, logicalName, connectorId })),
      ),
    ({ logicalName }) => logicalName,
    defined,
  ).map((entries): ReferenceMappingRow => {
    const { logicalName, file } = entries[0];
    const connector = apiNameOf(entries.find(({ connectorId }) => connectorId !== undefined)?.connectorId ?? '');
    const use = used.get(nameKey(logicalName));
    used.delete(nameKey(logicalName));
    return undefinedRow(
      { name: logicalName, file, connector: use?.connector || connector, isUsed: use !== undefined },
      index,
    );
  });
  const onlyUsed = [...used.values()].map((use) => undefinedRow({ ...use, isUsed: true }, index));
  return [...rows, ...unknown, ...onlyUsed].sort(
    (a, b) => a.connectorName.localeCompare(b.connectorName) || compareLabels(a, b),
  );
}

/** The rows of environment variables, sorted by display name. */
export function variableRows(index: WorkspaceIndex): VariableMappingRow[] {
  const defined = groupByName(
    index.solutions().flatMap((solution) => solution.environmentVariables.map((item) => ({ solution, item }))),
    ({ item }) => item.schemaName,
  );
  const rows = [...defined.values()].map((definitions): VariableMappingRow => ({
    ...commonFields(definitions, ({ schemaName }) => schemaName),
    kind: 'variables',
    id: rowId('variables', definitions[0].item.schemaName),
    type: definitions[0].item.type,
  }));
  const unknown = unknownEntries(
    index.settings().flatMap(({ variables }) => variables),
    ({ schemaName }) => schemaName,
    defined,
  ).map(([{ schemaName }]): VariableMappingRow => ({
    ...unknownRow(schemaName),
    kind: 'variables',
    id: rowId('variables', schemaName),
    type: '',
  }));
  return [...rows, ...unknown].sort(compareLabels);
}

/**
 * The `ConnectorId` for a new entry of a reference. Undefined for a custom connector, whose id differs in every
 * environment, and for an unknown connector.
 */
export function connectorIdFor({ isCustom, connector }: ReferenceMappingRow): string | undefined {
  return isCustom || connector === '' ? undefined : connectorIdOf(connector);
}

/** Whether an environment gets a solution that defines the reference or variable of a row. */
export function isOfEnvironment({ roots }: MappingRow, { environment }: EnvironmentSettings): boolean {
  return environment.solutions.some((root) => roots.has(root));
}

type Filled<Item> = [Item, ...Item[]];
type Defined<Item> = Filled<{ readonly solution: Solution; readonly item: Item }>;

function referenceRow(definitions: Defined<ConnectionReference>, index: WorkspaceIndex): ReferenceMappingRow {
  const { logicalName, apiName } = definitions[0].item;
  const { customConnectorId } = definitions.find(({ item }) => item.customConnectorId !== undefined)?.item ?? {};
  const connector = { apiName, customConnectorId };
  return {
    ...commonFields(definitions, (item) => item.logicalName),
    kind: 'references',
    origin: 'solution',
    id: rowId('references', logicalName),
    connector: apiName,
    connectorName: connectorName(connector, index),
    isCustom: isCustomConnector(connector),
    ...usersOf(logicalName, index),
  };
}

/** A reference that no checked solution defines. */
interface UndefinedReference {
  readonly name: string;
  /** A file that has the name. */
  readonly file: FilePath;
  /** The API name of its connector; empty if it is unknown. */
  readonly connector: string;
}

function undefinedRow(
  { name, file, connector, isUsed }: UndefinedReference & { readonly isUsed: boolean },
  index: WorkspaceIndex,
): ReferenceMappingRow {
  return {
    ...unknownRow(name),
    kind: 'references',
    origin: index.isExternal(file, name) ? 'externals' : isUsed ? 'uses' : 'settings',
    id: rowId('references', name),
    connector,
    connectorName: connectorName({ apiName: connector }, index),
    isCustom: isCustomApiName(connector),
    ...usersOf(name, index),
  };
}

/** The references that flows, apps and agents use and no checked solution defines, by {@link nameKey}. */
function usedReferences(index: WorkspaceIndex, defined: ReadonlyMap<string, unknown>): Map<string, UndefinedReference> {
  const used = new Map<string, UndefinedReference>();
  const add = (use: UndefinedReference): void => {
    const key = nameKey(use.name);
    if (!defined.has(key) && !used.get(key)?.connector) {
      used.set(key, use);
    }
  };
  for (const solution of index.solutions()) {
    for (const { file, entries } of solution.flows.values()) {
      for (const { reference, apiName } of entries) {
        if (reference !== undefined) {
          add({ name: reference, file, connector: apiName });
        }
      }
    }
    for (const { kind, name, file } of usesByComponents(solution)) {
      if (kind === 'connectionReference') {
        add({ name, file, connector: '' });
      }
    }
  }
  return used;
}

function commonFields<Item extends { readonly displayName: string }>(
  definitions: Defined<Item>,
  nameOf: (item: Item) => string,
): Omit<MappingRow, 'id' | 'kind'> {
  return {
    name: nameOf(definitions[0].item),
    displayName: definitions[0].item.displayName,
    roots: new Set(definitions.map(({ solution }) => solution.root)),
    solutions: [...new Set(definitions.map(({ solution }) => solutionName(solution)))],
  };
}

function unknownRow(name: string): Omit<MappingRow, 'id' | 'kind'> {
  return { name, displayName: '', roots: new Set(), solutions: [] };
}

function unknownEntries<Item>(
  entries: readonly Item[],
  nameOf: (item: Item) => string,
  defined: ReadonlyMap<string, unknown>,
): Filled<Item>[] {
  return [...groupByName(entries, nameOf)].filter(([key]) => key !== '' && !defined.has(key)).map(([, found]) => found);
}

function groupByName<Item>(items: readonly Item[], nameOf: (item: Item) => string): Map<string, Filled<Item>> {
  const groups = new Map<string, Filled<Item>>();
  for (const item of items) {
    const key = nameKey(nameOf(item));
    const group = groups.get(key);
    if (group) {
      group.push(item);
    } else {
      groups.set(key, [item]);
    }
  }
  return groups;
}

function usersOf(logicalName: string, index: WorkspaceIndex): Pick<ReferenceMappingRow, 'flows' | 'others'> {
  const uses = [...index.componentUsesOf('connectionReference', logicalName), ...usesByProjects(logicalName, index)];
  return {
    flows: [...index.usersOf('connectionReference', logicalName)].filter((file) => index.flow(file)).sort(),
    others: [...new Set(uses.map(({ user }) => `${userNouns[user.kind]} “${user.name}”`))],
  };
}

function rowId(kind: SettingKind, name: string): string {
  return `${kind}/${nameKey(name)}`;
}

function compareLabels(a: MappingRow, b: MappingRow): number {
  return (a.displayName || a.name).localeCompare(b.displayName || b.name) || a.name.localeCompare(b.name);
}
