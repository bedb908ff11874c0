import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { toSlashes } from '../files.mjs';
import { atSource } from './sourceLocations.mjs';

/**
 * A line of the file that test/support/recordingReporter.ts writes: one JSON object for each test.
 *
 * @typedef {object} TestRecord
 * @property {'passed' | 'failed' | 'skipped'} state
 * @property {string} title
 * @property {string} file the compiled file
 * @property {string} [reason] why it was skipped
 * @property {string} [error]
 *
 * @typedef {object} StageResult
 * @property {number} passed
 * @property {readonly Failure[]} failures
 * @property {readonly Skip[]} skips
 *
 * @typedef {{ title: string, detail: string }} Failure
 * @typedef {{ title: string, reason: string }} Skip
 */

/**
 * @param {readonly StageResult[]} results
 * @returns {StageResult}
 */
export function mergeResults(results) {
  return {
    passed: results.reduce((sum, result) => sum + result.passed, 0),
    failures: results.flatMap((result) => result.failures),
    skips: results.flatMap((result) => result.skips),
  };
}

/**
 * @param {string} title
 * @param {string} detail
 * @returns {StageResult}
 */
export function failure(title, detail) {
  return { passed: 0, failures: [{ title, detail }], skips: [] };
}

/**
 * Reads the records of a mocha run. A run that ended early and a test file without tests count as failures: otherwise tests
 * that don't run would look like tests that pass.
 *
 * @param {string} recordFile
 * @param {readonly string[]} testFiles compiled files that were to run
 * @param {{ title: string, filtered: boolean, log: () => string }} run
 * @returns {StageResult}
 */
export function readResults(recordFile, testFiles, { title, filtered, log }) {
  const lines = existsSync(recordFile) ? readFileSync(recordFile, 'utf8').trim().split('\n') : [];
  const ended = lines.at(-1) === '"end"';
  /** @type {TestRecord[]} */
  const records = lines.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line));
  const failures = records
    .filter(({ state }) => state === 'failed')
    .map((record) => ({ title: `${title}: ${record.title}`, detail: atSource(record.error ?? '') }));
  if (!ended) {
    failures.push({ title: `${title}: the run ended before its tests did`, detail: log() });
  } else if (!filtered) {
    const withTests = new Set(records.map(({ file }) => file));
    for (const file of testFiles.filter((path) => !withTests.has(path))) {
      failures.push({ title: `${title}: ${sourceName(file)} has no tests`, detail: '' });
    }
  }
  return {
    passed: records.filter(({ state }) => state === 'passed').length,
    failures,
    skips: records
      .filter(({ state }) => state === 'skipped')
      .map((record) => ({ title: `${title}: ${record.title}`, reason: record.reason ?? 'no reason given' })),
  };
}

/**
 * @param {string} compiled
 */
function sourceName(compiled) {
  return toSlashes(relative(process.cwd(), compiled))
    .replace(/^out\//, '')
    .replace(/\.js$/, '.ts');
}
