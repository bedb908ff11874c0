import type { ImportPlan } from '../../../../src/core/plan/importPlan';
import { computeImportPlan } from '../../../../src/core/plan/computeImportPlan';
import type { DeploymentEnvironment, ImportMode } from '../../../../src/core/model/deploymentEnvironment';
import type { FilePath } from '../../../../src/core/model/filePath';
import { openWorkspace } from '../../../support/workspace';
import { contosoFiles } from './contoso';

/** The plan of the first environment that files name or hint at, with what a test says about it. */
export async function planOf(
  files: Iterable<readonly [FilePath, string]>,
  more: Partial<DeploymentEnvironment> = {},
): Promise<ImportPlan> {
  const { engine } = await openWorkspace(files);
  const [environment] = engine.index.environments();
  if (!environment) {
    throw new Error('There is no environment.');
  }
  return computeImportPlan({ ...environment, ...more }, engine.index);
}

export function contosoPlan(mode: ImportMode): Promise<ImportPlan> {
  return planOf(contosoFiles(), { import: mode });
}
