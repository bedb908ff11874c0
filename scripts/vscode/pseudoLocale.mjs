import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The language that VS Code reserves for pseudo-translations: every letter has an accent, so a text in English stands out. */
export const pseudoLocale = 'qps-ploc';

/**
 * Adds pseudo-translations of all texts to an installed copy of the extension.
 *
 * @param {string} extensionsDir
 */
export async function addPseudoLocale(extensionsDir) {
  const { getL10nPseudoLocalized } = await import('@vscode/l10n-dev');
  for (const extension of await readdir(extensionsDir)) {
    for (const bundle of ['package.nls', 'l10n/bundle.l10n']) {
      const path = join(extensionsDir, extension, bundle);
      const texts = JSON.parse(await readFile(`${path}.json`, 'utf8'));
      await writeFile(`${path}.${pseudoLocale}.json`, JSON.stringify(getL10nPseudoLocalized(texts)));
    }
  }
}

/**
 * A script for the page of the workbench that sets its language as a language pack would. Without texts of the workbench for
 * that language, the workbench itself stays English.
 */
export const pseudoLocaleScript = `globalThis._VSCODE_NLS_LANGUAGE = ${JSON.stringify(pseudoLocale)};`;
