/** The files that several threads read together. Each file is read by the thread that claims it first. */
export interface ReadingJob {
  /** Absolute paths of the files. */
  readonly paths: readonly string[];
  /** One cell for each path, in memory shared by all threads: 0 until a thread claims the file, then 1. */
  readonly claims: Int32Array;
}

/**
 * Claims a file for the calling thread, because otherwise two threads could read the same file.
 * @param at The index of the file in `paths` of the job.
 * @returns True when the calling thread must read the file; false when a thread has claimed it already.
 */
export function claim({ claims }: ReadingJob, at: number): boolean {
  return Atomics.compareExchange(claims, at, 0, 1) === 0;
}
