// A process of its own: searches a million rows in memory for groups, checks what was counted, and prints seconds and peak memory.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { built } from "./workspace.mjs";

const rows = 1_000_000;
const columns = 20;
const values = ["a", "b", "c"];
const planted = { c3: "a", c7: "b", c12: "c" };

const { rng } = await built("stats/rng.js");
const random = rng(1, "bench", "search");
const table = Object.fromEntries(Array.from({ length: columns }, (_, c) => [`c${c}`, new Array(rows)]));
const names = Object.keys(table);
const decisions = new Float64Array(rows);
for (let i = 0; i < rows; i++) {
  for (const name of names) {
    const u = random.next();
    table[name][i] = values[u < 0.2 ? 0 : u < 0.5 ? 1 : 2];
  }
  const isPlanted = Object.entries(planted).every(([name, value]) => table[name][i] === value);
  decisions[i] = random.next() < (isPlanted ? 0.4 : 0.5) ? 1 : 0;
}

const { tableFrom } = await built("table/table.js");
const { memoryEngine } = await built("engines/memory.js");
const { requestOf } = await built("audit/audit.js");
const { bind } = await built("audit/bind/bind.js");
const { searchGroups } = await built("audit/scan/search.js");
const { metrics } = await built("metrics/index.js");
const engine = memoryEngine(tableFrom({ ...table, decision: decisions }));
const request = requestOf({ prediction: "decision", sensitive: names, depth: 1, scan: { depth: 3, minRows: 1000, limit: 0.05 } });
const bound = await bind(engine, request);
const plan = { metrics, confidence: 0.95, favorable: "positive", seed: 0 };

writeFileSync("/proc/self/clear_refs", "5");
const before = residentMegabytes("VmRSS");
const phases = {};
const started = process.cpuUsage();
// Of the processor, as the machine may be busy with other things: the search is one thread.
const seconds = () => Object.values(process.cpuUsage(started)).reduce((sum, part) => sum + part, 0) / 1e6;
const [scan] = await searchGroups(
  { engine, bound, request, plan },
  {
    onPhase: (_, phase) => {
      phases[phase] = seconds();
    },
  },
);
const took = seconds();
const peak = residentMegabytes("VmHWM");

// Every conjunction of up to three values of different columns: 60 + C(20, 2)·9 + C(20, 3)·27.
assert.equal(scan.groups, 60 + 190 * 9 + 1140 * 27);
assert.deepEqual(scan.found[0].group, planted);
for (const { group, rate, rest } of scan.found) {
  const literals = Object.entries(group);
  let [n, hits, all] = [0, 0, 0];
  for (let i = 0; i < rows; i++) {
    all += decisions[i];
    if (!literals.every(([name, value]) => table[name][i] === value)) continue;
    n++;
    hits += decisions[i];
  }
  assert.deepEqual([rate.n, rate.numerator, rest.n, rest.numerator], [n, hits, rows - n, all - hits]);
}
console.log(JSON.stringify({ seconds: took, peak, more: peak - before, phases, method: scan.method }));

function residentMegabytes(what) {
  return (Number(new RegExp(`${what}:\\s+(\\d+)`).exec(readFileSync("/proc/self/status", "utf8"))[1]) * 1024) / 1e6;
}
