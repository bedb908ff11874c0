import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** Our own sample, and beside the workspace the same as the command line repairs it, with what it finds left then. */
export function prepare(workspace: string): void {
  const repaired = join(dirname(workspace), 'repaired');
  for (const target of [workspace, repaired]) {
    mkdirSync(target, { recursive: true });
    cpSync(resolve('sample'), target, { recursive: true });
  }
  writeFileSync(join(dirname(workspace), 'left.json'), checkAndFix(repaired));
}

/** @returns The JSON output. */
function checkAndFix(cwd: string): string {
  const { stdout, status, stderr } = spawnSync(
    process.execPath,
    [resolve('dist/cli.js'), 'check', '--fix', '--format', 'json'],
    { cwd, encoding: 'utf8' },
  );
  // 1: some findings are left.
  if (status !== 1) throw new Error(stderr);
  return stdout;
}
