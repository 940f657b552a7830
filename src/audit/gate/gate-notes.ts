import type { CheckRow, WaiverRow } from "../../checks/check.js";
import { printLimit, printNumber } from "../../checks/print-number.js";
import { limitsIn } from "../../checks/sentence.js";
import { type Diagnostic, diagnostic, EvenhandError } from "../../errors.js";
import type { MeasuredCheck } from "./measured-checks.js";

/** Days before its end from which a waiver is reported. */
const SOON = 14;

interface Judged {
  readonly numbers: readonly MeasuredCheck[];
  readonly rows: readonly CheckRow[];
  readonly waivers: readonly WaiverRow[];
}

/** What a reader of the verdict has to be told: groups that a limit was too strict for, waivers that lapsed, are not needed or end soon. */
export const gateNotes = ({ numbers, rows, waivers }: Judged): readonly Diagnostic[] => [
  ...waivers.flatMap((waiver, at) => waiverNotes(waiver, rows.find((row) => row.waiver === at) ?? null)),
  ...numbers.flatMap(smallGroups),
];

function waiverNotes(waiver: WaiverRow, row: CheckRow | null): readonly Diagnostic[] {
  const { check, status, owner, expires, location, daysLeft, ceiling } = waiver;
  const against = row?.value === null || row === null ? [] : [`the check fails with ${numberIn(row)}${limitIn(row)}; owner: ${owner}`];
  const renew = ["fix the model, or renew the waiver with a new reason:", `evenhand waive add ${check}`];
  switch (status) {
    case "expired":
      if (row === null) return [unused(waiver)];
      return [diagnostic("EH401", `the waiver for ${check} expired on ${expires}`, { location, evidence: against, help: renew })];
    case "ceiling_passed":
      return [
        diagnostic("EH401", `the waiver for ${check} lapsed: the value is past its ceiling ${printLimit(ceiling!)}`, {
          location,
          evidence: against,
          help: renew,
        }),
      ];
    case "not_yet_valid":
      return [diagnostic("EH403", `the waiver for ${check} begins on ${waiver.created}`, { location })];
    case "unused":
      return [unused(waiver)];
    case "used":
      return daysLeft > SOON
        ? []
        : [
            diagnostic(
              "EH404",
              `the waiver for ${check} ends ${daysLeft === 0 ? "today" : `in ${daysLeft} ${daysLeft === 1 ? "day" : "days"}`}, on ${expires}`,
              {
                location,
                evidence: [`owner: ${owner}`],
              },
            ),
          ];
  }
}

const unused = ({ check, location }: WaiverRow): Diagnostic =>
  diagnostic("EH403", `the waiver for ${check} waives nothing: the check does not fail by it`, {
    location,
    help: ["evenhand waive prune --from results.json removes it"],
  });

const numberIn = (row: CheckRow): string => printNumber(row.value!, limitsIn(row.requirement));
const limitIn = ({ requirement }: CheckRow): string =>
  requirement === null || requirement.op === "in" ? "" : ` (limit ${printLimit(requirement.limit)})`;

/** Throws the groups that a check had to leave out for want of rows. */
export function refuseSmallGroups(numbers: readonly MeasuredCheck[]): void {
  const [first, ...rest] = numbers
    .flatMap(smallGroups)
    .slice(0, 10)
    .map((note) => ({ ...note, level: "error" as const }));
  if (first !== undefined) throw new EvenhandError([first, ...rest]);
}

/** Groups that would be compared without this limit. */
function smallGroups({ check, measured, minN }: MeasuredCheck): readonly Diagnostic[] {
  const { requirement } = check;
  const left = measured.excluded.filter(({ reason }) => reason === "below_min_n");
  if (left.length === 0 || requirement === null || requirement.op === "in") return [];
  const names = left.map(({ group, n }) => `"${Object.values(group).join(" × ")}" has ${n}`);
  return [
    diagnostic(
      "EH118",
      `${check.id}: ${names.slice(0, 3).join(", ")}${names.length > 3 ? ` and ${names.length - 3} more` : ""} of the ${minN} rows that limit ${printLimit(requirement.limit)} needs`,
      {
        evidence: [`left out; ${(100 * measured.coverage.rows).toFixed(1)}% of rows are compared`],
        help: [`evenhand plan ${check.id}`],
      },
    ),
  ];
}
