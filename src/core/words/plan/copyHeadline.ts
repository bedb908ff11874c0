import { type CopyPlan, lacksSteps } from '../../plan/copyPlan';
import { agree, countOf } from '../../text/countOf';
import { listed } from '../../text/listed';

/** How much there is to do in a copied environment, in one sentence, and a second one if there may be more. */
export function copyHeadline(plan: CopyPlan): string {
  const { environment, solutions } = plan;
  const parts = partsOf(plan);
  const isPartial = lacksSteps(plan) || plan.notPlanned.length > 0;
  const more = isPartial ? ' There may be more: see the section Not in this plan.' : '';
  if (solutions.length === 0) {
    return `The steps for ${environment}, a copy of another environment, are unknown: Connref cannot plan its solutions.`;
  }
  return parts.length === 0
    ? `${listed(solutions)} ${agree(solutions.length, 'needs', 'need')} no connections in ${environment}, a copy of another environment.${more}`
    : `In ${environment}, a copy of another environment, ${listed(parts)}.${more}`;
}

function partsOf({
  connections,
  customConnectors,
  differing,
  rawFlows,
  variables,
  activation,
}: CopyPlan): readonly string[] {
  const mapped = connections.reduce((sum, { references }) => sum + references.length, differing.length);
  const replaced = customConnectors.filter(({ references }) => references.length > 0);
  const old = replaced.reduce((sum, { references }) => sum + references.length, 0);
  const ready = activation.filter(({ needsFix }) => !needsFix).length;
  const toFix = activation.length - ready;
  return [
    part(mapped, 'connection reference', `${agree(mapped, 'needs', 'need')} a connection`),
    part(customConnectors.length, 'custom connector', 'must be checked'),
    part(
      old,
      'connection reference',
      `on ${agree(replaced.length, 'a custom connector', 'custom connectors')} must be replaced`,
    ),
    part(rawFlows.length, 'flow', `${agree(rawFlows.length, 'has', 'have')} raw connections`),
    part(variables.length, 'environment variable', 'must be set'),
    part(ready, 'flow', 'must be turned on'),
    part(toFix, 'flow', 'must be fixed first'),
  ].flat();
}

function part(count: number, noun: string, predicate: string): string[] {
  return count === 0 ? [] : [`${countOf(count, noun)} ${predicate}`];
}
