// Runs one target in a thread, so that scripts/fuzz.mjs can end an input that takes forever.
import { parentPort, workerData } from 'node:worker_threads';
import { allTargets } from './allTargets';
import { runTarget } from './runTarget';

interface WorkerData {
  readonly target: string;
  readonly count: number | undefined;
  readonly seed: number;
  readonly path?: string;
  readonly limit: number;
  readonly mostFailures?: number;
  /** The number of inputs begun, the seed of the last one, and its number in the batch, for a thread that waits. */
  readonly progress: SharedArrayBuffer;
}

const { target: name, count, progress, ...options } = workerData as WorkerData;
const begun = new Int32Array(progress);
const target = allTargets.find((each) => each.name === name);

/** Posts the report; or the names of all targets if there is none with this name. */
async function answer(): Promise<void> {
  const names = allTargets.map((each) => each.name);
  const onInput = (seed: number, path: string): void => {
    begun[0]!++;
    begun[1] = seed;
    begun[2] = Number.parseInt(path, 10);
  };
  parentPort?.postMessage(
    target ? await runTarget(target, { ...options, count: count ?? target.manyInputs, onInput }) : names,
  );
}

void answer();
