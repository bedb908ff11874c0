import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { solutionFiles, type SolutionSource } from '../support/solutionSource';

/** Writes files below a directory; what a suite's prepare.ts and a test that acts from outside VS Code do. */
export function writeFiles(
  directory: string,
  files: Iterable<readonly [path: string, content: string | Uint8Array]>,
): void {
  for (const [path, content] of files) {
    const target = join(directory, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, content);
  }
}

/** Writes an invented solution; its root is relative to the directory. */
export function writeSolution(directory: string, source: SolutionSource): void {
  writeFiles(directory, solutionFiles(source));
}
