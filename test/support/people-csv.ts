import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Cells, people } from "../audit/gate/people.js";

/** The evaluation set of `people` as a file. */
export function peopleCsv(path: string, groups: Readonly<Record<string, Cells>>): string {
  const { id, race, y, yhat } = people(groups);
  writeFileSync(path, `id,race,y,yhat\n${id.map((one, i) => `${one},${race[i]},${y[i]},${yhat[i]}\n`).join("")}`);
  return path;
}

/** A folder's evenhand.yml over those columns; `lines` come last. */
export function peoplePolicy(folder: string, checks: readonly string[], lines = ""): string {
  const path = join(folder, "evenhand.yml");
  writeFileSync(
    path,
    `version: 1\nname: test\ndata: { path: eval.csv }\ncolumns: { id: id, label: y, prediction: yhat, sensitive: [race] }\noutcome: { positive: 1, favorable: positive }\nchecks:\n${checks.map((one) => `  - ${one}\n`).join("")}${lines}`,
  );
  return path;
}
