import { workflowFunctions } from './workflowFunctions.mjs';

// Themes give meta.embedded.expression the colour of code back, which the JSON string had taken.
const expressionScope = scope('meta.embedded.expression');

// A quote behind a backslash is within the string.
const stringStart = '(?<=^"|[^\\\\]")';
const jsonStringEnd = '(?=")';
// Some writers of JSON escape the apostrophe.
const quote = "(?:'|\\\\u0027)";
const space = '(?:\\s|\\\\[nrt])';
const name = '[A-Za-z_$][\\w$]*';
const wordStart = '(?<![\\w.$])';
// The language does not care for case.
const knownFunction = `(?i:${workflowFunctions.join('|')})`;

// What stands in an expression outside its strings, and these; while one is typed, the last string has no end yet.
const plain = '[\\w\\s.,?\\[\\]()$+-]|\\\\[nrt]';
const stringText = '(?:[^\'"\\\\]|\\\\(?!u0027).)*+';
const closedString = quote + stringText + quote;
const openString = `${quote}${stringText}(?:${quote}|(?="))`;
// `@{` begins much else: mentions, PowerShell's hashtables, Razor.
const firstOfBraced = `(?:${name}${space}*\\(|${quote}|-?\\d|(?:true|false|null)\\b)`;
const braced = `\\{${space}*(?=${firstOfBraced})(?:${plain}|${closedString})*+\\}`;

/**
 * The grammar of workflow expressions in the strings of JSON. VS Code cannot limit it to flows, so it takes nothing for an
 * expression that could not be one: what begins it, and everything up to its end, must fit. A string as a whole must call
 * a known function too, since the decorators and at-rules of other languages look the same.
 *
 * Nothing may leak out of the JSON string: no pattern steps over a quote, and all of them step over a backslash and what
 * it escapes together.
 */
export function workflowGrammar() {
  return {
    name: 'Workflow expressions',
    scopeName: 'expression.workflow.connref',
    injectionSelector: `L:string.quoted.double.json - ${expressionScope}`,
    patterns: ['escapedAt', 'wholeString', 'wholeLiteral', 'interpolation'].map(include),
    repository: {
      escapedAt: { match: `${stringStart}@@(?![\\s@])|@@(?=${braced})`, name: scope('constant.character.escape') },
      wholeString: {
        begin: `${stringStart}@(?=${space}*${knownFunction}${space}*\\((?:${plain}|${openString})*+")`,
        beginCaptures: { 0: { name: scope('punctuation.section.embedded.begin') } },
        end: jsonStringEnd,
        name: expressionScope,
        patterns: [include('expression')],
      },
      wholeLiteral: {
        match: `${stringStart}(@)(true|false|null)(?=")`,
        captures: {
          0: { name: expressionScope },
          1: { name: scope('punctuation.section.embedded.begin') },
          2: { name: scope('constant.language') },
        },
      },
      interpolation: {
        begin: `@(?=${braced})\\{`,
        beginCaptures: { 0: { name: scope('punctuation.section.embedded.begin') } },
        end: '\\}',
        endCaptures: { 0: { name: scope('punctuation.section.embedded.end') } },
        name: expressionScope,
        patterns: [include('expression')],
      },
      expression: {
        patterns: ['string', 'escape', 'function', 'constant', 'accessor', 'punctuation'].map(include),
      },
      string: {
        begin: quote,
        beginCaptures: { 0: { name: scope('punctuation.definition.string.begin') } },
        end: `${quote}(?!${quote})|${jsonStringEnd}`,
        endCaptures: { 0: { name: scope('punctuation.definition.string.end') } },
        name: scope('string.quoted.single'),
        patterns: [{ match: quote + quote, name: scope('constant.character.escape') }, include('escape')],
      },
      escape: {
        patterns: [
          { match: '\\\\(?:["\\\\/bfnrt]|u\\h{4})', name: 'constant.character.escape.json' },
          { match: '\\\\.', name: 'invalid.illegal.unrecognized-string-escape.json' },
        ],
      },
      function: {
        patterns: [
          { match: `${wordStart}${knownFunction}(?=${space}*\\()`, name: scope('support.function') },
          { match: `${wordStart}${name}(?=${space}*\\()`, name: scope('entity.name.function') },
        ],
      },
      constant: {
        patterns: [
          { match: `${wordStart}(?i:true|false|null)\\b`, name: scope('constant.language') },
          { match: `${wordStart}-?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?\\b`, name: scope('constant.numeric') },
        ],
      },
      accessor: {
        patterns: [
          { match: '\\?(?=\\s*[.\\[])', name: scope('keyword.operator.optional') },
          {
            match: `(\\.)(${name})?`,
            captures: { 1: { name: scope('punctuation.accessor') }, 2: { name: scope('variable.other.property') } },
          },
        ],
      },
      punctuation: {
        patterns: [
          { match: '\\(', name: scope('punctuation.section.parens.begin') },
          { match: '\\)', name: scope('punctuation.section.parens.end') },
          { match: '\\[', name: scope('punctuation.section.brackets.begin') },
          { match: '\\]', name: scope('punctuation.section.brackets.end') },
          { match: ',', name: scope('punctuation.separator.arguments') },
        ],
      },
    },
  };
}

/** @param {string} name */
function scope(name) {
  return `${name}.workflow.connref`;
}

/** @param {string} rule */
function include(rule) {
  return { include: `#${rule}` };
}
