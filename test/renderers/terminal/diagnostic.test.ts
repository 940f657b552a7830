import { expect, test } from "vitest";
import { errorCodes } from "../../../src/error-codes.js";
import { diagnostic } from "../../../src/errors.js";
import { renderDiagnostic, renderDiagnostics } from "../../../src/renderers/terminal/diagnostic.js";

const screen = { width: 80, color: false, symbols: "unicode" } as const;

test("an error shows level, code, place, evidence and help", () => {
  const text = renderDiagnostic(
    diagnostic("EH101", 'no column "aproved_pred" in preds.csv', {
      location: { file: "evenhand.yml", line: 4, column: 40 },
      evidence: ["the file has: id, sex, race, age, approved, approved_pred, p_approve"],
      help: ['did you mean "approved_pred"?', "evenhand inspect preds.csv"],
    }),
    screen,
  );
  expect(text).toBe(`error[EH101]: no column "aproved_pred" in preds.csv
  evenhand.yml:4:40
  the file has: id, sex, race, age, approved, approved_pred, p_approve
  help: did you mean "approved_pred"?
        evenhand inspect preds.csv`);
});

test("warnings, notes and bugs are called so, and long messages are wrapped", () => {
  expect(renderDiagnostic(diagnostic("EH118", "race Other is small"), screen)).toBe("warning[EH118]: race Other is small");
  expect(renderDiagnostic(diagnostic("EH105", "the header was cleaned"), screen)).toBe("note[EH105]: the header was cleaned");
  expect(renderDiagnostic(diagnostic("EH900", "a bug"), screen)).toBe("internal error[EH900]: a bug");
  const long = renderDiagnostic(diagnostic("EH900", "word ".repeat(30).trim()), { ...screen, width: 40 }).split("\n");
  expect(Math.max(...long.map((line) => line.length))).toBeLessThanOrEqual(40);
});

test("colour marks the level and the help, and nothing of the data can colour", () => {
  const text = renderDiagnostic(diagnostic("EH107", "\u001b[31mred\u001b[0m.csv has no rows", { help: ["x"] }), { ...screen, color: true });
  expect(text).toBe(
    "\u001b[1m\u001b[31merror[EH107]\u001b[39m\u001b[22m\u001b[1m: red.csv has no rows\u001b[22m\n  \u001b[32mhelp:\u001b[39m x",
  );
});

test("ten errors are shown and the rest is counted", () => {
  const many = Array.from({ length: 13 }, (_, i) => diagnostic("EH101", `no column "c${i}"`));
  const lines = renderDiagnostics(many, screen).split("\n");
  expect(lines).toHaveLength(11);
  expect(lines.at(-1)).toBe("and 3 more");
});

test("every code can be shown", () => {
  for (const code of Object.keys(errorCodes) as (keyof typeof errorCodes)[])
    expect(renderDiagnostic(diagnostic(code, errorCodes[code].title), screen)).toContain(`[${code}]: `);
});
