import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Name of the module beside a suite's workspace that runs the suite: it exports `run`. */
export const entryName = 'entry.js';

/**
 * Installs a second extension, which runs the suite of the workspace that is opened. VS Code has an option for that
 * (`extensionTestsPath`), but with it VS Code refuses every modal dialog, and the tests must see the questions before an edit.
 *
 * @param {string} extensionsDir
 * @param {boolean} [early] whether suites begin before other extensions are activated
 */
export async function installTestExtension(extensionsDir, early = false) {
  const folder = join(extensionsDir, 'connref-test.runner-0.0.1');
  const manifest = {
    publisher: 'connref-test',
    name: 'runner',
    version: '0.0.1',
    engines: { vscode: '^1.100.0' },
    main: './main.js',
    activationEvents: [early ? '*' : 'onStartupFinished'],
    capabilities: { untrustedWorkspaces: { supported: true } },
  };
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
  await writeFile(join(folder, 'main.js'), main);
}

const main = `const { dirname, join } = require('node:path');
const { workspace } = require('vscode');

exports.activate = () => {
  const { fsPath } = workspace.workspaceFile ?? workspace.workspaceFolders[0].uri;
  // Not awaited: the tests wait for activated extensions, so this activation must end before they do.
  void require(join(dirname(fsPath), ${JSON.stringify(entryName)})).run().catch(console.error);
};
`;
