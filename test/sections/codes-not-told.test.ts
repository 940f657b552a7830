import { expect, test } from "vitest";
import { codeNotes, codesIn } from "../../src/audit/before-model/notes.js";
import { diagnostic } from "../../src/errors.js";
import { codesNotTold } from "../../src/sections/codes-not-told.js";
import { listNotJudged } from "../../src/sections/list-not-judged.js";
import { allSteps } from "../../src/sections/next-steps/all-steps.js";
import { sampleResult } from "../support/sample-result.js";

const result = {
  ...sampleResult(),
  diagnostics: [
    diagnostic("EH140", '3 numbers look like a code for "not known"', {
      evidence: ["income: 666 in 21 rows, other values from 0 to 972", "income: 999 in 2 rows, other values from 0 to 972", "and 1 more"],
      help: ["--missing 666,999 where they are"],
    }),
  ],
};

test("columns with numbers like codes are named once, could not be judged, and are a step with the flag", () => {
  expect(codesNotTold(result)).toEqual({ columns: "income", help: "--missing 666,999" });
  expect(listNotJudged(result).map(({ what }) => what)).toContain("Numbers in income that look like codes for “not known”");
  expect(allSteps(result).find(({ rule }) => rule === "codes-not-told")?.how).toBe("--missing 666,999");
});

test("without such numbers nothing is said", () => {
  expect(codesNotTold(sampleResult())).toBeNull();
  expect(allSteps(sampleResult()).map(({ rule }) => rule)).not.toContain("codes-not-told");
});

test("what is read of a note is what was written into it, whatever a column is called", () => {
  const row = { rows: 21, why: "far", least: 0, most: 972 } as const;
  const [note] = codeNotes([
    { ...row, column: "income: yearly", value: 666 },
    { ...row, column: "debt", value: -1, rows: 1 },
  ]);
  expect(codesIn(note!)).toEqual({ columns: ["income: yearly", "debt"], flag: "--missing 666,-1" });
});
