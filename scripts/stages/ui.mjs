import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installExtension } from '../vscode/installExtension.mjs';
import { runMocha, testFilesIn } from './mocha.mjs';

/**
 * The value of CONNREF_TEST_EDITOR, as JSON, for test/support/workbench.ts.
 *
 * @typedef {object} UiEnvironment
 * @property {import('../vscode/install.mjs').Editor} editor
 * @property {string} browser
 * @property {string} extensionsDir contains the extension as it would be packaged
 */

/**
 * @param {import('../vscode/install.mjs').Editor} editor
 * @param {string} browser
 * @param {string | undefined} grep
 */
export async function runUi(editor, browser, grep) {
  const temporary = await mkdtemp(join(tmpdir(), 'connref-ui-'));
  try {
    const extensionsDir = join(temporary, 'extensions');
    await installExtension(process.cwd(), extensionsDir);
    /** @type {UiEnvironment} */
    const environment = { editor, browser, extensionsDir };
    return await runMocha('ui', testFilesIn('ui'), {
      grep,
      timeout: 300_000,
      env: { CONNREF_TEST_EDITOR: JSON.stringify(environment) },
    });
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}
