import type { ImportPlan } from '../../plan/importPlan';
import { agree, countOf } from '../../text/countOf';
import { listedFirst } from '../../text/listed';

/** The verdict on an import in one sentence. */
export function planHeadline({
  environment,
  importMode,
  verdict,
  failures,
  flows,
  solutions,
  assumedPresent,
}: ImportPlan): string {
  const what = importMode === 'first' ? `The first import into ${environment}` : `The ${importMode} of ${environment}`;
  if (verdict === 'fails') {
    return `${what} fails: ${countOf(failures.length, 'problem')} must be solved first.`;
  }
  if (solutions.length === 0) {
    return `There is nothing to import into ${environment}.`;
  }
  const works = `${what} works${condition(assumedPresent)}`;
  const meant = flows.filter(({ onInSource }) => onInSource);
  const off = meant.filter((flow) => flow.verdict === 'off').length;
  if (off > 0) {
    const which = agree(meant.length, 'the flow that is', `${off} of the ${meant.length} flows that are`);
    return `${works}, but ${which} on in the source ${agree(off, 'stays', 'stay')} off.`;
  }
  const unknown = meant.filter((flow) => flow.verdict === 'unknown').length;
  if (unknown > 0) {
    return `${works}. Of ${countOf(unknown, 'flow')} the source does not tell whether ${agree(unknown, 'it comes', 'they come')} up on.`;
  }
  return `${works}${meant.length === 0 ? '' : ', and every flow that is on in the source comes up on'}.`;
}

/** What a verdict takes to be there. */
function condition(assumedPresent: readonly string[]): string {
  return assumedPresent.length === 0
    ? ''
    : ` if ${listedFirst(assumedPresent, 3)} ${agree(assumedPresent.length, 'is', 'are')} there already`;
}
