import { parentPort, workerData } from 'node:worker_threads';
import { type ComponentResult, readComponent } from '../../core/engine/componentSource';
import { readFileNow } from '../readRegularFile';
import { claim, type ReadingJob } from './claimedFiles';

/**
 * The number of flows in one message to the main thread. With fewer flows in a message, the many messages would cost
 * both threads time. With more, the main thread would wait for flows that have been read already.
 */
const filesInMessage = 16;

/**
 * The results of reading flows, each with the index of the flow in `paths` of the job. A result is undefined when the
 * file no longer exists.
 */
export type ReadFlows = readonly (readonly [at: number, read: ComponentResult<'flowDefinition'> | undefined])[];

/**
 * Reads the flows that no other thread has claimed, and sends the results in groups. It begins at the last flow,
 * because the main thread begins at the first one.
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
