import { expect, test } from "vitest";
import { ll144Choices, readLl144Choices } from "../../src/policy/ll144-choices.js";

test("choices by name or as flags write them; the usual way where nothing is said", () => {
  expect(ll144Choices()).toEqual({
    median: "everybody",
    people: "each_table",
    two_percent_of: "everybody",
    two_percent_in: "each_table",
    under_two_percent: "kept",
  });
  expect(readLl144Choices(["median=known", "people = known_on_both"])).toEqual({ median: "known", people: "known_on_both" });
  expect(readLl144Choices({ under_two_percent: "left_out" })).toEqual({ under_two_percent: "left_out" });
});

test("a point or a way that there is not is refused with the nearest", () => {
  expect(() => readLl144Choices(["medain=known"])).toThrow("leaves no point open called");
  expect(() => readLl144Choices(["median=all"])).toThrow("median cannot be settled as");
  expect(() => readLl144Choices(["median"])).toThrow("median cannot be settled as");
});
