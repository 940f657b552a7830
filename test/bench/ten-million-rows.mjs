import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { timedProcess } from "./timing.mjs";
import { evenhand, plantedFile, root, scratchFile } from "./workspace.mjs";

/** Counting ten million rows with all intersections by the embedded engine, in a process of its own so that its memory is its own. */
export const tenMillionRows = {
  id: "ten-million-rows",
  async run() {
    const file = await plantedFile({ population: "unequal", rows: 10_000_000, format: "parquet" });
    const measured = await timedProcess([process.execPath, join(root, "test/bench/count-ten-million.mjs"), file]);
    const { counting, bare, times, residentMegabytes } = JSON.parse(measured.stdout);
    const work = "10 M rows Parquet: label × prediction × race × sex, counting phase";
    const results = await scratchFile("ten-million.json");
    const flags = [
      "--label",
      "y_true",
      "--prediction",
      "y_pred",
      "--positive",
      "1",
      "--sensitive",
      "race,sex",
      "--no-policy",
      "-o",
      results,
    ];
    const whole = await timedProcess(evenhand("audit", file, ...flags), { env: { NODE_OPTIONS: `--import=${sayPeak}` } });
    const { groups } = JSON.parse(await readFile(results, "utf8"));
    assert.equal(groups[0].n, 10_000_000);
    const audit = "10 M rows Parquet: the whole audit as a process, with intersections and profile";
    return [
      { work: audit, ours: whole.seconds, atMostSeconds: 60 },
      {
        work: `${audit}, resident memory at its peak`,
        megabytes: Number(/peak (\d+) kB/.exec(whole.stderr)[1]) / 1e3,
        atMostMegabytes: 300,
      },
      { work, against: "the engine's bare GROUP BY", ours: counting, theirs: bare, times, atMost: 2 },
      { work: `${work}, resident memory at its peak`, megabytes: residentMegabytes, atMostMegabytes: 300 },
    ];
  },
};

/** Loaded before the command: the process says at its end how much memory it held at most. */
const sayPeak = `data:text/javascript,${encodeURIComponent('process.on("exit", () => console.error(`peak ${process.resourceUsage().maxRSS} kB`))')}`;
