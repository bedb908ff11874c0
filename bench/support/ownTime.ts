import { openSync, readSync } from 'node:fs';

/**
 * A clock for the main thread that stops while the thread waits for a core, so that other processes don't make our figures
 * worse. Only Linux reports that waiting time. On other systems this is an ordinary clock.
 */
export class OwnTime {
  readonly #file = open('/proc/thread-self/schedstat');
  readonly #buffer = Buffer.alloc(100);

  /** Milliseconds since an arbitrary moment. */
  now(): number {
    for (;;) {
      const waited = this.#waited();
      const now = performance.now();
      // If the thread waited between reading the two clocks, their values don't belong together: read them again.
      if (this.#waited() === waited) {
        return now - waited;
      }
    }
  }

  /** Milliseconds for which this thread was ready to run and had no core. */
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
