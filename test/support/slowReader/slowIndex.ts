import { Tokens } from '../../../src/core/deployment/tokens';
import type { DeploymentEnvironment } from '../../../src/core/model/deploymentEnvironment';
import type { DeploymentSettings } from '../../../src/core/model/deploymentSettings';
import { type FilePath, folderOf } from '../../../src/core/model/filePath';
import { guidKey } from '../../../src/core/model/names';
import type { Solution } from '../../../src/core/model/solution';
import type { WorkspaceIndex } from '../../../src/core/model/workspaceIndex';
import { isExternalSlowly, type SlowConfig } from './slowConfig';
import type { SlowSolution } from './slowSolution';

/** Answers every question by going through everything. @param solutions Sorted by root. */
export function slowIndex(
  solutions: readonly SlowSolution[],
  settings: readonly DeploymentSettings[],
  environments: readonly DeploymentEnvironment[],
  configs: readonly SlowConfig[],
): WorkspaceIndex {
  const references = solutions.flatMap((solution) =>
    inOrder(solution.connectionReferences).map((reference) => ({ solution, reference })),
  );
  const connectors = solutions.flatMap((solution) =>
    inOrder(solution.customConnectors).map((connector) => ({ solution, connector })),
  );
  const gaps = solutions.map(({ gap }) => gap).filter((gap) => gap !== undefined);
  const users = solutions.flatMap(usersIn);
  const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
  const flow = (file: FilePath) => solutions.map(({ flows }) => flows.get(file)).find((found) => found !== undefined);
  return {
    definitionsOf: (name) => references.filter(({ reference }) => same(reference.logicalName, name)),
    connectorsWithId: (id) => connectors.filter(({ connector }) => same(connector.id, guidKey(id))),
    connectorsNamed: (name) => connectors.filter(({ connector }) => same(connector.name, name)),
    usersOf: (name) => new Set(users.filter((user) => same(user.name, name)).map(({ file }) => file)),
    isExternal: (file, name) => isExternalSlowly(file, name, configs),
    gap: () => gaps.find((gap) => gap === 'unreadable') ?? gaps[0],
    tokens: (file) => new Tokens(configs.find(({ folder }) => folder === folderOf(file))?.config.tokens ?? []),
    solutions: () => solutions,
    settings: () => settings,
    environments: () => environments,
    solutionOf: (file) => solutions.find(({ flows }) => flows.has(file)),
    flow,
  };
}

function usersIn(solution: Solution): { name: string; file: FilePath }[] {
  return [
    ...[...solution.flows.values()].flatMap(({ file, entries }) =>
      entries.map(({ reference }) => ({ name: reference ?? '', file })),
    ),
    ...solution.agents.flatMap(({ references }) =>
      references.map(({ reference, file }) => ({ name: reference, file })),
    ),
    ...solution.canvasApps.flatMap(({ references, file }) => references.map((name) => ({ name, file }))),
  ].filter(({ name }) => name !== '');
}

/** What a solution says twice in the same words counts once; sorted by content. */
function inOrder<Item>(items: readonly Item[]): Item[] {
  const texts = items.map((item) => JSON.stringify(item));
  return [...new Set(texts)].sort().map((text) => items[texts.indexOf(text)]!);
}
