import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { countsOnly, fiveMetrics, loadedTable, planOf, queryOf } from "./loaded.mjs";
import { timed, timedProcess } from "./timing.mjs";
import { built, fairlearn, plantedFile } from "./workspace.mjs";

/** The peer resamples rows this often, and its time is scaled up to 100: its cost is linear in them. */
const DRAWS = 4;

/** Bounds on five max − min disparities of ten groups at 100,000 rows, from the loaded data on. */
export const bounds = {
  id: "bounds",
  async run() {
    const file = await plantedFile({ population: "ten", rows: 100_000, format: "csv" });
    const { memoryEngine } = await built("engines/memory.js");
    const { measure } = await built("audit/measure.js");
    const { contrasts } = await built("contrasts/index.js");
    const table = await loadedTable(file, "group");
    const plan = await planOf("group", fiveMetrics, { contrasts: contrasts.filter(({ id }) => id === "difference") });
    const ours = await timed(async () => measure(countsOnly(await memoryEngine(table).cube(queryOf("group"))), plan), {
      runs: 21,
      warmup: 10,
    });

    const peer = JSON.parse((await timedProcess(fairlearn(file, "group"))).stdout);
    const { groupings } = JSON.parse(await readFile(`${file}.truth.json`, "utf8"));
    for (const id of fiveMetrics) {
      const row = ours.value.disparities.find((one) => one.id === `${id}__difference@group`);
      assert.ok(Math.abs(row.value - peer.differences[id]) < 1e-12, `${id}: ${row.value}, peer ${peer.differences[id]}`);
      const planted = groupings[0].groups.map(({ metrics }) => metrics[id]);
      const truth = Math.max(...planted) - Math.min(...planted);
      assert.ok(row.bounds.lower <= truth && truth <= row.bounds.upper, `the bounds of ${id} hold the planted ${truth}`);
    }
    const booted = JSON.parse((await timedProcess(fairlearn(file, "group", "--boot", String(DRAWS)))).stdout);
    // The frame itself is computed once more before it is resampled; only the draws scale.
    const theirs = peer.seconds + ((booted.seconds - peer.seconds) / DRAWS) * 100;
    return [
      {
        work: "bounds on 5 disparities, 100 k rows × 10 groups",
        against: `${booted.peer}, n_boot=${DRAWS} scaled to 100`,
        ours: ours.median,
        theirs,
        reach: 10_000,
      },
    ];
  },
};
