import { openSync, readSync } from 'node:fs';

/**
 * A clock for the main thread that stands still while the system lets other processes have the core: what a busy
 * machine does besides is no fault of ours. Where the system does not tell (it is Linux that does), it is a plain clock.
 */
export class OwnTime {
  readonly #file = open('/proc/thread-self/schedstat');
  readonly #buffer = Buffer.alloc(100);

  /** Milliseconds since some moment. */
  now(): number {
    for (;;) {
      const waited = this.#waited();
      const now = performance.now();
      // Whoever waited between the two questions has answers that do not belong together.
      if (this.#waited() === waited) {
        return now - waited;
      }
    }
  }

  /** How long this thread was ready to run and did not. */
  #waited(): number {
    if (this.#file === undefined) {
      return 0;
    }
    const length = readSync(this.#file, this.#buffer, 0, this.#buffer.length, 0);
    return Number(this.#buffer.toString('latin1', 0, length).split(' ')[1]) / 1e6;
  }
}

function open(path: string): number | undefined {
  try {
    return openSync(path, 'r');
  } catch {
    return undefined;
  }
}
