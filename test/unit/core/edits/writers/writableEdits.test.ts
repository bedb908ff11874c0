import assert from 'node:assert/strict';
import type { NewReference } from '../../../../../src/core/edits/operations/definitionOperation';
import type { EditOperation } from '../../../../../src/core/edits/operations/editOperation';
import { EditRefused } from '../../../../../src/core/edits/operations/editRefused';
import type { EditRefusalReason } from '../../../../../src/core/edits/operations/editRefusalReason';
import { encodeText, type TextEncodingName } from '../../../../../src/core/text/decodeText';
import { applyOperations } from '../../../../support/fixLaw';
import { MemoryFileTree } from '../../../../support/memoryFileTree';
import { otherContent, type XmlContent } from '../../../../support/xmlJudges';

const file = 'repo/Contoso/Other/Customizations.xml';
const siblingFile = 'repo/Fabrikam/Other/Customizations.xml';
const manifestFile = 'repo/Contoso/Other/Solution.xml';

const reference: NewReference = {
  logicalName: 'cts_new',
  displayName: 'New',
  apiName: 'shared_teams',
  customConnectorId: undefined,
};

function definitions(encoding: string, inside = ''): string {
  return `<?xml version="1.0" encoding="${encoding}"?>\n<ImportExportXml>\n  <connectionreferences>${inside}\n  </connectionreferences>\n</ImportExportXml>\n`;
}

function definition(inside = '', attributes = ''): string {
  return `<connectionreference connectionreferencelogicalname="cts_mail"${attributes}><connectionreferencedisplayname>Mail</connectionreferencedisplayname>${inside}</connectionreference>`;
}

const dependency =
  '<MissingDependency><Required type="connectionreference" displayName="Mail" solution="Active" id.connectionreferencelogicalname="cts_mail"/><Dependent type="29" id="{1}"/></MissingDependency>';

/** The bytes of a file after operations. @param encoding The encoding of the file, if its text is to be encoded. */
async function bytesAfter(
  operations: readonly EditOperation[],
  files: Readonly<Record<string, string>>,
  encoding: TextEncodingName = 'utf8',
): Promise<Uint8Array> {
  const entries = Object.entries(files).map(([path, text]) => [path, encodeText(text, encoding)] as const);
  const { after } = await applyOperations(operations, new MemoryFileTree(entries));
  return after.bytes(operations[0]!.file);
}

/** The content that an independent parser finds in bytes that are in the encoding with this label. */
function read(bytes: Uint8Array, label: string): XmlContent {
  return otherContent(new TextDecoder(label, { fatal: true }).decode(bytes));
}

function find(content: XmlContent, name: string): XmlContent[] {
  return [...(content.name === name ? [content] : []), ...content.children.flatMap((child) => find(child, name))];
}

function displayNames(content: XmlContent): string[] {
  return find(content, 'connectionreferencedisplayname').map(({ text }) => text);
}

async function assertRefused(
  reason: EditRefusalReason,
  operation: EditOperation,
  files: Readonly<Record<string, string>>,
  refusedFile = operation.file,
): Promise<void> {
  await assert.rejects(bytesAfter([operation], files), (error) => {
    assert.ok(error instanceof EditRefused, String(error));
    assert.deepEqual([error.file, error.reason], [refusedFile, reason]);
    return true;
  });
}

describe('A character that XML does not allow', () => {
  for (const [character, code] of [
    ['\0', 'U+0000'],
    ['\u001B', 'U+001B'],
    ['\uFFFE', 'U+FFFE'],
    ['\uFFFF', 'U+FFFF'],
    ['\uD83D', 'U+D83D'],
    ['\uDE00', 'U+DE00'],
  ] as const) {
    const name = `a${character}b`;
    const operations: Readonly<Record<string, EditOperation>> = {
      'the display name of a new reference': {
        kind: 'defineReference',
        file,
        reference: { ...reference, displayName: name },
      },
      'the logical name of a new reference': {
        kind: 'defineReference',
        file,
        reference: { ...reference, logicalName: name },
      },
      'the connector of a new reference': { kind: 'defineReference', file, reference: { ...reference, apiName: name } },
      'the GUID of a new reference': {
        kind: 'defineReference',
        file,
        reference: { ...reference, customConnectorId: name },
      },
      'the description of a new reference': {
        kind: 'defineReference',
        file,
        reference: { ...reference, description: name },
      },
      'a new display name': {
        kind: 'renameReference',
        file,
        logicalName: 'cts_mail',
        displayName: { before: 'Mail', value: name },
      },
      'a new logical name': { kind: 'renameReference', file, logicalName: 'cts_mail', to: name },
      'a display name in MissingDependencies': {
        kind: 'replaceReferenceName',
        file: manifestFile,
        holder: 'solutionManifest',
        logicalName: 'cts_mail',
        to: 'cts_mail',
        displayName: { before: 'Mail', value: name },
      },
    };
    it(`is refused: ${code}`, async () => {
      const files = {
        [file]: definitions('utf-8', definition()),
        [manifestFile]: `<ImportExportXml><SolutionManifest><MissingDependencies>${dependency}</MissingDependencies></SolutionManifest></ImportExportXml>`,
      };
      for (const operation of Object.values(operations)) {
        await assertRefused({ kind: 'characterNotWritable', character: code }, operation, files);
      }
    });
  }

  it('is escaped in JSON, in every encoding', async () => {
    const settings = 'repo/a.deploymentsettings.json';
    const name = 'a\0\u001B\uFFFE\uD83Db\u2028😀';
    const operation: EditOperation = {
      kind: 'setConnection',
      file: settings,
      logicalName: name,
      before: undefined,
      value: name,
    };
    for (const encoding of ['utf8', 'utf8bom', 'utf16le', 'utf16be'] as const) {
      const bytes = await bytesAfter([operation], { [settings]: '{"ConnectionReferences":[]}' }, encoding);
      const label = encoding.startsWith('utf8') ? 'utf-8' : encoding === 'utf16le' ? 'utf-16le' : 'utf-16be';
      const written = JSON.parse(new TextDecoder(label, { fatal: true }).decode(bytes)) as unknown;
      assert.deepEqual(written, { ConnectionReferences: [{ LogicalName: name, ConnectionId: name }] });
    }
  });

  it('is kept from being read as another one: carriage returns, and tabs and line feeds in attributes', async () => {
    const displayName = 'a\r\nb\tc';
    const define: EditOperation = { kind: 'defineReference', file, reference: { ...reference, displayName } };
    const written = read(await bytesAfter([define], { [file]: definitions('utf-8', definition()) }), 'utf-8');
    assert.deepEqual(displayNames(written), ['Mail', displayName]);
    const replace: EditOperation = {
      kind: 'replaceReferenceName',
      file: manifestFile,
      holder: 'solutionManifest',
      logicalName: 'cts_mail',
      to: 'cts_mail',
      displayName: { before: 'Mail', value: displayName },
    };
    const manifest = `<ImportExportXml><SolutionManifest><MissingDependencies>${dependency}</MissingDependencies></SolutionManifest></ImportExportXml>`;
    const text = new TextDecoder().decode(await bytesAfter([replace], { [manifestFile]: manifest }));
    assert.match(text, / displayName="a&#13;&#10;b&#9;c" /);
  });
});

describe('A character that the declared encoding of an XML file does not have', () => {
  const displayName = 'Büro € 😀 日本';

  for (const encoding of ['iso-8859-1', 'windows-1252', 'us-ascii', 'ISO-8859-15', 'shift_jis', 'gb18030']) {
    it(`is written as a reference: ${encoding}`, async () => {
      const operations: EditOperation[] = [
        { kind: 'defineReference', file, reference: { ...reference, displayName } },
        { kind: 'renameReference', file, logicalName: 'cts_mail', displayName: { before: 'Mail', value: displayName } },
      ];
      const bytes = await bytesAfter(operations, { [file]: definitions(encoding, definition()) });
      assert.deepEqual(displayNames(read(bytes, encoding)), [displayName, displayName]);
    });
  }

  it('stays as it is where the encoding has every character', async () => {
    for (const [encoding, declared] of [
      ['utf8', 'utf-8'],
      ['utf8bom', 'UTF-8'],
      ['utf16le', 'utf-16'],
      ['utf16be', 'UTF-16'],
    ] as const) {
      const define: EditOperation = { kind: 'defineReference', file, reference: { ...reference, displayName } };
      const bytes = await bytesAfter([define], { [file]: definitions(declared, definition()) }, encoding);
      const text = new TextDecoder(encoding === 'utf16be' ? 'utf-16be' : encoding === 'utf16le' ? 'utf-16le' : 'utf-8');
      assert.ok(text.decode(bytes).includes(displayName), encoding);
    }
  });

  const copy: EditOperation = { kind: 'copyReference', file, from: siblingFile, logicalName: 'cts_mail' };

  it('is written as a reference in a copied definition', async () => {
    const copied = definition('<description>für alle</description>', ' title="Größe &amp; Maß"');
    const bytes = await bytesAfter([copy], {
      [file]: definitions('iso-8859-1'),
      [siblingFile]: definitions('utf-8', copied),
    });
    const [written] = find(read(bytes, 'iso-8859-1'), 'connectionreference');
    assert.deepEqual(written, find(otherContent(definitions('utf-8', copied)), 'connectionreference')[0]);
  });

  for (const [what, inside] of Object.entries({
    'a comment': '<!-- ü -->',
    'a CDATA section': '<description><![CDATA[ü]]></description>',
    'an instruction': '<?p ü?>',
    'the name of an element': '<ü/>',
    'the name of an attribute': '<x ü="1"/>',
  })) {
    it(`is refused in a copied definition where references mean nothing: ${what}`, async () => {
      await assertRefused({ kind: 'declaredEncoding', encoding: 'iso-8859-1', character: 'U+00FC' }, copy, {
        [file]: definitions('iso-8859-1'),
        [siblingFile]: definitions('utf-8', definition(inside)),
      });
    });
  }

  it('is not copied from a file whose encoding Connref does not read', async () => {
    const files = {
      [file]: definitions('utf-8'),
      [siblingFile]: definitions('windows-1252', definition('<description>für alle</description>')),
    };
    await assertRefused(
      { kind: 'declaredEncoding', encoding: 'windows-1252', character: 'U+00FC' },
      copy,
      files,
      siblingFile,
    );
    const plain = {
      ...files,
      [siblingFile]: definitions('windows-1252', definition('<description>f&#252;r</description>')),
    };
    const bytes = await bytesAfter([copy], plain);
    assert.deepEqual(
      find(read(bytes, 'utf-8'), 'description').map(({ text }) => text),
      ['für'],
    );
  });

  it('is refused in JSON inside a CDATA section, and written as a reference in other JSON inside XML', async () => {
    const flowFile = 'repo/Contoso/Workflows/Robot.json.data.xml';
    const workflow = (json: string): string =>
      `<?xml version="1.0" encoding="iso-8859-1"?>\n<Workflow WorkflowId="{1}" Name="Robot"><Category>6</Category><ConnectionReferences>${json}</ConnectionReferences></Workflow>`;
    const json = '[{"connectionReferenceLogicalName":"cts_mail"}]';
    const replace: EditOperation = {
      kind: 'replaceReferenceName',
      file: flowFile,
      holder: 'desktopFlow',
      logicalName: 'cts_mail',
      to: 'cts_bü',
    };
    const bytes = await bytesAfter([replace], { [flowFile]: workflow(json.replaceAll('"', '&quot;')) });
    assert.deepEqual(
      find(read(bytes, 'iso-8859-1'), 'ConnectionReferences').map(({ text }) => text),
      [json.replace('cts_mail', 'cts_bü')],
    );
    await assertRefused({ kind: 'declaredEncoding', encoding: 'iso-8859-1', character: 'U+00FC' }, replace, {
      [flowFile]: workflow(`<![CDATA[${json}]]>`),
    });
  });
});
