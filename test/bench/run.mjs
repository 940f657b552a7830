// Measures what test/bench/README.md tabulates. Usage: node test/bench/run.mjs [NAME …]
import { cpus } from "node:os";
import { bounds } from "./bounds.mjs";
import { endToEnd } from "./end-to-end.mjs";
import { groupMetrics } from "./group-metrics.mjs";
import { help } from "./help.mjs";
import { reports } from "./reports.mjs";
import { subgroupSearch } from "./subgroup-search.mjs";
import { tableLine } from "./table-line.mjs";
import { tenMillionRows } from "./ten-million-rows.mjs";
import { importance, treeShap } from "./trees.mjs";

const benches = [groupMetrics, endToEnd, bounds, tenMillionRows, help, reports, subgroupSearch, importance, treeShap];
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !benches.some(({ id }) => id === name));
if (unknown.length > 0) {
  console.error(`no benchmark ${unknown.join(", ")}; there are ${benches.map(({ id }) => id).join(", ")}`);
  process.exit(2);
}

console.log(`${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${process.platform}, ${cpus().length} processors\n`);
console.log("| work | against | here | there | ratio | to reach | reached |\n|---|---|---|---|---|---|---|");
let missed = 0;
for (const { id, run } of benches.filter(({ id }) => wanted.length === 0 || wanted.includes(id))) {
  try {
    for (const row of await run()) {
      const { text, reached } = tableLine(row);
      if (reached === false) missed++;
      console.log(text);
    }
  } catch (error) {
    missed++;
    console.log(`| ${id} | could not be measured: ${String(error.message ?? error).split("\n")[0]} | | | | | no |`);
    console.error(error);
  }
}
process.exitCode = missed === 0 ? 0 : 1;
