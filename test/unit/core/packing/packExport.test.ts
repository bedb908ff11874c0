import assert from 'node:assert/strict';
import { encodeText } from '../../../../src/core/text/decodeText';
import { type ExportFolder, packExport, type PackedExport } from '../../../../src/core/packing/packExport';
import { packRefusalWords } from '../../../../src/core/words/packWords';
import { bound, flowFileName, type SolutionSource, solutionFiles } from '../../../support/solutionSource';

type Files = Record<string, string | Uint8Array>;
type Packed = Extract<PackedExport, { kind: 'packed' }>;

const send = { name: 'Send', entries: { mail: bound('cts_mail') } };
const sendFile = `Workflows/${flowFileName(send)}`;
const contentTypesFile = '[Content_Types].xml';

/** The files of an export, by their path in its folder. */
function exported(source: SolutionSource = {}, more: Files = {}): Files {
  const files = solutionFiles({
    flows: [send],
    references: [{ name: 'cts_mail' }],
    ...source,
    layout: 'export',
    root: 'x',
  });
  return { ...Object.fromEntries(files.map(([path, text]) => [path.slice(2), text])), ...more };
}

/** An export whose customizations have one more section. */
function withSection(section: string, more: Files = {}): Files {
  const files = exported();
  const text = String(files['customizations.xml']).replace('<Entities />', `<Entities />${section}`);
  return { ...files, 'customizations.xml': text, ...more };
}

function pack(files: Files, folder: Partial<ExportFolder> = {}): Promise<PackedExport> {
  return packExport({
    paths: Object.keys(files),
    gaps: [],
    objection: () => undefined,
    read: (path) => {
      const content = files[path];
      return Promise.resolve(
        content === undefined
          ? { kind: 'missing' }
          : { kind: 'bytes', bytes: typeof content === 'string' ? encodeText(content, 'utf8') : content },
      );
    },
    ...folder,
  });
}

async function packedOf(files: Files): Promise<Packed> {
  const packed = await pack(files);
  assert.ok(packed.kind === 'packed', JSON.stringify(packed));
  return packed;
}

async function namesOf(files: Files): Promise<string[]> {
  return (await packedOf(files)).files.map(({ name }) => name);
}

async function contentTypesOf(files: Files): Promise<string> {
  const bytes = (await packedOf(files)).files.find(({ name }) => name === contentTypesFile)?.bytes;
  return Buffer.from(bytes ?? []).toString('utf8');
}

/** Why a folder is refused, in words. */
async function refusalsOf(files: Files, folder: Partial<ExportFolder> = {}): Promise<string[]> {
  const packed = await pack(files, folder);
  assert.ok(packed.kind === 'refused');
  return packed.refusals.map((each) => packRefusalWords(each, (path) => path));
}

describe('packExport', () => {
  describe('the files', () => {
    it('have the bytes that they have on the disk, whatever their encoding and line ends', async () => {
      const files = exported();
      files[sendFile] = encodeText(String(files[sendFile]).replaceAll('\n', '\r\n'), 'utf16le');
      files['solution.xml'] = encodeText(String(files['solution.xml']), 'utf8bom');
      files['WebResources/cts_icon'] = Uint8Array.of(0, 255, 128, 10, 13);
      for (const { name, bytes } of (await packedOf(files)).files.filter(({ name }) => name !== contentTypesFile)) {
        const content = files[name] ?? '';
        assert.deepEqual(
          Buffer.from(bytes),
          Buffer.from(typeof content === 'string' ? encodeText(content, 'utf8') : content),
          name,
        );
      }
    });

    it('are those in the folders of exports, also of tables that Connref does not know', async () => {
      const parts = [
        'Assets/botcomponent_workflowset.xml',
        'CanvasApps/cts_app_DocumentUri.msapp',
        'Connector/cts_5Fapi_openapidefinition.json',
        'Controls/cts_Control/bundle.js',
        'Formulas/cts_table.yaml',
        'PluginAssemblies/Contoso/Contoso.dll',
        'Reports/Sales.rdl',
        'WebResources/cts_script',
        'bots/cts_agent/configuration.json',
        'bots/cts_agent/bot.xml',
        'botcomponents/cts_agent.topic.Hello/data',
        'cts_settings/one/cts_setting.xml',
        'cts_settings/one/files/picture.png',
        'botcomponents/cts_agent.file.Guide/filedata/guide.md',
        'botcomponents/cts_agent.file.Guide/filedata/sheet_managed.bak',
        'dvtablesearchentities/0f000000-0000-4000-8000-000000000001/dvtablesearchentity.xml',
        'cts_boxes/one/cts_box.xml',
      ];
      const text = (name: string): string => (name.endsWith('.xml') ? '<a/>' : '{}');
      const names = await namesOf(exported({}, Object.fromEntries(parts.map((name) => [name, text(name)]))));
      assert.deepEqual(
        parts.filter((part) => !names.includes(part)),
        [],
      );
    });

    it('are without what is no part of an export, which is named', async () => {
      const foreign = [
        '.connref.json',
        '.git/config',
        'Connectors/cts_5Fapi.xml',
        'Entities/Account/Entity.xml',
        'Other/Relationships.xml',
        'README.md',
        'Workflows/.DS_Store',
        'bots/README.md',
        'bots/cts_agent/.DS_Store',
        'bots/cts_agent/configuration.json.orig',
        'Workflows/README',
        'Workflows/Send.json.orig',
        `${sendFile}.data.xml`,
        'CanvasApps/cts_app.meta.xml',
        'CanvasApps/src/cts_app/Header.json',
        'WebResources/notes.md',
        'config/test.deploymentsettings.json',
        'contoso.cdsproj',
        'deploymentSettings.json',
        'docs/pictures/flow.png',
      ];
      const own = { 'bots/cts_agent/bot.xml': '<bot/>' };
      const { files, left } = await packedOf(
        exported({}, { ...own, ...Object.fromEntries(foreign.map((name) => [name, ''])) }),
      );
      assert.deepEqual(
        files.map(({ name }) => name),
        [sendFile, ...Object.keys(own), contentTypesFile, 'customizations.xml', 'solution.xml'].sort(),
      );
      assert.deepEqual(left, [...foreign].sort());
    });

    it('are also those that the customizations or the content types list, wherever they are', async () => {
      const names = await namesOf(
        withSection('<Things><Thing><FileName>/Things/README.md</FileName></Thing></Things>', {
          'Things/README.md': '',
          'Pictures/GREY%20(1)': '',
          [contentTypesFile]:
            '<Types><Default Extension="xml" ContentType="x"/><Default Extension="json" ContentType="x"/><Default Extension="md" ContentType="x"/><Override PartName="/Pictures/GREY%20(1)" ContentType="x"/></Types>',
        }),
      );
      assert.ok(names.includes('Things/README.md') && names.includes('Pictures/GREY%20(1)'), names.join());
    });

    it('are found also if the disk has another form of Unicode or the list has escapes', async () => {
      const files = withSection(
        '<A><FileName>/WebResources/Größe</FileName><FileName>/WebResources/a%20b</FileName></A>',
        { ['WebResources/Größe'.normalize('NFD')]: '', 'WebResources/a b': '' },
      );
      assert.deepEqual((await namesOf(files)).slice(0, 2), [
        'WebResources/Größe'.normalize('NFC'),
        'WebResources/a%20b',
      ]);
    });

    it('are read once, so that what is listed is what is packed', async () => {
      const files = exported();
      const reads: string[] = [];
      await pack(files, {
        read: (path) => {
          reads.push(path);
          return Promise.resolve({ kind: 'bytes', bytes: encodeText(String(files[path]), 'utf8') });
        },
      });
      assert.deepEqual(reads.sort(), Object.keys(files).sort());
    });

    it('are spelled as the customizations list them, and the main files as in exports', async () => {
      const { [sendFile]: flow = '', 'solution.xml': manifest = '', ...rest } = exported();
      const names = await namesOf({ ...rest, 'Solution.xml': manifest, [sendFile.toLowerCase()]: flow });
      assert.deepEqual(names, [sendFile, contentTypesFile, 'customizations.xml', 'solution.xml']);
    });
  });

  describe('[Content_Types].xml', () => {
    const types = (inner: string): string =>
      `<?xml version="1.0" encoding="utf-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${inner}</Types>`;
    const octets = 'ContentType="application/octet-stream"';

    it('is taken if it has the types of all files', async () => {
      const text = types(`<Default Extension="xml" ${octets} />\r\n<Default Extension="JSON" ${octets} />`);
      const files = exported({}, { [contentTypesFile]: encodeText(text, 'utf16le'), 'Assets/a.XML': '<a/>' });
      const { contentTypes, files: packed } = await packedOf(files);
      assert.equal(contentTypes, 'taken');
      assert.deepEqual(packed.find(({ name }) => name === contentTypesFile)?.bytes, files[contentTypesFile]);
    });

    it('is completed, and keeps everything else', async () => {
      const before = types(`<!-- ours -->\r\n<Default Extension="xml" ${octets} />`);
      const files = exported(
        {},
        {
          [contentTypesFile]: before,
          'WebResources/cts icon#1': '',
          'WebResources/cts%20(2)': '',
          'Connector/cts_iconblob.Png': '',
          'Connector/other_iconblob.png': '',
        },
      );
      assert.equal((await packedOf(files)).contentTypes, 'completed');
      assert.equal(
        await contentTypesOf(files),
        before.replace(
          '</Types>',
          `<Default Extension="Png" ${octets} /><Default Extension="json" ${octets} /><Override PartName="/WebResources/cts%20icon%231" ${octets} /><Override PartName="/WebResources/cts%20(2)" ${octets} /></Types>`,
        ),
      );
    });

    it('is completed also if its element is empty, or has a prefix', async () => {
      const added = `Default Extension="json" ${octets} /`;
      assert.match(await contentTypesOf(exported({}, { [contentTypesFile]: '<Types />' })), /^<Types ><.*><\/Types>$/);
      assert.equal(
        await contentTypesOf(
          exported(
            {},
            { [contentTypesFile]: '<t:Types xmlns:t="x"><t:Default Extension="xml" ContentType="x"/></t:Types>' },
          ),
        ),
        `<t:Types xmlns:t="x"><t:Default Extension="xml" ContentType="x"/><t:${added}></t:Types>`,
      );
    });

    it('is generated as exports have it, with a byte order mark', async () => {
      const files = exported(
        {},
        { 'bots/cts_agent/bot.xml': '<bot/>', 'botcomponents/cts_agent.topic.Hello/data': '' },
      );
      assert.equal((await packedOf(files)).contentTypes, 'generated');
      assert.equal(
        await contentTypesOf(files),
        `\ufeff${types(`<Default Extension="json" ${octets} /><Default Extension="xml" ${octets} /><Override PartName="/botcomponents/cts_agent.topic.Hello/data" ${octets} />`)}`,
      );
    });

    it('may list files that are not in the folder; they are named', async () => {
      const text = types(
        `<Default Extension="xml" ${octets}/><Default Extension="json" ${octets}/><Override PartName="/WebResources/gone" ${octets}/>`,
      );
      assert.deepEqual((await packedOf(exported({}, { [contentTypesFile]: text }))).absentParts, ['WebResources/gone']);
    });

    it('is refused if it is another kind of file', async () => {
      assert.deepEqual(await refusalsOf(exported({}, { [contentTypesFile]: '<a/>' })), [
        '[Content_Types].xml does not list content types. Delete the file: then a new one is put into the zip.',
      ]);
    });
  });

  describe('refuses', () => {
    it('files that the customizations list and that are missing: of flows, apps, connectors and web resources', async () => {
      const files = withSection(
        `<Workflows><Workflow><XamlFileName>/Workflows/Old.xaml</XamlFileName></Workflow></Workflows>
        <CanvasApps><CanvasApp><DocumentUri>/CanvasApps/a.msapp</DocumentUri><BackgroundImageUri>/CanvasApps/a_image</BackgroundImageUri><AdditionalUris><AdditionalUri>/CanvasApps/a_identity.json</AdditionalUri></AdditionalUris></CanvasApp></CanvasApps>
        <Connectors><Connector><openapidefinition>/Connector/a_openapidefinition.json</openapidefinition><iconblob>/Connector/a_iconblob.Png</iconblob></Connector></Connectors>
        <WebResources><WebResource><FileName>/WebResources/cts_script</FileName></WebResource></WebResources>
        <Other><connectorid>/providers/Microsoft.PowerApps/apis/shared_x</connectorid><LogoUri>https://contoso.com/logo.png</LogoUri></Other>`,
      );
      assert.deepEqual(
        (await refusalsOf(Object.fromEntries(Object.entries(files).filter(([path]) => path !== sendFile)))).map(
          (text) =>
            text.replace(
              ' is missing, but customizations.xml lists it. Restore the file, or export the solution again.',
              '',
            ),
        ),
        [
          'CanvasApps/a.msapp',
          'CanvasApps/a_identity.json',
          'CanvasApps/a_image',
          'Connector/a_iconblob.Png',
          'Connector/a_openapidefinition.json',
          'WebResources/cts_script',
          sendFile,
          'Workflows/Old.xaml',
        ].sort(),
      );
    });

    it('broken XML, wherever an import parses it', async () => {
      for (const path of ['solution.xml', 'customizations.xml', 'Assets/a.xml', 'Workflows/a.xaml', contentTypesFile]) {
        const [text = ''] = await refusalsOf(exported({ flows: [] }, { [path]: '<a>\n<b></a>' }));
        assert.match(text, /:2:4: This file is not well-formed XML: ./, path);
        assert.ok(text.startsWith(path), text);
      }
    });

    it('broken JSON and a file without a flow', async () => {
      assert.match((await refusalsOf(exported({}, { [sendFile]: '{' }))).join(), /:1:2: This file is not valid JSON: /);
      assert.match((await refusalsOf(exported({}, { 'Connector/a.json': '{' }))).join(), /^Connector\/a\.json:1:2: /);
      assert.deepEqual(
        await refusalsOf(exported(), { objection: (path) => (path === sendFile ? 'noFlow' : undefined) }),
        [`${sendFile} does not contain a flow: properties.definition is missing.`],
      );
    });

    it('conflict markers, also in files that Connref does not read otherwise', async () => {
      const conflict = '{}\n<<<<<<< ours\na\n=======\nb\n>>>>>>> theirs\n';
      for (const path of [
        sendFile,
        'WebResources/cts_script',
        'botcomponents/cts_agent.topic.Hello/data',
        'solution.xml',
      ]) {
        const texts = await refusalsOf(exported({}, { [path]: conflict }));
        assert.deepEqual(texts, [`${path}:2:1: This file contains an unresolved merge conflict.`]);
      }
    });

    it('bytes that are not text, where there must be text', async () => {
      const bytes = Uint8Array.from([...Buffer.from('<a>'), 0xff, ...Buffer.from('</a>')]);
      assert.deepEqual(await refusalsOf(exported({}, { 'Assets/a.xml': bytes })), [
        'Assets/a.xml:1:4: This file contains bytes that are not text in its encoding.',
      ]);
      assert.equal((await pack(exported({}, { 'WebResources/a.xml': bytes }))).kind, 'packed');
    });

    it('a file that cannot be read, and one that is excluded', async () => {
      const files = exported();
      const read: ExportFolder['read'] = (path) =>
        Promise.resolve(
          path === sendFile
            ? { kind: 'unreadable', reason: 'permission denied' }
            : { kind: 'bytes', bytes: Buffer.from(String(files[path])) },
        );
      assert.deepEqual(await refusalsOf(files, { read }), [`${sendFile} cannot be read: permission denied.`]);
      assert.deepEqual(await refusalsOf(files, { objection: (path) => (path === sendFile ? 'excluded' : undefined) }), [
        `${sendFile} is not checked, because .connref.json excludes it. Remove it from \`exclude\`.`,
      ]);
    });

    it('folders that are not listed, and links without a target among components', async () => {
      const gaps = [
        { path: 'Things', reason: 'permission denied' },
        { path: 'Workflows/a.json', reason: 'it leads to nothing', isDead: true },
        { path: 'notes', reason: 'it leads to nothing', isDead: true },
      ];
      assert.deepEqual(await refusalsOf(exported(), { gaps }), [
        'Things is not read: permission denied. Make it readable, or replace the link by the folder.',
        'Workflows/a.json is not read: it leads to nothing. Make it readable, or replace the link by the folder.',
      ]);
    });

    it('names that are equal for Dataverse, and names that a zip cannot have', async () => {
      assert.deepEqual(await refusalsOf(exported({}, { 'WebResources/a': '', 'webresources/A': '' })), [
        'webresources/A and WebResources/a have the same name for Dataverse, which does not distinguish upper and lower case. Delete one of them.',
      ]);
      assert.deepEqual(await refusalsOf(exported({}, { 'WebResources/a\\b': '' })), [
        'WebResources/a\\b has a character in its name that a zip cannot have. Rename the file.',
      ]);
    });
  });
});
