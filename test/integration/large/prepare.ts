import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** What the test needs to know beforehand, in a file beside the workspace. */
export interface Expected {
  /** How many findings there are, as the command line counts them. */
  readonly findings: number;
  /** A flow without findings that is bound to a connection reference. */
  readonly flow: string;
}

export const expectedFile = 'expected.json';

/**
 * The bench's workspace of 10,000 flows in the long form of the tests, which names a number of seeds, or else of 2,000:
 * made once, and not copied, since the tests save nothing.
 */
export async function prepare(workspace: string, seeds: string | undefined): Promise<void> {
  const flows = seeds === undefined ? 2000 : 10_000;
  const { generateWorkspace } = (await load('bench/workspaces/generateWorkspace.mjs')) as {
    generateWorkspace: (cache: string, name: string, options: object) => string;
  };
  const { cacheFolder } = (await load('scripts/vscode/install.mjs')) as { cacheFolder: (root: string) => string };
  const workspaces = join(cacheFolder(resolve('.')), 'bench/workspaces');
  const folder = generateWorkspace(workspaces, `${flows}-real`, { flows, findings: 'real' });
  rmdirSync(workspace);
  symlinkSync(folder, workspace, 'junction');

  const flagged = findingsIn(folder);
  const expected: Expected = { findings: flagged.length, flow: chooseFlow(folder, new Set(flagged)) };
  writeFileSync(join(dirname(workspace), expectedFile), JSON.stringify(expected));
}

/** Modules of Node's own kind, which cannot be bundled with this one: they look for files beside themselves. */
function load(path: string): Promise<unknown> {
  return import(pathToFileURL(resolve(path)).href);
}

/** The file of each finding, relative to the folder. */
function findingsIn(folder: string): string[] {
  const args = [resolve('dist/cli.js'), 'check', '.', '--format', 'json'];
  const { stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 28 });
  const { findings } = JSON.parse(stdout) as { findings: { path: string }[] };
  return findings.map(({ path }) => path);
}

/** One of middling size, in the form that most have. */
function chooseFlow(folder: string, flagged: ReadonlySet<string>): string {
  for (const solution of readdirSync(folder)) {
    const flows = join(folder, solution, 'src/Workflows');
    for (const name of listed(flows).filter((file) => file.endsWith('.json'))) {
      const text = readFileSync(join(flows, name), 'utf8');
      const path = relative(folder, join(flows, name)).replaceAll('\\', '/');
      const middling = text.length > 40_000 && text.length < 60_000 && text.startsWith('{\n');
      if (middling && text.includes('"connectionReferenceLogicalName"') && !flagged.has(path)) return path;
    }
  }
  return assert.fail('no flow is suitable');
}

function listed(directory: string): string[] {
  try {
    return readdirSync(directory).sort();
  } catch {
    return [];
  }
}
