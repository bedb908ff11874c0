import { Worker } from 'node:worker_threads';
import {
  type ComponentSource,
  type FinishReading,
  type ComponentResult,
  readComponent,
} from '../../core/engine/componentSource';
import type { FilePath } from '../../core/model/filePath';
import type { ComponentKind } from '../../core/readers/components/allComponents';
import { type NodeFileTree, readFileNow } from '../nodeFileTree';
import { claim, type ReadingJob } from './claimedFiles';
import type { ReadFlows } from './readingThread';

/** Below this many flows a thread takes longer to start than it saves. */
const fewestFlows = 150;

export interface ReadingThreads {
  /** The script that each of them runs. */
  readonly file: string;
  readonly count: number;
}

type ReadFlow = ComponentResult<'flowDefinition'> | undefined;

/**
 * Reads flows, which are nearly all there is to read, on all cores: this thread and the others claim them one by one. For a
 * process that has nothing else to do meanwhile.
 */
export class ParallelComponentSource implements ComponentSource {
  readonly readAhead = Infinity;
  readonly #tree: NodeFileTree;
  readonly #threads: ReadingThreads;
  readonly #others: ComponentSource;
  #batch: FlowBatch | undefined;

  /** @param others Reads what is no file of its own on this machine, such as what is in zips. */
  constructor(tree: NodeFileTree, threads: ReadingThreads, others: ComponentSource) {
    this.#tree = tree;
    this.#threads = threads;
    this.#others = others;
  }

  begin<Kind extends ComponentKind>(file: FilePath, kind: Kind): FinishReading<Kind> {
    const path = this.#tree.resolve(file);
    if (path === undefined) {
      // Not begun earlier: all that is in the zips would be unpacked and wait.
      return () => this.#others.begin(file, kind)();
    }
    if (kind !== 'flowDefinition') {
      return () => readComponent(kind, readFileNow(path), () => undefined);
    }
    this.#batch ??= new FlowBatch(this.#threads);
    const batch = this.#batch;
    const at = batch.add(path);
    return () => {
      // What is begun from now on belongs to another batch.
      this.#batch = undefined;
      return batch.finish(at) as ReturnType<FinishReading<Kind>>;
    };
  }
}

/** Flows that are begun together. */
class FlowBatch {
  readonly #threads: ReadingThreads;
  readonly #paths: string[] = [];
  readonly #read = new Map<number, ReadFlow>();
  /** Who waits for a flow that another thread reads. */
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
    this.#job ??= this.#start();
    if (claim(this.#job, at)) {
      return this.#readHere(at);
    }
    if (this.#read.has(at)) {
      const read = this.#read.get(at);
      this.#read.delete(at);
      return read;
    }
    return this.#running === 0 ? this.#readHere(at) : new Promise((resolve) => this.#waiting.set(at, resolve));
  }

  #start(): ReadingJob {
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
      // What a thread claimed and could not deliver is read here.
      thread.on('error', () => undefined);
      thread.on('exit', () => {
        this.#endThread();
      });
    }
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

/** Undefined where the process may not have another thread. */
function startThread(file: string, job: ReadingJob): Worker | undefined {
  try {
    return new Worker(file, { workerData: job });
  } catch {
    return undefined;
  }
}
