import { existsSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { runCli } from "../support/run-cli.js";
import { scratchFolder } from "../support/scratch-folder.js";

const mortgage = resolve("fixtures/mortgage/decisions.csv");
const trees = resolve("fixtures/mortgage/model.txt");
const roles = ["--label", "outcome", "--prediction", "predicted", "--positive", "approved", "--sensitive", "race", "--depth", "1"];
const audit = ["audit", mortgage, ...roles, "--no-policy"];
const scored = [
  "importance",
  mortgage,
  "--label",
  "outcome",
  "--score",
  "p_approved",
  "--threshold",
  "0.5",
  "--positive",
  "approved",
  "--sensitive",
  "race",
  "--no-policy",
];

interface Situation {
  readonly code: string;
  readonly exit: number;
  readonly name: string;
  readonly args: readonly string[];
  /** Files of the folder: name → text. */
  readonly files?: Readonly<Record<string, string>>;
  readonly node?: readonly string[];
}

/** A world in which the package is not installed. */
const withoutDuckdb = `import { register } from "node:module";
const hook = 'export async function resolve(name, context, next) { if (name === "@duckdb/node-api") throw new Error("Cannot find package"); return next(name, context); }';
register("data:text/javascript," + encodeURIComponent(hook));
`;

const situations: readonly Situation[] = [
  { code: "EH302", exit: 5, name: "disk-full", args: [...audit, "-o", "csv:/dev/full"] },
  {
    code: "EH304",
    exit: 5,
    name: "module-throws",
    args: [...scored, "--model", "module:./model.mjs"],
    files: { "model.mjs": 'export const predict = () => {\n  throw new Error("no weights for 2026");\n};\n' },
  },
  {
    code: "EH304",
    exit: 5,
    name: "module-returns-too-few",
    args: [...scored, "--model", "module:./model.mjs"],
    files: { "model.mjs": "export const predict = () => [0.5];\n" },
  },
  {
    code: "EH305",
    exit: 5,
    name: "no-duckdb",
    args: [...audit, "--engine", "duckdb"],
    files: { "without.mjs": withoutDuckdb },
    node: ["--import", "./without.mjs"],
  },
  {
    code: "EH306",
    exit: 3,
    name: "not-lightgbm",
    args: [...audit, "--model", "lightgbm:model.txt"],
    files: { "model.txt": "these are not trees\n" },
  },
  { code: "EH306", exit: 3, name: "not-xgboost", args: [...audit, "--model", "xgboost:model.json"], files: { "model.json": "{ half of" } },
  {
    code: "EH306",
    exit: 3,
    name: "module-without-predict",
    args: [...scored, "--model", "module:./model.mjs"],
    files: { "model.mjs": "export const score = () => [];\n" },
  },
  {
    code: "EH307",
    exit: 3,
    name: "trees-need-a-column",
    args: ["audit", "few.csv", "--label", "y", "--prediction", "d", "--sensitive", "sex", "--no-policy", "--model", `lightgbm:${trees}`],
    files: { "few.csv": `y,d,sex\n${"1,1,f\n0,0,m\n0,1,f\n1,0,m\n".repeat(20)}` },
  },
  {
    code: "EH307",
    exit: 3,
    name: "module-needs-a-column",
    args: [...scored, "--model", "module:./model.mjs"],
    files: { "model.mjs": 'export const features = ["tenure"];\nexport const predict = ({ tenure }) => tenure;\n' },
  },
];

const possible = situations.filter(({ args }) => existsSync("/dev/full") || !args.includes("csv:/dev/full"));

test.each(possible.map((one) => [one.code, one.exit, one.name, one] as const))(
  "%s, exit %i, is told in these words: %s",
  async (code, exit, name, { args, files = {}, node = [] }) => {
    const cwd = scratchFolder();
    for (const [file, text] of Object.entries(files)) writeFileSync(join(cwd, file), text);
    const ran = await runCli(args, { cwd, node });
    expect(ran.code, ran.stderr).toBe(exit);
    const said = ran.stderr
      .split(/^(?=(?:error|warning|note)\[)/m)
      .filter((part) => part.startsWith(`error[${code}]`))
      .join("")
      .replace(/needs [\d.]+ \w+/, "needs SIZE");
    expect(said).not.toMatch(/\n {4}at |undefined|NaN|\[object/);
    await expect(said).toMatchFileSnapshot(`../../fixtures/errors/environment/${code}-${name}.txt`);
  },
  30_000,
);
