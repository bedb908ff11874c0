/** What a thread that reads along is given. */
export interface ReadingJob {
  /** Absolute paths. */
  readonly paths: readonly string[];
  /** One cell for each path, shared by all threads: 0 until one of them claims the file. */
  readonly claims: Int32Array;
}

/** Makes a file this thread's own. @returns Whether it was still free. */
export function claim({ claims }: ReadingJob, at: number): boolean {
  return Atomics.compareExchange(claims, at, 0, 1) === 0;
}
