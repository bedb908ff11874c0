import { countFlowGroups, type FlowGroup, flowGroups } from '../../plan/flowGroups';
import type { ImportPlan } from '../../plan/importPlan';
import { agree } from '../../text/countOf';
import { turnedOnWords } from './turnedOnWords';

/** What becomes of the flows of a plan, each counted once, in one sentence; empty if there are none. */
export function flowSummary(plan: ImportPlan): string {
  const total = plan.flows.length;
  const counts = countFlowGroups(plan.flows);
  const groups = flowGroups
    .filter((group) => counts[group] > 0)
    .map((group, at) => {
      const count = counts[group];
      const all = agree(total, 'the flow', total === 2 ? 'both flows' : `all ${total} flows`);
      const subject = count === total ? all : at === 0 ? `${count} of ${total} flows` : `${count}`;
      return `${subject} ${predicate(group, count, plan)}`;
    });
  if (groups.length === 0) {
    return '';
  }
  const condition = plan.verdict === 'fails' || plan.verdict === 'uncertain' ? 'once the import works, ' : '';
  const sentence = `${condition}${groups.join('; ')}.`;
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

function predicate(group: FlowGroup, count: number, { environment, importMode, withoutBase }: ImportPlan): string {
  switch (group) {
    case 'on':
      return turnedOnWords(importMode, count);
    case 'offInSource':
      return `${agree(count, 'stays', 'stay')} turned off, as in the source files`;
    case 'needsConnection':
      return `${agree(count, 'needs', 'need')} a connection`;
    case 'needsValue':
      return `${agree(count, 'needs', 'need')} the value of an environment variable`;
    case 'callsOff':
      return `${agree(count, 'calls', 'call')} a flow that stays turned off`;
    case 'needsFix':
      return 'must be fixed';
    case 'keepsState':
      return agree(
        count,
        `stays as it is in ${environment}${withoutBase.length === 0 ? '' : ', or turned off if it is new'}`,
        `stay as they are in ${environment}${withoutBase.length === 0 ? '' : ', or turned off if they are new'}`,
      );
    case 'unknown':
      return 'may stay turned off';
  }
}
