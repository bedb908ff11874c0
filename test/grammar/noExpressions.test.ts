import assert from 'node:assert/strict';
import { JsonTokenizer } from './jsonTokenizer';

/** What other files hold, and what looks like the beginning of an expression and is none. */
const noExpressions: Readonly<Record<string, unknown>> = {
  'a scoped package': { '@types/node': '@types/node', at: '@org/package@1.0', range: 'npm:@org/package@^1.0.0' },
  'JSON-LD': { '@type': '@id', '@id': '@type', '@context': { term: '@vocab', container: '@list' } },
  'a property that looks like one': { "@parameters('x')": 1, "@{parameters('x')}": 2, "a@{parameters('x')}": 3 },
  'an ARM template': ["[parameters('x')]", "[concat('a', variables('b'))]", "[[parameters('x')]"],
  'an e-mail address': ['a@b.c', 'Contoso <a@b.c>', 'mailto:a@b.c?body=x(y)', "a@parameters('x')"],
  'a mention': ['@user', '@user please', '@if', '@body', '@{user}', 'Hello @{first.last}, and @{}', '@ you (and me)'],
  'a number of a placeholder': ['@0', '@1', '@count'],
  'at-rules of CSS': [
    '@media (max-width: 600px) { a { color: red } }',
    "@import url('a.css');",
    '@supports not (display: grid)',
    'a{}@media(x){}',
    '@if ($a) { b: c }',
    '@include first(1px)',
  ],
  'a decorator': [
    '@Injectable()',
    "@Component({ selector: 'a' })",
    '@Input() name: string',
    '@Body() body: Dto',
    "@app.route('/x')",
    '@Test(timeout = 5)',
    '@Contains({ a: 1 })',
    '@property\ndef x(self):',
    '@empty()\nclass A {}',
  ],
  'control flow of Angular': ['@if (user.isLoggedIn()) {<p>Hi</p>}', '@if (a > b) {', '@empty {'],
  PowerShell: ['@{ a = 1; b = 2 }', "@{Name='x'}", '@{name=x; id=(1)}', '@(1, 2)', "@('a')", "-Body @{a=string('b')}"],
  Razor: ['@{ var x = f(1); }', '@Html.Raw(x)', '@(x)'],
  'a beginning without an end': [
    '@{',
    'a @{ b',
    "@{parameters('x')",
    "@{parameters('x}",
    '@{"}',
    'a@{concat(',
    '@',
    '@@@',
    '@parameters',
    '@parameters "x"',
  ],
  'an end behind the quote': ["@{concat('a", "b')}", '@{concat(', ')}'],
  'a quote that is escaped before an at-sign': ['<a href="@concat(\'a\')">', '"@true', 'x"@@y'],
  'a call in the middle': ['Trigger conditions: @equals(triggerBody(), 1)', " @parameters('x')", "{@parameters('x')}"],
  'a hunk of a diff': ['@@ -1,2 +1,2 @@', 'a@@b', '@@@ -1'],
  'a backslash at the end': ['@concat(\\', '@{concat(\\', "@{concat('\\"],
};

describe('Strings that are no workflow expressions', () => {
  let plain: JsonTokenizer;
  let injected: JsonTokenizer;

  before(async () => {
    plain = await JsonTokenizer.load({ injection: false });
    injected = await JsonTokenizer.load({ injection: true });
  });

  for (const [title, value] of Object.entries(noExpressions)) {
    it(`stay as they are: ${title}`, () => {
      for (const text of [JSON.stringify(value), JSON.stringify(value, undefined, 2)]) {
        assert.deepEqual(injected.tokenize(text), plain.tokenize(text));
      }
    });
  }

  it('stay as they are behind an expression, whatever that is', () => {
    const expressions = [
      "@parameters('$authentication')",
      '@concat(',
      "@concat('",
      "@concat('''",
      '@concat([(',
      "@concat('\\",
      "@{concat('}')} @{",
      "@{concat('\"')}",
      '@concat(\'\n"',
      '@@{',
      '@null',
    ];
    for (const expression of expressions) {
      const before = `[${JSON.stringify(expression)},`;
      const text = `${before}"@types/node",{"a'b":"it's ]","c":true}]\n,"next"`;
      const behind = (tokenizer: JsonTokenizer) =>
        tokenizer.tokenize(text).filter(({ end }) => end >= before.length - 1);
      assert.deepEqual(behind(injected), behind(plain), expression);
    }
  });

  it('stay as they are below a string that has no end', () => {
    for (const begun of ["@concat('a", "@{concat('a')} ", '@null']) {
      const text = `{ "a": "${begun}\n  "b": 'c' }`;
      const below = (tokenizer: JsonTokenizer) =>
        tokenizer.tokenize(text).filter(({ start }) => start > text.indexOf('\n'));
      assert.deepEqual(below(injected), below(plain), begun);
    }
  });
});
