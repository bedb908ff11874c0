import { type AcceleratorSettings, type ComponentGrant, type FlowActivation } from '../model/acceleratorSettings';
import type { DeploymentEnvironment } from '../model/deploymentEnvironment';
import type { Flow } from '../model/flow';
import { guidKey } from '../model/names';
import { unique } from '../text/unique';
import { shownPath } from './planScope';

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
export function pipelinePlan({ accelerator }: DeploymentEnvironment, flows: readonly Flow[]): PipelinePlan | null {
  if (accelerator.length === 0) {
    return null;
  }
  const flowsWith = (activate: FlowActivation['activate']): string[] =>
    flows.filter((flow) => activationOf(flow, accelerator) === activate).map(({ name }) => name);
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

/**
 * Whether the pipeline turns on a flow; undefined if the settings files do not list the flow. If several files list it
 * differently, or one cannot be read, this is unknown.
 */
export function pipelineState(
  flow: Flow,
  settings: readonly AcceleratorSettings[],
): 'on' | 'off' | 'unknown' | undefined {
  if (settings.some(({ readable }) => !readable)) {
    return 'unknown';
  }
  const activate = activationOf(flow, settings);
  return activate && ({ yes: 'on', no: 'off', unknown: 'unknown' } as const)[activate];
}

function activationOf(
  { workflowId }: Flow,
  settings: readonly AcceleratorSettings[],
): FlowActivation['activate'] | undefined {
  const found = new Set(
    settings
      .flatMap(({ activations }) => activations)
      .filter((each) => workflowId !== undefined && guidKey(each.workflowId) === guidKey(workflowId))
      .map(({ activate }) => activate),
  );
  const [first] = found;
  return found.size > 1 ? 'unknown' : first;
}
