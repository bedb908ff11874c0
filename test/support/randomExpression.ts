import type { Random } from './random';

/** An expression as a law draws it, without positions. */
export type DrawnExpression =
  | { readonly value: string | number | boolean | null }
  | {
      readonly name: string;
      readonly args: readonly DrawnExpression[];
      readonly accesses: readonly DrawnAccess[];
    };

export interface DrawnAccess {
  readonly form: 'dot' | 'bracket';
  readonly key: DrawnExpression;
}

const names = ['parameters', 'Variables', 'body', 'concat', 'if', 'iTeM', 'newFunction_1'] as const;
const texts = [
  'shared_office365',
  "it's",
  '',
  "''",
  '$connections',
  '@{x}',
  '}',
  '(',
  'Größe',
  '😀 a',
  '\\',
  '"',
] as const;
const dotted = ['shared_office365', '$connections', 'a-b', '0x', 'Größe', '😀'] as const;
const values = [0, -2.5, 1e3, true, false, null] as const;

/** An expression with at most `depth` calls around each other. */
export function drawExpression(random: Random, depth: number): DrawnExpression {
  if (depth === 0 || random.oneIn(3)) {
    return { value: random.oneIn(3) ? random.one(values) : random.one(texts) };
  }
  return drawCall(random, depth);
}

export function drawCall(random: Random, depth: number): DrawnExpression & { name: string } {
  const list = <Item>(draw: () => Item): Item[] => Array.from({ length: random.below(3) }, draw);
  return {
    name: random.one(names),
    args: list(() => drawExpression(random, depth - 1)),
    accesses: list(() =>
      random.oneIn(2)
        ? { form: 'dot', key: { value: random.one(dotted) } }
        : { form: 'bracket', key: drawExpression(random, depth - 1) },
    ),
  };
}

/** The expression as text, with white space wherever the language allows it. */
export function writeExpression(random: Random, expression: DrawnExpression): string {
  const space = (): string => (random.oneIn(4) ? random.one([' ', '\n', '\t  ']) : '');
  if ('value' in expression) {
    const { value } = expression;
    return typeof value === 'string'
      ? `'${value.replaceAll("'", "''")}'`
      : random.one([String(value), String(value).toUpperCase()]);
  }
  const args = expression.args.map((arg) => space() + writeExpression(random, arg) + space());
  const accesses = expression.accesses.map(({ form, key }) => {
    const safe = random.oneIn(3) ? `?${space()}` : '';
    return form === 'dot' && 'value' in key
      ? `${space()}${safe}.${space()}${String(key.value)}`
      : `${space()}${safe}[${space()}${writeExpression(random, key)}${space()}]`;
  });
  return `${expression.name}${space()}(${args.length === 0 ? space() : args.join(',')})${accesses.join('')}`;
}
