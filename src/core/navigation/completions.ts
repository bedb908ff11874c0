import { getLocation, type JSONPath, type Location, parse } from 'jsonc-parser';
import type { EntryConnector } from '../connectors/connectorIdentity';
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

/** A name that may stand at a place. */
export interface Proposal {
  readonly name: string;
  /** What people call it. */
  readonly displayName: string;
  /** The API name of its connector; undefined for what has none. */
  readonly apiName: string | undefined;
  /** The name of the solution that it comes from; undefined for what none defines. */
  readonly solution: string | undefined;
}

export interface Completions {
  /** What a proposal replaces: the whole string with its quotes, or nothing where none stands yet. */
  readonly span: Span;
  /** The likeliest first. */
  readonly proposals: readonly Proposal[];
}

interface Place {
  readonly file: FilePath;
  readonly text: string;
  readonly path: JSONPath;
  readonly index: WorkspaceIndex;
}

/** What may be named at an offset of a flow, a settings file or `.connref.json`; undefined where we have no say. */
export function completionsAt(
  file: FilePath,
  kind: MentionFileKind,
  text: string,
  offset: number,
  index: WorkspaceIndex,
): Completions | undefined {
  const propose = proposers[kind];
  if (!propose) {
    return undefined;
  }
  const location = getLocation(text, offset);
  const span = location.isAtPropertyKey ? undefined : replacedSpan(text, offset, location);
  const proposals = span && propose({ file, text, path: location.path, index });
  return proposals && { span, proposals };
}

/** The string around an offset, or the offset itself where a value is about to be written. */
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
  return isHost ? keysFor(hostApi(text, path), text) : undefined;
}

/** What an entry's text says about its connector, also while the rest of the flow is no valid JSON. */
function entryAt(text: string, path: JSONPath): EntryConnector {
  const api = member(valueAt(text, path.slice(0, 3)), 'api');
  return { apiName: textMember(api, 'name') ?? '', apiLogicalName: textMember(api, 'logicalName') };
}

function hostApi(text: string, path: JSONPath): string {
  return apiNameOf(textMember(valueAt(text, path.slice(0, -1)), 'apiId') ?? '');
}

function valueAt(text: string, path: JSONPath): unknown {
  const span = new JsonSpans(text).find(jsonPointer('', ...path.map(String)))?.value;
  return span && (parse(text.slice(span.start, span.end)) as unknown);
}

/** Those of the own solution first, then those of its siblings; of each, those that most flows use first. */
function referencesFor(entry: EntryConnector, own: Solution, index: WorkspaceIndex): Proposal[] {
  const fitting = (solution: Solution): readonly ConnectionReference[] =>
    entry.apiName === ''
      ? mostUsedFirst(solution.connectionReferences, index)
      : matchingReferences(entry, solution, index);
  const siblings = index
    .solutions()
    .filter(({ root }) => root !== own.root)
    .flatMap((solution) => fitting(solution).map((reference) => ({ reference, solution })));
  return unique([
    ...fitting(own).map((reference) => proposalOf(reference, own)),
    ...siblings
      .sort((a, b) => byUse(index)(a.reference, b.reference))
      .map(({ reference, solution }) => proposalOf(reference, solution)),
  ]);
}

function keysFor(apiName: string, text: string): Proposal[] {
  return writtenEntries(text)
    .filter((entry) => apiName === '' || entry.apiName === '' || sameName(entry.apiName, apiName))
    .map((entry) => ({
      name: entry.key,
      displayName: entry.reference ?? '',
      apiName: entry.apiName,
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
  // A second entry of one name is an error; the one that is being written may stay what it is.
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
  const note = (name: string, apiName: string): void => {
    const uses = (absent.get(nameKey(name))?.uses ?? 0) + 1;
    absent.set(nameKey(name), { proposal: { name, displayName: '', apiName, solution: undefined }, uses });
  };
  for (const { reference, apiLogicalName, apiName } of entries) {
    if (reference !== undefined && index.definitionsOf(reference).length === 0) {
      note(reference, apiName);
    }
    if (isExternal && apiLogicalName !== undefined && index.connectorsNamed(apiLogicalName).length === 0) {
      note(apiLogicalName, apiName);
    }
  }
  // What comes from outside is what no solution here defines.
  const outside = [...absent.values()].sort((a, b) => b.uses - a.uses).map(({ proposal }) => proposal);
  return unique([...outside, ...definedReferences(index.solutions(), index)]);
}

function definedReferences(solutions: readonly Solution[], index: WorkspaceIndex): Proposal[] {
  return unique(
    solutions
      .flatMap((solution) => solution.connectionReferences.map((reference) => ({ reference, solution })))
      .sort((a, b) => byUse(index)(a.reference, b.reference))
      .map(({ reference, solution }) => proposalOf(reference, solution)),
  );
}

function definedVariables(solutions: readonly Solution[]): Proposal[] {
  const proposal = (variable: EnvironmentVariable, solution: Solution): Proposal => ({
    name: variable.schemaName,
    displayName: variable.displayName,
    apiName: undefined,
    solution: solutionName(solution),
  });
  return unique(
    solutions
      .flatMap((solution) => solution.environmentVariables.map((variable) => proposal(variable, solution)))
      .sort((a, b) => compareNames(a.name, b.name)),
  );
}

function proposalOf({ logicalName, displayName, apiName }: ConnectionReference, solution: Solution): Proposal {
  return { name: logicalName, displayName, apiName, solution: solutionName(solution) };
}

function mostUsedFirst(references: readonly ConnectionReference[], index: WorkspaceIndex): ConnectionReference[] {
  return [...references].sort(byUse(index));
}

function byUse(index: WorkspaceIndex): (a: ConnectionReference, b: ConnectionReference) => number {
  return (a, b) =>
    index.usersOf(b.logicalName).size - index.usersOf(a.logicalName).size || compareNames(a.logicalName, b.logicalName);
}

/** The first of each name: twins, and siblings that share a reference, define it again. */
function unique(proposals: readonly Proposal[]): Proposal[] {
  return firstBy(
    proposals.filter(({ name }) => name !== ''),
    ({ name }) => nameKey(name),
  );
}
