import { folderOf } from '../model/filePath';
import { useKey } from '../model/use';
import type { FactIndex } from '../model/workspaceIndex';
import type { Fact } from './facts';

type Query = keyof FactIndex;
type Answer<Name extends Query> = ReturnType<FactIndex[Name]>;

/**
 * Returns the fact to record for a query: when this fact changes, the answer to the query may change. Undefined if
 * there is no fact to record. The parameters are those of the query, followed by the answer.
 */
type FactBehind<Name extends Query> = (
  ...parametersAndAnswer: [...Parameters<FactIndex[Name]>, Answer<Name>]
) => Fact | undefined;

const factBehind: { readonly [Name in Query]: FactBehind<Name> } = {
  definitionsOf: (name) => ({ kind: 'definitions', name }),
  referencesDisplayedAs: (name) => ({ kind: 'displayName', name }),
  usersOf: (kind, name) => ({ kind: 'users', key: useKey(kind, name) }),
  usesOf: (kind, name) => ({ kind: 'users', key: useKey(kind, name) }),
  componentUsesOf: (kind, name) => ({ kind: 'users', key: useKey(kind, name) }),
  isUsedByFlow: (name) => ({ kind: 'users', key: useKey('connectionReference', name) }),
  connectorsWithId: (id) => ({ kind: 'connectorsWithId', id }),
  connectorsNamed: (name) => ({ kind: 'connectorsNamed', name }),
  generatedConnectorName: (name) => ({ kind: 'generatedConnectorName', name }),
  variablesNamed: (name) => ({ kind: 'variablesNamed', name }),
  flow: (file) => ({ kind: 'flow', file }),
  flowsWithId: (id) => ({ kind: 'flowsWithId', id }),
  desktopFlowsWithId: (id) => ({ kind: 'flowsWithId', id }),
  // A new copy, or another version of one, changes what a solution is a copy of.
  copyOf: ({ manifest }) => manifest && { kind: 'solutionsNamed', name: manifest.uniqueName },
  // The result of `editBlocker` mentions an editable solution with the same unique name as the solution of the file, so
  // it depends on all solutions with that name. A change of the solution of the file itself needs no fact, because the
  // file is checked again anyway.
  editBlocker: (_file, answer) =>
    answer?.name === undefined ? undefined : { kind: 'solutionsNamed', name: answer.name },
  isExternal: (file) => ({ kind: 'config', folder: folderOf(file) }),
  tokens: (file) => ({ kind: 'config', folder: folderOf(file) }),
  unreadDefinitions: () => ({ kind: 'unreadDefinitions' }),
  unreadUsers: () => ({ kind: 'unreadUsers' }),
  gaps: () => ({ kind: 'gaps' }),
  listedComponents: () => ({ kind: 'solutions' }),
  solutions: () => ({ kind: 'solutions' }),
  settings: () => ({ kind: 'deployments' }),
  settingsIn: () => ({ kind: 'deployments' }),
  environments: () => ({ kind: 'deployments' }),
  // The lists are given when the engine is made, and never change.
  listedConnections: () => undefined,
  projects: () => ({ kind: 'projects' }),
  codeAppsUsing: () => ({ kind: 'projects' }),
};

/**
 * Returns an index with the same answers as the given one. For each query, it calls `record` with the fact that the
 * answer depends on, if there is one.
 */
export function recordingIndex(index: FactIndex, record: (fact: Fact) => void): FactIndex {
  const queries = Object.keys(factBehind) as Query[];
  return Object.fromEntries(queries.map((name) => [name, recordingQuery(index, name, record)])) as unknown as FactIndex;
}

function recordingQuery<Name extends Query>(
  index: FactIndex,
  name: Name,
  record: (fact: Fact) => void,
): (...parameters: Parameters<FactIndex[Name]>) => Answer<Name> {
  const query = index[name].bind(index) as (...parameters: Parameters<FactIndex[Name]>) => Answer<Name>;
  return (...parameters) => {
    const answer = query(...parameters);
    const fact = factBehind[name](...parameters, answer);
    if (fact) {
      record(fact);
    }
    return answer;
  };
}
