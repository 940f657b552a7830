import { hash } from "node:crypto";

/**
 * The bucket of a text: the low 48 bits of the second half of its MD5, read as a little-endian number, modulo `buckets`.
 * DuckDB's md5_number_lower reads the same bytes. MD5 spreads values evenly here and protects nothing.
 */
export const bucketOf = (text: string, buckets: number): number => hash("md5", text, "buffer").readUIntLE(8, 6) % buckets;
