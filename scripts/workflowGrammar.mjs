import { workflowFunctions } from './workflowFunctions.mjs';

// With meta.embedded.expression, themes show code inside the JSON string in the colours of code.
const expressionScope = scope('meta.embedded.expression');

// A quote after a backslash is part of the string.
const stringStart = '(?<=^"|[^\\\\]")';
const jsonStringEnd = '(?=")';
// Some tools that write JSON escape the apostrophe.
const quote = "(?:'|\\\\u0027)";
const space = '(?:\\s|\\\\[nrt])';
const name = '[A-Za-z_$][\\w$]*';
const wordStart = '(?<![\\w.$])';
// The language ignores case.
const knownFunction = `(?i:${workflowFunctions.join('|')})`;

// Characters of an expression outside its strings, and the strings. While somebody types, the last string has no end.
const plain = '[\\w\\s.,?\\[\\]()$+-]|\\\\[nrt]';
const stringText = '(?:[^\'"\\\\]|\\\\(?!u0027).)*+';
const closedString = quote + stringText + quote;
const openString = `${quote}${stringText}(?:${quote}|(?="))`;
// Other languages use `@{`, too: mentions, PowerShell's hashtables, Razor.
const firstOfBraced = `(?:${name}${space}*\\(|${quote}|-?\\d|(?:true|false|null)\\b)`;
const braced = `\\{${space}*(?=${firstOfBraced})(?:${plain}|${closedString})*+\\}`;

/**
 * The grammar of workflow expressions in the strings of JSON. VS Code can't limit it to flows, so the grammar must not match
 * other languages: both the beginning of an expression and everything up to its end must fit. If the whole string is one
 * expression, it must also call a known function, since decorators and at-rules of other languages look the same.
 *
 * Highlighting must end with the JSON string. So no pattern matches a quote, and every pattern matches a backslash together
 * with the character that it escapes.
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
