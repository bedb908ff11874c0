import { Worker } from 'node:worker_threads';

/** @typedef {import('../../test/fuzz/runTarget.ts').FuzzReport} FuzzReport */
/** @typedef {import('../../test/fuzz/runTarget.ts').FuzzFailure} FuzzFailure */

/** The milliseconds of computing after which an input is a failure. */
const limit = 1000;
/** The milliseconds after which the thread is ended. On a busy machine an input can take much longer than it computes. */
const patience = 60_000;

/**
 * Runs a target in a thread. An input that does not come to an end is a failure, too.
 *
 * @param {string} worker the bundle of the thread
 * @param {{ target: string, seed: number, count?: number, path?: string, mostFailures?: number }} options
 * @returns {Promise<FuzzReport & { seconds: number }>}
 */
export function runTarget(worker, options) {
  const start = performance.now();
  const progress = new SharedArrayBuffer(12);
  const begun = new Int32Array(progress);
  return new Promise((done, reject) => {
    const thread = new Worker(worker, { workerData: { ...options, limit, progress } });
    const seconds = () => (performance.now() - start) / 1000;
    let last = -1;
    let since = start;
    const timer = setInterval(() => {
      const [count = 0, seed = 0, number = 0] = begun;
      if (count !== last) {
        last = count;
        since = performance.now();
      } else if (performance.now() - since > patience) {
        clearInterval(timer);
        const path = options.path ?? String(number);
        /** @type {FuzzFailure} */
        const failure = { seed, path, message: `It does not end within ${patience / 1000} s.`, input: '(unknown)' };
        void thread.terminate().then(() => done(unfinished(options.target, count, failure, seconds())));
      }
    }, 500);
    thread.on('error', (error) => {
      clearInterval(timer);
      reject(error);
    });
    thread.on('message', (report) => {
      clearInterval(timer);
      done({ ...report, seconds: seconds() });
    });
  });
}

/**
 * @param {string} worker the bundle of the thread
 * @returns {Promise<string[]>}
 */
export function targetNames(worker) {
  return new Promise((done, reject) => {
    const workerData = { target: '', seed: 0, limit, progress: new SharedArrayBuffer(12) };
    new Worker(worker, { workerData }).on('error', reject).on('message', done);
  });
}

/**
 * @param {string} target
 * @param {number} count
 * @param {FuzzFailure} failure
 * @param {number} seconds
 */
function unfinished(target, count, failure, seconds) {
  const { seed, path } = failure;
  const outcomes = { taken: 0, refused: 0, fixed: 0 };
  return { target, count, outcomes, slowest: { seed, path, milliseconds: patience }, failures: [failure], seconds };
}
