import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as editorModule from './editorParts';

/** Loads the editor's classes and lets them read some folders. */
export async function loadEditor(directories: readonly string[]): Promise<editorModule.EditorParts> {
  const editor = makeEditor(directories);
  await editor.start();
  return editor;
}

/**
 * Loads the editor's classes for some folders. Each call loads the modules again, so that two workspaces in one process share
 * no state.
 */
export function makeEditor(directories: readonly string[]): editorModule.EditorParts {
  const require = createRequire(__filename);
  const bundle = join(__dirname, '../support/editorParts.js');
  // eslint-disable-next-line @typescript-eslint/no-dynamic-delete
  delete require.cache[require.resolve(bundle)];
  const { EditorParts } = require(bundle) as typeof editorModule;
  return new EditorParts(directories);
}
