import { join } from "node:path";
import { timedProcess } from "./timing.mjs";
import { root } from "./workspace.mjs";

/** All conjunctions of up to three of sixty values in a million rows: counted, judged, bounded. */
export const subgroupSearch = {
  id: "subgroup-search",
  async run() {
    const { stdout } = await timedProcess([process.execPath, join(root, "test/bench/search-million.mjs")]);
    const { seconds, peak, more } = JSON.parse(stdout);
    const work = "every group of up to 3 of 60 values (20 columns), 1 M rows, rate, p and bounds: processor time";
    return [
      { work, ours: seconds, atMostSeconds: 10 },
      { work: "the same, memory beyond the table's", megabytes: more, atMostMegabytes: 400 },
      { work: "the same, resident memory at its peak with the table", megabytes: peak, atMostMegabytes: 1000 },
    ];
  },
};
