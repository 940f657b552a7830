import type { Answer } from "../asking/answer.js";
import type { Batch } from "../asking/batch.js";

/** What a program may say: an answer, why there is none, or that it is still at work. */
export type Said =
  | { readonly kind: "answer"; readonly answer: Answer }
  | { readonly kind: "error"; readonly message: string }
  | { readonly kind: "working" };

/** How questions and answers are written on a pipe. */
export interface Wire {
  question(id: number, batch: Batch): Uint8Array;
  /** What the next whole message in `bytes` says about question `id`, and how many bytes it took; null when it is not whole yet. Throws TypeError, with the reason, for what is no message. */
  next(bytes: Buffer, id: number): { readonly said: Said; readonly used: number } | null;
}

/** Largest message of a program, in bytes. */
export const MOST_BYTES = 256_000_000;
