import assert from 'node:assert/strict';
import { flowMentions } from '../../../../src/core/navigation/flowMentions';
import { Navigator } from '../../../../src/core/navigation/navigator';
import { usesOfMail } from '../../../support/keyUses';
import { bound, flowJson, flowPath, solutionFiles } from '../../../support/solutionSource';
import { openWorkspace } from '../../../support/workspace';

/** The mentions of a kind in a text, each as `role name: the text at its span`. */
function mentions(text: string, kind: string): string[] {
  return flowMentions(text)
    .filter((mention) => mention.kind === kind)
    .map(({ role, name, span }) => `${role} ${name}: ${text.slice(span.start, span.end)}`);
}

describe('flowMentions, connection keys', () => {
  for (const [what, actions] of Object.entries(usesOfMail)) {
    it(`finds a key in ${what}`, () => {
      const [definition, use = '', ...others] = mentions(
        flowJson({ name: 'Send', entries: { mail: bound('cts_mail') }, actions }),
        'connectionKey',
      );
      assert.equal(definition, 'definition mail: mail');
      assert.match(use, /^use (?:mail: mail|MAIL: MAIL)$/);
      assert.deepEqual(others, []);
    });
  }

  it('gives offsets in the file, whatever JSON escapes are before the key and in it', () => {
    const written = (key: string) =>
      String.raw`{"a": "\t\u0040@{parameters(\u0027$connections\u0027)[\u0027${key}\u0027]}\\"}`.replace(
        String.raw`\u0040`,
        '',
      );
    assert.deepEqual(mentions(written(String.raw`it\u0027\u0027s \"`), 'connectionKey'), [
      String.raw`use it's ": it\u0027\u0027s \"`,
    ]);
    assert.deepEqual(mentions(String.raw`{"a": "\u0040parameters('$connections').\u006bey"}`, 'connectionKey'), [
      String.raw`use key: \u006bey`,
    ]);
  });

  it('finds no key that an expression computes, and none in text', () => {
    const host = (connectionName: string) => ({ A: { inputs: { host: { connectionName } } } });
    for (const name of ["@variables('mail')", 'mail@{item()}', "@parameters('$connections')[item()]", '@mail']) {
      assert.deepEqual(mentions(flowJson({ name: 'Send', actions: host(name) }), 'connectionKey'), [], name);
    }
    const Compose = { inputs: ["parameters('$connections')['mail']", "@@parameters('$connections')['mail']"] };
    assert.deepEqual(mentions(flowJson({ name: 'Send', actions: { Compose } }), 'connectionKey'), []);
  });

  it('leads from each spelling of a key to the entry, and to all of its uses', async () => {
    const actions = {
      A: { inputs: "@parameters('$connections').MAIL" },
      B: { inputs: { host: { connectionName: 'Mail' } } },
    };
    const flow = { name: 'Send', entries: { mail: bound('cts_mail') }, actions };
    const file = flowPath('repo/Contoso', flow);
    const { engine } = await openWorkspace(solutionFiles({ references: [{ name: 'cts_mail' }], flows: [flow] }));
    const navigator = new Navigator({ engine, longestText: 1 << 20 });
    const text = flowJson(flow);
    const lines = text.split('\n');
    for (const name of ['MAIL', 'Mail']) {
      const mention = await navigator.mentionAt(file, text, text.indexOf(name) + 1);
      assert.ok(mention);
      const [definition] = await navigator.definitions(mention, file);
      assert.match(lines[definition?.range.start.line ?? 0] ?? '', /^\s*"mail": \{$/);
      assert.equal((await navigator.references(mention, file)).length, 3);
    }
  });
});

describe('flowMentions, environment variables', () => {
  it('finds each use of a parameter that gets its value from a variable, before and behind its definition', () => {
    const definition = {
      actions: { A: { inputs: "@concat(parameters('URL (cts_url)'), Parameters( 'url (CTS_URL)' ))" } },
      parameters: {
        'Url (cts_url)': { metadata: { schemaName: 'cts_url' } },
        'it‘s': { defaultValue: "@{parameters('Url (cts_url)')}" },
      },
      outputs: {
        o: { value: ["@parameters('other')", "@parameters(concat('Url', item()))", "parameters('Url (cts_url)')"] },
      },
    };
    assert.deepEqual(mentions(JSON.stringify({ properties: { definition } }), 'variable'), [
      'use cts_url: cts_url',
      'use cts_url: URL (cts_url)',
      'use cts_url: url (CTS_URL)',
      'use cts_url: Url (cts_url)',
    ]);
  });

  it('leads from the expression to the definition, and from there to all uses', async () => {
    const flow = {
      name: 'Send',
      variables: ['cts_Url'],
      actions: { Compose: { type: 'Compose', inputs: "@parameters('Value (cts_Url)')" } },
    };
    const variable = 'environmentvariabledefinitions/cts_Url/environmentvariabledefinition.xml';
    const files = {
      [variable]:
        '<environmentvariabledefinition schemaname="cts_Url"><type>100000000</type></environmentvariabledefinition>',
    };
    const { engine } = await openWorkspace(solutionFiles({ flows: [flow], files }));
    const navigator = new Navigator({ engine, longestText: 1 << 20 });
    const file = flowPath('repo/Contoso', flow);
    const text = flowJson(flow);
    const mention = await navigator.mentionAt(file, text, text.indexOf("parameters('Value") + 14);
    assert.equal(mention?.kind, 'variable');
    assert.deepEqual(
      (await navigator.definitions(mention, file)).map((each) => each.file),
      [`repo/Contoso/${variable}`],
    );
    assert.deepEqual(
      (await navigator.references(mention, file)).map((each) => [each.file, each.role]),
      [
        [file, 'use'],
        [file, 'use'],
        [`repo/Contoso/${variable}`, 'definition'],
      ],
    );
  });
});
