import { Worker } from 'node:worker_threads';
import {
  type ComponentSource,
  type FinishReading,
  type ComponentResult,
  readComponent,
} from '../../core/engine/componentSource';
import type { FilePath } from '../../core/model/filePath';
import type { ComponentKind } from '../../core/readers/components/allComponents';
import type { NodeFileTree } from '../nodeFileTree';
import { readFileNow } from '../readRegularFile';
import { claim, type ReadingJob } from './claimedFiles';
import type { ReadFlows } from './readingThread';

/**
 * The smallest number of flows for which threads are started. With fewer flows, starting a thread takes longer than the
 * thread saves.
 */
const fewestFlows = 150;

/** The settings of the threads that read flows in addition to the main thread. */
export interface ReadingThreads {
  /** The path of the script that each thread runs. */
  readonly file: string;
  /** The number of threads besides the main thread. */
  readonly count: number;
}

type ReadFlow = ComponentResult<'flowDefinition'> | undefined;

/**
 * Reads many flows on several processor cores, because flows are most of the bytes of a solution. The main thread and
 * additional threads claim the flows one by one. This is only for the command line, because it blocks the main thread.
 */
export class ParallelComponentSource implements ComponentSource {
  readonly readAhead = Infinity;
  readonly #tree: NodeFileTree;
  readonly #threads: ReadingThreads;
  readonly #others: ComponentSource;
  #batch: FlowBatch | undefined;

  /** @param others The source for files without a path on the disk, such as files in zips, and for refused files. */
  constructor(tree: NodeFileTree, threads: ReadingThreads, others: ComponentSource) {
    this.#tree = tree;
    this.#threads = threads;
    this.#others = others;
  }

  begin<Kind extends ComponentKind>(file: FilePath, kind: Kind): FinishReading<Kind> {
    const path = this.#tree.resolve(file);
    if (path === undefined || this.#tree.refusal(file) !== undefined) {
      // A file in a zip is read only when its result is asked for, because reading all of them at once would fill the
      // memory with unpacked files.
      return () => this.#others.begin(file, kind)();
    }
    if (kind !== 'flowDefinition') {
      return () => {
        // The threads read flows while this thread reads the other files.
        this.#startBatch();
        return readComponent(kind, readFileNow(path), () => undefined);
      };
    }
    this.#batch ??= new FlowBatch(this.#threads);
    const batch = this.#batch;
    const at = batch.add(path);
    return () => {
      this.#startBatch();
      return batch.finish(at) as ReturnType<FinishReading<Kind>>;
    };
  }

  /** Starts to read the flows that were begun. The threads copy the list of flows, so later flows need a new batch. */
  #startBatch(): void {
    this.#batch?.start();
    this.#batch = undefined;
  }
}

/** Flows that several threads read together. Reading starts when the first result, also of another file, is asked for. */
class FlowBatch {
  readonly #threads: ReadingThreads;
  readonly #paths: string[] = [];
  readonly #read = new Map<number, ReadFlow>();
  /**
   * For each flow that another thread reads and whose result has been asked for, the function that receives the result.
   * Keys are indexes in `#paths`.
   */
  readonly #waiting = new Map<number, (read: ReadFlow | Promise<ReadFlow>) => void>();
  #job: ReadingJob | undefined;
  #running = 0;

  constructor(threads: ReadingThreads) {
    this.#threads = threads;
  }

  add(path: string): number {
    return this.#paths.push(path) - 1;
  }

  finish(at: number): ReadFlow | Promise<ReadFlow> {
    if (claim(this.start(), at)) {
      return this.#readHere(at);
    }
    if (this.#read.has(at)) {
      const read = this.#read.get(at);
      this.#read.delete(at);
      return read;
    }
    return this.#running === 0 ? this.#readHere(at) : new Promise((resolve) => this.#waiting.set(at, resolve));
  }

  /** Starts the threads, unless they were started before. */
  start(): ReadingJob {
    if (this.#job) {
      return this.#job;
    }
    const job = {
      paths: this.#paths,
      claims: new Int32Array(new SharedArrayBuffer(this.#paths.length * Int32Array.BYTES_PER_ELEMENT)),
    };
    const count = this.#paths.length < fewestFlows ? 0 : this.#threads.count;
    for (; this.#running < count; this.#running++) {
      const thread = startThread(this.#threads.file, job);
      if (!thread) {
        break;
      }
      thread.on('message', (flows: ReadFlows) => {
        flows.forEach(([at, read]) => {
          this.#deliver(at, read);
        });
      });
      // The error needs no handling: flows that a failed thread had claimed are read by the main thread when all
      // threads have ended.
      thread.on('error', () => undefined);
      thread.on('exit', () => {
        this.#endThread();
      });
    }
    this.#job = job;
    return job;
  }

  #deliver(at: number, read: ReadFlow): void {
    const waiting = this.#waiting.get(at);
    if (waiting) {
      this.#waiting.delete(at);
      waiting(read);
    } else {
      this.#read.set(at, read);
    }
  }

  #endThread(): void {
    this.#running--;
    if (this.#running === 0) {
      for (const [at, waiting] of this.#waiting) {
        waiting(this.#readHere(at));
      }
      this.#waiting.clear();
    }
  }

  #readHere(at: number): ReadFlow | Promise<ReadFlow> {
    return readComponent('flowDefinition', readFileNow(this.#paths[at] ?? ''), () => undefined);
  }
}

/** Starts a thread; undefined when it cannot be started. */
function startThread(file: string, job: ReadingJob): Worker | undefined {
  try {
    return new Worker(file, { workerData: job });
  } catch {
    return undefined;
  }
}
