import { getLocation, type JSONPath, type Location } from 'jsonc-parser';
import { isNestedTooDeep, parseJsonValue } from '../text/jsonTree';
import type { EntryConnector } from '../connectors/connectorIdentity';
import { connectorName } from '../connectors/connectorNames';
import { matchingReferences } from '../connectors/matchingReferences';
import { JsonSpans } from '../locate/jsonSpans';
import type { Span } from '../locate/span';
import type { FilePath } from '../model/filePath';
import { apiNameOf, compareNames, nameKey, sameName } from '../model/names';
import { jsonPointer } from '../model/place';
import type { ConnectionReference, EnvironmentVariable, Solution } from '../model/solution';
import { solutionName } from '../model/solutionIdentity';
import type { WorkspaceIndex } from '../model/workspaceIndex';
import { member, textMember } from '../readers/parseJson';
import { matchesPath } from './jsonStrings';
import type { MentionFileKind } from './mentionsIn';
import { writtenEntries } from './writtenEntries';
import { firstBy } from '../text/unique';

/**
 * A name that the editor offers as a completion: the logical name of a connection reference, the name of a custom
 * connector, the key of a flow's connection entry, or the schema name of an environment variable.
 */
export interface Proposal {
  readonly name: string;
  /**
   * The display name; for the key of a connection entry, the logical name of the entry's reference. Empty if there is
   * none.
   */
  readonly displayName: string;
  /** The name of the connector; empty if it is not known, and for an environment variable. */
  readonly connector: string;
  /**
   * The name of the solution that defines the proposed name: its unique name, or its path if its manifest can't be
   * read. Undefined for the key of a connection entry, and for a name that no solution defines.
   */
  readonly solution: string | undefined;
}

export interface Completions {
  /**
   * The offsets of the text to replace, in UTF-16 code units: a string with its quotes, only up to the cursor if the
   * closing quote is missing, or an empty span if a value is missing at the cursor.
   */
  readonly span: Span;
  /** The names to offer, in the order in which to show them. */
  readonly proposals: readonly Proposal[];
}

interface Place {
  readonly file: FilePath;
  readonly text: string;
  readonly path: JSONPath;
  readonly index: WorkspaceIndex;
}

/**
 * Returns the names to offer at an offset, in UTF-16 code units, of a flow, a settings file or `.connref.json`;
 * undefined if no name is expected at the offset.
 */
export function completionsAt(
  file: FilePath,
  kind: MentionFileKind,
  text: string,
  offset: number,
  index: WorkspaceIndex,
): Completions | undefined {
  const propose = proposers[kind];
  if (!propose || isNestedTooDeep(text)) {
    return undefined;
  }
  const location = getLocation(text, offset);
  const span = location.isAtPropertyKey ? undefined : replacedSpan(text, offset, location);
  const proposals = span && propose({ file, text, path: location.path, index });
  return proposals && { span, proposals };
}

/**
 * Returns the span that a completion replaces: the JSON string around an offset, or an empty span at the offset if a
 * value is missing. Undefined at any other offset.
 */
function replacedSpan(text: string, offset: number, { previousNode }: Location): Span | undefined {
  if (previousNode && previousNode.offset < offset && offset <= previousNode.offset + previousNode.length) {
    const end = previousNode.offset + previousNode.length;
    const isClosed = previousNode.length > 1 && text[end - 1] === '"';
    const isInside = previousNode.type === 'string' && (offset < end || !isClosed);
    return isInside ? { start: previousNode.offset, end: isClosed ? end : offset } : undefined;
  }
  return /[:[,]\s*$/.test(text.slice(Math.max(0, offset - 200), offset)) ? { start: offset, end: offset } : undefined;
}

type Proposer = (place: Place) => readonly Proposal[] | undefined;

const proposers: Readonly<Partial<Record<MentionFileKind, Proposer>>> = {
  flowDefinition: proposeInFlow,
  deploymentSettings: proposeInSettings,
  workspaceConfig: proposeInConfig,
};

const entryMember = ['properties', 'connectionReferences', '*'] as const;

function proposeInFlow({ file, text, path, index }: Place): readonly Proposal[] | undefined {
  if (matchesPath(path, [...entryMember, 'connection', 'connectionReferenceLogicalName'])) {
    const solution = index.solutionOf(file);
    return solution && referencesFor(entryAt(text, path), solution, index);
  }
  const isHost = path.at(-1) === 'connectionName' && path.at(-2) === 'host';
  return isHost ? keysFor(hostApi(text, path), text, index) : undefined;
}

/**
 * Returns the connector of the connection entry at a path. It is read from the text, because the index has no entries
 * while the flow is invalid JSON, which is common while the user types.
 */
function entryAt(text: string, path: JSONPath): EntryConnector {
  const api = member(valueAt(text, path.slice(0, 3)), 'api');
  return { apiName: textMember(api, 'name') ?? '', apiLogicalName: textMember(api, 'logicalName') };
}

function hostApi(text: string, path: JSONPath): string {
  return apiNameOf(textMember(valueAt(text, path.slice(0, -1)), 'apiId') ?? '');
}

function valueAt(text: string, path: JSONPath): unknown {
  const span = new JsonSpans(text).find(jsonPointer('', ...path.map(String)))?.value;
  return span && parseJsonValue(text.slice(span.start, span.end));
}

/**
 * Returns the references with the connector of a flow's connection entry, or all references if the entry has no
 * connector yet: first those in the flow's solution, then those in all other solutions. In both parts, the most used
 * reference comes first.
 */
function referencesFor(entry: EntryConnector, own: Solution, index: WorkspaceIndex): Proposal[] {
  const matchesIn = (solution: Solution): readonly ConnectionReference[] =>
    entry.apiName === ''
      ? mostUsedFirst(solution.connectionReferences, index)
      : matchingReferences(entry, solution, index);
  const siblings = index
    .solutions()
    .filter(({ root }) => root !== own.root)
    .flatMap((solution) => matchesIn(solution).map((reference) => ({ reference, solution })));
  return uniqueByName([
    ...matchesIn(own).map((reference) => proposalOf(reference, own, index)),
    ...siblings
      .sort((a, b) => byUse(index)(a.reference, b.reference))
      .map(({ reference, solution }) => proposalOf(reference, solution, index)),
  ]);
}

function keysFor(apiName: string, text: string, index: WorkspaceIndex): Proposal[] {
  return writtenEntries(text)
    .filter((entry) => apiName === '' || entry.apiName === '' || sameName(entry.apiName, apiName))
    .map((entry) => ({
      name: entry.key,
      displayName: entry.reference ?? '',
      connector: connectorName(entry, index),
      solution: undefined,
    }));
}

function proposeInSettings({ file, path, text, index }: Place): readonly Proposal[] | undefined {
  const isReference = matchesPath(path, ['ConnectionReferences', '*', 'LogicalName']);
  if (!isReference && !matchesPath(path, ['EnvironmentVariables', '*', 'SchemaName'])) {
    return undefined;
  }
  const roots = new Set(
    index
      .environments()
      .flatMap(({ files }) => files)
      .filter((target) => target.file === file)
      .flatMap(({ solutions }) => solutions),
  );
  const solutions = index.solutions().filter(({ root }) => roots.size === 0 || roots.has(root));
  const settings = index.settingsIn(file);
  // Two entries with the same name are an error, so names that the settings file already lists are not offered. The
  // name of the entry at the cursor is offered nevertheless: otherwise it would disappear from the list of completions
  // while the user edits it.
  const written = nameKey(textMember(valueAt(text, path.slice(0, -1)), String(path.at(-1))) ?? '');
  const listed = new Set(
    [
      ...(settings?.references ?? []).map(({ logicalName }) => nameKey(logicalName)),
      ...(settings?.variables ?? []).map(({ schemaName }) => nameKey(schemaName)),
    ].filter((name) => name !== written),
  );
  const proposals = isReference ? definedReferences(solutions, index) : definedVariables(solutions);
  return proposals.filter(({ name }) => !listed.has(nameKey(name)));
}

function proposeInConfig({ path, index }: Place): readonly Proposal[] | undefined {
  const isExternal = matchesPath(path, ['externals', '*']);
  if (!isExternal && !matchesPath(path, ['ignore', '*', 'reference'])) {
    return undefined;
  }
  const entries = index.solutions().flatMap(({ flows }) => [...flows.values()].flatMap(({ entries }) => entries));
  const absent = new Map<string, { proposal: Proposal; uses: number }>();
  const addAbsent = (name: string, entry: EntryConnector): void => {
    const uses = (absent.get(nameKey(name))?.uses ?? 0) + 1;
    const proposal = { name, displayName: '', connector: connectorName(entry, index), solution: undefined };
    absent.set(nameKey(name), { proposal, uses });
  };
  for (const entry of entries) {
    const { reference, apiLogicalName } = entry;
    if (reference !== undefined && index.definitionsOf(reference).length === 0) {
      addAbsent(reference, entry);
    }
    if (isExternal && apiLogicalName !== undefined && index.connectorsNamed(apiLogicalName).length === 0) {
      addAbsent(apiLogicalName, entry);
    }
  }
  // `externals` is for components that no solution of the workspace defines, so the names without a definition come
  // first.
  const undefinedNames = [...absent.values()].sort((a, b) => b.uses - a.uses).map(({ proposal }) => proposal);
  return uniqueByName([...undefinedNames, ...definedReferences(index.solutions(), index)]);
}

function definedReferences(solutions: readonly Solution[], index: WorkspaceIndex): Proposal[] {
  return uniqueByName(
    solutions
      .flatMap((solution) => solution.connectionReferences.map((reference) => ({ reference, solution })))
      .sort((a, b) => byUse(index)(a.reference, b.reference))
      .map(({ reference, solution }) => proposalOf(reference, solution, index)),
  );
}

function definedVariables(solutions: readonly Solution[]): Proposal[] {
  const proposal = (variable: EnvironmentVariable, solution: Solution): Proposal => ({
    name: variable.schemaName,
    displayName: variable.displayName,
    connector: '',
    solution: solutionName(solution),
  });
  return uniqueByName(
    solutions
      .flatMap((solution) => solution.environmentVariables.map((variable) => proposal(variable, solution)))
      .sort((a, b) => compareNames(a.name, b.name)),
  );
}

function proposalOf(reference: ConnectionReference, solution: Solution, index: WorkspaceIndex): Proposal {
  return {
    name: reference.logicalName,
    displayName: reference.displayName,
    connector: connectorName(reference, index),
    solution: solutionName(solution),
  };
}

function mostUsedFirst(references: readonly ConnectionReference[], index: WorkspaceIndex): ConnectionReference[] {
  return [...references].sort(byUse(index));
}

function byUse(index: WorkspaceIndex): (a: ConnectionReference, b: ConnectionReference) => number {
  return (a, b) =>
    index.usersOf('connectionReference', b.logicalName).size -
      index.usersOf('connectionReference', a.logicalName).size || compareNames(a.logicalName, b.logicalName);
}

/**
 * Removes proposals with an empty name, and all but the first proposal with each name, because several solutions may
 * define the same reference.
 */
function uniqueByName(proposals: readonly Proposal[]): Proposal[] {
  return firstBy(
    proposals.filter(({ name }) => name !== ''),
    ({ name }) => nameKey(name),
  );
}
