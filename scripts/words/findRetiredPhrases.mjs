import { proseOf } from './proseOf.mjs';

/** @typedef {import('./retiredPhrases.mjs').RetiredPhrase} RetiredPhrase */

/**
 * The places of a file where a retired phrase occurs in prose, in the order of the phrases.
 *
 * @param {string} file its name decides what is prose
 * @param {string} text
 * @param {readonly RetiredPhrase[]} phrases
 * @returns {{ line: number, found: string, say: string }[]} lines count from 1
 */
export function findRetiredPhrases(file, text, phrases) {
  const prose = proseOf(file, text).replaceAll('’', "'");
  return phrases.flatMap(({ phrase, say, exactCase }) =>
    [...prose.matchAll(patternOf(phrase, exactCase ? 'g' : 'gi'))].map((match) => ({
      line: prose.slice(0, match.index).split('\n').length,
      found: match[0].replaceAll(/[\s*/]+/g, ' '),
      say,
    })),
  );
}

/**
 * @param {string} phrase
 * @param {string} flags
 */
function patternOf(phrase, flags) {
  // In a comment, a line break comes with the signs that begin its lines.
  const space = '[\\s*/>]+';
  const words = phrase
    .split(' ')
    .map((word) => (word === '…' ? `[^\\s.,:;]+(?:${space}[^\\s.,:;]+){0,3}?` : `(?:${word})`));
  return new RegExp(`(?<![\\w-])${words.join(space)}(?![\\w-])`, flags);
}
