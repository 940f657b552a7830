import type { Result } from "../../src/audit/result.js";
import { sampleResult } from "./sample-result.js";

/** Eight groups of one attribute and five of the other: forty combinations, some of them small. */
export function manyGroups(): Result {
  const people = [..."ABCDEFGH"].flatMap((letter, i) =>
    [..."uvwxy"].map((region, j) => ({
      at: [`Race group ${letter} with a name`, `region ${region}`],
      tp: 10 + 7 * i + 3 * j,
      fp: 5 + i,
      fn: 8 + j * 4,
      tn: 20 + i * j,
    })),
  );
  return sampleResult({ attributes: ["race", "region"], people });
}
