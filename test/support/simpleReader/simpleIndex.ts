import { ListedComponents } from '../../../src/core/dependencies/listedComponents';
import { copyAmong, sourceAmong } from '../../../src/core/dependencies/solutionCopies';
import { connectorInGeneratedName } from '../../../src/core/connectors/generatedName';
import { usesByComponents, usesByFlow } from '../../../src/core/dependencies/uses';
import { archiveOf } from '../../../src/core/model/archivePath';
import { Tokens } from '../../../src/core/text/tokens';
import type { DeploymentEnvironment } from '../../../src/core/model/deploymentEnvironment';
import type { DeploymentSettings } from '../../../src/core/model/deploymentSettings';
import { type FilePath, folderOf } from '../../../src/core/model/filePath';
import type { Gap } from '../../../src/core/model/gap';
import type { Project } from '../../../src/core/model/project';
import { guidKey } from '../../../src/core/model/names';
import type { Solution } from '../../../src/core/model/solution';
import type { Use } from '../../../src/core/model/use';
import type { UsedKind } from '../../../src/core/model/useSource';
import type { EditBlocker, WorkspaceIndex } from '../../../src/core/model/workspaceIndex';
import { isExternal, type FolderConfig } from './folderConfigs';
import type { JoinedSolution } from './joinedSolution';

/**
 * An index that answers every question by a search through all solutions, without any cache.
 * @param solutions Sorted by root.
 */
export function simpleIndex(
  solutions: readonly JoinedSolution[],
  settings: readonly DeploymentSettings[],
  environments: readonly DeploymentEnvironment[],
  configs: readonly FolderConfig[],
  projects: readonly Project[] = [],
  gaps: readonly Gap[] = [],
): WorkspaceIndex {
  const references = solutions.flatMap((solution) =>
    inOrder(solution.connectionReferences).map((reference) => ({ solution, reference })),
  );
  const connectors = solutions.flatMap((solution) =>
    inOrder(solution.customConnectors).map((connector) => ({ solution, connector })),
  );
  const variables = solutions.flatMap((solution) =>
    inOrder(solution.environmentVariables).map((variable) => ({ solution, variable })),
  );
  const definitionReasons = solutions.map((each) => each.unreadDefinitions).filter((reason) => reason !== undefined);
  const mayHide = gaps.some(({ kind }) => kind !== 'json');
  const userReasons = solutions.map((each) => each.unreadUsers).filter((reason) => reason !== undefined);
  const users = solutions.flatMap(usersIn);
  const isOf = (use: Use, kind: UsedKind, name: string): boolean =>
    use.kind === kind && same(use.name, kind === 'flow' ? guidKey(name) : name);
  const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
  const flow = (file: FilePath) => solutions.map(({ flows }) => flows.get(file)).find((found) => found !== undefined);
  return {
    projects: () => projects,
    gaps: () => gaps,
    codeAppsUsing: (name) =>
      projects
        .filter((project) => project.kind === 'codeApp')
        .filter(({ connections }) => connections.some(({ reference = '' }) => same(reference, name))),
    definitionsOf: (name) => references.filter(({ reference }) => same(reference.logicalName, name)),
    referencesDisplayedAs: (name) => references.filter(({ reference }) => same(reference.displayName, name)),
    connectorsWithId: (id) => connectors.filter(({ connector }) => same(connector.id, guidKey(id))),
    connectorsNamed: (name) => connectors.filter(({ connector }) => same(connector.name, name)),
    listedComponents: () => ListedComponents.of(solutions, gaps),
    variablesNamed: (name) => variables.filter(({ variable }) => same(variable.schemaName, name)),
    generatedConnectorName: (name) =>
      references
        .filter(({ reference }) => same(reference.apiName, name))
        .flatMap(({ reference }) => connectorInGeneratedName(reference) || [])[0],
    usersOf: (kind, name) => new Set(users.filter((use) => isOf(use, kind, name)).map(({ file }) => file)),
    usesOf: (kind, name) => inUseOrder(users.filter((use) => isOf(use, kind, name))),
    componentUsesOf: (kind, name) =>
      inUseOrder(users.filter((use) => isOf(use, kind, name) && use.user.kind !== 'flow')),
    isUsedByFlow: (name, root) =>
      solutions
        .filter((solution) => solution.root === root)
        .some(({ flows }) =>
          [...flows.values()].some(({ entries }) => entries.some(({ reference = '' }) => same(reference, name))),
        ),
    unreadUsers: () =>
      (mayHide ? 'unreadable' : undefined) ?? userReasons.find((reason) => reason === 'unreadable') ?? userReasons[0],
    flowsWithId: (id) =>
      solutions
        .flatMap((solution) => [...solution.flows.values()].map((each) => ({ solution, flow: each })))
        .filter((holder) => holder.flow.workflowId === guidKey(id))
        .sort((a, b) => (a.flow.file < b.flow.file ? -1 : 1)),
    desktopFlowsWithId: (id) =>
      solutions.flatMap((solution) =>
        inOrder(solution.desktopFlows)
          .filter(({ workflowId }) => workflowId === guidKey(id))
          .map((each) => ({ solution, flow: each })),
      ),
    copyOf: (solution) => copyAmong(solution, solutions),
    // Settings files and code apps are never part of a solution, even inside its directory.
    editBlocker: (file) =>
      findEditBlocker(file, [...settings, ...projects].some((each) => each.file === file) ? [] : solutions),
    isExternal: (file, name) => isExternal(file, name, configs),
    ignored: (file) => configs.find(({ folder }) => folder === folderOf(file))?.config.ignore ?? [],
    unreadDefinitions: () =>
      (mayHide ? 'unreadable' : undefined) ??
      definitionReasons.find((reason) => reason === 'unreadable') ??
      definitionReasons[0],
    tokens: (file) => new Tokens(configs.find(({ folder }) => folder === folderOf(file))?.config.tokens ?? []),
    solutions: () => solutions,
    settings: () => settings,
    settingsIn: (file) => settings.find((each) => each.file === file),
    environments: () => environments,
    listedConnections: () => [],
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

function usersIn(solution: Solution): Use[] {
  return [...[...solution.flows.values()].flatMap(usesByFlow), ...inOrder(usesByComponents(solution))];
}

function inUseOrder(uses: readonly Use[]): Use[] {
  const key = ({ file, user, source, entry = '', name, place }: Use): string =>
    JSON.stringify([file, user.id, user.kind, user.name, source, entry, name, place]);
  return uses.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

/**
 * Why a file cannot be edited: it is in a zip or in a managed export. `source` is the newest unmanaged solution with the
 * same name on the disk.
 */
function findEditBlocker(file: FilePath, solutions: readonly JoinedSolution[]): EditBlocker | undefined {
  const around = solutions.filter(({ root }) => file.startsWith(`${root}/`));
  const solution = around.sort((a, b) => b.root.length - a.root.length)[0];
  const inZip = archiveOf(file) !== undefined;
  if (!inZip && solution?.manifest?.managed !== 'managed') {
    return undefined;
  }
  const name = solution?.manifest?.uniqueName;
  const source = sourceAmong(
    solutions.filter(
      ({ root, layout, manifest }) =>
        name !== undefined &&
        manifest?.uniqueName.toLowerCase() === name.toLowerCase() &&
        manifest.managed !== 'managed' &&
        archiveOf(root) === undefined &&
        layout !== 'yaml',
    ),
  );
  return { kind: inZip ? 'zip' : 'managed', name, source };
}

/** Removes equal items, and sorts the rest by content. */
function inOrder<Item>(items: readonly Item[]): Item[] {
  const texts = items.map((item) => JSON.stringify(item));
  return [...new Set(texts)].sort().map((text) => items[texts.indexOf(text)]!);
}
