import type { FlowPlan, FlowReason } from './flowPlan';
import { verdictOfFlowReason } from './flowReasons';

/**
 * What becomes of flows in an import, in the order of the summary. `offInSource`: it stays turned off as in the
 * source files. `keepsState`: the environment keeps it as it is there. `needsConnection`, `needsValue`: it stays turned off
 * only until connections or values of variables are given. `callsOff`: it calls a flow that stays turned off. `needsFix`: the
 * source files must be changed.
 */
export const flowGroups = [
  'on',
  'offInSource',
  'needsConnection',
  'needsValue',
  'callsOff',
  'needsFix',
  'keepsState',
  'unknown',
] as const;
export type FlowGroup = (typeof flowGroups)[number];

/** Counts the flows of each group. Each flow is in one group. */
export function countFlowGroups(flows: readonly FlowPlan[]): Readonly<Record<FlowGroup, number>> {
  const counts = Object.fromEntries(flowGroups.map((group) => [group, 0])) as Record<FlowGroup, number>;
  flows.forEach((flow) => {
    counts[flowGroup(flow)]++;
  });
  return counts;
}

function flowGroup({ verdict, reasons }: FlowPlan): FlowGroup {
  const kinds = reasons.filter((reason) => verdictOfFlowReason(reason) === verdict).map(({ kind }) => kind);
  const has = (kind: FlowReason['kind']): boolean => kinds.includes(kind);
  switch (verdict) {
    case 'on':
      return 'on';
    case 'unknown':
      return kinds.every((kind) => kind === 'keepsState') ? 'keepsState' : 'unknown';
    case 'off':
      if (has('offInSource')) {
        return 'offInSource';
      }
      if (kinds.some((kind) => kind !== 'unmapped' && kind !== 'variableWithoutValue' && kind !== 'childOff')) {
        return 'needsFix';
      }
      return has('unmapped') ? 'needsConnection' : has('variableWithoutValue') ? 'needsValue' : 'callsOff';
  }
}
