import assert from 'node:assert/strict';
import { invalidConfiguration } from '../../../../src/core/rules/invalid-configuration';
import { unreadableFile } from '../../../../src/core/rules/unreadable-file';
import { encodeText } from '../../../../src/core/text/decodeText';
import { MemoryFileTree } from '../../../support/memoryFileTree';
import { bound, flowJson, flowPath, raw, solutionFiles } from '../../../support/solutionSource';
import { graveFindings, allLocatedFindings, openWorkspace, verdict, verdicts } from '../../../support/workspace';

const flow = { name: 'Send', entries: { mail: bound('cts_mail') } };
const files = solutionFiles({ references: [{ name: 'cts_mail' }], flows: [flow] });
const flowFile = flowPath('repo/Contoso', flow);
const conflict = (text: string): string => `<<<<<<< HEAD\n${text}\n=======\n${text}\n>>>>>>> theirs\n`;

/** Every file of a solution that is read as JSON or XML. */
const jsonFiles = [flowFile, 'repo/Contoso/environmentvariabledefinitions/cts_url/environmentvariablevalues.json'];
const xmlFiles = [
  'repo/Contoso/Other/Solution.xml',
  'repo/Contoso/Other/Customizations.xml',
  `${flowFile}.data.xml`,
  'repo/Contoso/Connectors/cts_weather.xml',
  'repo/Contoso/CanvasApps/cts_app.meta.xml',
  'repo/Contoso/bots/cts_agent/bot.xml',
  'repo/Contoso/Assets/botcomponent_connectionreferenceset.xml',
  'repo/Contoso/environmentvariabledefinitions/cts_url/environmentvariabledefinition.xml',
];

describe('A file that cannot be read as what it is', () => {
  it('is invalid-yaml, where it breaks', async () => {
    const { engine } = await openWorkspace([...files, ['repo/git/solutions/Base/solution.yml', 'a:\n  b: [\n  c: d']]);
    const [finding] = await allLocatedFindings(engine);
    assert.deepEqual(
      [finding?.ruleId, finding?.severity, finding?.range.start],
      ['invalid-yaml', 'error', { line: 2, column: 2 }],
    );
  });

  for (const file of jsonFiles) {
    it(`is invalid-json: ${file}`, async () => {
      assert.deepEqual(await verdicts([...files, [file, '{ "a": }']]), ['error invalid-json']);
      assert.deepEqual(await verdicts([...files, [file, '']]), ['error invalid-json']);
      assert.deepEqual(await verdicts([...files, [file, '{"properties":{"definition":{}}}']]), []);
    });
  }

  for (const file of xmlFiles) {
    it(`is invalid-xml: ${file}`, async () => {
      assert.deepEqual(await verdicts([...files, [file, '<a><b></a>']]), ['error invalid-xml']);
      assert.deepEqual(await verdicts([...files, [file, '']]), ['error invalid-xml']);
    });
  }

  for (const file of [...jsonFiles, ...xmlFiles]) {
    it(`is merge-conflict: ${file}`, async () => {
      assert.deepEqual(await verdicts([...files, [file, conflict('<a/>')]]), ['error merge-conflict']);
    });
  }

  it('is silent in files that no solution owns', async () => {
    assert.deepEqual(await verdicts([...files, ['repo/other.json', '{'], ['repo/Contoso/Entities/x.xml', '<']]), []);
  });

  it('is placed where it breaks', async () => {
    const broken = [
      [flowFile, '{\n  "a": ]\n}'],
      ['repo/Contoso/Other/Solution.xml', '<a>\n  <b></c>\n</a>'],
      [`${flowFile}.data.xml`, 'text\n<<<<<<< HEAD\n=======\n>>>>>>> x'],
    ] as const;
    const { engine } = await openWorkspace([...files, ...broken]);
    const located = (await allLocatedFindings(engine)).filter(({ severity }) => severity === 'error');
    assert.deepEqual(located.map(({ ruleId, range: { start, end } }) => [ruleId, start, end]).sort(), [
      ['invalid-json', { line: 1, column: 7 }, { line: 1, column: 8 }],
      ['invalid-xml', { line: 1, column: 5 }, { line: 1, column: 9 }],
      ['merge-conflict', { line: 1, column: 0 }, { line: 1, column: 12 }],
    ]);
  });
});

describe('unreadable-file', () => {
  it('is an error where the disk refuses, and says why', async () => {
    const tree = new MemoryFileTree(files);
    tree.makeUnreadable(flowFile);
    const { engine } = await openWorkspace(tree);
    assert.deepEqual(graveFindings(engine).map(verdict), ['error unreadable-file']);
    assert.equal(
      graveFindings(engine)[0]?.message,
      unreadableFile.messages.refused({ reason: 'permission denied' }).text,
    );
  });

  it('is an error at the first byte that is no text, and what can be read is still checked', async () => {
    const text = flowJson({ ...flow, entries: { mail: raw() } });
    const bytes = encodeText(text.replace('"templateName": ""', '"templateName": "?"'), 'utf8');
    bytes[bytes.lastIndexOf(0x3f)] = 0xff;
    const { engine } = await openWorkspace([...files, [flowFile, bytes]]);
    const located = (await allLocatedFindings(engine)).filter(({ severity }) => severity === 'error');
    assert.deepEqual(located.map(verdict), ['error raw-connection mail', 'error unreadable-file']);
    assert.deepEqual(located[1]?.range.start, { line: text.split('\n').length - 4, column: 21 });
  });

  it('is silent for U+FFFD that really stands in the file', async () => {
    assert.deepEqual(
      await verdicts([...files, [flowFile, flowJson(flow).replace('"templateName": ""', '"templateName": "\ufffd"')]]),
      [],
    );
  });

  it('is silent for well-formed files however deep they nest and whatever their elements are named', async () => {
    const deep = `<I><connectionreferences>${'<a>'.repeat(20_000)}${'</a>'.repeat(20_000)}</connectionreferences></I>`;
    const reserved = '<I><connectionreferences><constructor /></connectionreferences></I>';
    for (const text of [deep, reserved]) {
      const other = solutionFiles({
        root: 'repo/Other',
        uniqueName: 'Other',
        flows: [{ name: 'X', entries: { a: raw() } }],
      });
      assert.deepEqual((await verdicts([...files, ...other, ['repo/Contoso/Other/Customizations.xml', text]])).sort(), [
        'error raw-connection a',
        'error undefined-reference mail',
      ]);
    }
  });
});

describe('invalid-configuration', () => {
  it('is a warning in .connref.json, and only there', async () => {
    assert.deepEqual(await verdicts([...files, ['repo/.connref.json', '{ "rule": {} }']]), [
      'warning invalid-configuration',
    ]);
    assert.deepEqual(await verdicts([...files, ['repo/.connref.json', '{ "rules": {} }']]), []);
    assert.deepEqual(await verdicts([...files, ['repo/Contoso/.connref.json', '{ "rule": {} }']]), []);
  });

  it('names solutions and settings files of environments that are not there, each in its place', async () => {
    const { unknownSolution, unknownSettingsFile } = invalidConfiguration.messages;
    const test = { solutions: ['Contoso', 'Gone'], settings: [{ path: 'no.json', solutions: ['Lost'] }, 'test.json'] };
    const { engine } = await openWorkspace([
      ...files,
      ['repo/test.json', '{ "ConnectionReferences": [{ "LogicalName": "cts_mail", "ConnectionId": "" }] }'],
      ['repo/.connref.json', JSON.stringify({ environments: { test } })],
    ]);
    assert.deepEqual(
      engine.findings('repo/.connref.json').map(({ message, place }) => [message, place]),
      [
        [unknownSolution({ name: 'Gone' }).text, 'solutions/1'],
        [unknownSolution({ name: 'Lost' }).text, 'settings/0/solutions/0'],
        [unknownSettingsFile({ path: 'no.json' }).text, 'settings/0'],
      ].map(([message = '', pointer = '']) => [
        message,
        { kind: 'json', pointer: `/environments/test/${pointer}`, part: 'value' },
      ]),
    );
  });

  it('can be switched off by itself', async () => {
    const config = '{ "rule": {}, "rules": { "invalid-configuration": "off" } }';
    assert.deepEqual(await verdicts([...files, ['repo/.connref.json', config]]), []);
  });
});
