import { sameName } from '../model/names';
import type { TextEdit } from '../text/textEdit';
import type { Access, Expression, Template } from './expression';
import { parseTemplate } from './parseTemplate';

/** A name in an expression. Offsets count UTF-16 code units of the string that contains the expression. */
export interface NameInExpression {
  readonly name: string;
  /** The offset of the name, behind the opening quote if there is one. Up to `end`, quotes in the name are doubled. */
  readonly start: number;
  readonly end: number;
}

/** A key of the flow's `connectionReferences` that an expression accesses. */
export interface KeyInExpression extends NameInExpression {
  readonly access: Access;
}

/** Which parameters and connections of a flow the expressions in one string use. */
export interface ExpressionUses {
  /** The keys in `parameters('$connections')['KEY']`, in order. */
  readonly keys: readonly KeyInExpression[];
  /** The other parameters that `parameters('NAME')` names, in order. */
  readonly parameters: readonly NameInExpression[];
  /**
   * Whether the expressions may use any key of the flow: they compute a key or the name of a parameter, they take
   * `$connections` as a whole, or they can't be parsed.
   */
  readonly mayUseAnyKey: boolean;
  /** Whether the string contains one expression, and its value is a part of the connection with one key. */
  readonly isOneConnection: boolean;
}

const connections = '$connections';

const nothing: ExpressionUses = { keys: [], parameters: [], mayUseAnyKey: false, isOneConnection: false };

/** Returns what the expressions in a string of a flow use. Never throws. */
export function expressionUses(text: string): ExpressionUses {
  // Nearly all strings of a flow have neither, and parsing them all would take too long.
  return text.includes('@') && /parameters|\$connections/i.test(text) ? usesIn(parseTemplate(text)) : nothing;
}

/** The text that a string of a flow is; undefined if it contains an expression, so that the text is computed at run time. */
export function literalText(text: string): string | undefined {
  if (!text.includes('@')) {
    return text;
  }
  const { expressions, isValid } = parseTemplate(text);
  return isValid && expressions.length === 0 ? text.replace(/@@(?=\{)|^@@/g, '@') : undefined;
}

/**
 * The key of the flow's `connectionReferences` in the string with which a trigger or action names its connection:
 * undefined if an expression computes the connection at run time.
 */
export function connectionKeyIn(text: string): string | undefined {
  const literal = literalText(text);
  if (literal !== undefined) {
    return literal;
  }
  const { keys, isOneConnection } = expressionUses(text);
  return isOneConnection ? keys[0]?.name : undefined;
}

/** The edit that replaces a key in the string that contains the expression, with offsets in the same units. */
export function keyReplacement({ start, end, access }: KeyInExpression, key: string): TextEdit {
  const written = key.replaceAll("'", "''");
  return access.form === 'dot'
    ? { start: access.start, end: access.end, newText: `['${written}']` }
    : { start, end, newText: written };
}

function usesIn({ expressions, isValid }: Template): ExpressionUses {
  const keys: KeyInExpression[] = [];
  const parameters: NameInExpression[] = [];
  let mayUseAnyKey = !isValid;
  const addConnection = (access: Access | undefined): void => {
    const name = access && nameIn(access.key, access.form === 'dot' ? 0 : 1);
    if (access && name) {
      keys.push({ ...name, access });
    } else {
      mayUseAnyKey = true;
    }
  };
  const visit = (expression: Expression): void => {
    if (expression.kind === 'literal') {
      return;
    }
    const { args, accesses } = expression;
    let key: Access | undefined;
    if (sameName(expression.name, 'parameters')) {
      const name = args[0] && nameIn(args[0], 1);
      if (!name || args.length > 1) {
        mayUseAnyKey = true;
      } else if (sameName(name.name, connections)) {
        key = accesses[0];
        addConnection(key);
      } else {
        parameters.push(name);
      }
    }
    args.forEach(visit);
    accesses.forEach((access, at) => {
      const { key: member } = access;
      // A flow can have a key that is `$connections`, too.
      if (access !== key && member.kind === 'literal' && sameName(String(member.value), connections)) {
        addConnection(accesses[at + 1]);
      }
      visit(member);
    });
  };
  expressions.forEach(visit);
  return { keys, parameters, mayUseAnyKey, isOneConnection: !mayUseAnyKey && isAccessOf(expressions, keys) };
}

/** Whether the only expression is `parameters('$connections')` with an access to the only key. */
function isAccessOf(
  [expression, ...others]: readonly Expression[],
  [key, ...otherKeys]: readonly KeyInExpression[],
): boolean {
  return (
    others.length + otherKeys.length === 0 &&
    key !== undefined &&
    expression?.kind === 'call' &&
    expression.accesses[0] === key.access
  );
}

/**
 * The name that an argument or access is; undefined if it is computed at run time.
 * @param quote The length of the quotes around it.
 */
function nameIn({ start, end, ...expression }: Expression, quote: 0 | 1): NameInExpression | undefined {
  return expression.kind === 'literal' && typeof expression.value === 'string'
    ? { name: expression.value, start: start + quote, end: end - quote }
    : undefined;
}
