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
    return `${what} fails: fix ${countOf(failures.length, 'error')} first.`;
  }
  if (solutions.length === 0) {
    return `There is nothing to import into ${environment}.`;
  }
  const works = `${what} works${condition(assumedPresent)}`;
  const turnedOn = flows.filter(({ onInSource }) => onInSource);
  const off = turnedOn.filter((flow) => flow.verdict === 'off').length;
  if (off > 0) {
    const which = agree(turnedOn.length, 'the flow that is', `${off} of the ${turnedOn.length} flows that are`);
    return `${works}, but ${which} turned on in the source files ${agree(off, 'stays', 'stay')} turned off.`;
  }
  const unknown = turnedOn.filter((flow) => flow.verdict === 'unknown').length;
  if (unknown > 0) {
    return `${works}, but it is unknown whether ${countOf(unknown, 'flow')} will be turned on.`;
  }
  return `${works}${turnedOn.length === 0 ? '' : ', and every flow that is turned on in the source files will be turned on'}.`;
}

/**
 * The assumption that the verdict rests on, such as ` if Base is already there`. Empty if the verdict rests on no
 * assumption.
 */
function condition(assumedPresent: readonly string[]): string {
  return assumedPresent.length === 0
    ? ''
    : ` if ${listedFirst(assumedPresent, 3)} ${agree(assumedPresent.length, 'is', 'are')} already there`;
}
