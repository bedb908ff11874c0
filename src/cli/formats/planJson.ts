import type { ImportPlan } from '../../core/plan/importPlan';

/** The import plans as JSON, in version 1 of the format that `schemas/planOutput.schema.json` describes. */
export function formatPlanJson(plans: readonly { readonly folder: string; readonly plan: ImportPlan }[]): string {
  const flat = plans.map(({ folder, plan }) => ({
    folder,
    ...plan,
    activation: plan.activation.map(({ flow, solution, calls }) => ({ flow, solution, calls })),
  }));
  return `${JSON.stringify({ version: 1, plans: flat }, null, 2)}\n`;
}
