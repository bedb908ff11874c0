import assert from 'node:assert/strict';
import { agentComponentNames } from '../../../../src/core/locate/agentComponentNames';

const flow = '0f000000-0000-4000-8000-000000000001';

/** Each name with the part of the text that a renaming would replace, and with what. */
async function names(...lines: string[]): Promise<string[]> {
  const text = lines.join('\n');
  const { names: found, failure } = await agentComponentNames(text);
  assert.equal(failure, undefined);
  return found.map(({ name, span, written }) => {
    const part = text.slice(span.start, span.end);
    return [name, ...(part === name ? [] : [part]), written('cts_n')].join(' ').replace(/ cts_n$/, '');
  });
}

describe('agentComponentNames', () => {
  it('are not in texts and comments', async () => {
    const text = ['    connectionReference: cts_no', '', '      - connectionReference: cts_no', `    flowId: ${flow}`];
    for (const header of ['|', '|-', '|+', '>', '>-', '>2', '|2-', '| # note']) {
      const block = [`  instructions: ${header}`, ...text, '  connectionReference: cts_a'];
      assert.deepEqual(await names('action:', ...block), ['cts_a'], header);
      assert.deepEqual(await names('action:', ...block.map((line) => `${line}\r`)), ['cts_a'], `${header} CR LF`);
    }
    assert.deepEqual(await names('- |', '  connectionReference: cts_no', '- connectionReference: cts_a'), ['cts_a']);
    assert.deepEqual(
      await names('a: "Say', '  connectionReference: cts_no', '  and stop"', 'connectionReference: cts_a'),
      ['cts_a'],
    );
    assert.deepEqual(await names("a: 'Say", '', "  flowId: x'", '# flowId: y', `flowId: ${flow}`), [flow]);
    assert.deepEqual(await names('a: x # connectionReference: cts_no', '  # connectionReference: cts_no'), []);
    assert.deepEqual(await names('a: |', '  text', ' # connectionReference: cts_no', 'b: x'), []);
  });

  it('are found in every form in which YAML can write them', async () => {
    assert.deepEqual(await names('a:', '- connectionReference: cts_a # mail', '- - connectionReference: "cts_b"'), [
      'cts_a',
      'cts_b',
    ]);
    assert.deepEqual(await names("connectionReference: 'cts_a.b#c'"), ['cts_a.b#c']);
    assert.deepEqual(await names('a: { connectionReference: cts_a, b: [{ flowId: "x/' + flow + '" }] }'), [
      'cts_a',
      flow,
    ]);
    assert.deepEqual(await names('"connectionReference": cts_a'), ['cts_a']);
    assert.deepEqual(await names('connectionReference:', '  cts_a'), ['cts_a']);
    assert.deepEqual(await names('connectionReference: >-', '  cts_a', 'b: c'), ['cts_a']);
    assert.deepEqual(await names('? connectionReference', ': cts_a'), ['cts_a']);
    assert.deepEqual(await names('connectionReference: "cts_\\u0061"'), ['cts_a cts_\\u0061']);
    assert.deepEqual(await names('---', 'connectionReference: cts_a', '---', 'connectionReference: cts_b'), [
      'cts_a',
      'cts_b',
    ]);
    assert.deepEqual(await names('a: &r cts_a', 'connectionReference: *r', 'b:', '  connectionReference: *r'), [
      'cts_a',
    ]);
    assert.deepEqual(await names('a: &r { b: *r }', 'connectionReference: cts_a'), ['cts_a']);
    assert.deepEqual(await names('connectionReference:', 'flowId: =Topic.Flow', 'workflowId: ""'), []);
  });

  it('are those of single lines in a text that cannot be parsed, which comes with the reason', async () => {
    const text = 'kind: x\n  connectionReference: cts_a\nb: |\n  connectionReference: "cts_b"\n';
    const { names: found, failure } = await agentComponentNames(text);
    assert.deepEqual(
      found.map(({ name, span }) => [name, text.slice(span.start, span.end)]),
      [
        ['cts_a', 'cts_a'],
        ['cts_b', 'cts_b'],
      ],
    );
    assert.equal(failure?.reason, 'bad indentation of a mapping entry');
    const nested = `connectionReference: cts_a\na: ${'['.repeat(100_000)}`;
    assert.deepEqual((await agentComponentNames(nested)).names.length, 1);
  });

  const modes = async (text: string): Promise<string[]> =>
    (await agentComponentNames(text)).names.map(({ name, mode }) => `${name} ${mode}`);

  it('have the mode beside a reference, wherever it is in the mapping', async () => {
    const tool = (...lines: string[]): string => ['kind: TaskDialog', 'action:', ...lines].join('\n');
    const reference = '  connectionReference: cts_a';
    const maker = ['  connectionProperties:', '    mode: Maker'];
    assert.deepEqual(await modes(tool(reference, ...maker)), ['cts_a embedded']);
    assert.deepEqual(await modes(tool(...maker, reference)), ['cts_a embedded']);
    assert.deepEqual(await modes(tool(...maker, '', reference, '')), ['cts_a embedded']);
    assert.deepEqual(await modes(tool(reference, '', '  connectionProperties:', '    mode: "Invoker"')), [
      'cts_a invoker',
    ]);
    assert.deepEqual(await modes(tool(reference, '  connectionProperties: { mode: Invoker }')), ['cts_a invoker']);
    assert.deepEqual(await modes(tool(reference, ...maker).replaceAll('\n', '\r\n')), ['cts_a embedded']);
    assert.deepEqual(await modes(tool(reference)), ['cts_a unknown']);
    assert.deepEqual(await modes(tool(reference, '  connectionProperties:', '    mode: Other')), ['cts_a unknown']);
    assert.deepEqual(await modes(tool(reference, '  text: |', '    connectionProperties:', '      mode: Maker')), [
      'cts_a unknown',
    ]);
  });

  it('do not have the mode of another mapping', async () => {
    const list = [
      'actions:',
      '  - connectionReference: cts_a',
      '    connectionProperties:',
      '      mode: Invoker',
      '  - kind: x',
      '    connectionReference: cts_b',
      '  - connectionProperties:',
      '      mode: Maker',
      '    connectionReference: cts_c',
      'settings:',
      '  connectionProperties:',
      '    mode: Maker',
      'connectionReference: cts_d',
      'inner:',
      '  mode: Maker',
    ];
    assert.deepEqual(await modes(list.join('\n')), [
      'cts_a invoker',
      'cts_b unknown',
      'cts_c embedded',
      'cts_d unknown',
    ]);
  });
});
