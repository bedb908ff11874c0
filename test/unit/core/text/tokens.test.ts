import assert from 'node:assert/strict';
import { tokenPattern, Tokens } from '../../../../src/core/text/tokens';

const tokens = new Tokens([]);

describe('Tokens', () => {
  for (const [value, name] of [
    ['#{connectionreference.cts_Outlook}#', 'connectionreference.cts_Outlook'],
    ['#{environmentvariable.cts Site (new)}#', 'environmentvariable.cts Site (new)'],
    ['{{REPLACE_WITH_OUTLOOK_CONNECTION_ID}}', 'REPLACE_WITH_OUTLOOK_CONNECTION_ID'],
    ['{{ Outlook connection }}', 'Outlook connection'],
    ['{{Größe-1}}', 'Größe-1'],
    ['$(Outlook.ConnectionId)', 'Outlook.ConnectionId'],
    ['$(outlook-connection)', 'outlook-connection'],
    ['${OUTLOOK_ID}', 'OUTLOOK_ID'],
    ['${env:OUTLOOK_ID}', 'env:OUTLOOK_ID'],
    ['${{ secrets.OUTLOOK_ID }}', 'secrets.OUTLOOK_ID'],
    ["${{ parameters['outlook'] }}", "parameters['outlook']"],
    ['%OUTLOOK_ID%', 'OUTLOOK_ID'],
    ['%DB_HOST%', 'DB_HOST'],
    ['%env.Outlook-Id%', 'env.Outlook-Id'],
    ['__REPLACE_WITH_OUTLOOK__', 'REPLACE_WITH_OUTLOOK'],
    ['__Outlook__', 'Outlook'],
  ] as const) {
    it(`sees one token in ${value}`, () => {
      assert.equal(tokens.isToken(value), true);
      assert.deepEqual(tokens.names(value), [name]);
    });
  }

  for (const value of [
    '',
    'e34cedbfbb964b4ca7fc7b8061210000',
    'shared-commondataser-0f000000-0000-4000-8000-00000000000a',
    'https://contoso.example/Shared%20Documents/a%20b',
    'https://contoso.example/%C3%BCber%20uns/%E2%82%AC',
    'https://contoso.example/%C3on%20/x',
    '100% of 50% or 30%off%',
    "subject like '%contoso%'",
    '<condition attribute="name" operator="like" value="%contoso%" />',
    'pre__AppID',
    'cts__Site__Url',
    'x__name__y',
    '____',
    '{"a":{"b":{"c":1}}}',
    '{{{raw}}}',
    '{{#if x}}yes{{/if}}',
    '{{DATE(today, SHORT)}}',
    'a {{ }} b',
    '$(ls -l) $(date +%F)',
    "$('#id').hide()",
    '$(document).ready(start)',
    '$(this).addClass("x")',
    '${1x} ${} ${name:-default} ${a b}',
    '#{}# #{a} {a}# #{a{b}}#',
    '[Dataverse]',
    '["a","b"]',
    "@{variables('x')}",
    '$[variables.x]',
    '#{a\nb}#',
  ]) {
    it(`sees none in ${JSON.stringify(value)}`, () => {
      assert.deepEqual(tokens.names(value), []);
      assert.equal(tokens.holdsToken(value), false);
      assert.equal(tokens.isToken(value), false);
    });
  }

  for (const [value, ...names] of [
    ['#{a}#-#{b}#', 'a', 'b'],
    ['#{a}##{a}#', 'a'],
    ['https://$(host)/sites/$(site.name)', 'host', 'site.name'],
    ['$(host).$(domain)', 'host', 'domain'],
    ['{"host":"%HOST%","path":"%20/__PATH__/"}', 'HOST', 'PATH'],
    ['${{ vars.A }}{{B}}${C}', 'vars.A', 'B', 'C'],
    ['%A%B%', 'A'],
    ['%E2%82%NAME%', 'NAME'],
    [' #{a}#', 'a'],
    ['cts_{{ENV}}_x', 'ENV'],
  ] as const) {
    it(`sees tokens in a part of ${value}`, () => {
      assert.deepEqual(tokens.names(value), names);
      assert.equal(tokens.holdsToken(value), true);
      assert.equal(tokens.isToken(value), false);
    });
  }

  it('sees own patterns, and only with their ends', () => {
    const own = new Tokens(['<<*>>', '[*]', 'TODO:*']);
    assert.deepEqual(own.names('<<a b>>/<<c>> [Dataverse] TODO:site.url, #{d}#'), [
      'a b',
      'c',
      'Dataverse',
      'site.url',
      'd',
    ]);
    assert.equal(own.isToken('[Dataverse]'), true);
    assert.deepEqual(own.names('<<a <<b>>'), ['b']);
    assert.deepEqual(own.names('["a"] <<>> << >>'), []);
  });

  it('reads own patterns as plain text, whatever is in them', () => {
    const own = new Tokens(['(.+)*$', '^*^', '\\*/', '-*-']);
    assert.deepEqual(own.names('(.+)x$ ^y^ \\z/ -w-'), ['x', 'y', 'z', 'w']);
    assert.deepEqual(own.names('abcx$'), []);
  });

  it('prefers the longer of two styles at one place', () => {
    assert.deepEqual(new Tokens(['#{*}']).names('#{a}#b'), ['a']);
    assert.equal(new Tokens(['#{*}']).isToken('#{a}#'), true);
    assert.equal(new Tokens(['#{*}']).isToken('#{a}'), true);
  });

  it('knows what is a pattern', () => {
    for (const pattern of ['<<*>>', '[*]', 'TODO:*']) {
      assert.equal(tokenPattern.test(pattern), true, pattern);
    }
    for (const text of ['', '*', '**', ' *', 'TODO', '*>>', '<*-*>']) {
      assert.equal(tokenPattern.test(text), false, text);
    }
    assert.deepEqual(new Tokens(['*', '', 'TODO']).names('TODO anything'), []);
  });

  it('puts values in, and tells what has none', () => {
    const values = new Map([
      ['host', 'contoso.example'],
      ['empty', ''],
      ['again', '#{host}#'],
    ]);
    const lookup = (name: string) => values.get(name);
    assert.deepEqual(tokens.substitute('https://$(host)/#{site}#/{{ site }}?%other%=${empty}', lookup), {
      text: 'https://contoso.example/#{site}#/{{ site }}?%other%=',
      unresolved: ['site', 'other'],
    });
    assert.deepEqual(tokens.substitute('#{again}#', lookup), { text: '#{host}#', unresolved: [] });
    assert.deepEqual(tokens.substitute('plain', lookup), { text: 'plain', unresolved: [] });
  });

  it('looks through long nonsense', () => {
    for (const part of ['#{', '{{a ', '__a_', '%a', '$(a', '${a', '%ab', '<<a ', '{{ ']) {
      assert.deepEqual(new Tokens(['<<*>>']).names(part.repeat(20_000)).slice(1), [], part);
    }
  });
});
