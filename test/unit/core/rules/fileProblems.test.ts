import assert from 'node:assert/strict';
import { invalidJson } from '../../../../src/core/rules/invalid-json';
import { invalidConfiguration } from '../../../../src/core/rules/invalid-configuration';
import { unreadableFile } from '../../../../src/core/rules/unreadable-file';
import { encodeText } from '../../../../src/core/text/decodeText';
import { sourceAgreement } from '../../../support/agreement';
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

describe('A list of connections inside XML that cannot be read', () => {
  const robotId = '0f000000-0000-4000-8000-000000000078';
  const elements = {
    ConnectionReferences: (list: string) =>
      `<CanvasApp><Name>cts_orders</Name><DisplayName>Orders</DisplayName><ConnectionReferences>${list}</ConnectionReferences></CanvasApp>`,
    CdsDependencies: (list: string) =>
      `<CanvasApp><Name>cts_orders</Name><DisplayName>Orders</DisplayName><CanvasAppType>4</CanvasAppType><CdsDependencies>${list}</CdsDependencies></CanvasApp>`,
    desktop: (list: string) =>
      `<Workflow WorkflowId="{${robotId}}" Name="Robot"><JsonFileName>/Workflows/Robot-${robotId}.json</JsonFileName><Category>6</Category><ConnectionReferences>${list}</ConnectionReferences></Workflow>`,
  };
  type Element = keyof typeof elements;

  /** The files of a solution with one such element, in each layout that has it. */
  function layouts(element: Element, list: string): (readonly [file: string, text: string])[][] {
    const xml = elements[element](list);
    const separate =
      element === 'desktop' ? `Workflows/Robot-${robotId}.json.data.xml` : 'CanvasApps/cts_orders.meta.xml';
    const section = element === 'desktop' ? 'Workflows' : 'CanvasApps';
    const root = 'repo/Contoso';
    return [
      [...solutionFiles({}), [`${root}/${separate}`, xml]],
      solutionFiles({ layout: 'export' }).map(([file, text]) => [
        file,
        text.replace('<EntityDataProviders />', `<${section}>${xml}</${section}>`).replace('<Workflows />', ''),
      ]),
    ];
  }

  /** The findings, with the text that each of them marks. */
  async function found(element: Element, list: string): Promise<string[]> {
    const inLayouts = await Promise.all(
      layouts(element, list).map(async (each) => {
        const { engine, tree } = await openWorkspace(each);
        const located = await allLocatedFindings(engine);
        return located.map(({ file, message, range: { start, end }, ...finding }) => {
          const line = tree.text(file).split('\n')[start.line] ?? '';
          return [verdict({ file, message, ...finding }), line.slice(start.column, end.column), message].join(' | ');
        });
      }),
    );
    assert.deepEqual(inLayouts[1], inLayouts[0]);
    return inLayouts[0] ?? [];
  }

  const broken = (element: string, user: { kind: 'canvasApp' | 'codeApp' | 'desktopFlow'; name: string }) =>
    invalidJson.messages.xmlElement({ element, user, reason: 'value expected' }).text;
  const unknown = (...[data]: Parameters<typeof unreadableFile.messages.unknownForm>) =>
    unreadableFile.messages.unknownForm(data).text;
  const orders = { kind: 'canvasApp', name: 'Orders' } as const;
  const code = { kind: 'codeApp', name: 'Orders' } as const;
  const robot = { kind: 'desktopFlow', name: 'Robot' } as const;

  it('is unreadable-file if it is nested too deep to be edited', async () => {
    const deep = `{"a":${'['.repeat(600)}${']'.repeat(600)}}`;
    for (const [element, user] of [
      ['ConnectionReferences', orders],
      ['CdsDependencies', code],
    ] as const) {
      const message = unknown({ element, user, expected: 'fewerLevels' });
      assert.deepEqual(await found(element, deep), [`warning unreadable-file | ${deep} | ${message}`]);
    }
  });

  it('is invalid-json where the JSON breaks, however the XML escapes it', async () => {
    const app = broken('ConnectionReferences', orders);
    assert.deepEqual(await found('ConnectionReferences', '{"a":}'), [`warning invalid-json | } | ${app}`]);
    assert.deepEqual(await found('ConnectionReferences', ' {&quot;a&quot;:}'), [`warning invalid-json | } | ${app}`]);
    assert.deepEqual(await found('ConnectionReferences', '<![CDATA[{"a":}]]>'), [`warning invalid-json | } | ${app}`]);
    assert.deepEqual(await found('CdsDependencies', '{"cdsdependencies":}'), [
      `warning invalid-json | } | ${broken('CdsDependencies', code)}`,
    ]);
    assert.deepEqual(await found('desktop', '[{"logicalName":}]'), [
      `warning invalid-json | } | ${broken('ConnectionReferences', robot)}`,
    ]);
  });

  it('is invalid-json at its last character if it is cut off, and at an element inside the text', async () => {
    const places = async (list: string) =>
      (await found('ConnectionReferences', list)).map((each) => each.split(' | ').slice(0, 2));
    assert.deepEqual(await places('{&quot;a&quot;'), [['warning invalid-json', '&quot;']]);
    assert.deepEqual(await places('{<b />}'), [['warning invalid-json', '<b']]);
  });

  it('is an unknown form with a warning, because the file may be right', async () => {
    const element = 'ConnectionReferences';
    const itemMessage = unknown({ element, user: robot, expected: 'logicalName' });
    assert.deepEqual(await found('desktop', '[{"logicalName":"cts_a"},{"name":"cts_b"}]'), [
      `warning unreadable-file | {"name":"cts_b"} | ${itemMessage}`,
    ]);
    assert.deepEqual(await found('desktop', ' {}'), [
      `warning unreadable-file | {} | ${unknown({ element, user: robot, expected: 'list' })}`,
    ]);
    const appMessage = unknown({ element, user: orders, expected: 'object' });
    assert.deepEqual(await found('ConnectionReferences', '[{"a":1}]'), [
      `warning unreadable-file | [{"a":1}] | ${appMessage}`,
    ]);
    assert.deepEqual(await found('ConnectionReferences', '{"a":"cts_mail"}'), [
      `warning unreadable-file | "cts_mail" | ${appMessage}`,
    ]);
    assert.deepEqual(await found('CdsDependencies', '{"cdsdependencies":{"a":1}}'), [
      `warning unreadable-file | {"a":1} | ${unknown({ element: 'CdsDependencies', user: code, expected: 'list' })}`,
    ]);
  });

  it('is nothing for lists without uses', async () => {
    for (const list of ['', ' ', '{}', '[]', 'null']) {
      assert.deepEqual(await found('ConnectionReferences', list), [], list);
    }
    for (const list of ['', '[]']) {
      assert.deepEqual(await found('desktop', list), [], list);
    }
  });

  it('is an app or desktop flow about which the plan says the same', async () => {
    for (const [element, list] of [
      ['ConnectionReferences', '{'],
      ['ConnectionReferences', '[1]'],
      ['CdsDependencies', '"x"'],
      ['desktop', '{'],
      ['desktop', '[1]'],
    ] as const) {
      for (const each of layouts(element, list)) {
        const { differences, agreed } = sourceAgreement((await openWorkspace(each)).engine);
        assert.deepEqual([differences, [...agreed]], [[], [['unread-user', 1]]], `${element} ${list}`);
      }
    }
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
