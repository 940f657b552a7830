import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import Papa from "papaparse";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rowsAt } from "../../src/models/answered/answered-model.js";
import { commandModel } from "../../src/models/command/command-model.js";
import type { Model } from "../../src/models/model.js";
import { openModel } from "../../src/models/open-model.js";
import { type Table, tableFrom } from "../../src/table/table.js";
import { applicants } from "../models/applicants.js";
import { contractKit } from "../models/contract-kit.js";
import { freePort, pythonWith, started } from "./python-server.js";

// Servers as their makers publish them, each in an environment of its own, with a model trained now on the mortgage decisions.
const folder = mkdtempSync(join(tmpdir(), "evenhand-servers-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const mlflowPython = (): string =>
  pythonWith(["mlflow==3.17.2", "scikit-learn==1.9.1"], join(folder, "mlflow-venv"), "EVENHAND_MLFLOW_PYTHON");
const mlserverPython = (): string =>
  pythonWith(
    ["mlserver==1.7.1", "mlserver-sklearn==1.7.1", "scikit-learn==1.9.1"],
    join(folder, "mlserver-venv"),
    "EVENHAND_MLSERVER_PYTHON",
  );

const data = "fixtures/mortgage/decisions.csv";
const decisions = ((): Table => {
  const { data: rows, meta } = Papa.parse<Readonly<Record<string, string>>>(readFileSync(data, "utf8"), {
    header: true,
    skipEmptyLines: true,
  });
  const columnOf = (name: string): (string | number | null)[] => {
    const texts = rows.map((row) => (row[name] === "" ? null : row[name]!));
    return texts.every((text) => text === null || !Number.isNaN(Number(text)))
      ? texts.map((text) => (text === null ? null : Number(text)))
      : texts;
  };
  return tableFrom(Object.fromEntries(meta.fields!.map((name) => [name, columnOf(name)])));
})();

interface Expected {
  readonly columns: readonly string[];
  readonly scores: readonly number[];
}

function trained(python: string, kind: string, env: Readonly<Record<string, string>> = {}): { readonly at: string } & Expected {
  const at = join(folder, kind);
  execFileSync(python, ["test/servers/train_model.py", data, at, kind], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, ...env },
  });
  return { at, ...(JSON.parse(readFileSync(join(at, "expected.json"), "utf8")) as Expected) };
}

const furthest = (values: Float64Array, expected: readonly number[]): number =>
  values.reduce((most, value, i) => Math.max(most, Math.abs(value - expected[i]!)), 0);

describe("MLflow's scoring server", () => {
  let model: ReturnType<typeof trained>;
  let url: string;
  let stop: (() => void) | undefined;
  afterAll(() => stop?.());
  beforeAll(async () => {
    const python = mlflowPython();
    model = trained(python, "mlflow");
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    const args = ["-m", "mlflow", "models", "serve", "-m", "model", "--env-manager", "local", "-h", "127.0.0.1", "-p", String(port)];
    stop = await started(python, args, { ready: `${url}/ping`, cwd: model.at });
  });
  const open = (): Promise<Model> => openModel({ adapter: "mlflow", url, features: model.columns });

  test("numbers, missing ones and texts: predict_proba of every row", async () => {
    await using one = await open();
    const { values } = await one.score(decisions);
    expect(furthest(values, model.scores)).toBeLessThan(1e-12);
    expect(one.facts()).toMatchObject({ protocol: "mlflow", answers_repeat: true, answers_by_row: true });
  });

  test("a column that the model does not know is refused in the server's words", async () => {
    await using one = await openModel({ adapter: "mlflow", url, features: ["debt_ratio"] });
    await expect(one.score(decisions)).rejects.toMatchObject({ code: "EH304", message: expect.stringContaining("loan_to_price") });
  });

  contractKit("MLflow", {
    open,
    table: rowsAt(
      decisions,
      Array.from({ length: 40 }, (_, i) => 340 + i),
    ),
    number: "debt_ratio",
    missing: "answers",
    category: "marital_status",
    tolerance: 1e-12,
  });
});

describe("MLServer, by the Open Inference Protocol", () => {
  let model: ReturnType<typeof trained>;
  let url: string;
  let stop: (() => void) | undefined;
  afterAll(() => stop?.());
  beforeAll(async () => {
    const python = mlserverPython();
    const [port, grpc] = [await freePort(), await freePort()];
    model = trained(python, "mlserver", { PORT: String(port), GRPC_PORT: String(grpc) });
    url = `http://127.0.0.1:${port}/v2/models/credit`;
    stop = await started(python, ["-m", "mlserver.cli.main", "start", "."], { ready: `${url}/ready`, cwd: model.at });
  });
  const open = (): Promise<Model> =>
    openModel({ adapter: "kserve-v2", url, features: model.columns, answer: "predict_proba", tensors: "one", batch: 300, pauseMs: 1 });
  const whole = (): number[] =>
    Array.from({ length: decisions.rows }, (_, i) => i).filter((i) =>
      model.columns.every((name) => {
        const column = decisions.columns.get(name)!;
        return column.kind === "number" && !Number.isNaN(column.values[i]!);
      }),
    );

  test("predict_proba of every row that has all numbers, in batches and in any order", async () => {
    await using one = await open();
    const rows = whole();
    const { values } = await one.score(rowsAt(decisions, rows));
    const scores = rows.map((i) => model.scores[i]!);
    expect(furthest(values, scores)).toBeLessThan(1e-12);
    const turned = await one.score(rowsAt(decisions, [...rows].reverse()));
    expect(furthest(turned.values, [...scores].reverse())).toBeLessThan(1e-12);
  });

  test("a row that breaks the model is found among hundreds and named, with the last line of the server's traceback", async () => {
    await using one = await open();
    const bad = Array.from({ length: decisions.rows }, (_, i) => i).find((i) => !whole().includes(i))!;
    const rows = [...whole().slice(0, 250), bad, ...whole().slice(250, 500)];
    await expect(one.score(rowsAt(decisions, rows))).rejects.toMatchObject({
      code: "EH304",
      message: expect.stringMatching(/does not answer for row 251 of those it was asked about: HTTP 500: .*NaN/),
    });
  });
});

describe("a program of Python", () => {
  for (const wire of ["ndjson", "arrow"] as const)
    contractKit(`by ${wire}`, {
      open: async () =>
        commandModel([wire === "arrow" ? mlflowPython() : "python3", resolve("test/servers/answer.py"), wire], {
          adapter: "command",
          wire,
          features: ["income", "city"],
        }),
      table: applicants,
      number: "income",
      missing: "answers",
      category: "city",
    });
});
