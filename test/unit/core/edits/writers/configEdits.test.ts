import assert from 'node:assert/strict';
import { configEdits } from '../../../../../src/core/edits/writers/configEdits';
import { EditRefused } from '../../../../../src/core/edits/operations/editRefused';
import type { EditRefusalReason } from '../../../../../src/core/edits/operations/editRefusalReason';
import { applyTextEdits } from '../../../../../src/core/text/textEdit';

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

const refused = (reason: EditRefusalReason) => (error: unknown) => {
  assert.ok(error instanceof EditRefused);
  assert.deepEqual([error.file, error.reason], [file, reason]);
  return true;
};

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
    for (const text of ['{', '[]', 'null', '// nothing', '<<<<<<< HEAD\n{}']) {
      assert.throws(() => configEdits(text, [external('cts_a')]), refused({ kind: 'invalidJson' }), text);
    }
    for (const text of ['{"externals":{}}', '{"externals":"a"}']) {
      const reason = { kind: 'wrongType', member: 'externals', expected: 'list' } as const;
      assert.throws(() => configEdits(text, [external('cts_a')]), refused(reason), text);
    }
  });

  describe('declares environments', () => {
    const assign = (path: string, environment: string, ...solutions: string[]) =>
      ({ kind: 'assignSettings', present: [], file, path, environment, solutions }) as const;
    const mode = (environment: string) => ({ kind: 'setImportMode', file, environment, import: 'upgrade' }) as const;
    const environments = (
      text: string | undefined,
      ...operations: Parameters<typeof configEdits>[1][number][]
    ): unknown => (JSON.parse(edit(text, ...operations)) as { environments: unknown }).environments;

    it('with a file', () => {
      assert.deepEqual(environments(undefined, assign('a/test.json', 'Test')), { Test: { settings: ['a/test.json'] } });
      assert.deepEqual(environments('{"externals":[]}', assign('[a].json', 'Test', 'Core', 'More')), {
        Test: { settings: [{ path: '\\[a\\].json', solutions: ['Core', 'More'] }] },
      });
    });

    it('with a way to import, whatever the case of the name', () => {
      assert.deepEqual(environments('{"environments":{"Test":{"url":"https://x"}}}', mode('TEST'), mode('prod')), {
        Test: { url: 'https://x', import: 'upgrade' },
        prod: { import: 'upgrade' },
      });
    });

    it('with the files that it has already, since one that names its files has no others', () => {
      const operation = { ...assign('b.json', 'Test'), present: ['a.json', 'b.json'] };
      assert.deepEqual(environments(undefined, operation), { Test: { settings: ['a.json', 'b.json'] } });
      assert.deepEqual(environments('{"environments":{"Test":{"settings":["c.json"]}}}', operation), {
        Test: { settings: ['c.json', 'b.json'] },
      });
    });

    it('keeps the place of a file, and leaves it to others that have it', () => {
      const before = '{"environments":{"a":{"settings":["x.json","y.json"]},"b":{"settings":["x.json"]}}}';
      assert.deepEqual(environments(before, assign('x.json', 'A', 'Core')), {
        a: { settings: [{ path: 'x.json', solutions: ['Core'] }, 'y.json'] },
        b: { settings: ['x.json'] },
      });
    });

    it('moves a file from one to another', () => {
      const before = '{"environments":{"a":{"settings":["x.json","y.json"]},"b":{"settings":["z.json"]}}}';
      assert.deepEqual(environments(before, assign('x.json', 'b')), {
        a: { settings: ['y.json'] },
        b: { settings: ['z.json', 'x.json'] },
      });
    });

    it('names a file once, however often it is assigned', () => {
      assert.deepEqual(environments(undefined, assign('x.json', 'a'), assign('x.json', 'A', 'Core')), {
        a: { settings: [{ path: 'x.json', solutions: ['Core'] }] },
      });
    });

    it('keeps comments', () => {
      const before = '{\n  // ours\n  "environments": {\n    "a": { "import": "first" } // the first\n  }\n}\n';
      assert.equal(edit(before, mode('a')), before.replace('"first"', '"upgrade"'));
    });

    it('refuses where a glob holds for the file and others', () => {
      const before = '{"environments":{"a":{"settings":["settings/*.json"]}}}';
      assert.throws(
        () => edit(before, assign('settings/x.json', 'b')),
        refused({ kind: 'sharedGlob', glob: 'settings/*.json', environment: 'a', path: 'settings/x.json' }),
      );
    });

    it('refuses what is no object or no list', () => {
      const wrongType = { kind: 'wrongType', expected: 'object' } as const;
      for (const [before, reason] of [
        ['{"environments":[]}', { ...wrongType, member: 'environments' }],
        ['{"environments":{"a":1}}', { ...wrongType, member: 'a', of: 'environments' }],
        ['{"environments":{"a":{"settings":1}}}', { ...wrongType, member: 'settings', of: 'a', expected: 'list' }],
      ] as const) {
        assert.throws(() => edit(before, assign('x.json', 'a')), refused(reason));
      }
    });
  });

  describe('forgets a reference', () => {
    const forget = { kind: 'removeConfigEntries', file, logicalName: 'cts_b' } as const;

    it('with one comma, wherever it stands', () => {
      for (const [before, after] of [
        ['["CTS_B"]', '[]'],
        ['[ "cts_b", ]', '[]'],
        ['[\n  "cts_b"\n]', '[]'],
        ['["cts_b", "cts_a"]', '["cts_a"]'],
        ['["cts_a", "cts_b"]', '["cts_a"]'],
        ['["cts_a","cts_b","cts_c"]', '["cts_a","cts_c"]'],
        ['["cts_b","cts_b"]', '[]'],
        ['[\r\n\t"cts_a",\r\n\t"cts_b"\r\n]', '[\r\n\t"cts_a"\r\n]'],
        ['["cts_a", "cts_b",]', '["cts_a",]'],
        ['["cts_b*"]', '["cts_b*"]'],
      ] as const) {
        assert.equal(edit(`{ "externals": ${before} }`, forget), `{ "externals": ${after} }`);
      }
    });

    it('and keeps the comments of others', () => {
      const list = (...lines: readonly string[]): string => `{ "externals": [\n${lines.join('\n')}\n] }`;
      assert.equal(edit(list('"cts_a", // mail', '"cts_b"'), forget), list('"cts_a" // mail'));
      assert.equal(
        edit(list('// mail', '"cts_b",', '// post', '"cts_a"'), forget),
        list('// mail', '// post', '"cts_a"'),
      );
      assert.equal(
        edit('{ "externals": ["cts_b" /* old, see wiki */, "cts_z"] }', forget),
        '{ "externals": [/* old, see wiki */ "cts_z"] }',
      );
    });

    it('and leaves a file alone that does not name it', () => {
      assert.deepEqual(configEdits('{ "externals": 1, "ignore": {} }', [forget]), []);
      assert.deepEqual(configEdits(undefined, [forget]), []);
    });
  });
});
