import type { DeploymentEnvironment } from '../model/deploymentEnvironment';
import { folderOf } from '../model/filePath';
import { compareNames } from '../model/names';
import type { WorkspaceIndex } from '../model/workspaceIndex';
import { compareTexts } from '../text/order';
import { unique } from '../text/unique';
import { importPlanOf } from './computeImportPlan';
import { copiedConnectors } from './copiedConnectors';
import type { CopyPlan } from './copyPlan';
import type { ImportFailure } from './importFailure';
import type { ImportPlan } from './importPlan';
import { type PlanScope, shownPath } from './planScope';
import { scopeWithNeeds } from './scopeWithNeeds';

/**
 * Computes what to do in an environment that is a copy of another one. The facts about copies are in
 * docs/imports.md#a-copied-environment.
 */
export function computeCopyPlan(environment: DeploymentEnvironment, index: WorkspaceIndex): CopyPlan {
  // Like an update, a copy may have components of earlier versions.
  const withNeeds = scopeWithNeeds(environment, index, 'update', []);
  const update = importPlanOf(withNeeds, false);
  const { scope, owners } = withNeeds;
  return {
    environment: environment.name,
    environmentId: update.environmentId,
    solutions: scope.solutions.map(({ name }) => name),
    managed: scope.solutions.filter(({ managed }) => managed).map(({ name }) => name),
    unsupported: scope.unsupported,
    notPlanned: scope.notPlanned,
    ...copiedConnectors(scope, owners),
    rawFlows: update.flows.flatMap(({ flow, solution, reasons }) => {
      const raw = reasons.flatMap((reason) => (reason.kind === 'raw' ? reason.connectorName : []));
      return raw.length === 0 ? [] : [{ flow, solution, connectors: unique(raw).sort(compareNames) }];
    }),
    variables: update.variables
      .filter(({ status }) => status === 'set' || status === 'token')
      .map(({ variable }) => variable),
    activation: update.activation,
    unread: unreadFiles(update, scope),
  };
}

const unreadKinds: ReadonlySet<ImportFailure['kind']> = new Set([
  'unreadable',
  'notRead',
  'missingFile',
  'noDefinition',
]);

/** The files in which steps may be that the plan lacks. An import needs only some of them to be readable. */
function unreadFiles({ failures }: ImportPlan, { solutions, environment, index }: PlanScope): string[] {
  const files = solutions.flatMap(({ solution: { unreadableUsers, desktopFlows } }) => [
    ...unreadableUsers,
    ...desktopFlows.filter(({ referencesReadable }) => !referencesReadable).map(({ file }) => file),
  ]);
  const projects = index
    .projects()
    .filter((project) => project.kind === 'codeApp' && !project.readable)
    .map(({ file }) => file)
    .filter((file) => folderOf(file) === environment.folder);
  return unique([
    ...failures.flatMap((failure) => ('path' in failure && unreadKinds.has(failure.kind) ? failure.path : [])),
    ...[...files, ...projects].map(shownPath),
  ]).sort(compareTexts);
}
