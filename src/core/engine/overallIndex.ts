import { ListedComponents } from '../dependencies/listedComponents';
import { copyAmong } from '../dependencies/solutionCopies';
import type { Solution } from '../model/solution';
import { sortUses } from '../model/use';
import type { WorkspaceIndex } from '../model/workspaceIndex';
import { worstUnreadReason } from './worstUnreadReason';
import { compareTexts } from '../text/order';

/**
 * Returns an index of all solutions, checked and unchecked, for display. Findings must not use this index: a definition
 * in an unchecked solution would hide that a reference is undefined. Only the index of checked solutions has the
 * configuration, and both have the same settings files, so queries about these two go to the index of checked
 * solutions.
 */
export function overallIndex(checked: WorkspaceIndex, unchecked: WorkspaceIndex): WorkspaceIndex {
  const answersOfBoth = <Item>(query: (index: WorkspaceIndex) => Iterable<Item>): Item[] => [
    ...query(unchecked),
    ...query(checked),
  ];
  const firstAnswer = <Answer>(query: (index: WorkspaceIndex) => Answer | undefined): Answer | undefined =>
    query(unchecked) ?? query(checked);
  const solutions = mergedSolutions(checked, unchecked);
  return {
    definitionsOf: (logicalName) => answersOfBoth((index) => index.definitionsOf(logicalName)),
    referencesDisplayedAs: (name) => answersOfBoth((index) => index.referencesDisplayedAs(name)),
    connectorsWithId: (id) => answersOfBoth((index) => index.connectorsWithId(id)),
    connectorsNamed: (name) => answersOfBoth((index) => index.connectorsNamed(name)),
    generatedConnectorName: (apiName) => firstAnswer((index) => index.generatedConnectorName(apiName)),
    variablesNamed: (name) => answersOfBoth((index) => index.variablesNamed(name)),
    flowsWithId: (workflowId) => answersOfBoth((index) => index.flowsWithId(workflowId)),
    desktopFlowsWithId: (workflowId) => answersOfBoth((index) => index.desktopFlowsWithId(workflowId)),
    usersOf: (kind, name) => new Set(answersOfBoth((index) => index.usersOf(kind, name))),
    usesOf: (kind, name) => sortUses(answersOfBoth((index) => index.usesOf(kind, name))),
    componentUsesOf: (kind, name) => sortUses(answersOfBoth((index) => index.componentUsesOf(kind, name))),
    isUsedByFlow: (logicalName, root) =>
      unchecked.isUsedByFlow(logicalName, root) || checked.isUsedByFlow(logicalName, root),
    unreadUsers: () => worstUnreadReason([checked.unreadUsers(), unchecked.unreadUsers()]),
    unreadDefinitions: () => worstUnreadReason([checked.unreadDefinitions(), unchecked.unreadDefinitions()]),
    gaps: () => checked.gaps(),
    listedComponents: () => ListedComponents.of(solutions(), checked.gaps()),
    solutions,
    solution: (root) => firstAnswer((index) => index.solution(root)),
    solutionOf: (file) => firstAnswer((index) => index.solutionOf(file)),
    flow: (file) => firstAnswer((index) => index.flow(file)),
    copyOf: (solution) => copyAmong(solution, solutions()),
    editBlocker: (file) => firstAnswer((index) => index.editBlocker(file)),
    isExternal: (file, name) => checked.isExternal(file, name),
    ignored: (file) => checked.ignored(file),
    tokens: (file) => checked.tokens(file),
    settings: () => checked.settings(),
    settingsIn: (file) => checked.settingsIn(file),
    environments: () => checked.environments(),
    listedConnections: (environment) => checked.listedConnections(environment),
    projects: () => checked.projects(),
    codeAppsUsing: (logicalName) => checked.codeAppsUsing(logicalName),
  };
}

/**
 * Returns a query for the solutions of both indexes, sorted by root directory. The query returns the same array until a
 * solution is added or removed.
 */
function mergedSolutions(checked: WorkspaceIndex, unchecked: WorkspaceIndex): () => readonly Solution[] {
  let lists: readonly (readonly Solution[])[] = [];
  let merged: readonly Solution[] = [];
  return () => {
    const current = [checked.solutions(), unchecked.solutions()] as const;
    if (current.some((list, at) => list !== lists[at])) {
      lists = current;
      merged = current[1].length === 0 ? current[0] : current.flat().sort((a, b) => compareTexts(a.root, b.root));
    }
    return merged;
  };
}
