import { parentPort, workerData } from 'node:worker_threads';
import { type ComponentResult, readComponent } from '../../core/engine/componentSource';
import { readFileNow } from '../nodeFileTree';
import { claim, type ReadingJob } from './claimedFiles';

/**
 * The number of files in one message. Many small messages cost time in both threads; with large ones, the main thread
 * waits for files that are read.
 */
const filesInMessage = 16;

/** Read files, each with its index in the job. Undefined for a file that no longer exists. */
export type ReadFlows = readonly (readonly [at: number, read: ComponentResult<'flowDefinition'> | undefined])[];

/**
 * Reads the files that no other thread has claimed. Begins at the last file, because the main thread begins at the
 * first.
 */
async function readUnclaimed(job: ReadingJob, send: (flows: ReadFlows) => void): Promise<void> {
  let read: [number, ComponentResult<'flowDefinition'> | undefined][] = [];
  for (let at = job.paths.length - 1; at >= 0; at--) {
    if (claim(job, at)) {
      const content = readFileNow(job.paths[at] ?? '');
      read.push([at, await readComponent('flowDefinition', content, () => undefined)]);
    }
    if (read.length === filesInMessage || at === 0) {
      send(read);
      read = [];
    }
  }
}

void readUnclaimed(workerData as ReadingJob, (flows) => parentPort?.postMessage(flows));
