const megabyte = 1024 * 1024;

/**
 * What a solution export stays far below, and what a zip that is made to exhaust memory goes beyond. Dataverse itself
 * imports no solution of more than 128 MB.
 */
export const zipLimits = {
  archiveBytes: 256 * megabyte,
  entries: 100_000,
  directoryBytes: 64 * megabyte,
  /** Of all entries together, unpacked. */
  unpackedBytes: 512 * megabyte,
  entryBytes: 128 * megabyte,
  /** How often an entry's packed size fits into its size: real XML reaches 50. Small entries harm nobody. */
  ratio: 300,
  ratioFrom: 8 * megabyte,
} as const;
