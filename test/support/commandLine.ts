import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

/** Runs the command line as a separate process in a folder. */
export function runCommandLine(
  folder: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): { code: number | null; out: string; errors: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve('dist/cli.js'), ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, ...env },
  });
  return { code: status, out: stdout, errors: stderr };
}
