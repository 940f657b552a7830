import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { median, timedProcess } from "./timing.mjs";
import { built, root, scratchFolder } from "./workspace.mjs";

const [rows, columns] = [10_000, 20];
const names = Array.from({ length: columns }, (_, i) => `x${i}`);
const python = join(root, ".bench/peers/bin/python");
const peer = async (...args) =>
  JSON.parse((await timedProcess([python, join(root, "test/bench/peers/trees.py"), ...args])).stdout || "null");

/** The model that both sides ask, made once: 100 trees of 31 leaves, 10,000 rows of 20 columns. */
async function held() {
  if (!existsSync(python)) throw new Error("the peers are not installed: run test/bench/setup-peers.sh");
  const folder = await scratchFolder("trees");
  await peer("prepare", folder);
  const numbers = async (name) => {
    const bytes = await readFile(join(folder, name));
    return new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  };
  const all = await numbers("rows.bin");
  const values = names.map((_, i) => all.slice(i * rows, (i + 1) * rows));
  return { folder, values, y: await numbers("labels.bin"), numbers };
}

/** Processor seconds of this process, as the peers count theirs. */
async function processor(work) {
  const before = process.cpuUsage();
  const value = await work();
  const { user, system } = process.cpuUsage(before);
  return { value, seconds: (user + system) / 1e6 };
}

/** Each side in turn, ours first, so that a drifting machine hits both alike. */
async function inTurns(ours, theirs, runs) {
  const found = [];
  for (let run = 0; run < runs; run++) found.push([await ours(), await theirs()]);
  return { ours: median(found.map(([a]) => a.seconds)), theirs: median(found.map(([, b]) => b.seconds)), last: found.at(-1) };
}

/** Permutation importance of every column of one model, with the same permutations on both sides. */
export const importance = {
  id: "importance",
  async run() {
    const { audit } = await built("audit/audit.js");
    const { folder, values, y } = await held();
    const table = { rows, columns: new Map([...names, "y"].map((name, i) => [name, { kind: "number", values: values[i] ?? y }])) };
    const settings = { metrics: ["log_loss"], rng: "numpy-legacy", repeats: { least: 5, most: 5 } };
    const options = { label: "y", sensitive: [], beforeModel: false, model: `lightgbm:${join(folder, "model.txt")}` };
    const asked = () => processor(() => audit(table, { ...options, importance: settings }));
    await asked();
    const { ours, theirs, last } = await inTurns(asked, () => peer("importance", folder), 3);
    const [{ value: result }, { importances, base }] = last;
    assert.ok(Math.abs(result.importance.base - base) < 1e-12, "the losses are the same");
    result.importance.features.forEach(({ feature, value }, i) => {
      assert.ok(Math.abs(value - importances[i]) < 1e-12, `${feature}: ${value}, peer ${importances[i]}`);
    });
    return [
      {
        work: "permutation importance with errors, 20 columns × 5, 100 trees, 10,000 rows, with what else an audit with a model does: processor time",
        against: "scikit-learn, bare booster, same permutations",
        ours,
        theirs,
        reach: 2,
      },
    ];
  },
};

/** Shapley values of 1,000 rows against 100. */
export const treeShap = {
  id: "tree-shap",
  async run() {
    const [{ interventionalShap }, { openModel }] = await Promise.all([built("explanations/tree-shap.js"), built("models/open-model.js")]);
    const { folder, values, numbers } = await held();
    const { ensemble } = await openModel(`lightgbm:${join(folder, "model.txt")}`);
    const [explained, background] = [1000, 100];
    const part = (from, to) => ({ columns: values.map((column) => column.subarray(from, to)), rows: to - from });
    const explain = () => processor(async () => interventionalShap(ensemble, part(0, explained), part(rows - background, rows)));
    await explain();
    const { ours, theirs, last } = await inTurns(explain, () => peer("shap", folder, String(explained), String(background)), 3);
    const [{ value }, { file, base, version }] = last;
    const contributions = await numbers(file.slice(folder.length + 1));
    assert.ok(Math.abs(value.base - base) < 1e-5, `base ${value.base}, peer ${base}`);
    value.contributions.forEach((own, i) => {
      own.forEach((one, row) => {
        const there = contributions[i * explained + row];
        assert.ok(Math.abs(one - there) < 1e-5, `x${i} of row ${row}: ${one}, peer ${there}, which counts in 32 bits`);
      });
    });
    return [
      { work: "interventional TreeSHAP, 1,000 rows × 100, 100 trees: processor time", against: `shap ${version}`, ours, theirs, reach: 8 },
    ];
  },
};
