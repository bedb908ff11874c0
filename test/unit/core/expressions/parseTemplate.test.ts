import assert from 'node:assert/strict';
import type { Expression } from '../../../../src/core/expressions/expression';
import { parseTemplate } from '../../../../src/core/expressions/parseTemplate';
import { Random } from '../../../support/random';
import { type DrawnExpression, drawCall, drawExpression, writeExpression } from '../../../support/randomExpression';
import { lawSeeds } from '../../../support/seeds';

/** The parts of an expression, each with the text at its span: `call body(…)`, `'Send'`, `.id`. */
function parts(text: string, expression: Expression): string[] {
  const written = text.slice(expression.start, expression.end);
  return expression.kind === 'literal'
    ? [`${JSON.stringify(expression.value)} at ${written}`]
    : [
        `${expression.name} at ${written}`,
        ...expression.args.flatMap((arg) => parts(text, arg)),
        ...expression.accesses.flatMap(({ key, form, start, end }) => [
          `${form} at ${text.slice(start, end)}`,
          ...parts(text, key),
        ]),
      ];
}

/** The parts of all expressions in a string. */
function parsed(text: string): string[] {
  const { expressions, isValid } = parseTemplate(text);
  assert.ok(isValid, text);
  return expressions.flatMap((expression) => parts(text, expression));
}

describe('parseTemplate', () => {
  const valid: Record<string, readonly string[]> = {
    '': [],
    'only text': [],
    'a@b.example, {@} @': [],
    '@': [],
    '@@parameters(1)': [],
    'say @@{no} and @@@@{no}': [],
    " @item()['no'], because of the space": [],
    '@null': ['null at null'],
    '@TRUE': ['true at TRUE'],
    '@-12.5e+3': ['-12500 at -12.5e+3'],
    "@'it''s'": [`"it's" at 'it''s'`],
    '@item()': ['item at item()'],
    "@Body ( 'Send' )": ["Body at Body ( 'Send' )", `"Send" at 'Send'`],
    "@a(b(1),'x')": ["a at a(b(1),'x')", 'b at b(1)', '1 at 1', `"x" at 'x'`],
    "@a()?['x'].y-z": ["a at a()?['x'].y-z", "bracket at ['x']", `"x" at 'x'`, 'dot at .y-z', '"y-z" at y-z'],
    '@a() ? . $x [ b().0 ]': [
      'a at a() ? . $x [ b().0 ]',
      'dot at . $x',
      '"$x" at $x',
      'bracket at [ b().0 ]',
      'b at b().0',
      'dot at .0',
      '"0" at 0',
    ],
    "one @{a('}')}, two@{ 2 }": ["a at a('}')", `"}" at '}'`, '2 at 2'],
    '@@@{1}': ['1 at 1'],
    '@@text @{1}': ['1 at 1'],
    '@{a()}': ['a at a()'],
  };
  for (const [text, expected] of Object.entries(valid)) {
    it(`parses ${JSON.stringify(text)}`, () => {
      assert.deepEqual(parsed(text), expected);
    });
  }

  const invalid: Record<string, readonly string[]> = {
    '@media': [],
    '@ ': [],
    '@)': [],
    "@'open": [],
    '@12px': [],
    '@null.x': ['null at null'],
    '@a(': ['a at a('],
    '@a(1': ['a at a(1', '1 at 1'],
    '@a(1,)': ['a at a(1,', '1 at 1'],
    '@a(1 2)': ['a at a(1', '1 at 1'],
    '@a()?': ['a at a()?'],
    '@a().': ['a at a()'],
    '@a()[': ['a at a()['],
    "@a()['x'": ["a at a()['x'", "bracket at ['x'", `"x" at 'x'`],
    "@a()['x'].y and more": ["a at a()['x'].y", "bracket at ['x']", `"x" at 'x'`, 'dot at .y', '"y" at y'],
    '@a(){': ['a at a()'],
    '@{': [],
    'x @{} y': [],
    "@{a('@{b()}": ['a at a(', 'b at b()'],
    'first @{a(} then @{b()}': ['a at a(', 'b at b()'],
  };
  for (const [text, expected] of Object.entries(invalid)) {
    it(`parses ${JSON.stringify(text)} up to the error`, () => {
      const { expressions, isValid } = parseTemplate(text);
      assert.equal(isValid, false);
      assert.deepEqual(
        expressions.flatMap((expression) => parts(text, expression)),
        expected,
      );
    });
  }

  it('takes 500 calls inside each other, and does not overflow the stack with more', () => {
    const nested = (depth: number) => `@${'a('.repeat(depth)}${')'.repeat(depth)}`;
    const indexed = (depth: number) => `@${'a()['.repeat(depth)}1${']'.repeat(depth)}`;
    assert.equal(parseTemplate(nested(500)).isValid, true);
    assert.equal(parseTemplate(indexed(500)).isValid, true);
    for (const depth of [501, 200_000]) {
      assert.equal(parseTemplate(nested(depth)).isValid, false);
      assert.equal(parseTemplate(indexed(depth)).isValid, false);
    }
  });
});

/** An expression without positions, as a law draws it. */
function withoutPlaces(expression: Expression): DrawnExpression {
  return expression.kind === 'literal'
    ? { value: expression.value }
    : {
        name: expression.name,
        args: expression.args.map(withoutPlaces),
        accesses: expression.accesses.map(({ form, key }) => ({ form, key: withoutPlaces(key) })),
      };
}

/** Asserts that every part is inside the part that contains it, behind the part before it. */
function assertNested({ start, end }: { start: number; end: number }, expression: Expression): void {
  assert.ok(start <= expression.start && expression.start < expression.end && expression.end <= end);
  let from = expression.start;
  const inner = expression.kind === 'call' ? [...expression.args, ...expression.accesses] : [];
  for (const part of inner) {
    const key = 'form' in part ? part.key : part;
    assertNested({ start: from, end: expression.end }, key);
    from = part.end;
  }
}

describe('parseTemplate, as a law', () => {
  for (const seed of lawSeeds()) {
    it(`reads what was written, seed ${seed}`, () => {
      const random = new Random(seed);
      for (let round = 0; round < 50; round++) {
        const expression = drawCall(random, 4);
        const whole = `@${writeExpression(random, expression)}`;
        const expressions = [drawExpression(random, 3), drawExpression(random, 3)];
        const [first = '', second = ''] = expressions.map((each) => writeExpression(random, each));
        const mixed = `a@@{b@{ ${first} }c@@@{${second}}`;
        for (const [text, expected] of [
          [whole, [expression]],
          [mixed, expressions],
        ] as const) {
          const template = parseTemplate(text);
          assert.ok(template.isValid, text);
          assert.deepEqual(template.expressions.map(withoutPlaces), expected, text);
          template.expressions.forEach((each) => assertNested({ start: 0, end: text.length }, each));
        }
      }
    });

    it(`survives any text, seed ${seed}`, () => {
      const random = new Random(seed);
      const pieces = [
        '@',
        '{',
        '}',
        '(',
        ')',
        '[',
        ']',
        "'",
        "''",
        '.',
        '?',
        ',',
        ' ',
        'a',
        '1',
        '-',
        '@{',
        'null',
      ] as const;
      for (let round = 0; round < 200; round++) {
        const text = Array.from({ length: random.below(30) }, () => random.one(pieces)).join('');
        for (const expression of parseTemplate(text).expressions) {
          assertNested({ start: 0, end: text.length }, expression);
        }
      }
    });
  }
});
