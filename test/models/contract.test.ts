import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { columnModel } from "../../src/models/column/column-model.js";
import { functionModel } from "../../src/models/function-model.js";
import { openModel } from "../../src/models/open-model.js";
import { tableFrom } from "../../src/table/table.js";
import { applicants, scoreOf } from "./applicants.js";
import { contractKit, rowsOf } from "./contract-kit.js";

contractKit("a function", {
  open: async () =>
    functionModel(
      { predict: ({ income, city }) => income!.map((one, i) => scoreOf(one, city![i]!)), features: ["income", "city"] },
      { adapter: "function", name: "the model", facts: { version: 1 } },
    ),
  table: applicants,
  number: "income",
  missing: "answers",
  category: "city",
});

const folder = mkdtempSync(join(tmpdir(), "evenhand-test-"));
writeFileSync(
  join(folder, "model.mjs"),
  `export const output = "classes"; export const classes = ["no", "yes"];
   export const predict = ({ income }) => income.map((one) => (one === null ? [0.5, 0.5] : [1 - one / 100, one / 100]));`,
);
contractKit("a module with classes", {
  open: () => openModel(`module:${join(folder, "model.mjs")}`),
  table: applicants,
  number: "income",
  missing: "answers",
  category: "city",
});

const scored = {
  ...applicants,
  columns: new Map([
    ...applicants.columns,
    ["score", { kind: "number", values: Float64Array.from({ length: applicants.rows }, (_, i) => i / 10) }] as const,
  ]),
};
contractKit("a column of scores", {
  open: async () => columnModel("score"),
  table: scored,
  number: "income",
  missing: "refuses",
  category: "city",
  unseen: "refuses",
});

const trees = rowsOf(
  tableFrom(JSON.parse(readFileSync("fixtures/oracle/trees/rows.json", "utf8")) as Record<string, (number | string | null)[]>),
  Array.from({ length: 40 }, (_, i) => i),
);
for (const [adapter, file] of [
  ["lightgbm", "lightgbm-binary.txt"],
  ["lightgbm", "lightgbm-multiclass.txt"],
  ["xgboost", "xgboost-logistic.json"],
  ["xgboost", "xgboost-ubj.ubj"],
] as const)
  contractKit(`${adapter}, ${file}`, {
    open: () => openModel(`${adapter}:fixtures/oracle/trees/${file}`),
    table: trees,
    number: "a",
    missing: "answers",
    category: "city",
  });
