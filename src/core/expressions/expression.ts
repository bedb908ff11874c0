import type { Span } from '../locate/span';

/**
 * An expression of the workflow definition language (docs/formats.md#expressions). Spans count UTF-16 code units of the
 * string that contains the expression, after JSON has replaced its own escapes.
 */
export type Expression = Literal | Call;

export interface Literal extends Span {
  readonly kind: 'literal';
  /** The value; of a string without its quotes, and with single quotes in place of doubled ones. */
  readonly value: string | number | boolean | null;
}

/** The call of a function, and the accesses to members of its result: `body('Send')?['id']`. */
export interface Call extends Span {
  readonly kind: 'call';
  /** The name of the function as it is written. Names of functions are compared without case. */
  readonly name: string;
  readonly args: readonly Expression[];
  readonly accesses: readonly Access[];
}

/**
 * The access to a member: `.id`, `['id']`, or one of them behind `?`. The span begins at the dot or the bracket, behind the
 * question mark.
 */
export interface Access extends Span {
  readonly form: 'dot' | 'bracket';
  /** What is accessed. For a dot, a literal with the name, whose span has no quotes. */
  readonly key: Expression;
}

/** What a string of a flow contains: nothing but text, one expression, or text with expressions in it. */
export interface Template {
  /**
   * The expressions, in order. In a template that isn't valid, the last part of an expression may be absent, and so may be
   * whole expressions.
   */
  readonly expressions: readonly Expression[];
  /** Whether the whole string could be parsed. */
  readonly isValid: boolean;
}
