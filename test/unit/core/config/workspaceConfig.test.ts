import assert from 'node:assert/strict';
import { nameMatcher, readWorkspaceConfig } from '../../../../src/core/config/workspaceConfig';
import { ruleSeverities } from '../../../../src/core/config/ruleSeverity';
import { importModes } from '../../../../src/core/model/deploymentEnvironment';
import type { ConfigFault } from '../../../../src/core/readers/configFault';
import { excludePaths } from '../../../../src/core/config/pathFilter';
import { Locator } from '../../../../src/core/locate/locator';
import { bound, raw, solutionFiles } from '../../../support/solutionSource';
import { verdicts } from '../../../support/workspace';

const ruleIds = new Set(['raw-connection', 'undefined-reference']);

/** An environment of which only the name is said. */
const undeclared = {
  settings: [],
  solutions: [],
  import: undefined,
  managed: undefined,
  importAs: undefined,
  activateAs: undefined,
  url: undefined,
  environmentId: undefined,
  template: undefined,
};

/** The texts that the problems of a configuration stand on. */
async function complaints(text: string): Promise<string[]> {
  const locator = new Locator(text);
  const spans = await Promise.all(readWorkspaceConfig(text, ruleIds).problems.map(({ place }) => locator.span(place)));
  return spans.map((span) => text.slice(span?.start ?? 0, span?.end ?? 0));
}

describe('.connref.json', () => {
  it('is read with comments and trailing commas', () => {
    const text = `{
      "$schema": "x",
      // ours
      "rules": { "raw-connection": "off", "undefined-reference": "hint", },
      "ignore": [{ "rule": "raw-connection", "path": "src/**", "reference": "cts_a", "reason": "Known." }],
      "externals": ["cts_*"],
      "exclude": ["archive"],
      "environments": {
        "Test": { "settings": ["test.json", { "path": "config/**", "solutions": ["Contoso"] }], "import": "upgrade" },
        "Production": { "solutions": ["Contoso"], "managed": true, "importAs": "spn", "activateAs": "u", "url": "v", "environmentId": "Default-1", "template": true },
      },
      "tokens": ["<<*>>"]
    }`;
    const { config, problems } = readWorkspaceConfig(text, ruleIds);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      { ...config, rules: [...config.rules] },
      {
        rules: [
          ['raw-connection', 'off'],
          ['undefined-reference', 'hint'],
        ],
        ignore: [{ rule: 'raw-connection', path: 'src/**', reference: 'cts_a', reason: 'Known.' }],
        externals: ['cts_*'],
        exclude: ['archive'],
        environments: [
          {
            ...undeclared,
            name: 'Test',
            settings: [
              { path: 'test.json', solutions: [], at: 0 },
              { path: 'config/**', solutions: ['Contoso'], at: 1 },
            ],
            import: 'upgrade',
          },
          {
            name: 'Production',
            settings: [],
            solutions: ['Contoso'],
            import: undefined,
            managed: true,
            importAs: 'spn',
            activateAs: 'u',
            url: 'v',
            environmentId: 'Default-1',
            template: true,
          },
        ],
        tokens: ['<<*>>'],
        processVariables: [],
      },
    );
  });

  for (const [text, wanted] of [
    ['{ "environments": [] }', ['[]']],
    ['{ "environments": { "Test": 1 } }', ['1']],
    [
      '{ "environments": { "Test": { "file": "a", "settings": [1, { "paht": "a" }, { "path": "" }] } } }',
      ['"file"', '1', '"paht"', '', '""'],
    ],
    ['{ "environments": { "Test": { "import": "second", "managed": "yes", "url": 1 } } }', ['"second"', '"yes"', '1']],
    ['{ "tokens": ["<<*>>", "token", "*"] }', ['"token"', '"*"']],
    ['{ "rule": {} }', ['"rule"']],
    ['{ "rules": { "raw-conection": "off" } }', ['"raw-conection"']],
    ['{ "rules": { "raw-connection": "warn" } }', ['"warn"']],
    ['{ "rules": { "raw-connection": 1 } }', ['1']],
    ['{ "rules": [] }', ['[]']],
    ['{ "rules": null }', ['null']],
    ['{ "ignore": {} }', ['{}']],
    ['{ "ignore": [{ "rule": "raw-connection", "path": "x" }] }', ['{ "rule": "raw-connection", "path": "x" }']],
    ['{ "ignore": [{ "rule": "raw", "path": "x", "reason": "y" }] }', ['"raw"']],
    ['{ "ignore": [{ "rule": "raw-connection", "paths": 1, "path": "x", "reason": "y" }] }', ['"paths"']],
    ['{ "ignore": [null] }', ['null']],
    ['{ "ignore": [{ "rule": "raw-connection", "path": "x", "reference": 1, "reason": "y" }] }', ['1']],
    ['{ "__proto__": { "rules": {} }, "rules": { "__proto__": "off" } }', ['"__proto__"', '"__proto__"']],
    ['{ "externals": "cts_a" }', ['"cts_a"']],
    ['{ "externals": ["cts_a", 1] }', ['1']],
    ['{ "exclude": [""] }', ['""']],
    ['[1]', ['[1]']],
    ['null', ['null']],
    ['{ "rules": {} ', ['']],
    ['{ "a": 1, "b": 2 }', ['"a"', '"b"']],
  ] as const) {
    it(`reports the right place: ${text}`, async () => {
      assert.deepEqual(await complaints(text), wanted);
    });
  }

  it('keeps what is right in a file with mistakes', () => {
    const { config } = readWorkspaceConfig(
      '{ "nonsense": 1, "externals": [1, "cts_a"], "rules": { "x": "off", "raw-connection": "hint" }, ',
      ruleIds,
    );
    assert.deepEqual([config.externals, [...config.rules]], [['cts_a'], [['raw-connection', 'hint']]]);
  });

  it('keeps an ignored finding whose rule is not known, and takes an empty reference for none', () => {
    const entry = { rule: 'raw', path: 'x', reference: '', reason: 'y' };
    const { config } = readWorkspaceConfig(JSON.stringify({ ignore: [entry] }), ruleIds);
    assert.deepEqual(config.ignore, [{ ...entry, reference: undefined }]);
  });

  it('reports what the JSON parser expected', () => {
    assert.deepEqual(readWorkspaceConfig('{\n"rules": {}\n"externals": []\n}', ruleIds).problems, [
      {
        ruleId: 'invalid-configuration',
        kind: 'invalidJson',
        reason: 'comma expected',
        place: { kind: 'span', start: 14, end: 25 },
      },
    ]);
  });

  it('reports the kind of each mistake', () => {
    const environment = { settings: 1, import: 'second', managed: 'yes', url: '' };
    const { problems } = readWorkspaceConfig(
      JSON.stringify({
        rule: {},
        rules: { raw: 'off', 'raw-connection': 'warn' },
        ignore: [{ rule: 'raw', path: 'x', reason: 'y' }, { rule: 'raw-connection' }],
        externals: 'cts_a',
        environments: { test: environment, prod: 1 },
        tokens: ['*'],
      }),
      ruleIds,
    );
    const known = ['rules', 'ignore', 'externals', 'exclude', 'environments', 'tokens', 'processVariables', '$schema'];
    const expected: [string, ConfigFault][] = [
      ['/rule', { kind: 'unknownMember', name: 'rule', known }],
      ['/rules/raw', { kind: 'unknownRule', rule: 'raw' }],
      ['/rules/raw-connection', { kind: 'unknownSeverity', severities: ruleSeverities }],
      ['/ignore/0/rule', { kind: 'unknownRule', rule: 'raw' }],
      ['/ignore/1', { kind: 'incompleteEntry', required: ['rule', 'path', 'reason'] }],
      ['/externals', { kind: 'wrongValue', expected: 'list' }],
      ['/environments/test/settings', { kind: 'wrongValue', expected: 'list' }],
      ['/environments/test/import', { kind: 'notAChoice', choices: importModes }],
      ['/environments/test/managed', { kind: 'wrongValue', expected: 'boolean' }],
      ['/environments/test/url', { kind: 'wrongValue', expected: 'text' }],
      ['/environments/prod', { kind: 'wrongValue', expected: 'object' }],
      ['/tokens/0', { kind: 'wrongValue', expected: 'tokenPattern' }],
    ];
    assert.deepEqual(
      problems.map(({ place, ...problem }) => [place.kind === 'json' ? place.pointer : '', problem]),
      expected.map(([pointer, fault]) => [pointer, { ruleId: 'invalid-configuration', ...fault }]),
    );
    for (const [member, expectedValue] of [
      ['rules', 'severitiesByRule'],
      ['environments', 'environmentsByName'],
    ] as const) {
      const [problem] = readWorkspaceConfig(JSON.stringify({ [member]: [] }), ruleIds).problems;
      assert.deepEqual(problem, {
        ruleId: 'invalid-configuration',
        kind: 'wrongValue',
        expected: expectedValue,
        place: { kind: 'json', pointer: `/${member}`, part: 'value' },
      });
    }
  });

  it('reports globs and patterns of tokens that are too long or stand for too many globs', () => {
    const long = 'x'.repeat(8193);
    const many = '{a,b}'.repeat(10);
    const { config, problems } = readWorkspaceConfig(
      JSON.stringify({
        externals: ['cts_*', long],
        exclude: [many],
        ignore: [{ rule: 'raw-connection', path: many, reason: 'x' }],
        environments: { Test: { settings: [long, { path: many }] } },
        tokens: [`<<*${'>'.repeat(200)}`],
      }),
      ruleIds,
    );
    assert.deepEqual(
      problems.map((problem) => [
        problem.place.kind === 'json' && problem.place.pointer,
        problem.kind === 'wrongValue' && problem.expected,
      ]),
      [
        ['/ignore/0/path', 'glob'],
        ['/externals/1', 'glob'],
        ['/exclude/0', 'glob'],
        ['/environments/Test/settings/0', 'glob'],
        ['/environments/Test/settings/1/path', 'glob'],
        ['/tokens/0', 'tokenPattern'],
      ],
    );
    assert.deepEqual([config.externals, config.exclude, config.ignore, config.tokens], [['cts_*'], [], [], []]);
  });

  it('is not used, and says so, if it is nested too deep', () => {
    for (const text of ['{"rules":'.repeat(20_000), `{"exclude":["a"],"rules":${'['.repeat(501)}`]) {
      const { config, problems } = readWorkspaceConfig(text, ruleIds);
      assert.deepEqual(config.exclude, []);
      assert.deepEqual(problems, [
        { ruleId: 'invalid-configuration', kind: 'nestedTooDeep', place: { kind: 'json', pointer: '', part: 'value' } },
      ]);
    }
  });

  it('never throws, whatever stands in it', async () => {
    const globs = [
      '[',
      '(((',
      '!(',
      '\\',
      '**/*{',
      '+(',
      '{a,b',
      'x'.repeat(70_000),
      '{1..9999999}',
      '!',
      ' ',
      'a*'.repeat(30_000),
      '{a,b}'.repeat(99),
    ];
    const garbage = ['', '\0', '[', '{"ignore":[[]]}', '{"externals":[[]]}', '<<<<<<< HEAD\n', '{"__proto__":[]}'];
    for (const text of [
      ...garbage,
      ...globs.map((glob) =>
        JSON.stringify({
          externals: [glob],
          exclude: [glob],
          ignore: [{ rule: 'raw-connection', path: glob, reason: 'x' }],
        }),
      ),
    ]) {
      await verdicts([
        ...solutionFiles({ flows: [{ name: 'Send', entries: { a: raw() } }] }),
        ['repo/.connref.json', text],
      ]);
    }
  });
});

describe('What .connref.json does to findings', () => {
  const files = solutionFiles({
    flows: [
      { name: 'Send', entries: { a: bound('cts_one'), b: bound('cts_two'), c: raw() } },
      { name: 'Chat', entries: { a: bound('cts_one') } },
    ],
  });
  const verdictsWith = async (config: object): Promise<string[]> =>
    (await verdicts([...files, ['repo/.connref.json', JSON.stringify(config)]])).sort();
  const [one, two, three] = ['error undefined-reference a', 'error undefined-reference b', 'error raw-connection c'];

  it('sets severities, and switches rules off', async () => {
    assert.deepEqual(await verdictsWith({}), [three, one, one, two]);
    assert.deepEqual(await verdictsWith({ rules: { 'undefined-reference': 'off', 'raw-connection': 'hint' } }), [
      'hint raw-connection c',
    ]);
  });

  it('ignores by rule and path', async () => {
    const ignore = (path: string) => ({ ignore: [{ rule: 'undefined-reference', path, reason: 'Known.' }] });
    assert.deepEqual(await verdictsWith(ignore('**')), [three]);
    assert.deepEqual(await verdictsWith(ignore('Contoso/Workflows/Chat-*.json')), [three, one, two]);
    assert.deepEqual(await verdictsWith(ignore('Workflows/**')), [three, one, one, two]);
  });

  it('ignores only one reference where one is named, in any case', async () => {
    const ignore = [{ rule: 'undefined-reference', path: '**', reference: 'CTS_ONE', reason: 'Known.' }];
    assert.deepEqual(await verdictsWith({ ignore }), [three, two]);
  });

  it('leaves out what is excluded', async () => {
    for (const exclude of ['Contoso', 'Contoso/', 'Contoso/**', '**/Workflows', 'C*']) {
      assert.deepEqual(await verdictsWith({ exclude: [exclude] }), [], exclude);
    }
    assert.deepEqual(await verdictsWith({ exclude: ['**/Chat-*'] }), [three, one, two]);
    assert.deepEqual(await verdictsWith({ exclude: ['Workflows'] }), [three, one, one, two]);
  });
});

describe('nameMatcher', () => {
  it('compares whole names, without case; a * takes dots and slashes', () => {
    const matches = nameMatcher(['cts_*', 'fbk_agent.shared_office365.*', 'plain']);
    assert.deepEqual(
      ['cts_mail', 'CTS_a.b/c', 'fbk_agent.shared_office365.0f.1', 'Plain'].filter((name) => !matches(name)),
      [],
    );
    assert.deepEqual(['xcts_mail', 'fbk_agentXshared_office365.a', 'plainer', ''].filter(matches), []);
    assert.equal(nameMatcher([])('a'), false);
  });
});

describe('excludePaths', () => {
  it('leaves out build output, packages and Git’s files at any depth', () => {
    const excluded = excludePaths([]);
    assert.deepEqual(['f', 'f/a', 'f/binary', 'f/a/obj.json', 'f/.github'].filter(excluded), []);
    assert.ok(['f/bin', 'f/a/obj/b', 'f/node_modules', 'f/.git/x'].every(excluded));
  });

  it('leaves out a name at any depth, and what is below it', () => {
    const excluded = excludePaths(['**/old', '**/.svn', '**/a.json']);
    assert.deepEqual(['f/older', 'f/a/very.old', 'f/xa.json', 'f/.svnx'].filter(excluded), []);
    assert.ok(['f/old', 'f/a/old/b', 'f/.svn/x', 'f/b/a.json'].every(excluded));
  });

  it('never leaves out the folder itself', () => {
    assert.equal(excludePaths(['**', '*'])('f'), false);
  });
});
