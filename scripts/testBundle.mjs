import { readFileSync } from 'node:fs';

/** How scripts bundle code of the tests to run it in Node.js. Packages that only the tests need stay outside. */
export function testBundleOptions() {
  const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  return {
    bundle: true,
    target: 'es2023',
    platform: /** @type {const} */ ('node'),
    format: /** @type {const} */ ('cjs'),
    mainFields: ['module', 'main'],
    logLevel: /** @type {const} */ ('warning'),
    external: ['vscode', ...Object.keys(devDependencies)],
  };
}
