import { escapeRegExp } from './escapeRegExp';

/**
 * A pipeline token in a text: a placeholder, such as `#{MAIL}#`, that the pipeline replaces by the value of the
 * variable `name`. Offsets count UTF-16 code units; `end` is the offset behind the token.
 */
interface TokenSpan {
  readonly start: number;
  readonly end: number;
  readonly name: string;
}

/** A regular expression for one way to write tokens. Its first group matches the name of the variable. */
type TokenStyle = RegExp;

/**
 * The source of a regular expression for a name of letters, digits, `_`, `.`, `:`, `-`, with single spaces between
 * them.
 */
const spacedName = String.raw`[\p{L}\p{N}_](?:[\p{L}\p{N}_.:-]| (?! ))*`;

/**
 * The styles that count as tokens in every workspace. Source: docs/formats.md#pipeline-tokens. The patterns are narrow
 * because values of environment variables can also be addresses, templates, queries and scripts. Parts of such values
 * must not count as tokens:
 * - `#{name}#`: used by the ALM Accelerator and others. Any name without `#`, `{`, `}`, because no other syntax looks
 *   like this.
 * - `${{ expression }}`: templates of GitHub and Azure, with any expression that contains no braces.
 * - `{{name}}`: the name may contain spaces. Not next to a third brace, which is JSON, and not `{{#if x}}` or
 *   `{{DATE(…)}}`.
 * - `$(name)`: variables of Azure Pipelines. Names contain letters, digits, `.`, `_` and, for secrets from key vaults,
 *   `-`. Not the script texts `$(ls -l)`, `$('#id')` and `$(document).ready(…)`.
 * - `${name}`, and `${env:name}` of PowerShell. Not `${name:-default}` of shells.
 * - `%name%`: letters, digits, `_`, `.`, `-`. Not percent encoding (`%C3%BC`, `%C3on%20`), not after a digit (`50%`),
 *   and not a pattern after `like`.
 * - `__name__`: without word characters around it and without `__` in the name. So `__` in schema names (`pre__AppID`)
 *   is not a token.
 */
function builtInStyles(): TokenStyle[] {
  return [
    // The expressions are built from texts, and only when the first token is searched for, because regular expression
    // literals with `\p{L}` would slow down every start of Connref.
    new RegExp(String.raw`#\{([^#{}\r\n]+)\}#`, 'g'),
    new RegExp(String.raw`\$\{\{([^{}\r\n]+)\}\}`, 'g'),
    new RegExp(String.raw`(?<![{$])\{\{\s*(${spacedName})\s*\}\}(?!\})`, 'gu'),
    new RegExp(String.raw`\$\(([\p{L}_][\p{L}\p{N}_.-]*)\)(?!\.\w+\()`, 'gu'),
    new RegExp(String.raw`\$\{((?:env:)?[\p{L}_][\p{L}\p{N}_.-]*)\}`, 'giu'),
    new RegExp(
      String.raw`(?<!%|(?<!%[\da-f])\d)(?<!\blike\s*["']|\blike["']\s+value\s*=\s*["'])%(?![\da-f]{2}%)(?![\da-f]{2}[^%\s]*%[\da-f]{2})([\p{L}_][\p{L}\p{N}_.-]*)%`,
      'giu',
    ),
    new RegExp(String.raw`(?<![\p{L}\p{N}_])__(\p{L}[\p{L}\p{N}.-]*(?:_[\p{L}\p{N}.-]+)*)__(?![\p{L}\p{N}_])`, 'gu'),
  ];
}

/**
 * Matches a valid pattern in `tokens` of `.connref.json`, such as `<<*>>`: exactly one `*`, which represents the name
 * of the variable, and other text before the `*`.
 */
export const tokenPattern = /^\s*[^\s*][^*]*\*[^*]*$/;

/** The greatest length of such a pattern, in UTF-16 code units. */
export const longestTokenPattern = 200;

/** Whether a text is a pattern of {@link tokenPattern} that is not too long. */
export function isTokenPattern(text: string): boolean {
  return text.length <= longestTokenPattern && tokenPattern.test(text);
}

/**
 * Finds the pipeline tokens in the values of settings files. A pipeline replaces tokens by values before the import, so
 * a value with a token does not count as empty.
 *
 * A token is the shortest text from its beginning to its end, so `#{a}#-#{b}#` contains two tokens. Tokens do not
 * overlap.
 */
export class Tokens {
  readonly #ownPatterns: readonly string[];
  #styles: readonly TokenStyle[] | undefined;

  /**
   * @param ownPatterns Further styles, from `tokens` of `.connref.json`: texts with one `*` for the name, such as
   * `<<*>>` or `[*]`. Names contain letters, digits, `_ . : / @ -` and, when text follows the `*`, spaces. Texts that
   * {@link isTokenPattern} does not accept are ignored.
   */
  constructor(ownPatterns: readonly string[]) {
    this.#ownPatterns = ownPatterns.filter(isTokenPattern);
  }

  /** Whether a value is one token and nothing else. */
  isToken(value: string): boolean {
    const [only] = this.#spans(value);
    return only?.start === 0 && only.end === value.length;
  }

  /** Whether a value contains a token, or is one. */
  holdsToken(value: string): boolean {
    return this.#spans(value).length > 0;
  }

  /**
   * The names in the tokens of a value, which are the variables that the pipeline must set. Each name occurs once, in
   * the order of the value.
   */
  names(value: string): string[] {
    return [...new Set(this.#spans(value).map((span) => span.name))];
  }

  /**
   * Replaces the tokens in a value. Text inserted in place of a token is not searched for further tokens.
   *
   * @param lookup Returns the text to insert for the name in a token; undefined to leave the token unchanged.
   * @returns The new text, and the names for which `lookup` returned undefined, each once.
   */
  substitute(
    value: string,
    lookup: (name: string) => string | undefined,
  ): { readonly text: string; readonly unresolved: readonly string[] } {
    const unresolved = new Set<string>();
    let text = '';
    let done = 0;
    for (const { start, end, name } of this.#spans(value)) {
      const replacement = lookup(name);
      if (replacement === undefined) {
        unresolved.add(name);
      }
      text += value.slice(done, start) + (replacement ?? value.slice(start, end));
      done = end;
    }
    return { text: text + value.slice(done), unresolved: [...unresolved] };
  }

  /**
   * The tokens of a value in the order of the value. When the tokens of two styles overlap, the token that begins first
   * counts. When both begin at the same offset, the longer one counts.
   */
  #spans(value: string): TokenSpan[] {
    // Every token of a built-in style contains `{`, `(`, `%` or `__`. Most values contain none of them, so this check
    // saves time.
    if (this.#ownPatterns.length === 0 && !/[{(%]|__/.test(value)) {
      return [];
    }
    this.#styles ??= [...builtInStyles(), ...this.#ownPatterns.map(ownStyle)];
    const found = this.#styles
      .flatMap((style) => [...value.matchAll(style)].map((match) => spanOf(match)))
      .filter((span) => span.name !== '')
      .sort((a, b) => a.start - b.start || b.end - a.end);
    const spans: TokenSpan[] = [];
    for (const span of found) {
      if (span.start >= (spans.at(-1)?.end ?? 0)) {
        spans.push(span);
      }
    }
    return spans;
  }
}

function spanOf(match: RegExpExecArray): TokenSpan {
  return { start: match.index, end: match.index + match[0].length, name: (match[1] ?? '').trim() };
}

function ownStyle(pattern: string): TokenStyle {
  const [before = '', after = ''] = pattern.split('*');
  // With a pattern without text behind the `*`, a name that may contain spaces would extend to the end of a sentence.
  // So names for these patterns cannot contain spaces.
  // The length is limited, because otherwise each beginning in a long value would be followed to the end of the value.
  const name = after === '' ? String.raw`[\p{L}\p{N}_.:/@-]{1,200}` : String.raw`[\p{L}\p{N}_.:/@ -]{1,200}?`;
  return new RegExp(`${escapeRegExp(before)}(${name})${escapeRegExp(after)}`, 'gu');
}
