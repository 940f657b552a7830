import { expect, test } from "vitest";
import { describeGroup, formatGroup } from "../../src/sections/format-group.js";
import { formatName } from "../../src/sections/format-name.js";

test("a name is printed as it is", () => {
  expect(formatName("Native Hawaiian or Other Pacific Islander")).toBe("Native Hawaiian or Other Pacific Islander");
  expect(formatName("Māori")).toBe("Māori");
});

test("what cannot be seen or reorders its neighbours is replaced", () => {
  expect(formatName("a\u202eb\u0000c\nd\u200be\u2028f")).toBe("a�b�c�d�e�f");
  expect(formatName("\ud800x")).toBe("�x");
});

test("a blank name and a padded name are quoted", () => {
  expect(formatName("")).toBe("“”");
  expect(formatName(" male")).toBe("“ male”");
});

test("a long name keeps its beginning and end in eighty characters, and no character is halved", () => {
  const name = formatName(`begin${"😀".repeat(200)}end`);
  expect([...name]).toHaveLength(80);
  expect(name).toMatch(/^begin😀+…😀+end$/u);
});

test("a group is named by its values, in the order of its attributes", () => {
  expect(formatGroup(["race", "sex"], { sex: "female", race: "Black" })).toBe("Black × female");
  expect(formatGroup([], {})).toBe("Everybody");
  expect(describeGroup(["race", "sex"], { sex: "female", race: "(missing)" })).toBe("with no recorded race and sex female");
});
