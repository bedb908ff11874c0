import { escapeRegExp } from './escapeRegExp';

/** A pipeline token in a text: offsets in UTF-16 code units, `end` behind its last one. */
interface TokenSpan {
  readonly start: number;
  readonly end: number;
  readonly name: string;
}

/** One way to write tokens; its first group is the name. */
type TokenStyle = RegExp;

/** Letters, digits, `_`, `.`, `:`, `-` and single spaces between them. */
const spacedName = String.raw`[\p{L}\p{N}_](?:[\p{L}\p{N}_.:-]| (?! ))*`;

/**
 * The styles that are tokens everywhere. Their names are narrow, because values of environment variables are addresses,
 * templates, queries and scripts too:
 * - `#{name}#`: the ALM Accelerator's and others'. Nothing else looks so: any name without `#`, `{`, `}`.
 * - `${{ expression }}`: GitHub's and Azure's templates, with any expression.
 * - `{{name}}`: a name with spaces within. Not with a third brace, so not in JSON, nor `{{#if x}}` or `{{DATE(…)}}`.
 * - `$(name)`: Azure Pipelines' variables, whose names hold letters, digits, `.`, `_` and, from key vaults, `-`. Not
 *   `$(ls -l)` or `$('#id')`, nor `$(document).ready(…)`, where a call follows.
 * - `${name}` and PowerShell's `${env:name}`. Not `${name:-default}` of shells.
 * - `%name%`: letters, digits, `_`, `.`, `-`. Not percent encoding (`%C3%BC`, `%C3on%20`), not behind a digit (`50%`), and
 *   not a pattern for `like`.
 * - `__name__`: with no word character around and no `__` within. So not the `__` of schema names, such as `pre__AppID`.
 */
function builtInStyles(): TokenStyle[] {
  return [
    // From texts: a literal is compiled at every start, and sets of all letters take long.
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

/** A text that is a pattern for tokens: one `*` for the name, and something before it. */
export const tokenPattern = /^[^*]*[^\s*][^*]*\*[^*]*$/;

/**
 * Knows which parts of a settings file's value a pipeline will replace. Such values count as filled.
 *
 * A token is the shortest text from a beginning to an end, so `#{a}#-#{b}#` holds two; tokens do not overlap.
 */
export class Tokens {
  readonly #ownPatterns: readonly string[];
  #styles: readonly TokenStyle[] | undefined;

  /**
   * @param ownPatterns Further styles, from `tokens` of `.connref.json`: texts with one `*` for the name, such as `<<*>>` or
   * `[*]`. Names hold letters, digits, spaces and `_ . : / @ -`. What is no pattern is passed over.
   */
  constructor(ownPatterns: readonly string[]) {
    this.#ownPatterns = ownPatterns.filter((pattern) => tokenPattern.test(pattern));
  }

  /** Whether the whole value is one token. */
  isToken(value: string): boolean {
    const [only] = this.#spans(value);
    return only?.start === 0 && only.end === value.length;
  }

  /** Whether at least a part of the value is a token. */
  holdsToken(value: string): boolean {
    return this.#spans(value).length > 0;
  }

  /** The names of the variables that the pipeline must set for a value: each once, in the value's order. */
  names(value: string): string[] {
    return [...new Set(this.#spans(value).map((span) => span.name))];
  }

  /**
   * Puts values in the place of tokens. What is put in is not looked through again.
   *
   * @param lookup The value of a variable, by the name in the token; undefined leaves the token.
   * @returns The text, and the names that had no value, each once.
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

  /** In the value's order; where two styles match, the one that begins first, then the longer one. */
  #spans(value: string): TokenSpan[] {
    // Every built-in style has one of these; most values have none.
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
  // An end must follow at once; without one, the name reaches as far as a name without spaces does.
  const name = after === '' ? String.raw`[\p{L}\p{N}_.:/@-]+` : String.raw`[\p{L}\p{N}_.:/@ -]+?`;
  return new RegExp(`${escapeRegExp(before)}(${name})${escapeRegExp(after)}`, 'gu');
}
