import type { ComponentGrant, FlowActivation } from '../model/acceleratorSettings';
import type { Flow } from '../model/flow';
import { unique } from '../text/unique';
import { shownPath, type PlanScope } from './planScope';

/** What the pipeline of the ALM Accelerator does in the environment after the import, by its settings files. */
export interface PipelinePlan {
  /** The settings files, relative to the workspace folder. */
  readonly files: readonly string[];
  /** The settings files that cannot be read, so that the lists may lack something. */
  readonly unreadable: readonly string[];
  /** The names of the planned flows that the pipeline turns on, leaves out, or turns on if a token says so. */
  readonly turnsOn: readonly string[];
  readonly leavesOut: readonly string[];
  readonly undecided: readonly string[];
  readonly owners: readonly ComponentGrant[];
  readonly shares: readonly ComponentGrant[];
}

/** What the pipeline does after the import; null if the environment has no settings file of the ALM Accelerator. */
export function pipelinePlan(
  { environment: { accelerator }, activations }: PlanScope,
  flows: readonly Flow[],
): PipelinePlan | null {
  if (accelerator.length === 0) {
    return null;
  }
  const flowsWith = (activate: FlowActivation['activate']): string[] =>
    flows.filter((flow) => activations.of(flow) === activate).map(({ name }) => name);
  return {
    files: accelerator.map(({ file }) => shownPath(file)),
    unreadable: accelerator.filter(({ readable }) => !readable).map(({ file }) => shownPath(file)),
    turnsOn: flowsWith('yes'),
    leavesOut: flowsWith('no'),
    undecided: flowsWith('unknown'),
    owners: unique(accelerator.flatMap(({ owners }) => owners)),
    shares: unique(accelerator.flatMap(({ shares }) => shares)),
  };
}
