import { nameKey } from '../model/names';
import type { Access, Call, Expression, Literal, Template } from './expression';
import { type Token, Tokenizer } from './tokenizer';

/**
 * How deeply calls may be nested in each other. Deeper ones count as not valid, because the parser is recursive and would
 * overflow the stack. Microsoft's service takes expressions of at most 8,192 characters.
 */
const deepestCall = 500;

const constants: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/**
 * Parses a string of a flow (docs/formats.md#expressions), after JSON has replaced its own escapes. Never throws. The time
 * grows in step with the length of the text.
 */
export function parseTemplate(text: string): Template {
  const tokenizer = new Tokenizer(text);
  if (/^@[^@{]/.test(text)) {
    const parser = new ExpressionParser(tokenizer, 1);
    const expression = parser.parse('end');
    return { expressions: expression ? [expression] : [], isValid: parser.isValid };
  }
  const expressions: Expression[] = [];
  let isValid = true;
  for (let at = text.indexOf('@{'); at >= 0;) {
    let next = at + 2;
    if (!isEscaped(text, at)) {
      const parser = new ExpressionParser(tokenizer, next);
      const expression = parser.parse('}');
      if (expression) {
        expressions.push(expression);
      }
      isValid &&= parser.isValid;
      next = Math.max(next, parser.offset);
    }
    at = text.indexOf('@{', next);
  }
  return { expressions, isValid };
}

/** Whether the `@` at an offset is the second one of a pair, which stands for a single `@` in the text. */
function isEscaped(text: string, at: number): boolean {
  let first = at;
  while (text[first - 1] === '@') {
    first--;
  }
  return (at - first) % 2 === 1;
}

/** Parses one expression. After the first error, the rest of the expression is left out. */
class ExpressionParser {
  readonly #text: string;
  readonly #tokenizer: Tokenizer;
  #isValid = true;
  #token: Token;
  /** The offset behind the last token that was taken. */
  #end: number;

  /** @param offset Where the expression begins, in UTF-16 code units. */
  constructor(tokenizer: Tokenizer, offset: number) {
    this.#text = tokenizer.text;
    this.#tokenizer = tokenizer;
    this.#token = tokenizer.tokenAt(offset);
    this.#end = offset;
  }

  /** False after an error. */
  get isValid(): boolean {
    return this.#isValid;
  }

  /** The offset of the first token that was not taken. */
  get offset(): number {
    return this.#token.start;
  }

  /**
   * Parses the expression.
   * @param behind What must come behind the expression.
   */
  parse(behind: '}' | 'end'): Expression | undefined {
    const expression = this.#expression(0);
    if (behind === 'end' ? this.#token.kind !== 'end' : !this.#isMark('}')) {
      this.#fail();
    }
    return expression;
  }

  /** @param depth How many calls contain the expression. */
  #expression(depth: number): Expression | undefined {
    const { kind, start, end } = this.#token;
    const written = this.#text.slice(start, end);
    if (kind !== 'string' && kind !== 'number' && kind !== 'name') {
      this.#fail();
      return undefined;
    }
    this.#take();
    if (kind === 'string') {
      return { kind: 'literal', value: written.slice(1, -1).replaceAll("''", "'"), start, end };
    }
    const constant = kind === 'number' ? Number(written) : constants.get(nameKey(written));
    return constant === undefined
      ? this.#call(written, start, depth + 1)
      : { kind: 'literal', value: constant, start, end };
  }

  /** Parses a call behind the name of the function. */
  #call(name: string, start: number, depth: number): Call | undefined {
    if (depth > deepestCall || !this.#takeMark('(')) {
      this.#fail();
      return undefined;
    }
    const args: Expression[] = [];
    if (!this.#takeMark(')')) {
      do {
        push(args, this.#expression(depth));
      } while (this.#isValid && this.#takeMark(','));
      this.#require(')');
    }
    const accesses: Access[] = [];
    while (this.#isValid && push(accesses, this.#access(depth))) {
      // Each turn has taken one access.
    }
    return { kind: 'call', name, args, accesses, start, end: this.#end };
  }

  /** Parses the access to a member, if one comes next. */
  #access(depth: number): Access | undefined {
    const isSafe = this.#takeMark('?');
    const { start } = this.#token;
    if (this.#isMark('.')) {
      const name = this.#tokenizer.memberNameAt(this.#token.end);
      if (!name) {
        this.#fail();
        return undefined;
      }
      this.#end = name.end;
      this.#token = this.#tokenizer.tokenAt(name.end);
      const key: Literal = { kind: 'literal', value: this.#text.slice(name.start, name.end), ...name };
      return { form: 'dot', key, start, end: name.end };
    }
    if (!this.#takeMark('[')) {
      if (isSafe) {
        this.#fail();
      }
      return undefined;
    }
    const key = this.#expression(depth);
    this.#require(']');
    return key && { form: 'bracket', key, start, end: this.#end };
  }

  #require(mark: string): void {
    if (!this.#isValid || !this.#takeMark(mark)) {
      this.#fail();
    }
  }

  #isMark(mark: string): boolean {
    return this.#token.kind === 'mark' && this.#text[this.#token.start] === mark;
  }

  #takeMark(mark: string): boolean {
    const found = this.#isMark(mark);
    if (found) {
      this.#take();
    }
    return found;
  }

  #take(): void {
    this.#end = this.#token.end;
    this.#token = this.#tokenizer.tokenAt(this.#end);
  }

  #fail(): void {
    this.#isValid = false;
  }
}

/** Adds an item unless it is undefined, and returns whether it was added. */
function push<Item>(items: Item[], item: Item | undefined): boolean {
  if (item !== undefined) {
    items.push(item);
  }
  return item !== undefined;
}
