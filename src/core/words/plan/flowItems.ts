import type { FlowPlan, ImportPlan } from '../../plan/importPlan';
import { agree, countOf } from '../../text/countOf';
import { flowReasonWords } from './flowReasonWords';
import { type OutlineItem, outlineItem } from './outlineItem';

/** Which flows stay off and why; those that come up on without a word about them have one item together. */
export function flowItems({ flows }: ImportPlan): OutlineItem[] {
  const withVerdict = (verdict: FlowPlan['verdict']): FlowPlan[] => flows.filter((flow) => flow.verdict === verdict);
  const plain = withVerdict('on').filter(({ reasons }) => reasons.length === 0);
  return [
    ...[
      ...withVerdict('off'),
      ...withVerdict('unknown'),
      ...withVerdict('on').filter(({ reasons }) => reasons.length > 0),
    ].map(flowItem),
    ...(plain.length === 0
      ? []
      : [
          outlineItem('ok', `${countOf(plain.length, 'flow')} ${agree(plain.length, 'comes', 'come')} up on.`, [
            plain.map(({ flow }) => flow).join(', '),
          ]),
        ]),
  ];
}

function flowItem({ flow, solution, verdict, onInSource, reasons }: FlowPlan): OutlineItem {
  const name = `${flow} (${solution})`;
  // That a reference keeps its connection is why a flow comes up on.
  const details = reasons.filter(({ kind }) => verdict === 'on' || kind !== 'keepsConnection').map(flowReasonWords);
  switch (verdict) {
    case 'off':
      return outlineItem(onInSource ? 'warning' : 'info', `${name} stays off.`, details);
    case 'unknown':
      return outlineItem('info', `${name}: on or off, the source does not tell.`, details);
    case 'on':
      return outlineItem('ok', `${name} comes up on.`, details);
  }
}
