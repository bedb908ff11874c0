import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Random } from '../../support/random';
import { randomBytes, randomFiles } from '../../support/randomSolution';
import { writeFiles } from '../writing';

export const branches: readonly string[] = ['main', 'feature', 'release'];
/** One solution inside another, and one deep down. */
export const roots: readonly string[] = ['A', 'B', 'A/nested', 'deep/er/C'];

/** So many that a switch is told as one, also where what was moved is not seen: that takes fifty changes elsewhere. */
const flowsOfSolution = 20;

/**
 * The directories that each branch has, below a root. A watcher on Linux does not see into directories that were moved here
 * with what is in them, so branches differ in files only, and what comes with directories comes last.
 */
export const directories: readonly string[] = [
  ...new Set(
    randomFiles(new Random(0)).flatMap(({ path }) => {
      const segments = path.split('/').slice(0, -1);
      return segments.map((_, at) => segments.slice(0, at + 1).join('/'));
    }),
  ),
];

/** Gives a directory its branches, of which the first is checked out; without Git it has only that one. */
export function createBranches(directory: string): void {
  for (const [at, branch] of branches.toReversed().entries()) {
    emptyDirectory(directory);
    writeBranch(directory, new Random(at));
    if (!hasGit()) {
      continue;
    }
    if (at === 0) {
      git(directory, 'init', '-q');
    }
    git(directory, 'checkout', '-q', '--orphan', branch);
    commitAll(directory);
  }
}

/** Replaces hundreds of files at once, as somebody does who switches branches with all that he changed committed. */
export function switchBranch(directory: string, branch: string, random: Random): void {
  if (existsSync(join(directory, '.git'))) {
    commitAll(directory);
    git(directory, 'checkout', '-q', branch);
  } else {
    emptyDirectory(directory);
    writeBranch(directory, random);
  }
}

function writeBranch(directory: string, random: Random): void {
  for (const root of roots) {
    writeFiles(
      directory,
      directories.map((each) => [`${root}/${each}/.keep`, '']),
    );
    const files = randomFiles(random, flowsOfSolution).filter(() => !random.oneIn(4));
    writeFiles(
      directory,
      files.map(({ path, text }) => [`${root}/${path}`, randomBytes(random, text())]),
    );
  }
}

function emptyDirectory(directory: string): void {
  for (const name of readdirSync(directory).filter((each) => each !== '.git')) {
    rmSync(join(directory, name), { recursive: true });
  }
}

function hasGit(): boolean {
  try {
    execFileSync('git', ['--version']);
    return true;
  } catch {
    return false;
  }
}

function commitAll(directory: string): void {
  git(directory, 'add', '-A', '--force');
  git(directory, 'commit', '-q', '--allow-empty', '-m', 'Work');
}

function git(directory: string, ...args: string[]): void {
  const author = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', '-c', 'core.autocrlf=false'];
  execFileSync('git', [...author, ...args], { cwd: directory });
}
