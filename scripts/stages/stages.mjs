import { ensureBrowser } from '../browser.mjs';
import { heading } from '../console.mjs';
import { requireKnown } from '../parseOptions.mjs';
import { cacheFolder, installEditor } from '../vscode/install.mjs';
import { newest, oldest } from '../vscode/versions.mjs';
import { check } from './checks.mjs';
import { runDesktop } from './desktop.mjs';
import { runIntegration } from './integration.mjs';
import { runPage } from './page.mjs';
import { runUi } from './ui.mjs';
import { runUnit } from './unit.mjs';

/**
 * @typedef {'newest' | 'oldest' | 'browser'} ToolName
 *
 * @typedef {object} Tools
 * @property {import('../vscode/install.mjs').Editor} [newest]
 * @property {import('../vscode/install.mjs').Editor} [oldest]
 * @property {string} [browser]
 *
 * @typedef {object} StageContext
 * @property {Tools} tools
 * @property {string | undefined} grep
 * @property {readonly string[] | undefined} suites of test/integration to run; all if undefined
 * @property {string | undefined} seeds with how many seeds the laws are tried
 *
 * @typedef {object} Stage
 * @property {string} name as in `--only`
 * @property {string} title
 * @property {readonly ToolName[]} needs
 * @property {'newest' | 'oldest'} [editor] runs only when this VS Code is wanted
 * @property {boolean} [built] needs the result of the build
 * @property {boolean} [onRequest] runs only when it is named
 * @property {(context: StageContext) => Promise<import('./results.mjs').StageResult>} run
 */

/** @type {readonly Stage[]} */
const allStages = [
  { name: 'lint', title: 'Lint', needs: [], run: check('scripts/lint.mjs') },
  { name: 'types', title: 'Types', needs: [], run: check('scripts/types.mjs') },
  { name: 'build', title: 'Build', needs: [], run: check('esbuild.mjs') },
  { name: 'unit', title: 'Unit tests', needs: [], built: true, run: runUnit },
  {
    name: 'page',
    title: 'Tests of the page',
    needs: ['browser'],
    built: true,
    run: ({ tools, grep }) => runPage(present(tools.browser), grep),
  },
  integrationIn('newest', newest),
  integrationIn('oldest', oldest),
  {
    name: 'ui',
    title: `UI tests in VS Code ${newest.vscode}`,
    needs: ['newest', 'browser'],
    built: true,
    run: ({ tools, grep }) => runUi(present(tools.newest), present(tools.browser), grep),
  },
  {
    name: 'desktop',
    title: 'Integration tests in a desktop VS Code',
    needs: [],
    built: true,
    onRequest: true,
    run: ({ grep, suites }) => runDesktop({ grep, suites }),
  },
];

/**
 * @param {'newest' | 'oldest'} editor
 * @param {import('../vscode/versions.mjs').EditorVersion} version
 * @returns {Stage}
 */
function integrationIn(editor, { vscode }) {
  return {
    name: 'integration',
    title: `Integration tests in VS Code ${vscode}`,
    needs: [editor, 'browser'],
    editor,
    built: true,
    run: ({ tools, ...wanted }) => runIntegration(present(tools[editor]), present(tools.browser), wanted),
  };
}

/** The names of the stages, as in `--only`. */
export const stageNames = [...new Set(allStages.map(({ name }) => name))];

/** The names of the versions of VS Code in which the integration tests can run. */
export const editorNames = ['newest', 'oldest'];

/**
 * @param {readonly string[] | undefined} names
 * @param {readonly string[]} editors in which of them the integration tests run
 * @returns {readonly Stage[]}
 */
export function chooseStages(names, editors) {
  requireKnown('editor', editors, editorNames);
  requireKnown('stage', names, stageNames);
  const wanted = allStages.filter(({ editor }) => editor === undefined || editors.includes(editor));
  if (names === undefined) return wanted.filter((stage) => !stage.onRequest);
  const needsBuild = allStages.some((stage) => stage.built && names.includes(stage.name));
  return wanted.filter(({ name }) => names.includes(name) || (name === 'build' && needsBuild));
}

/**
 * @param {readonly Stage[]} stages
 * @param {string} root
 * @returns {Promise<Tools>}
 */
export async function prepareTools(stages, root) {
  const needs = new Set(stages.flatMap((stage) => stage.needs));
  if (needs.size === 0) return {};
  heading('Tools');
  const cache = cacheFolder(root);
  const [newestEditor, oldestEditor, browser] = await Promise.all([
    needs.has('newest') ? installEditor(newest, cache) : undefined,
    needs.has('oldest') ? installEditor(oldest, cache) : undefined,
    needs.has('browser') ? ensureBrowser() : undefined,
  ]);
  return {
    ...(newestEditor && { newest: newestEditor }),
    ...(oldestEditor && { oldest: oldestEditor }),
    ...(browser && { browser }),
  };
}

/**
 * @template T
 * @param {T | undefined} tool
 * @returns {T}
 */
function present(tool) {
  if (tool === undefined) throw new Error('A stage uses a tool that it does not list in `needs`.');
  return tool;
}
