import { spawn } from 'node:child_process';
import { PlainError } from './console.mjs';

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {Record<string, string>} [env] added to the environment of this process
 * @property {boolean | 'and show'} [capture] return the output instead of showing it, or do both
 * @property {boolean} [shell]
 */

/**
 * Runs a program and waits until it ends.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
      shell: options.shell ?? false,
      stdio: ['ignore', options.capture ? 'pipe' : 'inherit', options.capture ? 'pipe' : 'inherit'],
    });
    let output = '';
    /** @param {string} text */
    const keep = (text) => {
      output += text;
      if (options.capture === 'and show') process.stdout.write(text);
    };
    child.stdout?.setEncoding('utf8').on('data', keep);
    child.stderr?.setEncoding('utf8').on('data', keep);
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/**
 * Runs a script with the Node that runs this process.
 *
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export function runNode(args, options) {
  return run(process.execPath, args, options);
}

/**
 * Runs npm without showing its output. If npm fails, the error contains the output.
 *
 * @param {readonly string[]} args
 * @param {string} cwd
 */
export async function npm(args, cwd) {
  // npm passes its own path to its scripts. Running that file avoids the shell that `npm.cmd` needs on Windows.
  const itself = process.env.npm_execpath;
  const [command, first] = itself?.endsWith('.js') ? [process.execPath, [itself]] : ['npm', []];
  const shell = process.platform === 'win32' && command === 'npm';
  const result = await run(command, [...first, ...args], { cwd, capture: true, shell }).catch((error) => {
    throw new PlainError(`npm could not be started (${error.message}). Install Node.js with npm and try again.`);
  });
  if (result.code !== 0) {
    throw new PlainError(
      `${result.output.trim()}\n\nnpm ${args.join(' ')} failed; its output is above. Can it reach a package registry?`,
    );
  }
}
