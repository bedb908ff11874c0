import { spawn } from 'node:child_process';

/**
 * Runs test files in the folder of the mutants' build, up to the first failure.
 *
 * @param {string} folder
 * @param {readonly string[]} testFiles
 * @param {{ env: Record<string, string>, limit: number }} options limit: milliseconds
 * @returns {Promise<{ result: 'passed' | 'failed' | 'timed out', output: string, duration: number }>} duration: milliseconds
 */
export function runTests(folder, testFiles, { env, limit }) {
  const start = performance.now();
  const args = ['node_modules/mocha/bin/mocha.js', '--no-config', '--bail', '--timeout', '0', ...testFiles];
  return new Promise((done, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: folder,
      // Without the corpus on every machine, so that the verdicts are the same everywhere.
      env: { ...process.env, CONNREF_CORPUS: 'none', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => (output += text));
    let isLate = false;
    // A process in an endless loop, which a mutant may cause, reacts to no other signal.
    const kill = () => child.kill('SIGKILL');
    const timer = setTimeout(() => {
      isLate = true;
      kill();
    }, limit);
    process.once('exit', kill);
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(timer);
      process.off('exit', kill);
      // If a test waits for an event that never comes, Node ends the process without a result and with code 0.
      const hasEnded = /^ {2}\d+ passing/m.test(output);
      const result = isLate ? 'timed out' : code === 0 && hasEnded ? 'passed' : 'failed';
      done({ result, output, duration: performance.now() - start });
    });
  });
}
