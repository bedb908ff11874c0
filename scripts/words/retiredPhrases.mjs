/**
 * A phrase that readers didn't understand at first reading. Lint finds it in comments and sentences (checkWords.mjs).
 *
 * @typedef {object} RetiredPhrase
 * @property {string} phrase as people read it here; `…` is one to four words without a comma, `a|b` for a choice within a word
 * @property {string} say what to write instead
 * @property {true} [exactCase] whether an upper-case letter makes it another phrase
 */

/** @type {readonly RetiredPhrase[]} */
export const retiredPhrases = [
  // "no X" for "not an X"
  { phrase: 'no valid', say: "not valid; isn't a valid …" },
  { phrase: 'no well-formed', say: 'not well-formed' },
  { phrase: 'no text in its encoding', say: "can't be decoded as …" },
  { phrase: 'it|this|that|which|what|name|file is|are|was|were no', say: "isn't a …" },
  { phrase: 'no … that', say: 'nothing …; not a …' },

  // "what …" as a noun, and answers that only the code gives
  { phrase: 'what … says|say of', say: 'name the message, finding or text' },
  { phrase: 'what is pending', say: 'the pending changes' },
  { phrase: 'what goes', say: 'the removed …' },
  { phrase: 'what stays', say: 'the kept …' },
  { phrase: 'what they hold', say: 'their content' },
  { phrase: 'what may use it', say: "users that can't be read" },
  { phrase: 'no longer is', say: 'is no longer …, with the noun' },

  // nothing, nobody
  { phrase: 'nothing here', say: 'no solution of the workspace; nothing in this folder' },
  { phrase: 'nothing tells', say: 'it is unknown whether …' },
  { phrase: 'tells nobody', say: "people don't know …" },
  { phrase: 'does|do|did not tell', say: "it is unknown …; doesn't say" },
  { phrase: "doesn't|don't|didn't tell", say: "it is unknown …; doesn't say" },
  { phrase: 'means nothing here', say: 'unknown property …' },
  { phrase: 'nothing in it', say: 'no … in …' },

  // verbs that readers took for something else
  { phrase: 'stand|stands|stood twice', say: 'occurs twice; is a duplicate' },
  { phrase: 'come|comes|came up on|off|switched', say: 'opens; stays turned on or off' },
  { phrase: 'comes|came of it', say: 'follows; results' },
  { phrase: 'lay|lays|laid|lie|lies over', say: 'merge; the last one wins' },
  { phrase: 'lay|lays|laid … over', say: 'merge … and …; … wins' },
  { phrase: 'over one another', say: 'merged; the last one wins' },
  { phrase: 'switch|switches|switched|switching on|off', say: 'turn on, turn off' },
  { phrase: 'switch|switches|switched|switching … on|off', say: 'turn … on, turn … off' },
  { phrase: 'repair|repairs|repaired|repairing', say: 'fix' },
  { phrase: 'problem|problems', say: "finding (only VS Code's panel is called Problems)", exactCase: true },
  { phrase: 'put|puts away', say: 'remove; hide' },
  { phrase: 'take|takes|taken|took for gone', say: 'conclude that … was removed' },
  { phrase: 'take|takes|taken|took … for gone', say: 'conclude that … was removed' },
  { phrase: 'names a|an|the|no|another|other|one', say: 'refers to; uses; mentions' },
  { phrase: 'is|are told', say: 'gets; is reported to' },
  { phrase: 'to be told', say: "that hasn't arrived yet" },
  { phrase: 'says so where|when|of', say: 'reports … if' },
  { phrase: 'tell|tells|told by case', say: 'case-insensitive' },
  { phrase: 'calls|call for in turn', say: 'also needs' },

  // archaic or translated English
  { phrase: 'whoever', say: 'the person who; who' },
  { phrase: 'be it', say: 'whether …; even if' },
  { phrase: 'of its|their|our own', say: 'a separate …; nothing' },
  { phrase: 'that which', say: 'the …, with the noun' },
  { phrase: 'but for', say: 'except; without' },
  { phrase: 'by those of', say: 'with those of' },
  { phrase: 'afresh', say: 'again; anew, with the verb' },
  { phrase: 'but where it', say: 'unless it' },
  { phrase: 'who maps', say: 'people who map' },
  { phrase: 'person looking', say: 'automatically' },
  { phrase: 'nobody can tell', say: "people can't distinguish" },
];
