import { expect, test } from "vitest";
import { decision } from "../../src/sections/decision.js";
import { fullFirstPage } from "../support/full-first-page.js";
import { checkRow, gatedResult } from "../support/gated-result.js";

const tables = (blocks: ReturnType<typeof decision.blocks>) => blocks.filter((block) => block.kind === "table");
const words = (blocks: unknown): string => JSON.stringify(blocks);

test("stated limits stand on the first page, those furthest from being met first", () => {
  const rows = [
    checkRow({ id: "a", metric: "met", status: "pass", value: 0.05 }),
    checkRow({ id: "b", metric: "far", status: "fail", value: 0.4 }),
    checkRow({ id: "c", metric: "open", status: "inconclusive", value: 0.11 }),
    checkRow({ id: "d", metric: "near", status: "fail", value: 0.2 }),
  ];
  const [limits] = tables(decision.blocks(gatedResult(rows)));
  expect(limits!.rows.map(([name]) => name!.text)).toEqual(["Far", "Near", "Open", "Met"]);
  expect(limits!.note).toBeNull();
  expect(limits!.columns.map(({ title }) => title)).not.toContain("Since last audit");
});

test("signs of a change are explained where they stand, and only there", () => {
  const page = words(decision.blocks(fullFirstPage()));
  expect(page).toContain("▲ worse, ▼ better");
  expect(page).toContain('"▲ 0.050"');
  expect(words(decision.blocks(gatedResult([checkRow()])))).not.toMatch(/[▲▼]/);
});

test("when a model was asked, the first page names what drives the gap, and no cause", () => {
  const page = words(decision.blocks(fullFirstPage()));
  expect(page).toContain("consumer_credit_code accounts for −0.279 (−0.355 to −0.203). This does not show a cause.");
  expect(words(decision.blocks(gatedResult([])))).not.toContain("drives it");
});

test("texts of law with their standing, the next audit, independence and who signs are on it", () => {
  const page = words(decision.blocks(fullFirstPage()));
  for (const said of [
    "us-adverse-impact@1: in force",
    "us-fair-lending@1: in force, as reported",
    "Whether they apply was not judged",
    "2027-11-22",
    "The auditor took no part",
    '"name":"Ada Lovelace","date":"2026-11-20"',
  ])
    expect(page).toContain(said);
});
