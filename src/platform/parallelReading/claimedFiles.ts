/** The files that several threads read together. */
export interface ReadingJob {
  /** Absolute paths of the files. */
  readonly paths: readonly string[];
  /** One cell for each path, in memory shared by all threads: 0 until a thread claims the file, then 1. */
  readonly claims: Int32Array;
}

/**
 * Claims a file for the calling thread, so that no two threads read the same file.
 * @param at The index of the file in the job.
 * @returns False when another thread has claimed the file already.
 */
export function claim({ claims }: ReadingJob, at: number): boolean {
  return Atomics.compareExchange(claims, at, 0, 1) === 0;
}
