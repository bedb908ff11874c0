import { archiveOf } from '../../../src/core/model/archivePath';
import { Tokens } from '../../../src/core/text/tokens';
import type { DeploymentEnvironment } from '../../../src/core/model/deploymentEnvironment';
import type { DeploymentSettings } from '../../../src/core/model/deploymentSettings';
import { type FilePath, folderOf } from '../../../src/core/model/filePath';
import { guidKey } from '../../../src/core/model/names';
import type { Solution } from '../../../src/core/model/solution';
import type { EditObstacle, WorkspaceIndex } from '../../../src/core/model/workspaceIndex';
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
  const unreadDefinitions = solutions
    .map(({ unreadDefinitions }) => unreadDefinitions)
    .filter((reason) => reason !== undefined);
  const unreadUsers = solutions.map(({ unreadUsers }) => unreadUsers).filter((reason) => reason !== undefined);
  const users = solutions.flatMap(usersIn);
  const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
  const flow = (file: FilePath) => solutions.map(({ flows }) => flows.get(file)).find((found) => found !== undefined);
  return {
    definitionsOf: (name) => references.filter(({ reference }) => same(reference.logicalName, name)),
    connectorsWithId: (id) => connectors.filter(({ connector }) => same(connector.id, guidKey(id))),
    connectorsNamed: (name) => connectors.filter(({ connector }) => same(connector.name, name)),
    usersOf: (name) => new Set(users.filter((user) => same(user.name, name)).map(({ file }) => file)),
    isUsedByFlow: (name) =>
      solutions.some(({ flows }) =>
        [...flows.values()].some(({ entries, namedReferences = [] }) =>
          [...entries.map(({ reference }) => reference ?? ''), ...namedReferences].some((each) => same(each, name)),
        ),
      ),
    unreadUsers: () => unreadUsers.find((reason) => reason === 'unreadable') ?? unreadUsers[0],
    flowsWithId: (id) =>
      solutions
        .flatMap((solution) => [...solution.flows.values()].map((each) => ({ solution, flow: each })))
        .filter((holder) => holder.flow.workflowId === guidKey(id))
        .sort((a, b) => (a.flow.file < b.flow.file ? -1 : 1)),
    // A settings file belongs to no solution.
    editObstacle: (file) => editObstacleSlowly(file, settings.some((each) => each.file === file) ? [] : solutions),
    isExternal: (file, name) => isExternalSlowly(file, name, configs),
    ignored: (file) => configs.find(({ folder }) => folder === folderOf(file))?.config.ignore ?? [],
    unreadDefinitions: () => unreadDefinitions.find((reason) => reason === 'unreadable') ?? unreadDefinitions[0],
    tokens: (file) => new Tokens(configs.find(({ folder }) => folder === folderOf(file))?.config.tokens ?? []),
    solutions: () => solutions,
    settings: () => settings,
    settingsIn: (file) => settings.find((each) => each.file === file),
    environments: () => environments,
    solution: (root) => solutions.find((solution) => solution.root === root),
    solutionOf: (file) =>
      solutions.find(
        (solution) =>
          solution.flows.has(file) ||
          solution.customizationsFile === file ||
          usersIn(solution).some((user) => user.file === file),
      ),
    flow,
  };
}

function usersIn(solution: Solution): { name: string; file: FilePath }[] {
  return [
    ...[...solution.flows.values()].flatMap(({ file, entries, namedReferences = [] }) =>
      [...entries.map(({ reference }) => reference ?? ''), ...namedReferences].map((name) => ({ name, file })),
    ),
    ...solution.agents.flatMap(({ references }) =>
      references.map(({ reference, file }) => ({ name: reference, file })),
    ),
    ...solution.canvasApps.flatMap(({ references, file }) => references.map((name) => ({ name, file }))),
  ].filter(({ name }) => name !== '');
}

/** A zip or a managed export is not edited, but the unmanaged solution of that name on the disk, if there is one. */
function editObstacleSlowly(file: FilePath, solutions: readonly SlowSolution[]): EditObstacle | undefined {
  const around = solutions.filter(({ root }) => file.startsWith(`${root}/`));
  const solution = around.sort((a, b) => b.root.length - a.root.length)[0];
  const inZip = archiveOf(file) !== undefined;
  if (!inZip && solution?.manifest?.managed !== 'managed') {
    return undefined;
  }
  const name = solution?.manifest?.uniqueName;
  const source = solutions.find(
    ({ root, layout, manifest }) =>
      name !== undefined &&
      manifest?.uniqueName.toLowerCase() === name.toLowerCase() &&
      manifest.managed !== 'managed' &&
      archiveOf(root) === undefined &&
      layout !== 'yaml',
  );
  return { kind: inZip ? 'zip' : 'managed', name, source };
}

/** What a solution says twice in the same words counts once; sorted by content. */
function inOrder<Item>(items: readonly Item[]): Item[] {
  const texts = items.map((item) => JSON.stringify(item));
  return [...new Set(texts)].sort().map((text) => items[texts.indexOf(text)]!);
}
