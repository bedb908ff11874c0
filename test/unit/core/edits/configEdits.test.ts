import assert from 'node:assert/strict';
import { configEdits } from '../../../../src/core/edits/configEdits';
import { EditRefused } from '../../../../src/core/edits/editRefused';
import { applyTextEdits } from '../../../../src/core/text/textEdit';

const file = 'repo/.connref.json';
const external = (name: string) => ({ kind: 'addExternal', file, name }) as const;
const ignored = (reference: string | undefined) =>
  ({
    kind: 'ignoreFinding',
    file,
    entry: { rule: 'raw-connection', path: 'a/b.json', reference, reason: 'Known.' },
  }) as const;

function edit(text: string | undefined, ...additions: Parameters<typeof configEdits>[1][number][]): string {
  return applyTextEdits(text ?? '', configEdits(text, additions));
}

describe('configEdits', () => {
  it('writes a new file', () => {
    assert.equal(
      edit(undefined, external('cts_mail'), ignored(undefined)),
      `{
  "externals": [
    "cts_mail"
  ],
  "ignore": [
    {
      "rule": "raw-connection",
      "path": "a/b.json",
      "reason": "Known."
    }
  ]
}
`,
    );
  });

  it('adds to lists that are there, and keeps comments', () => {
    assert.equal(
      edit('{\r\n\t// ours\r\n\t"externals": [\r\n\t\t"cts_a" // first\r\n\t]\r\n}', external('cts_b')),
      '{\r\n\t// ours\r\n\t"externals": [\r\n\t\t"cts_a",\r\n\t\t"cts_b" // first\r\n\t]\r\n}',
    );
  });

  it('names the reference that an ignored finding is about', () => {
    assert.deepEqual(JSON.parse(edit('{"rules":{}}', ignored('cts_mail'))), {
      rules: {},
      ignore: [{ rule: 'raw-connection', path: 'a/b.json', reference: 'cts_mail', reason: 'Known.' }],
    });
  });

  it('fills an empty file', () => {
    assert.deepEqual(JSON.parse(edit('', external('cts_a'))), { externals: ['cts_a'] });
  });

  it('makes one edit, which spares what stays', () => {
    const before = '{\n  "rules": {},\n  "externals": ["cts_a"]\n}\n';
    const [one, ...more] = configEdits(before, [external('cts_b')]);
    assert.deepEqual(more, []);
    assert.ok(one && one.start > before.indexOf('externals'));
  });

  it('refuses what would damage the file', () => {
    for (const text of ['{', '[]', 'null', '{"externals":{}}', '{"externals":"a"}', '// nothing', '<<<<<<< HEAD\n{}']) {
      assert.throws(() => configEdits(text, [external('cts_a')]), EditRefused, text);
    }
  });
});
