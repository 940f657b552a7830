/** What a reader accepts at most, so that a hostile or damaged file ends in a message and not in exhausted memory. */
export const limits = {
  /** Columns of one file. */
  columns: 10_000,
  /** Bytes of one field of text. */
  fieldBytes: 1_048_576,
  /** Bytes of one record of CSV or one line of NDJSON. */
  recordBytes: 16_777_216,
  /** Bytes of a JSON, Arrow or column-wise file, which have to be held in one piece. */
  wholeFileBytes: 400_000_000,
  /** Nested lists and objects inside one another. */
  nesting: 100,
} as const;
