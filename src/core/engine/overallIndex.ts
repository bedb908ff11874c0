import type { Solution } from '../model/solution';
import type { WorkspaceIndex } from '../model/workspaceIndex';
import { mergeUnreadReasons } from './mergeUnreadReasons';
import { compareTexts } from '../text/order';

/**
 * What is checked and what is only shown, as one: for the eye, and for no verdict. Configuration and deployments are the same
 * for both, so one of them answers.
 */
export function overallIndex(checked: WorkspaceIndex, unchecked: WorkspaceIndex): WorkspaceIndex {
  const inBoth = <Item>(query: (index: WorkspaceIndex) => Iterable<Item>): Item[] => [
    ...query(unchecked),
    ...query(checked),
  ];
  const inEither = <Answer>(query: (index: WorkspaceIndex) => Answer | undefined): Answer | undefined =>
    query(unchecked) ?? query(checked);
  return {
    definitionsOf: (logicalName) => inBoth((index) => index.definitionsOf(logicalName)),
    connectorsWithId: (id) => inBoth((index) => index.connectorsWithId(id)),
    connectorsNamed: (name) => inBoth((index) => index.connectorsNamed(name)),
    flowsWithId: (workflowId) => inBoth((index) => index.flowsWithId(workflowId)),
    usersOf: (logicalName) => new Set(inBoth((index) => index.usersOf(logicalName))),
    isUsedByFlow: (logicalName) => unchecked.isUsedByFlow(logicalName) || checked.isUsedByFlow(logicalName),
    unreadUsers: () => mergeUnreadReasons([checked.unreadUsers(), unchecked.unreadUsers()]),
    unreadDefinitions: () => mergeUnreadReasons([checked.unreadDefinitions(), unchecked.unreadDefinitions()]),
    solutions: mergedSolutions(checked, unchecked),
    solution: (root) => inEither((index) => index.solution(root)),
    solutionOf: (file) => inEither((index) => index.solutionOf(file)),
    flow: (file) => inEither((index) => index.flow(file)),
    editObstacle: (file) => inEither((index) => index.editObstacle(file)),
    isExternal: (file, name) => checked.isExternal(file, name),
    ignored: (file) => checked.ignored(file),
    tokens: (file) => checked.tokens(file),
    settings: () => checked.settings(),
    settingsIn: (file) => checked.settingsIn(file),
    environments: () => checked.environments(),
  };
}

/** @returns A query whose answer is the same list until a solution comes or goes. */
function mergedSolutions(checked: WorkspaceIndex, unchecked: WorkspaceIndex): () => readonly Solution[] {
  let lists: readonly (readonly Solution[])[] = [];
  let merged: readonly Solution[] = [];
  return () => {
    const present = [checked.solutions(), unchecked.solutions()] as const;
    if (present.some((list, at) => list !== lists[at])) {
      lists = present;
      merged = present[1].length === 0 ? present[0] : present.flat().sort((a, b) => compareTexts(a.root, b.root));
    }
    return merged;
  };
}
