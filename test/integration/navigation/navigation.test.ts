import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import * as vscode from 'vscode';
import { type Bridge, requireBridge } from '../../support/bridge';
import { solutionFiles } from '../../support/solutionSource';
import {
  activated,
  closeAllTabs,
  openAt,
  openTabs,
  saveAllDocuments,
  undoIn,
  untilActive,
  untilDirty,
} from '../editors';
import { assertBytes, bytesOnDisk, diskPath, spliced, uriOf } from '../files';
import { chooseInMenu } from '../menus';
import { row } from '../treeRows';
import { until, untilDiagnostics } from '../waiting';
import { writeSolution } from '../writing';
import {
  childFlow,
  customizations,
  desk as deskSource,
  otherFlow,
  parentFlow,
  prodSettings,
  testSettings,
  testSettingsText,
  zippedFlow,
} from './solutions';

const binding = '"connectionReferenceLogicalName": "';

describe('navigation', () => {
  let bridge: Bridge | undefined;

  before(async () => {
    await activated();
    const uri = uriOf(parentFlow);
    await vscode.workspace.openTextDocument(uri);
    await untilDiagnostics(uriOf(otherFlow), (found) => found.length > 0);
    // VS Code has no event for what another extension registers.
    await repeated('a definition', async () => {
      const found = await definitions(uri, binding + 'cts_', 'mail"');
      return found.length > 0;
    });
  });

  afterEach(closeAllTabs);

  it('goes from a flow to the definition, from there to all that name it, from settings to the definition', async () => {
    assert.deepEqual(await definitions(uriOf(parentFlow), binding, 'cts_mail'), [`${customizations}: cts_mail`]);
    assert.deepEqual(await definitions(uriOf(otherFlow), binding, 'cts_mail'), [`${customizations}: cts_mail`]);
    assert.deepEqual(await definitions(uriOf(testSettings), '"LogicalName": "', 'cts_mail'), [
      `${customizations}: cts_mail`,
    ]);
    const references = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      uriOf(customizations),
      await positionOf(uriOf(customizations), 'logicalname="', 'cts_mail'),
    );
    assert.deepEqual(
      (await shown(references)).sort(),
      [
        `${customizations}: cts_mail`,
        `${childFlow}: cts_mail`,
        `${parentFlow}: cts_mail`,
        `${otherFlow}: cts_mail`,
        `${prodSettings}: cts_mail`,
        `${testSettings}: cts_mail`,
      ].sort(),
    );
  });

  it('goes there with the keyboard', async function () {
    bridge = requireBridge(this);
    const uri = uriOf(parentFlow);
    const position = await positionOf(uri, binding, 'cts_mail');
    await openAt(uri, new vscode.Range(position, position));
    await bridge.press('F12');
    const editor = await untilActive(uriOf(customizations), ({ selection }) => selection.active.line > 0);
    const { document, selection } = editor;
    assert.equal(document.offsetAt(selection.active), document.getText().indexOf('cts_mail'));
  });

  it('goes from an operation to its entry', async () => {
    const uri = uriOf(parentFlow);
    const [found] = await vscode.commands.executeCommand<vscode.LocationLink[]>(
      'vscode.executeDefinitionProvider',
      uri,
      await positionOf(uri, '"connectionName": "', 'shared_office365'),
    );
    const document = await vscode.workspace.openTextDocument(uri);
    assert.equal(document.offsetAt(found!.targetRange.start), document.getText().indexOf('shared_office365'));
  });

  it('sees what is not saved', async () => {
    const editor = await openAt(uriOf(childFlow));
    const { document } = editor;
    const at = document.positionAt(document.getText().indexOf('cts_mail"') + 'cts_mail'.length);
    await editor.edit((edit) => {
      edit.insert(at, 'box');
      edit.insert(new vscode.Position(0, 0), '\n\n');
    });
    const references = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      uriOf(customizations),
      await positionOf(uriOf(customizations), 'logicalname="', 'cts_mailbox'),
    );
    assert.deepEqual(
      (await shown(references)).sort(),
      [`${customizations}: cts_mailbox`, `${childFlow}: cts_mailbox`].sort(),
    );
  });

  it('says what a reference is, who uses it and where it is mapped; what files say stays text', async () => {
    const text = await hover(uriOf(parentFlow), binding, 'cts_mail');
    const plain = text.replaceAll('\\', '');
    for (const part of [
      'Mail [click](command:connref.showLog) <b>',
      'Office 365 Outlook',
      'cts_mail',
      'Defined in: Contoso',
      'Used by: 3 flows',
      'test: shared-test',
      'prod: **not mapped**',
    ]) {
      assert.ok(plain.includes(part), `${plain} says ${part}`);
    }
    assert.ok(text.includes(String.raw`\[click\]\(command\:connref\.showLog\) \<b\>`), text);
    assert.match(await hover(uriOf(parentFlow), '"', 'shared_sql'), /Raw connection: /);
    assert.match(await hover(uriOf(parentFlow), 'workflowReferenceName": "', '0f000000'), /Child/);
  });

  it('shows the hover as text, without links', async function () {
    bridge = requireBridge(this);
    const uri = uriOf(parentFlow);
    await openAt(
      uri,
      new vscode.Range(await positionOf(uri, binding, 'cts_mail'), await positionOf(uri, binding, 'cts_mail')),
    );
    await vscode.commands.executeCommand('editor.action.showHover');
    const shownText = await bridge.text('.monaco-hover .rendered-markdown:has-text("Office 365 Outlook")');
    assert.match(shownText, /Mail \[click\]\(command:connref\.showLog\) <b>/);
    assert.match(shownText, /not mapped/);
    await bridge.screenshot('hover');
  });

  it('completes logical names with exactly what is to stand there', async () => {
    const uri = uriOf(parentFlow);
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      uri,
      await positionOf(uri, binding, 'cts_mail'),
    );
    const ours = items
      .filter(({ sortText }) => sortText?.startsWith('!'))
      .sort((a, b) => (a.sortText! < b.sortText! ? -1 : 1));
    assert.deepEqual(
      ours.map(({ insertText }) => insertText),
      ['"cts_mail"', '"cts_mailbox"', '"fab_mail"'],
    );
    assert.deepEqual(
      ours.map(({ label }) => label),
      [
        { label: 'cts_mail', detail: '  Mail [click](command:connref.showLog) <b>' },
        { label: 'cts_mailbox', detail: '  Mailbox' },
        { label: 'fab_mail', detail: '  Mail of Fabrikam' },
      ],
    );
    const document = await vscode.workspace.openTextDocument(uri);
    for (const { range } of ours) {
      assert.ok(range instanceof vscode.Range);
      assert.equal(document.getText(range), '"cts_mail"');
    }
  });

  it('inserts what is chosen in place of the whole string, to the byte', async function () {
    bridge = requireBridge(this);
    const uri = uriOf(parentFlow);
    const before = bytesOnDisk(parentFlow);
    const expected = Buffer.from(spliced(before.toString(), [`${binding}cts_mail"`, `${binding}fab_mail"`]));
    const position = await positionOf(uri, binding, 'cts_mail');
    const typings: [how: string, choose: (list: Bridge, start: vscode.Position) => Promise<void>][] = [
      [
        'clicked',
        // Right behind the quote: what stands between it and the cursor filters the list.
        async (list, start) => {
          await openAt(uri, new vscode.Range(start, start));
          await list.press('Control+Space');
          await list.click('.suggest-widget.visible .monaco-list-row:has-text("fab_mail")');
        },
      ],
      [
        'typed',
        async (list, start) => {
          const selection = new vscode.Range(start, start.translate(0, 'cts_mail'.length));
          await vscode.window.showTextDocument(uri, { selection, preview: false });
          await list.type('fab');
          await list.press('Control+Space');
          await list.text('.suggest-widget.visible .monaco-list-row.focused:has-text("Mail of Fabrikam")');
          await list.press('Enter');
        },
      ],
    ];
    for (const [how, choose] of typings) {
      await choose(bridge, position.translate(0, -1));
      const document = await vscode.workspace.openTextDocument(uri);
      await until(
        `the reference that was ${how}`,
        [vscode.workspace.onDidChangeTextDocument],
        () => document.getText() === expected.toString(),
        () => document.getText().slice(0, 400),
      );
      await bridge.press('Control+s');
      await untilDirty(uri, false);
      assertBytes(bytesOnDisk(parentFlow), expected);
      while (document.getText() !== before.toString()) await vscode.commands.executeCommand('undo');
      await bridge.press('Control+s');
      await untilDirty(uri, false);
      assertBytes(bytesOnDisk(parentFlow), before);
    }
  });

  it('completes names in settings files and in .connref.json', async () => {
    const settings = uriOf(testSettings);
    assert.deepEqual(await proposals(settings, await positionOf(settings, '"LogicalName": "', 'cts_mail')), [
      '"cts_mail"',
      '"cts_mailbox"',
    ]);
    const config = uriOf('.connref.json');
    const editor = await openAt(config);
    const { document } = editor;
    const at = document.positionAt(document.getText().indexOf('[') + 1);
    await editor.edit((edit) => edit.insert(at, '""'));
    assert.deepEqual(await proposals(config, at.translate(0, 1)), [
      '"cts_mail"',
      '"cts_stock"',
      '"cts_mailbox"',
      '"fab_mail"',
    ]);
  });

  it('links calls to child flows and custom connectors', async () => {
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      uriOf(parentFlow),
      10,
    );
    const targets = links.map(({ target }) => target && vscode.workspace.asRelativePath(target.with({ fragment: '' })));
    assert.ok(targets.includes(childFlow), String(targets));
    assert.ok(targets.includes('Contoso/Connectors/cts_5Fstock.xml'), String(targets));
    const inXml = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      uriOf(customizations),
      10,
    );
    const ours = inXml.filter(({ target }) => target?.scheme === uriOf('').scheme);
    assert.deepEqual(
      ours.map(({ target }) => target?.fragment),
      ['L3,20'],
    );
  });

  it('says above references who uses them and where they are mapped, unless it is switched off', async () => {
    assert.deepEqual(await lenses(uriOf(customizations)), [
      'Used by: 3 flows · mapped in 1 of 2 environments',
      'Not used · mapped in 0 of 2 environments',
      'Used by: 1 flow · mapped in 2 of 2 environments',
    ]);
    assert.deepEqual(await lenses(uriOf(parentFlow)), ['2 references · 1 raw connection', 'Map Connections…']);
    const settings = vscode.workspace.getConfiguration('connref');
    await settings.update('codeLens', false);
    assert.deepEqual(await lenses(uriOf(parentFlow)), []);
    await settings.update('codeLens', undefined);
  });

  it('lists flows, references and connectors among the symbols of the workspace', async () => {
    const symbols = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
      'vscode.executeWorkspaceSymbolProvider',
      'mailbox',
    );
    assert.deepEqual(
      symbols.filter(({ name }) => name.startsWith('Mailbox')).map(({ name, containerName }) => [name, containerName]),
      [['Mailbox (cts_mailbox)', 'Contoso']],
    );
    const all = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
      'vscode.executeWorkspaceSymbolProvider',
      '',
    );
    const names = all.map(({ name }) => name);
    for (const name of ['Parent', 'Child', 'Elsewhere', 'Packed', 'cts_5Fstock connector (cts_5Fstock)']) {
      assert.ok(names.includes(name), `${name} among ${names.join(', ')}`);
    }
  });

  it('works in zips, but for renaming', async () => {
    const uri = uriOf(zippedFlow).with({ scheme: 'connref-zip' });
    await vscode.workspace.openTextDocument(uri);
    assert.deepEqual(await definitions(uri, binding, 'zip_mail'), ['exports/Zipped.zip!/customizations.xml: zip_mail']);
    assert.match(await hover(uri, binding, 'zip_mail'), /Zipped mail/);
    const position = await positionOf(uri, binding, 'zip_mail');
    const references = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      uri,
      position,
    );
    assert.deepEqual(
      (await shown(references)).sort(),
      ['exports/Zipped.zip!/customizations.xml: zip_mail', `${zippedFlow}: zip_mail`].sort(),
    );
    await assert.rejects(async () => vscode.commands.executeCommand('vscode.prepareRename', uri, position), /zip/);
  });

  it('works on a key in an expression, as on any other', async () => {
    const uri = uriOf(parentFlow);
    const editor = await openAt(uri);
    const expression = `"via": "@parameters('$connections')?['`;
    await replaceIn(editor, '"parameters": {}', `"parameters": { ${expression}shared_office365']['connectionId']" }`);
    assert.match(await hover(uri, expression, 'shared_office365'), /Office 365 Outlook/);
    assert.deepEqual(await definitions(uri, expression, 'shared_office365'), [`${parentFlow}: shared_office365`]);
  });

  it('keeps to what is written while a flow is no valid JSON', async () => {
    const uri = uriOf(parentFlow);
    const lensesBefore = await lenses(uri);
    const editor = await openAt(uri);
    await replaceIn(editor, '"operationId": "Run"', '"operationId": ');
    assert.deepEqual(await definitions(uri, '"connectionName": "', 'shared_office365'), [
      `${parentFlow}: shared_office365`,
    ]);
    assert.deepEqual(await definitions(uri, '"', 'shared_office365'), [`${customizations}: cts_mail`]);
    assert.match(await hover(uri, '"', 'shared_sql'), /Raw connection: /);
    assert.match(await hover(uri, '"connectionName": "', 'shared_office365'), /Office 365 Outlook/);
    assert.deepEqual(await lenses(uri), lensesBefore);
    const named = '"connectionName": ';
    await replaceIn(editor, `${named}"shared_office365"`, named);
    const at = editor.document.positionAt(editor.document.getText().indexOf(named) + named.length);
    assert.deepEqual(await proposals(uri, at), ['"shared_office365"']);
    await replaceIn(editor, named, `${named}"gone"`);
    const said = await hover(uri, '"connectionName": "', 'gone');
    assert.match(said, /not valid JSON/);
    assert.doesNotMatch(said, /does not contain this key/);
  });

  it('is silent about other files', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'json', content: `{ ${binding}cts_mail" }` });
    assert.deepEqual(
      await vscode.commands.executeCommand(
        'vscode.executeDefinitionProvider',
        document.uri,
        new vscode.Position(0, 40),
      ),
      [],
    );
  });

  it('reveals files, and the reference at the cursor, in the view', async function () {
    const window = requireBridge(this);
    bridge = window;
    await vscode.commands.executeCommand('connref.revealInSolutions', uriOf(childFlow));
    await bridge.text(`${row(3, 'Child')}[aria-selected="true"]`);
    const uri = uriOf(customizations);
    const position = await positionOf(uri, 'logicalname="', 'cts_mailbox');
    await openAt(uri, new vscode.Range(position, position));
    await vscode.commands.executeCommand('connref.revealInSolutions');
    await bridge.text(`${row(3, 'Mailbox')}[aria-selected="true"]`);
    await openAt(uriOf(parentFlow));
    const more = '.editor-actions .codicon-toolbar-more, .editor-actions .codicon-more';
    await chooseInMenu(window, () => window.click(more), 'Reveal in Solutions View');
    await bridge.text(`${row(3, 'Parent')}[aria-selected="true"]`);
  });

  it('offers in the menus of files what suits them', async function () {
    const window = requireBridge(this);
    const titles = {
      map: 'Map Connections for Import',
      sync: 'Sync Deployment Settings with the Solutions…',
      reveal: 'Reveal in Solutions View',
      fixAll: 'Fix All in a Flow…',
    };
    /** Which of our commands the Explorer's context menu has. */
    const offered = async (path: string): Promise<string[]> => {
      await vscode.commands.executeCommand('revealInExplorer', uriOf(path));
      const name = JSON.stringify(path.split('/').at(-1));
      await window.rightClick(
        `.explorer-folders-view .monaco-list-row:has(:is(.label-name, .label-name *):text-is(${name}))`,
      );
      const text = await window.text('.monaco-menu:has-text("Copy Relative Path")');
      await window.press('Escape');
      return Object.values(titles).filter((title) => text.includes(title));
    };
    assert.deepEqual(await offered(childFlow), [titles.reveal, titles.fixAll]);
    assert.deepEqual(await offered(customizations), [titles.reveal]);
    assert.deepEqual(await offered(testSettings), [titles.map, titles.sync]);
    assert.deepEqual(await offered('.connref.json'), []);

    await openAt(uriOf(testSettings));
    await window.click(`.editor-actions .action-label[aria-label^="${titles.map}"]`);
    await until('the page', [vscode.window.tabGroups.onDidChangeTabs], () =>
      openTabs().some((label) => label.startsWith('Map Connections')),
    );
  });

  it('tells exactly what is renamed, and why a key is not', async () => {
    const uri = uriOf(parentFlow);
    const prepared = await vscode.commands.executeCommand<{ range: vscode.Range; placeholder: string }>(
      'vscode.prepareRename',
      uri,
      await positionOf(uri, binding, 'cts_mail'),
    );
    const document = await vscode.workspace.openTextDocument(uri);
    assert.deepEqual([document.getText(prepared.range), prepared.placeholder], ['cts_mail', 'cts_mail']);
    const key = await positionOf(uri, '"connectionName": "', 'shared_office365');
    await assert.rejects(
      async () => vscode.commands.executeCommand('vscode.prepareRename', uri, key),
      /Connection keys cannot be renamed/,
    );
  });

  it('renames, of a name on several connectors, what the entry around it is for, and else says where it is which', async function () {
    bridge = requireBridge(this);
    const other = await openAt(uriOf('Fabrikam/Other/Customizations.xml'));
    await replaceIn(other, 'fab_mail', 'cts_mail');
    await replaceIn(other, 'shared_office365', 'shared_sql');
    const config = await openAt(uriOf('.connref.json'));
    await replaceIn(config, '[]', '["cts_mail"]');
    const unknown = await positionOf(uriOf('.connref.json'), '["', 'cts_mail');
    await assert.rejects(
      async () => vscode.commands.executeCommand('vscode.prepareRename', uriOf('.connref.json'), unknown),
      /Contoso \(Office 365 Outlook\) and Fabrikam \(SQL Server\)/,
    );
    const settings = await openAt(uriOf(testSettings));
    await replaceIn(settings, 'apis/shared_office365', 'apis/shared_sql');
    const renamed = vscode.commands.executeCommand(
      'vscode.executeDocumentRenameProvider',
      uriOf(testSettings),
      await positionOf(uriOf(testSettings), '"LogicalName": "', 'cts_mail'),
      'cts_post',
    );
    assert.match(
      await bridge.answerNotification('Rename cts_mail to cts_post: change', 'Discard'),
      /Contoso keeps the name cts_mail, because its reference of that name is for another connector/,
    );
    await renamed;
  });

  it('renames in all files at once, when the preview is confirmed, and is undone at once', async function () {
    bridge = requireBridge(this);
    const files = [customizations, parentFlow, childFlow, otherFlow, testSettings, prodSettings];
    const before = new Map(files.map((file) => [file, bytesOnDisk(file).toString()]));
    const uri = uriOf(parentFlow);
    const position = await positionOf(uri, binding, 'cts_mail');
    await openAt(uri, new vscode.Range(position, position));
    const renaming = await renameSymbol(bridge, 'cts_post');
    const said = await bridge.answerNotification('Rename cts_mail to cts_post: change 6 files as shown?', 'Apply');
    assert.match(said, /every environment must map it to a connection again/);
    await until(
      'all files renamed and saved',
      [vscode.workspace.onDidChangeTextDocument, vscode.workspace.onDidSaveTextDocument],
      () =>
        files.every((file) => bytesOnDisk(file).toString() === before.get(file)?.replaceAll(/cts_mail\b/g, 'cts_post')),
      () =>
        files.map((file) =>
          bytesOnDisk(file)
            .toString()
            .match(/cts_(mail|post)\b/g),
        ),
    );
    assert.equal(testSettingsText.includes('cts_post'), false);
    await renaming.done;
    await undoIn(uri);
    for (const file of files) await untilText(file, before.get(file)!);
    await saveAllDocuments();
    for (const file of files) assert.equal(bytesOnDisk(file).toString(), before.get(file));
  });
});

describe('apps, agents and desktop flows', () => {
  const desk = solutionFiles(deskSource).map(([path]) => path);
  const app = 'Desk/CanvasApps/cts_tickets.meta.xml';
  const agent = 'Desk/botcomponents/cts_agent.topic/data';
  let bridge: Bridge;

  before(async function () {
    bridge = requireBridge(this);
    await activated();
    writeSolution(diskPath(''), deskSource);
    await untilDiagnostics(uriOf(agent), (found) => found.length > 0);
  });

  after(() => {
    rmSync(diskPath('Desk'), { recursive: true });
  });

  afterEach(closeAllTabs);

  it('are reported where they use a reference that nothing defines', async () => {
    for (const path of [app, agent]) {
      const [found, ...others] = await untilDiagnostics(uriOf(path), ({ length }) => length > 0);
      const document = await vscode.workspace.openTextDocument(uriOf(path));
      const { value, target } = found!.code as { value: string; target: vscode.Uri };
      assert.deepEqual(
        [found!.source, value, found!.severity, document.getText(found!.range)],
        ['connref', 'undefined-reference', vscode.DiagnosticSeverity.Error, 'cts_lost'],
        path,
      );
      assert.equal(found!.range.start.line, document.positionAt(document.getText().indexOf('cts_lost')).line);
      assert.match(target.path, /\/docs\/rules\/undefined-reference\.md$/);
      assert.deepEqual(others, []);
    }
    await openAt(uriOf(app));
    const rows = await bridge.problems();
    for (const [user, line] of [
      ['Canvas app “Tickets”', 5],
      ['Agent “Helper”', 4],
    ] as const) {
      const said = rows.find((text) => text.includes(`${user} uses connection reference cts_lost`)) ?? '';
      assert.match(said, new RegExp(`^Error: .* at line ${line} and character \\d+.* connref`), rows.join('\n'));
    }
    await bridge.screenshot('undefined-reference-of-app');
    await bridge.runCommand('View: Toggle Problems');
  });

  it('have hovers in all their files, and fixes', async () => {
    for (const [path, before, name, said] of [
      [app, '', 'cts_help', /Help desk/],
      [agent, 'connectionReference: ', 'cts_help', /Help desk/],
      ['Desk/Assets/botcomponent_connectionreferenceset.xml', '', 'cts_help', /Help desk/],
      ['Desk/Assets/botcomponent_workflowset.xml', 'workflowid="', '0f000000', /Ask/],
      [desk.find((each) => each.includes('dvtablesearchs'))!, '', 'cts_help', /Help desk/],
    ] as const) {
      assert.match(await hover(uriOf(path), before, name), said, path);
    }
    for (const path of [app, agent]) {
      const [found] = await untilDiagnostics(uriOf(path), ({ length }) => length > 0);
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        uriOf(path),
        found!.range,
      );
      const titles = actions.map(({ title }) => title);
      assert.ok(
        titles.includes('Add cts_lost to externals: every target environment has it'),
        `${path}: ${titles.join(', ')}`,
      );
    }
  });

  it('are renamed together with flows, and undone to the byte', async () => {
    const before = new Map(desk.map((path) => [path, bytesOnDisk(path)]));
    const renamed = desk.filter((path) => String(before.get(path)).includes('cts_help'));
    assert.equal(renamed.length, 7);
    const flow = renamed.find((path) => path.includes('/Ask-'))!;
    const position = await positionOf(uriOf(flow), binding, 'cts_help');
    await openAt(uriOf(flow), new vscode.Range(position, position));
    const renaming = await renameSymbol(bridge, 'cts_desk');
    await bridge.answerNotification('Rename cts_help to cts_desk: change 7 files as shown?', 'Apply');
    const isRenamed = (path: string): boolean =>
      String(bytesOnDisk(path)) === String(before.get(path)).replaceAll('cts_help', 'cts_desk');
    await until(
      'all files renamed and saved',
      [vscode.workspace.onDidChangeTextDocument, vscode.workspace.onDidSaveTextDocument],
      () => desk.every(isRenamed),
      () => desk.filter((path) => !isRenamed(path)),
    );
    await renaming.done;
    await undoIn(uriOf(flow));
    for (const path of renamed) await untilText(path, String(before.get(path)));
    await saveAllDocuments();
    for (const path of desk) assertBytes(bytesOnDisk(path), before.get(path)!);
  });
});

/**
 * Types a new name for the symbol at the cursor. Whatever takes the focus closes the box for the name, as a toast that hides
 * does, and VS Code opens none while the editor still takes in where the cursor is, so it is asked again.
 * @returns A promise in an object, which is fulfilled when the symbol is renamed.
 */
async function renameSymbol(bridge: Bridge, newName: string): Promise<{ done: Thenable<unknown> }> {
  for (let attempt = 0; attempt < 5; attempt++) {
    const done = vscode.commands.executeCommand('editor.action.rename');
    if (await bridge.shows('.monaco-editor.rename-box input:focus')) {
      await bridge.press('Control+A');
      await bridge.type(newName);
      await bridge.press('Enter');
      return { done };
    }
  }
  assert.fail('VS Code does not ask for the new name');
}

/** Waits until a document that VS Code knows has this text. */
async function untilText(path: string, text: string): Promise<void> {
  const uri = uriOf(path).toString();
  await until(
    `${path} as it was`,
    [vscode.workspace.onDidChangeTextDocument, vscode.workspace.onDidOpenTextDocument],
    () => vscode.workspace.textDocuments.some((each) => each.uri.toString() === uri && each.getText() === text),
  );
}

async function repeated(what: string, probe: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    if (await probe()) return;
  }
  assert.fail(`did not come: ${what}`);
}

async function positionOf(uri: vscode.Uri, before: string, name: string): Promise<vscode.Position> {
  const document = await vscode.workspace.openTextDocument(uri);
  const at = document.getText().indexOf(before + name);
  assert.ok(at >= 0, `${uri.path} holds ${before}${name}`);
  return document.positionAt(at + before.length + 1);
}

async function replaceIn(editor: vscode.TextEditor, from: string, to: string): Promise<void> {
  const { document } = editor;
  const at = document.getText().indexOf(from);
  assert.ok(at >= 0, `${document.uri.path} holds ${from}`);
  const range = new vscode.Range(document.positionAt(at), document.positionAt(at + from.length));
  assert.ok(await editor.edit((builder) => builder.replace(range, to)));
}

/** `path: the text at the range`. */
async function shown(locations: readonly (vscode.Location | vscode.LocationLink)[]): Promise<string[]> {
  return Promise.all(
    locations.map(async (location) => {
      const uri = 'targetUri' in location ? location.targetUri : location.uri;
      const range = 'targetUri' in location ? location.targetRange : location.range;
      const document = await vscode.workspace.openTextDocument(uri);
      const folder = vscode.workspace.workspaceFolders![0]!.uri.path;
      return `${uri.path.slice(folder.length + 1)}: ${document.getText(range)}`;
    }),
  );
}

async function definitions(uri: vscode.Uri, before: string, name: string): Promise<string[]> {
  const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
    'vscode.executeDefinitionProvider',
    uri,
    await positionOf(uri, before, name),
  );
  return shown(found);
}

async function hover(uri: vscode.Uri, before: string, name: string): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    uri,
    await positionOf(uri, before, name),
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (content as vscode.MarkdownString).value)
    .join('\n');
}

async function lenses(uri: vscode.Uri): Promise<(string | undefined)[]> {
  const found = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 20);
  return found.map(({ command }) => command?.title);
}

async function proposals(uri: vscode.Uri, position: vscode.Position): Promise<unknown[]> {
  const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    uri,
    position,
  );
  return items
    .filter(({ sortText }) => sortText?.startsWith('!'))
    .sort((a, b) => (a.sortText! < b.sortText! ? -1 : 1))
    .map(({ insertText }) => insertText);
}
