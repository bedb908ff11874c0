import assert from 'node:assert/strict';
import { agentConnectionModes } from '../../../../src/core/locate/agentConnectionMode';

describe('agentConnectionModes', () => {
  const modes = (text: string): string[] => {
    const modeAt = agentConnectionModes(text);
    return [...text.matchAll(/cts_\w+/g)].map(({ 0: name, index }) => `${name} ${modeAt(index)}`);
  };

  it('read the mode beside a reference, wherever it is in the mapping', () => {
    const tool = (...lines: string[]): string => ['kind: TaskDialog', 'action:', ...lines].join('\n');
    const reference = '  connectionReference: cts_a';
    const maker = ['  connectionProperties:', '    mode: Maker'];
    assert.deepEqual(modes(tool(reference, ...maker)), ['cts_a embedded']);
    assert.deepEqual(modes(tool(...maker, reference)), ['cts_a embedded']);
    assert.deepEqual(modes(tool(...maker, '', reference, '')), ['cts_a embedded']);
    assert.deepEqual(modes(tool(reference, '', '  connectionProperties:', '    mode: "Invoker"')), ['cts_a invoker']);
    assert.deepEqual(modes(tool(reference, '  connectionProperties: { mode: Invoker }')), ['cts_a invoker']);
    assert.deepEqual(modes(tool(reference, ...maker).replaceAll('\n', '\r\n')), ['cts_a embedded']);
    assert.deepEqual(modes(tool(reference)), ['cts_a unknown']);
    assert.deepEqual(modes(tool(reference, '  connectionProperties:', '    mode: Other')), ['cts_a unknown']);
  });

  it('does not read the mode of another mapping', () => {
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
    assert.deepEqual(modes(list.join('\n')), ['cts_a invoker', 'cts_b unknown', 'cts_c embedded', 'cts_d unknown']);
  });
});
