import type { Solution } from '../../../model/solution';

/**
 * A copy of a solution with some properties changed. All properties are listed, because `{ ...solution }` would lose
 * those that the engine implements as accessors (`get`).
 */
export function solutionWith(solution: Solution, changes: Partial<Solution>): Solution {
  return {
    root: solution.root,
    checked: solution.checked,
    layout: solution.layout,
    manifestFile: solution.manifestFile,
    customizationsFile: solution.customizationsFile,
    missingFile: solution.missingFile,
    unreadLayout: solution.unreadLayout,
    manifest: solution.manifest,
    customizationsReadable: solution.customizationsReadable,
    flows: solution.flows,
    missingFlows: solution.missingFlows,
    connectionReferences: solution.connectionReferences,
    customConnectors: solution.customConnectors,
    canvasApps: solution.canvasApps,
    agents: solution.agents,
    knowledgeSources: solution.knowledgeSources,
    desktopFlows: solution.desktopFlows,
    brokenFiles: solution.brokenFiles,
    unreadableUsers: solution.unreadableUsers,
    environmentVariables: solution.environmentVariables,
    variablesReadable: solution.variablesReadable,
    listedComponents: solution.listedComponents,
    unreadKinds: solution.unreadKinds,
    ...changes,
  };
}
