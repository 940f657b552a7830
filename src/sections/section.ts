import type { Result } from "../audit/result.js";
import type { Block } from "./block.js";

/** One part of a report, made from the result alone. */
export interface Section {
  /** Anchor and bookmark; the file's name. */
  readonly id: string;
  readonly title: string;
  /** None = the section is left out. */
  blocks(result: Result): readonly Block[];
}
