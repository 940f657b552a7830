import { expect, test } from "vitest";
import { withBreakPlaces } from "../../src/renderers/html/break-places.js";

const cellOf = (text: string): string => `<p>a_long_name_of_parts</p><table><tbody><tr><td>${text}</td></tr></tbody></table><p>--flag</p>`;

test("long names in tables may break at their joints, in small print sooner; nothing outside of tables changes", () => {
  expect(withBreakPlaces(cellOf("<small>favorable_decision_rate</small>"))).toBe(
    cellOf("<small>favorable_<wbr>decision_<wbr>rate</small>"),
  );
  expect(withBreakPlaces(cellOf("housing_expense_ratio"))).toBe(cellOf("housing_expense_ratio"));
  expect(withBreakPlaces('<tbody><tr><th scope="row">housing_expense_ratio</th></tr></tbody>')).toContain(
    "housing_<wbr>expense_<wbr>ratio",
  );
  expect(withBreakPlaces(cellOf("consumer_credit_code"))).toBe(cellOf("consumer_credit_code"));
  expect(withBreakPlaces(cellOf("/work/folder/of/files/decisions.csv"))).toBe(
    cellOf("/work/<wbr>folder/<wbr>of/<wbr>files/<wbr>decisions.<wbr>csv"),
  );
});

test("flags stay whole, dashes between words do not", () => {
  expect(withBreakPlaces(cellOf("add --sensitive -- or not"))).toBe(cellOf('add <span class="flag">--sensitive</span> -- or not'));
});
