import { join } from "node:path";
import { timedProcess } from "./timing.mjs";
import { plantedFile, root } from "./workspace.mjs";

/** Counting ten million rows with all intersections by the embedded engine, in a process of its own so that its memory is its own. */
export const tenMillionRows = {
  id: "ten-million-rows",
  async run() {
    const file = await plantedFile({ population: "unequal", rows: 10_000_000, format: "parquet" });
    const measured = await timedProcess([process.execPath, join(root, "test/bench/count-ten-million.mjs"), file]);
    const { counting, bare, times, residentMegabytes } = JSON.parse(measured.stdout);
    const work = "10 M rows Parquet: label × prediction × race × sex, counting phase";
    return [
      { work, against: "the engine's bare GROUP BY", ours: counting, theirs: bare, times, atMost: 2 },
      { work: `${work}, resident memory at its peak`, megabytes: residentMegabytes, atMostMegabytes: 300 },
    ];
  },
};
