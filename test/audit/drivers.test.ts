import { expect, test } from "vitest";
import { requestOf } from "../../src/audit/audit.js";
import { openData } from "../../src/audit/open-data.js";
import { finish, runAudit } from "../../src/audit/run.js";
import type { TreeModel } from "../../src/models/open-model.js";
import { openModel } from "../../src/models/open-model.js";
import { featureColumns } from "../../src/models/trees/feature-columns.js";
import { rawScores } from "../../src/models/trees/raw-scores.js";
import { renderMarkdown } from "../../src/renderers/markdown.js";

const file = "fixtures/mortgage/decisions.csv";
const model = "lightgbm:fixtures/mortgage/model.txt";

async function audited(options: { readonly where?: string; readonly minN?: number }) {
  await using opened = await openData({ kind: "files", patterns: [file] });
  const request = requestOf({ label: "outcome", prediction: "predicted", positive: "approved", sensitive: ["race", "sex"], ...options });
  return runAudit(opened, request, { model: await openModel(model) });
}

test("the parts of every gap add up to the difference of the groups' mean scores, over the rows of the filter", async () => {
  const { drivers } = await audited({ where: "fold >= 6" });
  await using opened = await openData({ kind: "files", patterns: [file] });
  const table = await opened.table();
  const { ensemble } = (await openModel(model)) as TreeModel;
  const raw = rawScores(ensemble, featureColumns(table, ensemble.features), table.rows)[0]!;
  const race = table.columns.get("race")!;
  const fold = table.columns.get("fold")!;
  if (race.kind !== "category" || fold.kind !== "number") throw new Error("columns of other kinds");
  const mean = (name: string): number => {
    const scores = [...raw].filter((_, row) => race.levels[race.codes[row]!] === name && fold.values[row]! >= 6);
    return scores.reduce((sum, score) => sum + score, 0) / scores.length;
  };
  const black = drivers.find(({ group }) => group.race === "Black")!;
  expect(black.comparedWith).toEqual({ race: "White" });
  expect(black.gap).toBeCloseTo(mean("Black") - mean("White"), 10);
  expect(black.parts.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(black.gap!, 10);
  expect(drivers.map(({ group }) => Object.values(group)[0])).toEqual(["Black", "Hispanic", "female"]);
});

test("a group that is too small is named with the reason, and has no parts", async () => {
  const { drivers } = await audited({ where: "fold >= 6", minN: 200 });
  expect(drivers.find(({ group }) => group.race === "Black")).toMatchObject({ gap: null, reason: "below_min_n", parts: [] });
});

test("the report shows the parts beside the gap, and says that they are no causes", async () => {
  const result = await audited({ where: "fold >= 6" });
  const run = { id: "r", command: "audit", startedAt: "2026-01-01T00:00:00Z", durationMs: 1, ci: null, commandLine: null } as const;
  const text = renderMarkdown(finish(result, { run, outputs: [] }));
  expect(text).toContain("## What drives the gap");
  expect(text).toContain("not why the groups differ");
  expect(text).toContain("All together: the gap");
});

test("without a model there are no drivers", async () => {
  await using opened = await openData({ kind: "files", patterns: [file] });
  const request = requestOf({ label: "outcome", positive: "approved", sensitive: ["race"] });
  expect((await runAudit(opened, request)).drivers).toEqual([]);
});

test.each([
  ["EH200", "magic:model.txt"],
  ["EH200", "model.txt"],
  ["EH100", "lightgbm:no-such-file.txt"],
  ["EH306", "lightgbm:package.json"],
  ["EH306", "xgboost:LICENSE"],
])("%s: a model that is not one: %s", async (code, reference) => {
  await expect(openModel(reference)).rejects.toMatchObject({ code });
});
