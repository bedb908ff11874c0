import assert from 'node:assert/strict';
import { duplicateKeys } from '../../../../src/core/readers/duplicateKeys';
import { bound, flowJson, flowPath, solutionFiles } from '../../../support/solutionSource';
import { allLocatedFindings, findingsOf, openWorkspace } from '../../../support/workspace';

/** The pointers of the keys that stand twice. */
function of(text: string): string[] {
  return duplicateKeys(text, JSON.parse(text)).map(({ place }) => (place.kind === 'json' ? place.pointer : ''));
}

describe('duplicate-json-key', () => {
  it('finds a key that stands twice, at any depth and in any style', () => {
    assert.deepEqual(of('{"a":1,"a":2}'), ['/a']);
    assert.deepEqual(of('{ "x": [ { "b/c" : {} }, { "b/c"\t:\n1, "b/c": 2 } ] }'), ['/x/1/b~1c']);
    assert.deepEqual(of('{"a":{"b":{"c":1},"b":{"c":1}},"b":1}'), ['/a/b']);
    assert.deepEqual(of('{"a":1,"\\u0061":2}'), ['/a']);
    assert.deepEqual(of('{"a":1,"a":2,"a":3}'), ['/a']);
  });

  it('is silent where keys only look alike', () => {
    for (const text of [
      '{"a":{"a":{"a":1}},"b":[{"a":1},{"a":2}]}',
      '{"a":"\\"a\\":1","A":1}',
      '{"a":["a","a"],"b":"\\\\"}',
      '{"a":"{\\"x\\":1,\\"x\\":2}"}',
      '[]',
      '"a"',
      'null',
    ]) {
      assert.deepEqual(of(text), [], text);
    }
  });

  it('is a warning in a flow, which is still checked, and stands on the key that counts', async () => {
    const flow = { name: 'Send', entries: { mail: bound('cts_gone') } };
    const twice = flowJson(flow).replace('"runAfter": {}', '"type": "Twice",\n  "runAfter": {}');
    const { engine } = await openWorkspace(solutionFiles({ flows: [{ ...flow, text: twice }] }));
    const found = (await allLocatedFindings(engine)).map(({ ruleId, severity, range }) => [
      severity,
      ruleId,
      twice.split('\n')[range.start.line]?.slice(range.start.column, range.end.column),
    ]);
    assert.deepEqual(found, [
      ['error', 'undefined-reference', '"cts_gone"'],
      ['warning', 'duplicate-json-key', '"type"'],
    ]);
  });

  it('is a warning in settings files and values of variables, and silent in JSON of others', async () => {
    const twice = (text: string): [string, string][] => [
      ['repo/test.deploymentsettings.json', text],
      ['repo/Contoso/environmentvariabledefinitions/cts_x/environmentvariablevalues.json', '{"a":1,"a":2}'],
      ['repo/package.json', '{"a":1,"a":2}'],
      [flowPath('repo/Contoso', { name: 'Broken' }), '{"a":1,"a":2'],
    ];
    const found = await findingsOf('duplicate-json-key', [
      ...solutionFiles(),
      ...twice('{"ConnectionReferences":[],"ConnectionReferences":[]}'),
    ]);
    assert.deepEqual(
      found.map(({ file }) => file),
      [
        'repo/Contoso/environmentvariabledefinitions/cts_x/environmentvariablevalues.json',
        'repo/test.deploymentsettings.json',
      ],
    );
  });
});
