const megabyte = 1024 * 1024;

/**
 * Limits that protect the memory against zips made to exhaust it. Solution exports are far below these limits:
 * Dataverse refuses to import a solution of more than 128 MB.
 */
export const zipLimits = {
  archiveBytes: 256 * megabyte,
  entries: 100_000,
  directoryBytes: 64 * megabyte,
  /** The unpacked size of all entries together, in bytes. */
  unpackedBytes: 512 * megabyte,
  entryBytes: 128 * megabyte,
  /** The largest allowed size of an entry, as a multiple of its packed size. XML of real exports reaches 50. */
  ratio: 300,
  /** Smaller entries, in unpacked bytes, may have any ratio, because they cannot exhaust the memory. */
  ratioFrom: 8 * megabyte,
} as const;
