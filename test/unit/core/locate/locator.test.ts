import assert from 'node:assert/strict';
import { Locator } from '../../../../src/core/locate/locator';
import { jsonPointer, jsonPointerMembers, type Place } from '../../../../src/core/model/place';

/** The text at a place; undefined when the file lacks the place. */
async function at(text: string, place: Place): Promise<string | undefined> {
  const span = await new Locator(text).span(place);
  return span && text.slice(span.start, span.end);
}

const key = (pointer: string): Place => ({ kind: 'json', pointer, part: 'key' });
const value = (pointer: string): Place => ({ kind: 'json', pointer, part: 'value' });

describe('JSON Pointers', () => {
  it('are written and read with their escapes', () => {
    const members = ['a/b', '~', '~1', '', 'ä "q" 🚀', '0'];
    assert.equal(jsonPointer('/x', ...members), '/x/a~1b/~0/~01//ä "q" 🚀/0');
    assert.deepEqual(jsonPointerMembers(jsonPointer('', ...members)), members);
  });
});

describe('Locator, in JSON', () => {
  const text = '{ "a/b~": { "": [ 1, { "x": "y\\n" } ] }, "twice": 1, "twice": [2], "esc\\u0061pe": null }';

  it('finds keys and values', async () => {
    assert.equal(await at(text, key('/a~1b~0')), '"a/b~"');
    assert.equal(await at(text, key('/a~1b~0/')), '""');
    assert.equal(await at(text, value('/a~1b~0//1/x')), '"y\\n"');
    assert.equal(await at(text, key('/escape')), '"esc\\u0061pe"');
    assert.equal(await at(text, value('')), text);
  });

  it('finds a key with half a surrogate pair, written as it is or with an escape', async () => {
    for (const written of ['"a\uD800"', '"a\\ud800"']) {
      assert.equal(await at(`{"b": 1, ${written}: 2}`, key('/a\uD800')), written);
    }
  });

  it('takes the last of two equal keys, as JSON.parse does', async () => {
    assert.equal(await at(text, value('/twice')), '[2]');
    assert.equal((await new Locator(text).span(key('/twice')))?.start, text.lastIndexOf('"twice"'));
  });

  it('takes the last of two equal keys at each of many levels', async () => {
    const levels = 300;
    const twins = `${'{"a":1,"a":'.repeat(levels)}2${'}'.repeat(levels)}`;
    const locator = new Locator(twins);
    for (let level = 1; level <= levels; level++) {
      const span = await locator.span(key('/a'.repeat(level)));
      assert.equal(span?.start, '{"a":1,"a":'.length * level - '"a":'.length);
    }
  });

  it('finds nothing where nothing is, and then shows the start of the file', async () => {
    for (const place of [key('/none'), value('/a~1b~0//7'), key('/a~1b~0//0'), key('')]) {
      assert.equal(await at(text, place), undefined);
    }
    assert.deepEqual(await new Locator(`\n${text}`).range(key('/none')), {
      start: { line: 0, column: 0 },
      end: { line: 0, column: 0 },
    });
    assert.equal(await at('', value('/a')), undefined);
  });

  it('finds what it can in a broken text', async () => {
    assert.equal(await at('{ "a": { "b": 1 }, ', key('/a/b')), '"b"');
    assert.deepEqual(await new Locator('{"a"').span(value('/a')), undefined);
  });

  it('finds its way in a text that nests very deeply', async () => {
    assert.equal(await at('{"a":'.repeat(20_000) + '1' + '}'.repeat(20_000), key('/a')), '"a"');
  });
});

describe('Locator, in Customizations.xml', () => {
  const text = `<I>
  <!-- <connectionreferences><connectionreference connectionreferencelogicalname="cts_a" /></connectionreferences> -->
  <Connectors><Connector><name>w</name><connectorid>{0F000000-0000-4000-8000-000000000001}</connectorid></Connector></Connectors>
  <CanvasApps><CanvasApp><Name>cts_app</Name></CanvasApp></CanvasApps>
  <connectionreferences>
    <connectionreference connectionreferencelogicalname="cts_ab" />
    <connectionreference connectionreferencelogicalname="cts_R&amp;D">
      <connectorid>own</connectorid>
      <customconnectorid><connectorid>inner</connectorid></customconnectorid>
    </connectionreference>
  </connectionreferences>
</I>`;
  const reference = (name: string, child?: string): Place => ({
    kind: 'xml',
    component: 'connectionReference',
    name,
    ...(child !== undefined && { child }),
  });

  it('finds a reference by its whole name, in any case, with its escapes', async () => {
    assert.equal(await at(text, reference('CTS_AB')), 'cts_ab');
    assert.equal(await at(text, reference('cts_r&d')), 'cts_R&amp;D');
    assert.equal(await at(text, reference('cts_a')), undefined);
  });

  it('finds a direct child, or the name where there is none', async () => {
    assert.equal(await at(text, reference('cts_R&D', 'connectorid')), 'own');
    assert.equal(await at(text, reference('cts_R&D', 'description')), 'cts_R&amp;D');
  });

  it('finds connectors by GUID and canvas apps by name', async () => {
    const id = '0f000000-0000-4000-8000-000000000001';
    assert.equal(await at(text, { kind: 'xml', component: 'customConnector', name: id }), `{${id.toUpperCase()}}`);
    assert.equal(await at(text, { kind: 'xml', component: 'canvasApp', name: 'CTS_App' }), 'cts_app');
  });

  it('finds nothing in a broken text', async () => {
    assert.equal(await at(text.slice(0, -2), reference('cts_ab')), undefined);
  });
});

describe('Locator, by offsets', () => {
  it('stays inside the text', async () => {
    assert.deepEqual(await new Locator('abc').span({ kind: 'span', start: 2, end: 9 }), { start: 2, end: 3 });
    assert.deepEqual(await new Locator('abc').span({ kind: 'file' }), { start: 0, end: 0 });
  });
});
