import type { RenderPlace, RenderProblem, RenderRemark } from '../../settings/renderSettings';
import { bareIdAdvice } from '../../rules/settings-malformed-connection-id';
import { agree } from '../../text/countOf';
import { listed } from '../../text/listed';

/**
 * Which entry is left out when a settings file is rendered (merged from several files, with tokens replaced by values),
 * and why.
 */
export function renderRemarkWords({ kind, layer, list, name }: RenderRemark): string {
  switch (kind) {
    case 'sameTwice':
      return `${layer}: ${name} has two entries with the same value in ${list}. Only one of the two entries is written.`;
    case 'noValue':
      return list === 'ConnectionReferences'
        ? `${layer}: ${name} has no connection, so its entry is left out. Flows that use it stay turned off unless the environment already has a connection for it.`
        : `${layer}: ${name} has no value, so its entry is left out. Add a value if the environment needs one.`;
  }
}

/** Why a settings file cannot be rendered, and what to do. */
export function renderProblemWords(problem: RenderProblem): string {
  switch (problem.kind) {
    case 'noObject':
      return `${problem.layer}: the file is not a valid JSON object. Fix its JSON first.`;
    case 'noList':
      return `${problem.layer}: ${problem.list} is not a list. Write its entries between [ and ].`;
    case 'noName':
      return `${problem.layer}: entry ${problem.position} of ${problem.list} has no ${problem.member}. Add the name, or remove the entry.`;
    case 'differentTwice':
      return `${problem.layer}: ${problem.name} has two entries with different values in ${problem.list}. Remove one of the entries.`;
    case 'noText':
      return `${placeWords(problem.place)} is not text. Write its value between quotation marks.`;
    case 'malformedId':
      return `${placeWords(problem.place)} is “${problem.id}”, which ${malformed} ${bareIdAdvice(problem.bareId)}`;
    case 'malformedReplacedId':
      return `${placeWords(problem.place)} is ${problem.source}, which with the ${agree(problem.variables.length, 'value', 'values')} of ${listed(problem.variables)} ${malformed} ${bareIdAdvice(undefined)}`;
    case 'unresolved': {
      const { variables } = problem;
      const empty = problem.empty.map(({ variable, source }) => `${source} sets ${variable} to an empty value`);
      const why = empty.length === 0 ? '' : ` (${listed(empty)})`;
      return `${placeWords(problem.place)} is ${problem.source}, but the ${agree(variables.length, 'variable', 'variables')} ${listed(variables)} ${agree(variables.length, 'has', 'have')} no value${why}. Set ${agree(variables.length, 'it', 'them')} in a file for --variables, or in an environment variable that --env names.`;
    }
  }
}

const malformed = 'is not a bare connection id, so the import would fail.';

function placeWords({ layer, entry, member }: RenderPlace): string {
  return entry === undefined ? `${layer}: ${member}` : `${layer}: ${member} of ${entry}`;
}
