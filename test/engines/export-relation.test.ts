import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { check } from "../../src/audit/check.js";
import { openData } from "../../src/audit/open-data.js";
import { exportRelation } from "../../src/engines/duckdb/export-relation.js";

const folder = mkdtempSync(join(tmpdir(), "evenhand-test-"));
const database = join(folder, "loans.duckdb");
const secret = join(folder, "secret.csv");

beforeAll(async () => {
  const { DuckDBInstance } = await import("@duckdb/node-api");
  writeFileSync(secret, "a,b\n1,2\n");
  const instance = await DuckDBInstance.create(database);
  const connection = await instance.connect();
  for (const sql of [
    "create table loans as select 'p' || i as id, case when i % 2 = 0 then 'a' else 'b' end as race, (i % 3 = 0)::int as y, (i % 5 < 2)::int as yhat, i as age from range(600) t(i)",
    "create schema risk",
    "create view risk.young as select * from main.loans where age < 400",
    "create view everybody as select * from loans",
    'create table "odd ""name""" as select 1 as x',
    `create view leak as select * from read_csv('${secret}')`,
  ])
    await connection.run(sql);
  connection.closeSync();
  instance.closeSync();
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("a relation of a database", () => {
  test.each([
    ["loans", 600],
    ["main.loans", 600],
    ["risk.young", 400],
    ["everybody", 600],
    ['odd "name"', 1],
  ])("%s is read, and its copy is gone afterwards", async (relation, rows) => {
    let folderOfCopy: string;
    {
      await using copy = await exportRelation({ database, relation });
      folderOfCopy = dirname(copy.file);
      expect(existsSync(copy.file)).toBe(true);
      await using opened = await openData({ kind: "relation", database, relation });
      expect(opened.engine.rows).toBe(rows);
      expect(opened.inputs).toMatchObject([{ role: "evaluation", path: `${database} ${relation}`, format: "duckdb", rows }]);
    }
    expect(existsSync(folderOfCopy)).toBe(false);
  });

  test("is named when it is not there, with those that are", async () => {
    await expect(exportRelation({ database, relation: "loan" })).rejects.toMatchObject({
      code: "EH100",
      diagnostics: [{ help: [expect.stringContaining("loans")] }],
    });
    await expect(exportRelation({ database: `${database}x`, relation: "loans" })).rejects.toMatchObject({ code: "EH100" });
    await expect(exportRelation({ database: secret, relation: "loans" })).rejects.toMatchObject({ code: "EH100" });
  });

  test("reaches no other file, whatever a view says", async () => {
    await expect(exportRelation({ database, relation: "leak" })).rejects.toMatchObject({ code: "EH100" });
    await expect(exportRelation({ database, relation: `loans" union select * from read_csv('${secret}') --` })).rejects.toMatchObject({
      code: "EH100",
    });
  });
});

test("a policy's relation is judged as the same rows in a file are, on either engine", async () => {
  mkdirSync(join(folder, "policies"), { recursive: true });
  const rows = Array.from({ length: 600 }, (_, i) => `p${i},${i % 2 === 0 ? "a" : "b"},${i % 3 === 0 ? 1 : 0},${i % 5 < 2 ? 1 : 0}`);
  writeFileSync(join(folder, "loans.csv"), `id,race,y,yhat\n${rows.join("\n")}\n`);
  const text = (data: string) =>
    `version: 1\ndata: ${data}\ncolumns: { id: id, label: y, prediction: yhat, sensitive: [race] }\noutcome: { positive: 1, favorable: positive }\nchecks: [{ metric: demographic_parity_difference, by: race, max: 0.2 }, { metric: accuracy, min: 0.4 }]\n`;
  const judged = async (data: string, engine?: "memory" | "duckdb") => {
    const path = join(folder, "policies", `${engine ?? "any"}.yml`);
    writeFileSync(path, text(data));
    return (await check(null, { policy: path, ...(engine && { engine }) })).checks;
  };
  const relation = "{ from: { database: ../loans.duckdb, relation: main.loans }, expect: { rows_min: 600 } }";
  const file = await judged("{ path: ../loans.csv }");
  expect(await judged(relation)).toEqual(
    file.map((row) => ({ ...row, location: expect.anything(), fingerprint: expect.anything(), origin: expect.anything() })),
  );
  expect((await judged(relation, "duckdb")).map(({ value, status }) => [value, status])).toEqual(
    file.map(({ value, status }) => [value, status]),
  );
  await expect(judged("{ from: { database: ../loans.duckdb, relation: risk.young }, expect: { rows_min: 500 } }")).rejects.toMatchObject({
    code: "EH131",
  });
  await expect(judged("{ path: ../loans.csv, from: { database: ../loans.duckdb, relation: loans } }")).rejects.toMatchObject({
    code: "EH202",
  });
});
