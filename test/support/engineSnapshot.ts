import type { Engine } from '../../src/core/engine/engine';
import type { Solution } from '../../src/core/model/solution';
import { solutionWith } from '../../src/core/edits/refactorings/shared/solutionWith';
import { fixMakers } from '../../src/core/edits/fixes/fixMakers';
import { fixesOf } from '../../src/core/rules/fixAll';
import type { Reading } from './simpleReader/simpleReader';
import { allLocatedFindings } from './workspace';

/**
 * All answers of an engine as plain data. Two engines with the same files must give equal snapshots, whatever events
 * came before.
 */
export async function snapshot(engine: Engine): Promise<unknown> {
  return snapshotOf({
    index: engine.index,
    solutions: engine.solutions(),
    indexForDisplay: (solution) => engine.indexForDisplay(solution),
    findings: await allLocatedFindings(engine),
    nearMisses: engine.nearMisses(),
  });
}

/** All facts about a workspace as plain data, from an engine or from the simple reader. */
export function snapshotOf({ index, solutions, indexForDisplay, findings, nearMisses }: Reading): unknown {
  const flows = solutions.flatMap((solution) => [...solution.flows.values()]);
  const names = new Set(
    [
      ...solutions.flatMap(({ connectionReferences }) => connectionReferences.map(({ logicalName }) => logicalName)),
      ...solutions.flatMap(({ agents }) =>
        agents.flatMap(({ references }) => references.map(({ reference }) => reference)),
      ),
      ...solutions.flatMap(({ canvasApps, desktopFlows, knowledgeSources }) =>
        [...canvasApps, ...desktopFlows, ...knowledgeSources].flatMap(({ references }) => references),
      ),
      ...flows.flatMap(({ entries }) => entries.map(({ reference }) => reference ?? '')),
    ].filter((name) => name !== ''),
  );
  return {
    solutions: solutions.map(plainSolution),
    users: Object.fromEntries(
      [...names].sort().map((name) => [name, [...index.usersOf('connectionReference', name)].sort()]),
    ),
    definitions: Object.fromEntries(
      [...names]
        .sort()
        .map((name) => [
          name,
          index.definitionsOf(name).map(({ solution, reference }) => [solution.root, solution.manifest, reference]),
        ]),
    ),
    around: solutions.map((solution) =>
      solution.connectionReferences.map(({ logicalName }) => [
        [...indexForDisplay(solution).usersOf('connectionReference', logicalName)].sort(),
        indexForDisplay(solution).definitionsOf(logicalName).length,
      ]),
    ),
    connectors: solutions.flatMap(({ customConnectors }) =>
      customConnectors
        .flatMap(({ id, name }) => [index.connectorsWithId(id), index.connectorsNamed(name)])
        .map((found) => found.map(({ solution, connector }) => [solution.root, connector])),
    ),
    variables: solutions.flatMap(({ environmentVariables }) =>
      environmentVariables.map(({ schemaName }) => [
        index.variablesNamed(schemaName).map(({ solution, variable }) => [solution.root, variable]),
        [...index.usersOf('environmentVariable', schemaName)].sort(),
      ]),
    ),
    flows: flows.map(({ file }) => [file, index.flow(file)?.name, index.solutionOf(file)?.root]).sort(),
    unreadDefinitions: index.unreadDefinitions(),
    unreadUsers: index.unreadUsers(),
    uses: [...names].sort().map((name) => [name, index.usesOf('connectionReference', name)]),
    callers: [...index.solutions()]
      .flatMap(({ flows, desktopFlows }) => [...flows.values(), ...desktopFlows])
      .map(({ workflowId = '' }) => [
        workflowId,
        [...index.usersOf('flow', workflowId)].sort(),
        index.desktopFlowsWithId(workflowId).map(({ solution, flow }) => [solution.root, flow]),
      ])
      .sort(),
    connectorUsers: solutions.flatMap(({ customConnectors }) =>
      customConnectors.map(({ name }) => [name, index.usesOf('customConnector', name)]),
    ),
    calledFlows: solutions
      .filter(({ checked }) => checked)
      .flatMap((solution) => [...solution.flows.values()])
      .map(({ file, workflowId = '' }) => [
        file,
        index.flowsWithId(workflowId).map(({ solution, flow }) => [solution.root, flow.file]),
        index.editBlocker(file)?.kind,
        index.editBlocker(file)?.source?.root,
      ])
      .sort(),
    settings: index.settings(),
    environments: index.environments(),
    findings,
    fixes: findings.map((finding) => fixesOf(finding, index, fixMakers)),
    nearMisses,
  };
}

export function plainSolution(solution: Solution): unknown {
  return {
    ...solutionWith(solution, {}),
    flows: [...solution.flows.values()].sort((a, b) => (a.file < b.file ? -1 : 1)),
  };
}
