import type { ComponentGrant } from '../../model/acceleratorSettings';
import type { ImportPlan } from '../../plan/importPlan';
import { agree } from '../../text/countOf';
import { listed } from '../../text/listed';
import { type OutlineItem, outlineItem } from './outlineItem';

/** What the pipeline of the ALM Accelerator does after the import: one line for each kind of work. */
export function pipelineItems({ pipeline }: ImportPlan): OutlineItem[] {
  if (pipeline === null) {
    return [];
  }
  const { files, unreadable, turnsOn, leavesOut, undecided, owners, shares } = pipeline;
  const line = (names: readonly string[], text: string): OutlineItem[] =>
    names.length === 0 ? [] : [outlineItem('info', text)];
  return [
    outlineItem(
      'info',
      `${listed(files)} ${agree(files.length, 'is', 'are')} for the pipeline of the ALM Accelerator. The commands below do not run it.`,
    ),
    ...line(unreadable, `${listed(unreadable)} cannot be read, so it is unknown what the pipeline does.`),
    ...line(turnsOn, `The pipeline turns on ${listed(turnsOn)}.`),
    ...line(leavesOut, `The pipeline does not turn on ${listed(leavesOut)}.`),
    ...line(undecided, `It is unknown whether the pipeline turns on ${listed(undecided)}.`),
    ...line(owners.map(grantWords), `New owners: ${owners.map(grantWords).join(', ')}.`),
    ...line(shares.map(grantWords), `Shared with teams: ${shares.map(grantWords).join(', ')}.`),
  ];
}

function grantWords({ component, to }: ComponentGrant): string {
  return `${component} (${to})`;
}
