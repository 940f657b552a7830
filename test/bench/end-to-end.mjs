import { readFile } from "node:fs/promises";
import { assertSameGroups } from "./agree.mjs";
import { fiveMetrics } from "./loaded.mjs";
import { median, timedProcess } from "./timing.mjs";
import { evenhand, fairlearn, plantedFile, scratchFile } from "./workspace.mjs";

const RUNS = 3;

/** From the command line to the figures: start, read, count, measure, write. Ours is a whole audit with bounds; the peer's five metrics. */
export const endToEnd = {
  id: "end-to-end",
  async run() {
    const rows = [];
    for (const format of ["csv", "parquet"]) {
      const file = await plantedFile({ population: "ten", rows: 1_000_000, format });
      const json = await scratchFile("end-to-end.json");
      const roles = ["--label", "y_true", "--prediction", "y_pred", "--sensitive", "group", "--positive", "1", "--favorable", "positive"];
      const command = evenhand("audit", file, ...roles, "--no-policy", "-o", `json:${json}`);
      const seconds = [];
      for (let i = 0; i < RUNS; i++) seconds.push((await timedProcess(command)).seconds);
      const { groups } = JSON.parse(await readFile(json, "utf8"));
      for (const { against, flags, reach } of [
        { against: "pandas + Fairlearn", flags: [], reach: 10 },
        { against: "one pandas groupby, written by hand", flags: ["--pandas"], reach: null },
      ]) {
        const peer = await timedProcess(fairlearn(file, "group", ...flags));
        assertSameGroups(groups, JSON.parse(peer.stdout).groups, fiveMetrics);
        rows.push({ work: `the same as a process, from ${format}`, against, ours: median(seconds), theirs: peer.seconds, reach });
      }
    }
    return rows;
  },
};
