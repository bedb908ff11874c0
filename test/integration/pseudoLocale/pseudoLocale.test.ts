import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { commandIds } from '../../../src/editor/commandIds';
import { type Bridge, requireBridge } from '../../support/bridge';
import { activated, closeAllTabs, codeActionsAt, openAt, openTabs } from '../editors';
import { diskPath, uriOf } from '../files';
import { until, untilDiagnostics } from '../waiting';
import { alphaFlow, customizations } from './solutions';

/** What is data: names and files of the workspace, and the names of connectors. */
const data =
  /(workspace\/)?(Contoso|Fabrikam)(\/Workflows\/\w+-[\dA-F-]+\.json)?( solution)?|contosopublisher|cts_\w+( connector)?|cts|Alpha|Beta|Mail|Post|Broken|[Ss]olution\.xml|Office 365 Outlook|SQL Server|Microsoft Teams|shared_\w+|(settings\/)?(uat|prod)(\.json)?/g;

/** The words in English that a text has beside data. */
function englishIn(text: string): string[] {
  return text.replaceAll(data, '').match(/[a-z]{2,}/gi) ?? [];
}

function assertTranslated(text: string, what: string): void {
  assert.notEqual(text.trim(), '', `${what} shows a text`);
  assert.deepEqual(englishIn(text), [], `${what} says ${text}`);
}

describe('in a pseudo-translation, where every letter has an accent', () => {
  let bridge: Bridge;
  let extension: vscode.Extension<unknown>;
  let bundle: Readonly<Record<string, string>>;

  /** The text that Connref shows for one of its own, in the language of this suite. */
  const translated = (text: string): string => {
    const found = bundle[text];
    assert.ok(found, `there is a translation of ${text}`);
    return found;
  };

  before(async function () {
    bridge = requireBridge(this);
    extension = await activated();
    bundle = JSON.parse(
      readFileSync(join(extension.extensionPath, 'l10n/bundle.l10n.qps-ploc.json'), 'utf8'),
    ) as typeof bundle;
    await untilDiagnostics(uriOf(alphaFlow), (found) => found.length > 0);
  });

  afterEach(closeAllTabs);

  it('VS Code has that language', () => {
    assert.equal(vscode.env.language, 'qps-ploc');
  });

  it('the manifest is translated, but for the descriptions of rules, which are the same everywhere', () => {
    for (const [path, text] of manifestTexts(extension.packageJSON)) assertTranslated(text, path);
  });

  it('commands are translated in the palette', async () => {
    await bridge.press('F1');
    await bridge.type('Connection References: Fix');
    for (const at of [0, 1, 2]) {
      const label = '.quick-input-list .monaco-list-row .quick-input-list-row:first-child .label-name';
      assertTranslated(await bridge.text(`${label} >> nth=${at}`), 'the palette');
    }
    await bridge.press('Escape');
  });

  it('the view is translated', async () => {
    await vscode.commands.executeCommand('connref.solutions.focus');
    const closed = '.pane-body .monaco-list-row[aria-expanded="false"]';
    while (await bridge.shows(closed)) await bridge.click(`${closed} .monaco-tl-twistie >> nth=0`);
    assertTranslated(await bridge.text('.part.sidebar .composite.title .title-label'), 'the title of the view');
    const rows = await bridge.text('.pane-body .monaco-list-rows >> nth=0');
    assertTranslated(rows, 'the view');
    for (const text of ['Cloud Flows', 'off', 'raw connection', 'not defined', 'Not Read', 'not used']) {
      assert.ok(rows.includes(translated(text)), `${rows} has ${text}`);
    }
    await bridge.screenshot('pseudoLocale');
  });

  it('hovers, code lenses and refusals are translated', async () => {
    const document = await vscode.workspace.openTextDocument(uriOf(alphaFlow));
    for (const name of ['cts_mail', 'cts_nowhere', 'shared_sql']) {
      const position = document.positionAt(document.getText().indexOf(`"${name}"`) + 2);
      const [hover] = await untilFound(() =>
        vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, position),
      );
      const text = hover!.contents.map((part) => (part as vscode.MarkdownString).value).join('\n');
      assertTranslated(text.replaceAll('\\', ''), 'the hover');
    }
    for (const file of [alphaFlow, customizations]) {
      const uri = uriOf(file);
      await vscode.workspace.openTextDocument(uri);
      const lenses = await untilFound(() =>
        vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 10),
      );
      for (const { command } of lenses) assertTranslated(command?.title ?? '', 'the code lens');
    }
    const key = document.positionAt(document.getText().indexOf('"shared_sql"') + 2);
    await assert.rejects(
      async () => vscode.commands.executeCommand('vscode.prepareRename', document.uri, key),
      (error: Error) =>
        error.message.includes(
          translated(
            'Connection keys cannot be renamed. Power Automate generates these keys, and nobody sees them outside the flow file.',
          ),
        ),
    );
  });

  it('the light bulb is translated, but for fixes, which the command line names in the same way', async () => {
    await openAt(uriOf(alphaFlow));
    const [finding] = vscode.languages.getDiagnostics(uriOf(alphaFlow)).filter(({ source }) => source === 'connref');
    const actions = await codeActionsAt(uriOf(alphaFlow), finding!.range);
    const fixes: readonly string[] = [commandIds.applyFix, commandIds.finishFix];
    const others = actions.filter(
      ({ command }) => command?.command.startsWith('connref.') && !fixes.includes(command.command),
    );
    assert.equal(others.length, 3);
    for (const { title } of others) assertTranslated(title, 'the light bulb');
  });

  it('questions, previews and messages are translated', async () => {
    const done = vscode.commands.executeCommand(commandIds.mergeReferences, undefined);
    await bridge.pick('Mail');
    await bridge.pick('Post');
    await until('a preview', [vscode.window.tabGroups.onDidChangeTabs], () => openTabs().length > 0);
    for (const tab of openTabs()) assertTranslated(tab.replace(/\(\d+ files?\)/, ''), 'the tab');
    const question = await bridge.answerNotification(
      partOf(translated('{0}: change {1} files as shown?')),
      translated('Discard'),
    );
    await done;
    assertTranslated(question.split('?')[0] ?? '', 'the question');
    await vscode.commands.executeCommand(commandIds.fixAllInSolution, uriOf('Fabrikam/Other/Solution.xml'));
    assertTranslated(
      await bridge.answerNotification(partOf(translated('{0}: there are no findings to fix.'))),
      'the message',
    );
  });

  for (const [command, placeholder] of [
    [commandIds.fixAllInFlow, 'Select the flow to fix'],
    [commandIds.fixAllInSolution, 'Select the solution to fix'],
    [commandIds.syncSettings, 'Select the environment whose settings files get the missing entries of the solutions'],
    [commandIds.newReference, 'Select the solution for the new connection reference'],
    [commandIds.renameReference, 'Select a connection reference'],
    [commandIds.consolidateReferences, 'Select a solution'],
  ] as const) {
    it(`the list of ${command} is translated`, async () => {
      const done = vscode.commands.executeCommand(command);
      const text = translated(placeholder);
      await bridge.text(`.quick-input-widget:has(.quick-input-box input[placeholder=${JSON.stringify(text)}])`);
      assertTranslated(await bridge.text('.quick-input-widget .quick-input-list:has(.monaco-list-row)'), 'the list');
      await bridge.press('Escape');
      await done;
    });
  }

  it('the questions for names are translated', async () => {
    const done = vscode.commands.executeCommand(commandIds.renameReference);
    await bridge.pick('Mail');
    const asked = translated('Display name. People see this name when they import the solution.');
    await bridge.text(`.quick-input-widget .quick-input-message:has-text(${JSON.stringify(asked)})`);
    assertTranslated(await bridge.text('.quick-input-widget .quick-input-title'), 'the title');
    await bridge.press('Escape');
    await done;
  });

  it('the page has a translated title', async () => {
    await vscode.commands.executeCommand(commandIds.mapConnections);
    await until('the page', [vscode.window.tabGroups.onDidChangeTabs], () => openTabs().length > 0);
    assert.deepEqual(openTabs(), [translated('Map Connections for Import')]);
  });

  it('an empty view is translated', async () => {
    for (const path of ['Contoso', 'Fabrikam', 'settings']) rmSync(diskPath(path), { recursive: true });
    await vscode.commands.executeCommand('connref.solutions.focus');
    assertTranslated(await bridge.text('.welcome-view-content:has(.monaco-button)'), 'the view');
  });
});

/** The text behind the last value of a translated text, by which a notification is found. */
function partOf(text: string): string {
  return text.split(/\{\d\}/).at(-1) ?? text;
}

/** Asks until there is an answer: VS Code has no event for a provider that is registered. */
async function untilFound<Found>(ask: () => Thenable<readonly Found[]>): Promise<readonly Found[]> {
  for (;;) {
    const found = await ask();
    if (found.length > 0) return found;
  }
}

/** The texts of a manifest that VS Code shows, with their paths, in the language of the window. */
function manifestTexts(value: unknown, path = ''): [path: string, text: string][] {
  if (typeof value !== 'object' || value === null || path.endsWith('.connref.rules.properties')) return [];
  return Object.entries(value).flatMap(([key, member]: [string, unknown]) => {
    const isText = /^(title|category|name|contextualTitle|contents|description|markdownDescription|displayName)$/.test(
      key,
    );
    const text = isText && typeof member === 'object' ? (member as { value?: unknown }).value : member;
    return isText && typeof text === 'string' && !/^(\.name)$/.test(`${path}.${key}`)
      ? [[`${path}.${key}`, text.replaceAll(/\(command:[\w.]+\)/g, '')] as [string, string]]
      : manifestTexts(member, `${path}.${key}`);
  });
}
