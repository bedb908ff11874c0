import { fixesOf } from '../../src/core/rules/fixAll';
import type { Engine } from '../../src/core/engine/engine';
import type { Solution } from '../../src/core/model/solution';
import { allFindings, allLocatedFindings } from './workspace';

/** All that an engine tells, as plain data that can be compared: it must not depend on what happened in which order. */
export async function snapshot(engine: Engine): Promise<unknown> {
  const { index } = engine;
  const solutions = engine.solutions();
  const flows = solutions.flatMap((solution) => [...solution.flows.values()]);
  const names = new Set([
    ...solutions.flatMap(({ connectionReferences }) => connectionReferences.map(({ logicalName }) => logicalName)),
    ...flows.flatMap(({ entries }) => entries.map(({ reference }) => reference ?? '')),
  ]);
  return {
    solutions: solutions.map(plainSolution),
    users: Object.fromEntries([...names].sort().map((name) => [name, [...index.usersOf(name)].sort()])),
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
        [...engine.indexAround(solution).usersOf(logicalName)].sort(),
        engine.indexAround(solution).definitionsOf(logicalName).length,
      ]),
    ),
    connectors: solutions.flatMap(({ customConnectors }) =>
      customConnectors
        .flatMap(({ id, name }) => [index.connectorsWithId(id), index.connectorsNamed(name)])
        .map((found) => found.map(({ solution, connector }) => [solution.root, connector])),
    ),
    gap: index.gap(),
    findings: await allLocatedFindings(engine),
    fixes: allFindings(engine).map((finding) => fixesOf(finding, index)),
    nearMisses: engine.nearMisses(),
  };
}

function plainSolution(solution: Solution): unknown {
  return {
    root: solution.root,
    checked: solution.checked,
    layout: solution.layout,
    manifestFile: solution.manifestFile,
    customizationsFile: solution.customizationsFile,
    manifest: solution.manifest,
    customizationsReadable: solution.customizationsReadable,
    flows: [...solution.flows.values()].sort((a, b) => (a.file < b.file ? -1 : 1)),
    connectionReferences: solution.connectionReferences,
    customConnectors: solution.customConnectors,
    canvasApps: solution.canvasApps,
    agents: solution.agents,
    environmentVariables: solution.environmentVariables,
    listedComponents: solution.listedComponents,
  };
}
