import assert from 'node:assert/strict';
import {
  connectionKeyIn,
  expressionUses,
  keyReplacement,
  literalText,
} from '../../../../src/core/expressions/expressionUses';
import { parseTemplate } from '../../../../src/core/expressions/parseTemplate';
import { applyTextEdits } from '../../../../src/core/text/textEdit';
import { Random } from '../../../support/random';
import { type DrawnExpression, drawExpression, writeExpression } from '../../../support/randomExpression';
import { lawSeeds } from '../../../support/seeds';

/** The names that a string uses, each as it is written there; `any` if it may use any key. */
function uses(text: string): string[] {
  const { keys, parameters, mayUseAnyKey } = expressionUses(text);
  const named = (names: typeof parameters) =>
    names.map(({ name, start, end }) => `${name} at ${text.slice(start, end)}`);
  return [...named(keys), ...named(parameters).map((each) => `parameter ${each}`), ...(mayUseAnyKey ? ['any'] : [])];
}

describe('expressionUses', () => {
  const named: Record<string, readonly string[]> = {
    "@parameters('$connections')['k']['connectionId']": ['k at k'],
    "@parameters('$connections')?['k']?['connectionId']": ['k at k'],
    "@parameters('$connections').k.connectionId": ['k at k'],
    "@parameters('$connections')?.k-1": ['k-1 at k-1'],
    "@parameters('$connections')[ 'it''s' ]": ["it's at it''s"],
    "@PARAMETERS ( '$Connections' )\n['K']": ['K at K'],
    "/x/@{parameters('$connections')['k']['connectionId']}/y": ['k at k'],
    "@if(item(), parameters('$connections')['a'], parameters('$connections').b)": ['a at a', 'b at b'],
    "@outputs('All')['$connections']['k']": ['k at k'],
    '@workflow()?.$connections?.k': ['k at k'],
    "@parameters('$connections')['$connections']['connectionId']": ['$connections at $connections'],
    "@parameters('Limit (contoso_Limit)')": ['parameter Limit (contoso_Limit) at Limit (contoso_Limit)'],
    "@{parameters('it''s')}": ["parameter it's at it''s"],
    "@body(parameters('A'))[parameters('B')]": ['parameter A at A', 'parameter B at B'],
    "@parameters('$authentication')": ['parameter $authentication at $authentication'],
    "@parameters('')": ['parameter  at '],
  };
  for (const [text, expected] of Object.entries(named)) {
    it(`finds what ${JSON.stringify(text)} names`, () => {
      assert.deepEqual(uses(text), expected);
    });
  }

  for (const text of [
    "@parameters('$connections')[concat('shared_', 'x')]",
    "@parameters('$connections')?[variables('key')]?['connectionId']",
    "@parameters('$connections')[0]",
    "@json(string(parameters('$connections')))",
    "@parameters('$connections')",
    "@parameters(concat('$conn', 'ections'))['k']",
    '@parameters()',
    '@parameters(null)',
    "@outputs('All')['$connections']",
    "@outputs('All').$connections[item()]",
    '@parameters(',
    "text @{parameters('$connections'} text",
    "@parameters('x') and more",
  ]) {
    it(`takes ${JSON.stringify(text)} for a use of any key`, () => {
      assert.ok(expressionUses(text).mayUseAnyKey);
    });
  }

  for (const text of [
    '',
    'k',
    "parameters('$connections')['k']",
    "@@parameters('$connections')['k']",
    "text @@{parameters('$connections')['k']}",
    "@concat('parameters(''$connections'')[''k'']')",
    '@media print',
    "@variables('key')",
    "@body('parameters')['$connection']",
  ]) {
    it(`finds nothing in ${JSON.stringify(text)}`, () => {
      assert.deepEqual(uses(text), []);
    });
  }

  it('still finds the names before an error, as while somebody types', () => {
    assert.deepEqual(uses("@concat(parameters('$connections')['k']['"), ['k at k', 'any']);
  });
});

describe('connectionKeyIn', () => {
  for (const [text, expected] of Object.entries({
    k: 'k',
    'a@b': 'a@b',
    '@@k': '@k',
    'a@@{b}': 'a@{b}',
    "@parameters('$connections')['k']['connectionId']": 'k',
    "@{parameters('$connections').k.connectionId}": 'k',
    "/x/@{parameters('$connections')?['k']}": 'k',
    "@variables('k')": undefined,
    "@concat('k')": undefined,
    '@media': undefined,
    "@parameters('k')": undefined,
    "@if(item(), parameters('$connections')['k'], variables('other'))": undefined,
    "@{parameters('$connections')['k']}@{item()}": undefined,
    "@outputs('All')['$connections']['k']": undefined,
    "@parameters('$connections')['k']['x": undefined,
  })) {
    it(`is ${expected ?? 'unknown'} for ${JSON.stringify(text)}`, () => {
      assert.equal(connectionKeyIn(text), expected);
    });
  }
});

describe('literalText', () => {
  it('is the text without its escapes, if nothing in it is computed', () => {
    assert.equal(literalText('@@a@@b@@{c}'), '@a@@b@{c}');
    assert.equal(literalText('a@{b()}'), undefined);
    assert.equal(literalText('@a'), undefined);
  });
});

describe('keyReplacement', () => {
  for (const [before, after] of [
    ["@parameters('$connections')[ 'old' ].x", "@parameters('$connections')[ 'it''s' ].x"],
    ["@parameters('$connections').old.x", "@parameters('$connections')['it''s'].x"],
    ["a @{parameters('$connections') ? . old } b", "a @{parameters('$connections') ? ['it''s'] } b"],
  ] as const) {
    it(`writes the new key in ${JSON.stringify(before)}`, () => {
      const edits = expressionUses(before).keys.map((key) => keyReplacement(key, "it's"));
      assert.equal(applyTextEdits(before, edits), after);
      assert.deepEqual(
        expressionUses(after).keys.map(({ name }) => name),
        ["it's"],
      );
    });
  }
});

describe('expressionUses, as a law', () => {
  for (const seed of lawSeeds()) {
    it(`loses no key, in whatever it is, seed ${seed}`, () => {
      const random = new Random(seed);
      for (let round = 0; round < 50; round++) {
        const key = random.one(['shared_office365', "it's", 'Übung']);
        const text = `@${writeExpression(random, around(random, accessTo(random, key), random.below(4)))}`;
        const { keys } = expressionUses(text);
        const found = keys.filter(({ name }) => name.toLowerCase() === key.toLowerCase());
        assert.ok(found.length > 0, text);
        for (const { name, start, end } of keys) {
          assert.equal(text.slice(start, end).replaceAll("''", "'"), name);
        }
        const cut = text.slice(0, random.below(text.length));
        const rest = expressionUses(cut);
        assert.ok(rest.mayUseAnyKey || parseTemplate(cut).isValid || !/parameters|\$connections/i.test(cut), cut);
      }
    });
  }
});

/** The access to a connection in any way in which an expression can write it. */
function accessTo(random: Random, key: string): DrawnExpression {
  const isName = /^[\w$]+$/.test(key);
  const spelled = random.oneIn(3) ? key.toUpperCase() : key;
  return {
    name: random.one(['parameters', 'Parameters', 'PARAMETERS']),
    args: [{ value: random.one(['$connections', '$Connections']) }],
    accesses: [
      { form: isName && random.oneIn(2) ? 'dot' : 'bracket', key: { value: spelled } },
      ...random.some([{ form: 'dot', key: { value: 'connectionId' } } as const]),
    ],
  };
}

/** A larger expression with the given one as an argument or index somewhere in it. */
function around(random: Random, expression: DrawnExpression, levels: number): DrawnExpression {
  if (levels === 0) {
    return expression;
  }
  const inner = around(random, expression, levels - 1);
  const other = drawExpression(random, 2);
  return random.oneIn(3)
    ? { name: 'body', args: [other], accesses: [{ form: 'bracket', key: inner }] }
    : { name: 'concat', args: random.shuffled([inner, other]), accesses: [] };
}
