import { expect, test } from "vitest";
import { catalogue, entryOf } from "../../src/catalogue/catalogue.js";
import type { Convention } from "../../src/conventions/convention.js";
import { conventions } from "../../src/conventions/index.js";

test("ids are snake_case and mean one thing, names of other tools included", () => {
  expect(new Set(catalogue.map(({ id }) => id)).size).toBe(catalogue.length);
  for (const { id } of catalogue) expect(id).toMatch(/^[a-z][a-z0-9_]*$/);
});

test("every entry says what it is compared with, how it is read and when it has no value", () => {
  for (const { id, kind, comparator, reference, polarity, undefinedWhen } of catalogue) {
    expect(polarity.length, id).toBeGreaterThan(5);
    expect(undefinedWhen.length, id).toBeGreaterThan(5);
    expect(comparator === null, id).toBe(kind === "metric");
    expect(reference === null, id).toBe(kind === "metric");
  }
});

test("a metric says which denominators leave it without a value", () => {
  expect(entryOf("true_positive_rate")!.undefinedWhen).toBe("tp + fn is 0");
  expect(entryOf("balanced_accuracy")!.undefinedWhen).toBe("tp + fn or fp + tn is 0");
  expect(entryOf("lift")!.undefinedWhen).toBe("(tp + fp) * (tp + fn) is 0");
  expect(entryOf("selection_rate")!.undefinedWhen).toMatch(/no rows/);
  expect(entryOf("log_loss")!.undefinedWhen).toMatch(/outside 0 to 1/);
});

test("a metric under a contrast is put together from both; aliases work, anything else does not", () => {
  const entry = entryOf("tpr__difference_to_reference")!;
  expect(entry.id).toBe("true_positive_rate__difference_to_reference");
  expect(entry).toMatchObject({ comparator: "reference", formula: "group − reference, of tp / (tp + fn)" });
  expect(entry.elsewhere.map(({ tool, name, is }) => [tool, name, is])).toEqual([
    ["AIF360", "equal_opportunity_difference", "true_positive_rate__difference_to_reference"],
    ["Veritas (Monetary Authority of Singapore)", "equal_opportunity", "−true_positive_rate__difference_to_reference"],
  ]);
  for (const wrong of ["tpr__nothing", "nothing__difference", "tpr__difference__ratio", ""]) expect(entryOf(wrong), wrong).toBeNull();
});

test("what other tools call a number is ours to name: every id that a convention gives is in the catalogue", () => {
  for (const { id, names } of conventions as readonly Convention[]) {
    for (const { name, here } of names) {
      for (const ours of here?.match(/[a-z][a-z0-9]*(?:_+[a-z0-9]+)+/g) ?? [])
        expect(entryOf(ours), `${id} ${name}: ${ours}`).not.toBeNull();
    }
  }
  expect(entryOf("demographic_parity_difference")!.elsewhere.map(({ tool }) => tool)).toEqual(["Fairlearn"]);
});
