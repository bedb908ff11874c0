import { nameKey } from '../../model/names';
import type { FlowPlan } from '../../plan/flowPlan';
import type { ImportPlan } from '../../plan/importPlan';
import { lacksComponent } from '../../plan/userPlan';
import { certaintyOfFailure } from '../../plan/reasonFacts';
import { agree, countOf } from '../../text/countOf';
import { listed, listedFirst } from '../../text/listed';

/** The verdict on an import in one sentence. */
export function planHeadline({
  environment,
  importMode,
  verdict,
  failures,
  flows,
  users,
  solutions,
  assumedPresent,
}: ImportPlan): string {
  const what = importMode === 'first' ? `The first import into ${environment}` : `The ${importMode} of ${environment}`;
  if (verdict === 'fails') {
    const errors = failures.filter((failure) => certaintyOfFailure(failure) === 'known');
    return `${what} fails: fix ${countOf(errors.length, 'error')} first.`;
  }
  if (solutions.length === 0) {
    return `There is nothing to import into ${environment}.`;
  }
  const broken = users.filter((user) => user.verdict === 'broken').length;
  if (verdict === 'uncertain') {
    const lacking = users.filter(lacksComponent).length;
    const why = [
      ...(failures.length === 0
        ? []
        : [`there ${agree(failures.length, 'is', 'are')} ${countOf(failures.length, 'possible error')}`]),
      ...(lacking === 0
        ? []
        : [`${appsWords(lacking)} ${agree(lacking, 'uses', 'use')} components that are in no solution here`]),
    ];
    return `It is unknown whether ${what.replace('The', 'the')} works: ${listed(why)}.`;
  }
  const works = `${what} works${condition(assumedPresent)}`;
  const isOff = (flow: FlowPlan): boolean => flow.onInSource && flow.verdict === 'off';
  if (verdict === 'needsConnections') {
    const unmapped = [...flows.filter(isOff), ...users].flatMap(({ reasons }) =>
      reasons.flatMap((reason) => (reason.kind === 'unmapped' ? nameKey(reason.reference) : [])),
    );
    const references = new Set(unmapped);
    const values = new Set(
      flows
        .filter(isOff)
        .flatMap(({ reasons }) =>
          reasons.flatMap((reason) => (reason.kind === 'variableWithoutValue' ? reason.variable : [])),
        ),
    );
    const needed = [
      ...(references.size === 0 ? [] : [countOf(references.size, 'connection')]),
      ...(values.size === 0
        ? []
        : [`${agree(values.size, 'a value', 'values')} of ${countOf(values.size, 'environment variable')}`]),
    ];
    const them = agree(references.size + values.size, 'it', 'them');
    const off = flows.filter(isOff).length;
    const without = [
      ...(off === 0 ? [] : [`${countOf(off, 'flow')} ${agree(off, 'stays', 'stay')} turned off`]),
      ...(broken === 0 ? [] : [brokenWords(broken)]),
    ];
    return `${works} and needs ${listed(needed)}: choose ${them} in the import dialog, or enter ${them} in a settings file. Otherwise ${without.join(', and ')}.`;
  }
  const turnedOn = flows.filter(({ onInSource }) => onInSource);
  const off = turnedOn.filter(isOff).length;
  if (off > 0) {
    const which = agree(turnedOn.length, 'the flow that is', `${off} of the ${turnedOn.length} flows that are`);
    const apps = broken === 0 ? '' : `, and ${brokenWords(broken)}`;
    return `${works}, but ${which} turned on in the source files ${agree(off, 'stays', 'stay')} turned off${apps}.`;
  }
  if (broken > 0) {
    return `${works}, but ${brokenWords(broken)}.`;
  }
  const unclear = users.filter((user) => user.verdict === 'unknown').length;
  const unknown = turnedOn.filter((flow) => flow.verdict === 'unknown').length;
  if (unknown > 0) {
    return `${works}, but it is unknown whether ${countOf(unknown, 'flow')} will be turned on.`;
  }
  if (unclear > 0) {
    return `${works}, but it is unknown whether ${appsWords(unclear)} ${agree(unclear, 'works', 'work')}.`;
  }
  return `${works}.`;
}

function brokenWords(count: number): string {
  return `${appsWords(count)} ${agree(count, 'does', 'do')} not work`;
}

function appsWords(count: number): string {
  return `${count} ${agree(count, 'app or agent', 'apps or agents')}`;
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
