import { agree } from '../../text/countOf';
import { listedFirst } from '../../text/listed';

/** Says which entries are not for a solution. */
export function unwantedEntriesWords(names: readonly string[], solution: string): string {
  return `Left out, because ${solution} neither defines nor uses ${agree(names.length, 'it', 'them')}: ${listedFirst(names, 10)}.`;
}

/** Says that no entry was left out, because it is not known which ones a solution uses. */
export function unknownEntriesWords(solution: string): string {
  return `No entry was left out, because it is not known which ones ${solution} uses: not everything can be read.`;
}
