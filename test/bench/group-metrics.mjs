import { assertSameGroups } from "./agree.mjs";
import { countsOnly, fiveMetrics, loadedTable, planOf, queryOf } from "./loaded.mjs";
import { timed, timedProcess } from "./timing.mjs";
import { built, fairlearn, plantedFile } from "./workspace.mjs";

/** Five metrics of ten groups over a million rows in memory. Ours also has limits for each figure. */
export const groupMetrics = {
  id: "group-metrics",
  async run() {
    const file = await plantedFile({ population: "ten", rows: 1_000_000, format: "csv" });
    const { memoryEngine } = await built("engines/memory.js");
    const { measure } = await built("audit/measure.js");
    const table = await loadedTable(file, "group");
    const plan = await planOf("group", fiveMetrics);
    const measuredBy = async (engine) => measure(countsOnly(await engine.cube(queryOf("group"))), plan);
    // A new engine codes its columns at the first question; afterwards each question counts every row anew.
    const first = await timed(() => measuredBy(memoryEngine(table)));
    const engine = memoryEngine(table);
    const later = await timed(() => measuredBy(engine));

    const peer = JSON.parse((await timedProcess(fairlearn(file, "group"))).stdout);
    const byHand = JSON.parse((await timedProcess(fairlearn(file, "group", "--pandas", "--runs", "5"))).stdout);
    for (const { groups } of [first.value, later.value])
      for (const theirs of [peer, byHand]) assertSameGroups(groups, theirs.groups, fiveMetrics);
    const work = "5 metrics, 1 M rows × 10 groups, data loaded";
    const hand = "one pandas groupby, written by hand";
    return [
      { work, against: peer.peer, ours: later.median, theirs: peer.seconds, reach: 1000 },
      { work, against: hand, ours: later.median, theirs: byHand.seconds, reach: null },
      { work: `${work}, first question to a table`, against: peer.peer, ours: first.median, theirs: peer.seconds, reach: null },
      { work: `${work}, first question to a table`, against: hand, ours: first.median, theirs: byHand.seconds, reach: null },
    ];
  },
};
