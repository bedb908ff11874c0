import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { requireBridge, type Bridge } from '../../support/bridge';
import { flowJson, manifestXml, raw } from '../../support/solutionSource';
import { zipOf } from '../../support/zips';
import { diskPath } from '../files';
import { writeFiles, writeSolution } from '../writing';

const manifest = manifestXml({});
const flow = flowJson({ name: 'Loose', entries: { shared_office365: raw() } });

/** What lies in a folder that is no solution, and the text that says so. */
const almost: Record<string, { text: string; files: Record<string, string | Uint8Array> }> = {
  'an archive': { text: 'welcome.zip', files: { 'photos.zip': zipOf({ 'photo.txt': '' }) } },
  'a broken archive': { text: 'welcome.brokenZip', files: { 'Contoso_1_0_0_0.zip': 'PK' } },
  'a part of a solution in YAML': {
    text: 'welcome.yaml',
    files: { 'Contoso/solutioncomponents.yml': 'SolutionComponents:\n' },
  },
  'a legacy flow package': {
    text: 'welcome.flowPackage',
    files: { 'Notify/Microsoft.Flow/flows/0f/definition.json': '{}' },
  },
  'half a solution': { text: 'welcome.incomplete', files: { 'Contoso/solution.xml': manifest } },
  'a flow alone': {
    text: 'welcome.looseFlow',
    files: { 'Workflows/Loose-0F000000-0000-4000-8000-000000000001.json': flow },
  },
};

describe('a folder without a solution', () => {
  const extension = vscode.extensions.getExtension('connref.connref');
  let bridge: Bridge;

  before(function () {
    bridge = requireBridge(this);
  });

  it('does not start the extension', () => {
    assert.ok(extension);
    assert.equal(extension.isActive, false);
  });

  it('is explained in the view', async () => {
    await vscode.commands.executeCommand('connref.solutions.focus');
    await bridge.text(welcome('welcome.what'));
    assert.equal(extension?.isActive, true);
    assert.deepEqual(vscode.languages.getDiagnostics(), []);
  });

  for (const [what, { text, files }] of Object.entries(almost)) {
    it(`is explained when there is ${what}`, async () => {
      writeFiles(diskPath(''), Object.entries(files));
      await bridge.text(welcome(text));
      for (const path of Object.keys(files)) rmSync(diskPath(path.split('/')[0]!), { recursive: true });
      await bridge.text(welcome(text, false));
    });
  }

  it('has nothing to explain when a solution comes', async () => {
    writeSolution(diskPath(''), { root: 'Contoso' });
    await bridge.text('.pane-body .monaco-list-row :text-is("Contoso solution")');
    rmSync(diskPath('Contoso'), { recursive: true });
    await bridge.text(welcome('welcome.what'));
  });
});

/** The view's text when it holds, or lacks, what begins as a text of package.nls.json does. */
function welcome(key: string, holds = true): string {
  const texts = JSON.parse(
    readFileSync(join(vscode.extensions.getExtension('connref.connref')!.extensionPath, 'package.nls.json'), 'utf8'),
  ) as Record<string, string>;
  const [title, text] = ['welcome.none', key].map((name) => JSON.stringify(texts[name]!.split('\n')[0]));
  const held = `:has-text(${text})`;
  return `.welcome-view-content:has-text(${title})${holds ? held : `:not(${held})`}`;
}
