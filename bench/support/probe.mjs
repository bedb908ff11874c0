import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { build } from 'esbuild';
import { PlainError } from '../../scripts/console.mjs';
import { findFiles } from '../../scripts/files.mjs';

/**
 * Bundles the probes with the parts of src that they measure, and with a stub of `vscode`.
 *
 * @param {string} root of the repository
 * @param {string} outdir
 */
export async function buildProbes(root, outdir) {
  mkdirSync(outdir, { recursive: true });
  await build({
    absWorkingDir: root,
    bundle: true,
    entryPoints: [
      ...findFiles(join(root, 'bench/probes')).filter((path) => path.endsWith('.ts')),
      join(root, 'bench/support/editorParts.ts'),
    ],
    outbase: join(root, 'bench'),
    outdir,
    platform: 'node',
    format: 'cjs',
    target: 'es2023',
    mainFields: ['module', 'main'],
    external: ['playwright-core'],
    alias: { vscode: resolve(root, 'bench/support/vscodeStub.ts') },
    logLevel: 'warning',
    // The stub lacks exports that only VS Code's views need.
    logOverride: { 'import-is-undefined': 'silent' },
  });
}

/**
 * Runs a probe in a separate process.
 *
 * @template Result
 * @param {string} script
 * @param {readonly string[]} args
 * @param {{ nodeArgs?: readonly string[], profiles?: string | undefined }} [options]
 * @returns {Result} the JSON that it printed
 */
export function runProbe(script, args, { nodeArgs = [], profiles } = {}) {
  const profiling =
    profiles === undefined ? [] : ['--cpu-prof', '--cpu-prof-dir', join(profiles, basename(script, '.js'))];
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [...nodeArgs, ...profiling, script, ...args], {
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  if (error) throw error;
  if (status !== 0) throw new PlainError(`The probe ${basename(script)} ended with ${status}.\n${stderr.slice(-2000)}`);
  return JSON.parse(stdout);
}
