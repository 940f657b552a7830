import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { expect, test } from "vitest";
import { shellWord } from "../../src/renderers/terminal/shell-word.js";
import { commandLines } from "../../src/sections/command-lines.js";

test("a short command stays on its line, of a long one each flag begins a line", () => {
  expect(commandLines("evenhand audit loans.csv -o r.html")).toBe("evenhand audit loans.csv -o r.html");
  expect(commandLines("evenhand audit loans.csv --sensitive 'race,a --b' -o r.html", 20)).toBe(
    "evenhand audit loans.csv \\\n  --sensitive 'race,a --b' \\\n  -o r.html",
  );
});

test("a shell reads the same words, whatever they hold", () => {
  const word = fc.string({ maxLength: 8 }).filter((text) => !text.includes("\0"));
  fc.assert(
    fc.property(
      fc.array(fc.oneof(word, fc.constantFrom("--flag", "-o", "a b", "it's", "x --y", "\n")), { minLength: 1, maxLength: 6 }),
      (words) => {
        const line = ["true", ...words].map(shellWord).join(" ");
        const print = (command: string): string =>
          execFileSync("bash", ["-c", command.replace(/^true/, "printf '%s\\0'")], { encoding: "utf8" });
        expect(print(commandLines(line, 0))).toBe(print(line));
      },
    ),
    { numRuns: 40 },
  );
});
