import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type AuditOptions, audit } from "../../../src/audit/audit.js";
import { pathDependentShap } from "../../../src/explanations/tree-shap.js";
import { hasTrees, openModel } from "../../../src/models/open-model.js";
import { featureColumns } from "../../../src/models/trees/feature-columns.js";
import { readTable } from "../../../src/readers/read-table.js";
import { renderMarkdown } from "../../../src/renderers/markdown.js";
import { scratchFolder } from "../../support/scratch-folder.js";

const data = "fixtures/mortgage/decisions.csv";
const options: AuditOptions = {
  ...{ label: "outcome", id: "application_id", positive: "approved", sensitive: ["race"] },
  model: "lightgbm:fixtures/mortgage/model.txt",
};

test("along paths: the values of LightGBM's own counts, which start from the training mean; the report says which question they answer", async () => {
  const result = await audit(data, { ...options, shapley: { rows: ["B0004"], background: "path" } });
  const { shapley } = result;
  expect(shapley).toMatchObject({ against: "path", method: "trees", background: null, explained: 1989, evals: 0, truncated: false });
  const model = await openModel("lightgbm:fixtures/mortgage/model.txt");
  const table = await readTable(data);
  if (!hasTrees(model)) throw new Error("no trees");
  const { ensemble } = model;
  const known = pathDependentShap(ensemble, { columns: featureColumns(table, ensemble.features), rows: table.rows });
  expect(shapley!.base).toBe(known.base);
  const [own] = shapley!.local;
  own!.contributions.forEach(({ feature, value }) => {
    const place = ensemble.features.findIndex(({ name }) => name === feature);
    expect(value).toBe(known.contributions[place]![own!.row - 1]!);
  });
  // Values against the data start from another mean and are others; both add up to the same number.
  const { shapley: against } = await audit(data, { ...options, shapley: { rows: ["B0004"] } });
  expect(against).toMatchObject({ against: "data", background: 1989 });
  expect(against!.base).not.toBeCloseTo(shapley!.base!, 3);
  expect(against!.local[0]!.score).toBeCloseTo(own!.score, 9);
  const [page, other] = [result, await audit(data, { ...options, shapley: true })].map((one) => renderMarkdown(one));
  expect(page).toContain("the mean of the rows that the trees were grown on");
  expect(page).toContain("They answer another question than contributions against the data");
  expect(other).toContain("contributions say what the model does with its features");
});

test.each([
  [
    "a function",
    {
      features: ["debt_ratio"],
      predict: ({ debt_ratio }: Readonly<Record<string, (number | string | null)[]>>) => debt_ratio!.map(Number),
    },
    /does not show trees/,
  ],
  [
    "a file without counts",
    { adapter: "onnx", path: "fixtures/models/xgboost-binary.onnx", features: ["debt_ratio", "a", "b"] } as const,
    /do not say how many training rows reached each leaf/,
  ],
])("%s has no paths, and that is said", async (_, model, said) => {
  const rows = { y: [1, 0], g: ["a", "b"], debt_ratio: [1, 2], a: [1, 2], b: [2, 1] };
  const refused = audit(rows, { label: "y", sensitive: ["g"], model, shapley: { background: "path" } });
  await expect(refused).rejects.toThrow(/EH200.*along the paths of trees cannot be had/);
  await expect(refused).rejects.toThrow(said);
});

test("a number of the background that is asked for is used", async () => {
  const path = join(scratchFolder(), "rows.csv");
  writeFileSync(path, "y,g,x\n1,a,1\n0,b,2\n1,a,3\n0,b,4\n");
  const model = {
    features: ["x"],
    predict: ({ x }: Readonly<Record<string, (number | string | null)[]>>) => x!.map((one) => Number(one) / 10),
  };
  const { shapley } = await audit(path, { label: "y", sensitive: ["g"], minN: 1, model, shapley: { backgroundRows: 2 } });
  expect(shapley).toMatchObject({ against: "data", background: 2 });
});
