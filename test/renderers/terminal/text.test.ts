import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { textTable } from "../../../src/renderers/terminal/columns.js";
import { clipped, displayWidth, padded, wrapped } from "../../../src/renderers/terminal/display-width.js";
import { plainText } from "../../../src/renderers/terminal/plain-text.js";
import { spelledFor, styled } from "../../../src/renderers/terminal/screen.js";
import { shellWord } from "../../../src/renderers/terminal/shell-word.js";

describe("display width", () => {
  test.each([
    ["abc", 3],
    ["", 0],
    ["é", 1],
    ["e\u0301", 1],
    ["女性", 4],
    ["ﾊﾟ", 1],
    ["한국", 4],
    ["👩‍👩‍👧", 2],
    ["❤️", 2],
    ["\u200d", 0],
    ["\u001b[1mabc\u001b[22m", 3],
  ])("%j takes %i columns", (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });

  test("clipping keeps whole characters and says that something is lost", () => {
    expect(clipped("Pacific Islander", 8)).toBe("Pacific…");
    expect(clipped("女性 over", 4)).toBe("女…");
    expect(clipped("abc", 3)).toBe("abc");
  });

  test("a clipped and padded text takes exactly its width", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }).map(plainText), fc.integer({ min: 2, max: 30 }), (text, width) => {
        expect(displayWidth(padded(clipped(text, width), width, "left"))).toBe(width);
      }),
    );
  });

  test("wrapping loses no word and passes the width only with a single long one", () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1 }), fc.integer({ min: 12, max: 40 }), (words, width) => {
        const lines = wrapped(words.join(" "), width);
        expect(lines.join(" ").split(" ")).toEqual(words);
        expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(width);
      }),
    );
  });
});

test("a table aligns its columns and cuts the flexible ones to fit", () => {
  const columns = [
    { title: "group", align: "left", flexible: true },
    { title: "people", align: "right" },
  ] as const;
  expect(
    textTable(
      columns,
      [
        ["女性", "1,983"],
        ["Native Hawaiian or Pacific Islander", "66"],
      ],
      24,
    ),
  ).toEqual(["group             people", "女性               1,983", "Native Hawaiian…      66"]);
});

describe("text of the data", () => {
  test.each([
    ["red\u001b[31m", "red"],
    ["title\u001b]0;pwned\u0007!", "title!"],
    ["a\nb\tc", "a b c"],
    ["bell\u0007\u0000", "bell"],
    ["abc\u202ecba", "abccba"],
    ["\u009b31mx", "31mx"],
  ])("%j loses what a terminal would obey", (text, plain) => {
    expect(plainText(text)).toBe(plain);
  });

  test("is never left with a control character", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        // biome-ignore lint/suspicious/noControlCharactersInRegex: what must not be there
        expect(plainText(text)).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
      }),
    );
  });
});

test("styles are written only where there is colour, and symbols are spelled out on request", () => {
  expect(styled("x", "red", { color: true })).toBe("\u001b[31mx\u001b[39m");
  expect(styled("x", "red", { color: false })).toBe("x");
  expect(spelledFor("a × “b” − c… é", { symbols: "ascii" })).toBe('a x "b" - c... é');
});

test("a shell word is quoted when a shell would read something else", () => {
  expect(["a.csv", "my file", "it's", "$(rm)", "--sensitive=sex,race"].map(shellWord)).toEqual([
    "a.csv",
    "'my file'",
    "'it'\\''s'",
    "'$(rm)'",
    "--sensitive=sex,race",
  ]);
});
