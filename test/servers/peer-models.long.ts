import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openModel } from "../../src/models/open-model.js";
import { type Table, tableFrom } from "../../src/table/table.js";

// Models and rows of the test resources of jpmml-lightgbm (commit 026780f), jpmml-xgboost (6652be5), both AGPL-3.0, and treelite (35b90e8,
// Apache-2.0). They are not passed on: EVENHAND_PEER_FILES names a folder with the three folders below. Where it names none, the reason is printed.
const folder = process.env.EVENHAND_PEER_FILES;
if (folder === undefined)
  console.warn("models of JPMML and treelite are not asked here: EVENHAND_PEER_FILES names no folder with their files");

const textOf = (file: string): string => readFileSync(join(folder!, file), "utf8").trim();

/** The columns of a file with a header; cells that hold `missing` have no value, columns of numbers are numbers. */
function columnsOf(file: string, missing = ""): Record<string, (string | number | null)[]> {
  const [head, ...lines] = textOf(file).split(/\r?\n/);
  const rows = lines.map((line) => line.split(",").map((cell) => (cell === missing ? null : cell)));
  return Object.fromEntries(
    head!.split(",").map((name, k) => {
      const cells = rows.map((row) => row[k]!);
      return [
        name,
        cells.every((cell) => cell === null || !Number.isNaN(Number(cell))) ? cells.map((cell) => cell && Number(cell)) : cells,
      ];
    }),
  );
}
const tableOf = (file: string, missing?: string): Table => tableFrom(columnsOf(file, missing));
const numbersIn = (file: string, column: string): number[] => columnsOf(file)[column]!.map(Number);

/** The rows of a file of LIBSVM's form: the outcome, then place:value of what is there. */
function sparse(file: string, names: readonly string[]): Table {
  const rows = textOf(file)
    .split("\n")
    .map(
      (line) =>
        new Map(
          line
            .trim()
            .split(/\s+/)
            .slice(1)
            .map((pair) => pair.split(":").map(Number) as [number, number]),
        ),
    );
  return tableFrom(Object.fromEntries(names.map((name, k) => [name, rows.map((row) => row.get(k) ?? null)])));
}

const furthest = (values: ArrayLike<number>, wanted: readonly number[]): number => {
  expect(values).toHaveLength(wanted.length);
  return wanted.reduce((most, value, i) => Math.max(most, Math.abs(value - values[i]!)), 0);
};
const asked = async (reference: string, table: Table) => {
  await using model = await openModel(reference);
  return await model.score(table);
};

describe.runIf(folder !== undefined)("models of JPMML and treelite", () => {
  const [lightgbm, xgboost, treelite] = ["models-lightgbm-jpmml", "models-xgboost-jpmml", "models-treelite"];

  test("lightgbm-audit-missing: 1,899 rows with missing values and categories, within 1e-15", async () => {
    const { values } = await asked(
      `lightgbm:${folder}/${lightgbm}/ClassificationAuditNA.model.txt`,
      tableOf(`${lightgbm}/AuditNA.csv`, "N/A"),
    );
    expect(furthest(values, numbersIn(`${lightgbm}/ClassificationAuditNA.csv`, "probability(1)"))).toBeLessThan(1e-15);
    expect(values).toHaveLength(1899);
  });

  test("lightgbm-housing-regression: 506 rows, equal to the bit", async () => {
    const { values } = await asked(`lightgbm:${folder}/${lightgbm}/RegressionHousing.model.txt`, tableOf(`${lightgbm}/Housing.csv`));
    expect(furthest(values, numbersIn(`${lightgbm}/RegressionHousing.csv`, "_target"))).toBe(0);
    expect(values).toHaveLength(506);
  });

  test("treelite-toy-categorical: 180 rows of categories, equal to the bit", async () => {
    const table = sparse(`${treelite}/toy_categorical.test`, ["Column_0", "Column_1"]);
    const { values } = await asked(`lightgbm:${folder}/${treelite}/toy_categorical_model.txt`, table);
    expect(furthest(values, textOf(`${treelite}/toy_categorical.test.pred`).split("\n").map(Number))).toBe(0);
    expect(values).toHaveLength(180);
  });

  test("xgboost-audit-missing: 1,899 rows with missing values and categories, within 1e-7", async () => {
    const { values } = await asked(
      `xgboost:${folder}/${xgboost}/LogisticRegressionAuditNA.model.json`,
      tableOf(`${xgboost}/AuditNA.csv`, "NA"),
    );
    expect(furthest(values, numbersIn(`${xgboost}/LogisticRegressionAuditNA.csv`, "_target"))).toBeLessThan(1e-7);
    expect(values).toHaveLength(1899);
  });

  test("xgboost-iris-multinomial: 150 rows of three classes, within 1e-7", async () => {
    const { byClass } = await asked(
      `xgboost:${folder}/${xgboost}/MultinomialClassificationIris.model.json`,
      tableOf(`${xgboost}/Iris.csv`),
    );
    for (const k of [0, 1, 2])
      expect(furthest(byClass![k]!, numbersIn(`${xgboost}/MultinomialClassificationIris.csv`, `probability(${k})`))).toBeLessThan(1e-7);
  });
});
