import type { RenderPlace, RenderProblem, RenderRemark } from '../../settings/renderSettings';
import { bareIdAdvice } from '../../rules/settings-malformed-connection-id';
import { listed } from '../../text/listed';

/** What was left out of the file that an import gets. */
export function renderRemarkWords({ kind, layer, list, name }: RenderRemark): string {
  switch (kind) {
    case 'sameTwice':
      return `${layer}: ${name} stands twice in ${list}, with the same value. It is written once.`;
    case 'noValue':
      return list === 'ConnectionReferences'
        ? `${layer}: ${name} has no connection, so its entry is left out: its flows stay off unless the environment has one.`
        : `${layer}: ${name} has no value, so its entry is left out.`;
  }
}

/** What keeps the file from being used. */
export function renderProblemWords(problem: RenderProblem): string {
  switch (problem.kind) {
    case 'noObject':
      return `${problem.layer}: it is no valid JSON object.`;
    case 'noList':
      return `${problem.layer}: ${problem.list} is no list.`;
    case 'noName':
      return `${problem.layer}: entry ${problem.position} of ${problem.list} has no ${problem.member}.`;
    case 'differentTwice':
      return `${problem.layer}: ${problem.name} stands twice in ${problem.list}, with different values. Remove one of the two.`;
    case 'noText':
      return `${placeWords(problem.place)}: it is no text.`;
    case 'malformedId':
      return `${placeWords(problem.place)}: “${problem.id}” ${malformed} ${bareIdAdvice(problem.bareId)}`;
    case 'malformedReplacedId':
      return `${placeWords(problem.place)}: with the value of ${listed(problem.variables)}, ${problem.source} ${malformed} ${bareIdAdvice(undefined)}`;
    case 'unresolved': {
      const empty = problem.empty.map(({ variable, source }) => `${source} gives ${variable} an empty value`);
      const why = empty.length === 0 ? '' : `: ${empty.join(', ')}`;
      return `${placeWords(problem.place)}: no value for ${problem.variables.join(', ')} (${problem.source})${why}.`;
    }
  }
}

const malformed = 'is not the bare id of a connection, so the import would fail.';

function placeWords({ layer, entry, member }: RenderPlace): string {
  return entry === undefined ? `${layer}: ${member}` : `${layer}: ${entry}, ${member}`;
}
