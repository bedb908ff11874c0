import { planMarkdown } from '../core/words/plan/planMarkdown';
import { computeImportPlan } from '../core/plan/computeImportPlan';
import { planOutline } from '../core/words/plan/planOutline';
import type { ImportPlan } from '../core/plan/importPlan';
import type { DeploymentEnvironment, ImportMode } from '../core/model/deploymentEnvironment';
import type { WorkspaceIndex } from '../core/model/workspaceIndex';
import type { PlanView } from '../protocol/planView';
import { environmentId } from './mappingModel';

/**
 * The import plan of an environment.
 * @param mode If it is omitted, the import mode of the environment.
 */
export function importPlanOf(
  environment: DeploymentEnvironment,
  index: WorkspaceIndex,
  mode: ImportMode = environment.import,
): ImportPlan {
  return computeImportPlan(environment, index, mode);
}

export function planView(environment: DeploymentEnvironment, index: WorkspaceIndex, mode: ImportMode): PlanView {
  const { headline, summary, verdict, isConditional, importMode, sections } = planOutline(
    importPlanOf(environment, index, mode),
  );
  return {
    environment: environmentId(environment),
    importMode,
    verdict,
    isConditional,
    headline,
    summary,
    sections: sections.map(({ title, items }) => ({
      title,
      items: items.map(({ status, text, details, code, powerShell }) => ({
        status,
        text,
        details: [...details, ...(powerShell === '' ? [] : [`In PowerShell: ${powerShell}`])],
        code,
      })),
    })),
  };
}

export function planAsMarkdown(environment: DeploymentEnvironment, index: WorkspaceIndex, mode: ImportMode): string {
  return planMarkdown(planOutline(importPlanOf(environment, index, mode)));
}
