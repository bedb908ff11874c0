import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Installs a small extension that runs a suite, beside ours. The editor's own way (`extensionTestsPath`) would do, but with
 * it VS Code refuses every modal dialog, and what a user is asked before an edit is worth a test.
 *
 * @param {string} extensionsDir
 * @param {string} entry module with a function `run`
 * @param {boolean} [early] whether it begins before other extensions are activated
 */
export async function installTestExtension(extensionsDir, entry, early = false) {
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
  // Not awaited: activation must end before the tests do.
  const main = `exports.activate = () => void require(${JSON.stringify(entry)}).run().catch(console.error);\n`;
  await writeFile(join(folder, 'main.js'), main);
}
