import { coverageOf } from "../../audit/regulation/coverage.js";
import type { Result } from "../../audit/result.js";
import { countOf } from "../format-count.js";
import { formatName } from "../format-name.js";
import type { Step } from "./step.js";

/** What people have to say, read and sign. */
export function paperSteps(result: Result): readonly Step[] {
  const { record, regulations } = result;
  const written: readonly Step[] =
    record === null
      ? [
          {
            rule: "nothing-on-record",
            what: "Record what the model is for, whom it concerns and who oversees it",
            because: "The record does not say, and the numbers cannot tell",
            how: "evenhand record init",
          },
        ]
      : [];
  const laws = regulations.flatMap((row): readonly Step[] => {
    const open = row.clauses.filter(({ answer }) => ["not_shown", "not_provided"].includes(coverageOf(answer, result)));
    const unread = row.clauses.filter(({ verified }) => !verified).length;
    return [
      ...(open.length === 0
        ? []
        : [
            {
              rule: "clause-unanswered",
              what: `Answer ${open.map(({ id }) => formatName(id)).join("; ")} of ${formatName(row.title, 120)}, if it applies`,
              because: `${countOf(open.length, "clause")} of it ${open.length === 1 ? "has" : "have"} no answer here`,
              how: "“Law and standards” says what each asks for",
            },
          ]),
      ...(unread === 0 && row.standing?.evidence !== "report"
        ? []
        : [
            {
              rule: "text-not-verified",
              what: `Have a lawyer read ${formatName(row.title, 120)}, and whether it applies`,
              because: "Its words or its standing were not verified in the text itself",
              how: "Counsel",
            },
          ]),
    ];
  });
  return [...written, ...laws];
}
