import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** Our own sample, and beside the workspace the same as the command line repairs it. */
export function prepare(workspace: string): void {
  const repaired = join(dirname(workspace), 'repaired');
  for (const target of [workspace, repaired]) {
    mkdirSync(target, { recursive: true });
    cpSync(resolve('sample'), target, { recursive: true });
  }
  try {
    execFileSync(process.execPath, [resolve('dist/cli.js'), 'check', '--fix'], { cwd: repaired, stdio: 'pipe' });
  } catch (error) {
    // 1: some findings are left.
    if ((error as { status?: number }).status !== 1) throw error;
  }
}
