import { planFailureWords } from '../core/words/plan/planFailureWords';
import type { DeploymentEnvironment } from '../core/model/deploymentEnvironment';
import type { WorkspaceIndex } from '../core/model/workspaceIndex';
import type { EnvironmentColumn } from '../protocol/mappingView';
import { importPlanOf } from './plans';

export type ColumnVerdict = Pick<EnvironmentColumn, 'verdict' | 'assumedPresent' | 'failures' | 'flowsOff'>;

/**
 * The result of an import into an environment, from its import plan. `unknown` while the workspace is still being read,
 * or if the solutions of the environment are unknown. `template` for an environment that is only a template for the
 * settings files of other environments.
 */
export function columnVerdict(
  environment: DeploymentEnvironment,
  index: WorkspaceIndex,
  isComplete: boolean,
): ColumnVerdict {
  if (environment.isTemplate) {
    return { verdict: 'template', assumedPresent: [], failures: [], flowsOff: [] };
  }
  if (!isComplete || environment.solutions.length === 0) {
    return { verdict: 'unknown', assumedPresent: [], failures: [], flowsOff: [] };
  }
  const plan = importPlanOf(environment, index);
  const flowsOff = plan.flows.filter(({ onInSource, verdict }) => onInSource && verdict === 'off');
  return {
    verdict: plan.verdict,
    assumedPresent: [...plan.assumedPresent],
    failures: plan.failures.flatMap((failure) => planFailureWords(failure, plan)[0] ?? []),
    flowsOff: [...new Set(flowsOff.map(({ flow }) => flow))],
  };
}
