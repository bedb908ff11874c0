const megabyte = 1024 * 1024;

/**
 * Limits for reading zips, against zips that someone made to exhaust the memory. Usual solution exports stay far below
 * these limits, because Dataverse refuses to import a solution of more than 128 MB.
 */
export const zipLimits = {
  archiveBytes: 256 * megabyte,
  entries: 100_000,
  directoryBytes: 64 * megabyte,
  /** The unpacked size of all entries together, in bytes. */
  unpackedBytes: 512 * megabyte,
  entryBytes: 128 * megabyte,
  /**
   * The largest allowed unpacked size of an entry, as a multiple of its packed size. The XML in real exports reaches
   * 50.
   */
  ratio: 300,
  /**
   * The number of unpacked bytes up to which an entry may exceed `ratio`, because such a small entry cannot exhaust the
   * memory.
   */
  ratioFrom: 8 * megabyte,
} as const;
