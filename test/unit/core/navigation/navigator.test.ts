import assert from 'node:assert/strict';
import { Navigator } from '../../../../src/core/navigation/navigator';
import type { FilePath } from '../../../../src/core/model/filePath';
import type { Range } from '../../../../src/core/text/lineIndex';
import { LineIndex } from '../../../../src/core/text/lineIndex';
import { MemoryFileTree } from '../../../support/memoryFileTree';
import { type OpenWorkspace, openWorkspace } from '../../../support/workspace';
import { childFlow, childId, contoso, otherFlow, parentFlow, prodSettings, stockId, testSettings } from './contoso';

const baseCustomizations = 'repo/Base/Other/Customizations.xml';
const otherCustomizations = 'repo/Other Solution/customizations.xml';

/** A workspace, with queries by text instead of offsets. */
class Opened {
  readonly navigator: Navigator;
  readonly #workspace: OpenWorkspace;

  constructor(workspace: OpenWorkspace, longestText = 1 << 20) {
    this.#workspace = workspace;
    this.navigator = new Navigator({ engine: workspace.engine, longestText });
  }

  async text(file: FilePath): Promise<string> {
    return (await this.#workspace.engine.readText(file))?.text ?? '';
  }

  /** Returns the mention in a file at the second character of `name`, after the text `before`. */
  async named(file: FilePath, before: string, name: string): ReturnType<Navigator['mentionAt']> {
    const text = await this.text(file);
    const at = text.indexOf(before + name);
    assert.ok(at >= 0, `${file} holds ${before}${name}`);
    return this.navigator.mentionAt(file, text, at + before.length + 1);
  }

  async definitions(file: FilePath, before: string, name: string): Promise<string[]> {
    const mention = await this.named(file, before, name);
    assert.ok(mention, `something is named at ${name}`);
    return this.shown(await this.navigator.definitions(mention, file));
  }

  async references(file: FilePath, before: string, name: string): Promise<string[]> {
    const mention = await this.named(file, before, name);
    assert.ok(mention, `something is named at ${name}`);
    return this.shown(await this.navigator.references(mention, file));
  }

  /** `path: the text at the range`. */
  async shown(locations: readonly { file: FilePath; range: Range }[]): Promise<string[]> {
    return Promise.all(
      locations.map(async ({ file, range }) => `${file.replace('repo/', '')}: ${at(await this.text(file), range)}`),
    );
  }
}

function at(text: string, { start, end }: Range): string {
  const lines = new LineIndex(text);
  let line = 0;
  const offset = ({ line: wanted, column }: Range['start']): number => {
    let from = 0;
    for (line = 0; line < wanted; line++) {
      from = nextLine(text, from);
    }
    return from + column;
  };
  const [from, to] = [offset(start), offset(end)];
  assert.deepEqual(lines.range(from, to), { start, end });
  return text.slice(from, to);
}

function nextLine(text: string, from: number): number {
  const match = /\r\n|\r|\n/g;
  match.lastIndex = from;
  match.exec(text);
  return match.lastIndex;
}

describe('Navigator', () => {
  let opened: Opened;
  let workspace: OpenWorkspace;

  beforeEach(async () => {
    workspace = await openWorkspace(contoso());
    opened = new Opened(workspace);
  });

  const bindings = 'connectionReferenceLogicalName": "';

  it('leads from a flow to the definition in its own solution, whatever the case', async () => {
    assert.deepEqual(await opened.definitions(parentFlow, bindings, 'cts_Mail'), [
      'Base/Other/Customizations.xml: cts_mail',
    ]);
  });

  it('leads to another solution if the own solution has no definition', async () => {
    assert.deepEqual(await opened.definitions(otherFlow, bindings, 'CTS_MAIL'), [
      'Base/Other/Customizations.xml: cts_mail',
    ]);
    assert.deepEqual(await opened.definitions(otherFlow, bindings, 'cts_gone'), []);
  });

  it('leads from settings files, agents, apps, Solution.xml and .connref.json to the definition', async () => {
    const expected = ['Base/Other/Customizations.xml: cts_mail'];
    const data = 'repo/Base/botcomponents/cts_agent.topic/data';
    const set = 'repo/Base/Assets/botcomponent_connectionreferenceset.xml';
    const app = 'repo/Base/CanvasApps/cts_app.meta.xml';
    const manifest = 'repo/Other Solution/solution.xml';
    assert.deepEqual(await opened.definitions(testSettings, '"LogicalName": "', 'cts_mail'), expected);
    assert.deepEqual(await opened.definitions(data, 'connectionReference: "', 'cts_mail'), expected);
    assert.deepEqual(
      await opened.definitions(set, 'topic" connectionreferenceid.connectionreferencelogicalname="', 'cts_mail'),
      expected,
    );
    assert.deepEqual(await opened.definitions(app, 'LogicalName&quot;:&quot;', 'cts_mail'), expected);
    assert.deepEqual(await opened.definitions(manifest, 'id.connectionreferencelogicalname="', 'cts_mail'), expected);
    assert.equal((await opened.named('repo/.connref.json', '"', 'cts_gone'))?.kind, 'reference');
    assert.equal(await opened.named('repo/.connref.json', '"', 'cts_mail*'), undefined);
  });

  it('leads from an operation to the entry that it uses, and from the entry to the reference', async () => {
    assert.deepEqual(await opened.definitions(parentFlow, '"connectionName": "', 'shared_office365'), [
      `${parentFlow.replace('repo/', '')}: shared_office365`,
    ]);
    assert.deepEqual(await opened.definitions(parentFlow, '      "', 'shared_office365'), [
      'Base/Other/Customizations.xml: cts_mail',
    ]);
    assert.deepEqual(await opened.definitions(parentFlow, "$connections')['", "it''s"), [
      `${parentFlow.replace('repo/', '')}: it's`,
    ]);
  });

  it('leads to entries and references while the text is invalid JSON', async () => {
    const flow = parentFlow.replace('repo/', '');
    for (const [from, to] of [
      ['"operationId": "', '"operationId": ,"'],
      ['"operationId": "', '"operationId": "\n"'],
      ['"runtimeSource": "embedded",', '"runtimeSource": "embedded"'],
    ] as const) {
      const text = await opened.text(parentFlow);
      assert.ok(text.includes(from));
      workspace.engine.setUnsaved(parentFlow, text.replace(from, to));
      await workspace.engine.settle();
      assert.equal(workspace.engine.index.flow(parentFlow)?.readable, false);
      assert.deepEqual(
        await opened.definitions(parentFlow, '"connectionName": "', 'shared_office365'),
        [`${flow}: shared_office365`],
        to,
      );
      assert.deepEqual(await opened.definitions(parentFlow, '      "', 'shared_office365'), [
        'Base/Other/Customizations.xml: cts_mail',
      ]);
      workspace.engine.setUnsaved(parentFlow, text);
      await workspace.engine.settle();
    }
  });

  it('leads nowhere from a key without an entry', async () => {
    const text = (await opened.text(parentFlow)).replace('"connectionName": "shared_sql"', '"connectionName": "gone"');
    workspace.engine.setUnsaved(parentFlow, text);
    await workspace.engine.settle();
    assert.deepEqual(await opened.definitions(parentFlow, '"connectionName": "', 'gone'), []);
  });

  it('finds every use of a key, at any depth and in expressions, and no data that looks like a use', async () => {
    const flow = parentFlow.replace('repo/', '');
    assert.deepEqual(await opened.references(parentFlow, '      "', 'shared_office365'), [
      `${flow}: shared_office365`,
      `${flow}: shared_office365`,
    ]);
    assert.deepEqual(await opened.references(parentFlow, '      "', 'shared_sql'), [
      `${flow}: shared_sql`,
      `${flow}: shared_sql`,
    ]);
    assert.deepEqual(await opened.references(parentFlow, '      "', "it's"), [`${flow}: it's`, `${flow}: it''s`]);
  });

  it('finds every mention of a reference, and no longer name that starts with its name', async () => {
    const expected = [
      'Base/Assets/botcomponent_connectionreferenceset.xml: cts_mail',
      'Base/CanvasApps/cts_app.meta.xml: cts_mail',
      'Base/Other/Customizations.xml: cts_mail',
      `${childFlow.replace('repo/', '')}: cts_mail`,
      `${parentFlow.replace('repo/', '')}: cts_Mail`,
      `${parentFlow.replace('repo/', '')}: cts_mail`,
      'Base/botcomponents/cts_agent.topic/data: cts_mail',
      `${otherFlow.replace('repo/', '')}: CTS_MAIL`,
      'Other Solution/solution.xml: cts_mail',
      'settings/prod.json: cts_mail',
      'settings/test.json: cts_mail',
    ];
    for (const [file, before, name] of [
      [baseCustomizations, 'logicalname="', 'cts_mail"'],
      [otherFlow, bindings, 'CTS_MAIL'],
      [prodSettings, '"LogicalName":"', 'cts_mail'],
    ] as const) {
      assert.deepEqual(await opened.references(file, before, name), expected, file);
    }
    assert.deepEqual(await opened.references(otherFlow, bindings, 'cts_gone'), [
      '.connref.json: cts_gone',
      `${otherFlow.replace('repo/', '')}: cts_gone`,
    ]);
  });

  it('leads to child flows, and from a flow to its callers', async () => {
    assert.deepEqual(await opened.definitions(parentFlow, 'workflowReferenceName": "', childId), [
      `${childFlow.replace('repo/', '')}: `,
    ]);
    assert.deepEqual(await opened.references(`${childFlow}.data.xml`, 'WorkflowId="{', childId), [
      `${childFlow.replace('repo/', '')}.data.xml: {${childId}}`,
      `${parentFlow.replace('repo/', '')}: ${childId}`,
    ]);
  });

  it('finds a custom connector by its GUID and by its name', async () => {
    assert.deepEqual(await opened.definitions(baseCustomizations, '<connectorid>', stockId), [
      `Base/Connectors/cts_5Fstock.xml: {${stockId}}`,
    ]);
    assert.deepEqual(await opened.definitions(parentFlow, 'logicalName": "', 'cts_5Fstock'), [
      'Base/Connectors/cts_5Fstock.xml: cts_5Fstock',
    ]);
    assert.deepEqual(await opened.references(parentFlow, 'logicalName": "', 'cts_5Fstock'), [
      `Base/Connectors/cts_5Fstock.xml: {${stockId}}`,
      'Base/Connectors/cts_5Fstock.xml: cts_5Fstock',
      `Base/Other/Customizations.xml: ${stockId}`,
      `${parentFlow.replace('repo/', '')}: cts_5Fstock`,
    ]);
  });

  it('links environment variables of settings files to their definitions', async () => {
    const definition = 'Base/environmentvariabledefinitions/cts_Url/environmentvariabledefinition.xml: cts_Url';
    assert.deepEqual(await opened.definitions(testSettings, '"SchemaName": "', 'cts_Url'), [definition]);
    assert.deepEqual(await opened.references(testSettings, '"SchemaName": "', 'cts_Url'), [
      definition,
      'settings/test.json: cts_Url',
    ]);
  });

  it('finds the components in customizations.xml of an export', async () => {
    const mention = await opened.named(otherCustomizations, 'WorkflowId="', '{0f000000');
    assert.deepEqual(
      [mention?.kind, mention?.role, mention?.name],
      ['flow', 'definition', '0f000000-0000-4000-8000-00000000000b'],
    );
  });

  it('reads unsaved texts', async () => {
    const text = (await opened.text(childFlow)).replace('{', '{\n').replace('cts_mail', 'cts_mailbox');
    workspace.engine.setUnsaved(childFlow, text);
    await workspace.engine.settle();
    assert.deepEqual(await opened.references(baseCustomizations, 'logicalname="', 'cts_mailbox'), [
      'Base/Other/Customizations.xml: cts_mailbox',
      `${childFlow.replace('repo/', '')}: cts_mailbox`,
      'Base/botcomponents/cts_agent.topic/data: cts_mailbox',
      'settings/test.json: cts_mailbox',
    ]);
  });

  it('finds a name at its end, and nothing beside it', async () => {
    const text = await opened.text(childFlow);
    const start = text.indexOf('cts_mail');
    const kinds = [start - 1, start, start + 8, start + 9].map(
      async (offset) => (await opened.navigator.mentionAt(childFlow, text, offset))?.kind,
    );
    assert.deepEqual(await Promise.all(kinds), [undefined, 'reference', 'reference', undefined]);
  });

  it('finds nothing in other files and in texts that are too long', async () => {
    const text = await opened.text(childFlow);
    assert.equal(opened.navigator.canContainMentions('repo/package.json'), false);
    assert.deepEqual(await opened.navigator.mentions('repo/package.json', text), []);
    assert.deepEqual(await new Opened(workspace, text.length - 1).navigator.mentions(childFlow, text), []);
  });

  it('never throws on broken texts', async () => {
    for (const file of workspace.tree.paths()) {
      const text = await opened.text(file);
      for (const broken of ['', text.slice(0, text.length / 2), `<<<<<<< x\n${text}`, text.replaceAll('"', '')]) {
        await opened.navigator.mentions(file, broken);
      }
    }
    const deep = `{"properties":{"definition":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}}`;
    assert.deepEqual(await opened.navigator.mentions(childFlow, deep), []);
  });

  it('stops after a request is cancelled', async () => {
    const mention = await opened.named(baseCustomizations, 'logicalname="', 'cts_mail');
    assert.ok(mention);
    workspace.tree.forget();
    assert.deepEqual(await opened.navigator.references(mention, baseCustomizations, () => true), []);
    assert.deepEqual(workspace.tree.reads, []);
  });
});

describe('Navigator, in every encoding', () => {
  for (const encoding of ['utf8', 'utf8bom', 'utf16le', 'utf16be'] as const) {
    for (const [ends, lineEnd] of Object.entries({ LF: '\n', CRLF: '\r\n', CR: '\r' })) {
      it(`${encoding} with ${ends}`, async () => {
        const tree = new MemoryFileTree();
        contoso().forEach(([file, text]) => {
          tree.write(file, text.replaceAll('\n', lineEnd), encoding);
        });
        const opened = new Opened(await openWorkspace(tree));
        assert.equal((await opened.references(baseCustomizations, 'logicalname="', 'cts_mail"')).length, 11);
      });
    }
  }
});

describe('Names with escapes', () => {
  it('are found at their offsets', async () => {
    const files = contoso().map(([file, text]): [string, string] => [
      file,
      file === parentFlow
        ? text.replaceAll("'", String.raw`\u0027`).replaceAll('cts_Mail', String.raw`\u0063ts_Mail`)
        : text,
    ]);
    const opened = new Opened(await openWorkspace(files));
    assert.deepEqual(await opened.references(parentFlow, '      "', String.raw`it\u0027s`), [
      String.raw`${parentFlow.replace('repo/', '')}: it\u0027s`,
      String.raw`${parentFlow.replace('repo/', '')}: it\u0027\u0027s`,
    ]);
    const mail = await opened.named(parentFlow, '"connectionReferenceLogicalName": "', String.raw`\u0063ts_Mail`);
    assert.equal(mail?.name, 'cts_Mail');
  });
});
