import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { testFilesIn } from './mocha.mjs';
import { entryName } from './testExtension.mjs';

/**
 * A folder below test/integration. Its optional suite.json:
 *
 * @typedef {object} SuiteOptions
 * @property {string} [workspace] folder to copy and open, relative to the suite's own; `workspace` when not given
 * @property {Record<string, unknown>} [settings] user settings
 * @property {boolean} [trust] false: Restricted Mode
 * @property {boolean} [early] begin before other extensions are activated
 * @property {boolean} [pseudoLocale] true: show Connref in a pseudo-translation
 * @property {string[]} [folders] folders of the workspace to open as a multi-root workspace
 *
 * @typedef {object} Suite
 * @property {string} name
 * @property {readonly string[]} testFiles
 * @property {SuiteOptions} options
 *
 * @typedef {object} PreparedSuite
 * @property {string} temporary a folder for this run only
 * @property {string} workspace a folder, or a .code-workspace file
 * @property {string} records
 * @property {() => Promise<void>} dispose
 */

const sources = 'test/integration';

/** The names of all suites. */
export function suiteNames() {
  return readdirSync(sources, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
}

/**
 * @param {readonly string[] | undefined} wanted names of suites; all of them when not given
 * @returns {Suite[]}
 */
export function findSuites(wanted) {
  return (wanted ?? suiteNames())
    .map((name) => ({ name, testFiles: testFilesIn(`integration/${name}`), options: readOptions(name) }))
    .sort((left, right) => left.name.localeCompare(right.name));
}

/**
 * Copies the suite's workspace, so that tests may write to it, and runs the suite's prepare.ts, which may add files.
 *
 * @param {Suite} suite
 * @param {string} [seeds] how many seeds the tests with random data get; not given in the short form of the tests
 * @returns {Promise<PreparedSuite>}
 */
export async function prepareSuite({ name, options }, seeds) {
  const temporary = await mkdtemp(join(tmpdir(), `connref-${name}-`));
  const workspace = join(temporary, 'workspace');
  await mkdir(workspace);
  const template = resolve(sources, name, options.workspace ?? 'workspace');
  if (options.workspace !== undefined || existsSync(template)) await cp(template, workspace, { recursive: true });
  const prepare = resolve('out', sources, name, 'prepare.js');
  if (existsSync(prepare)) await (await import(pathToFileURL(prepare).href)).prepare(workspace, seeds);
  return {
    temporary,
    workspace: options.folders ? await writeMultiRoot(temporary, options.folders) : workspace,
    records: join(temporary, 'results.jsonl'),
    dispose: () => rm(temporary, { recursive: true, force: true, maxRetries: 5 }),
  };
}

/**
 * Writes the module that the editor loads. It contains the options of this run, because the extension host gets no arguments.
 *
 * @param {Suite} suite
 * @param {PreparedSuite} prepared
 * @param {{ bridge?: string, grep?: string | undefined }} options
 */
export async function writeEntry(suite, { temporary, records }, { bridge, grep }) {
  const entry = join(temporary, entryName);
  const options = {
    testFiles: suite.testFiles,
    reporter: resolve('out/test/support/recordingReporter.js'),
    records,
    bridge,
    grep,
  };
  const host = JSON.stringify(resolve('out/test/support/extensionHost.js'));
  await writeFile(entry, `exports.run = () => require(${host}).run(${JSON.stringify(options)});\n`);
  return entry;
}

/**
 * @param {string} name
 * @returns {SuiteOptions}
 */
function readOptions(name) {
  const file = join(sources, name, 'suite.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}

/**
 * @param {string} temporary
 * @param {readonly string[]} folders
 */
async function writeMultiRoot(temporary, folders) {
  const file = join(temporary, 'test.code-workspace');
  await writeFile(file, JSON.stringify({ folders: folders.map((path) => ({ path: `workspace/${path}` })) }));
  return file;
}
