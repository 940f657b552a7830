import type { MovedCheck } from "../../audit/gate/worse-checks.js";
import type { Baseline, BaselineCheck } from "../../checks/baseline.js";
import { printNumber } from "../../checks/print-number.js";
import { rangeText } from "../../checks/sentence.js";
import { countOf } from "../../sections/format-count.js";
import { baseName } from "../../sections/subject.js";
import { textTable } from "./columns.js";
import { wrapped } from "./display-width.js";
import { plainText } from "./plain-text.js";
import { type Screen, spelledFor } from "./screen.js";

/** A baseline as a person reads it: of what it is, then each check's number. */
export function renderBaseline(baseline: Baseline, screen: Screen): string {
  const { policy, data, checks, rows, accepted } = baseline;
  const facts = [
    `Baseline of policy ${plainText(policy.name ?? "(no name)")} (sha256 ${policy.sha256.slice(0, 8)}), data ${data.map(({ path, rows: n }) => `${plainText(baseName(path))}, ${countOf(n, "row")}`).join(" and ")}`,
    rows === null
      ? "No rows kept: later runs are compared as with other rows."
      : `${countOf(rows.count, "decision")} under hashed ids of ${plainText(rows.column)}: the same rows are compared one by one.`,
    ...(accepted === undefined ? [] : [`Worse numbers were accepted: ${plainText(accepted)}`]),
  ];
  const table = textTable(
    [
      { title: "check", align: "left", flexible: true },
      { title: "value", align: "right" },
      { title: "range", align: "left" },
      { title: "groups", align: "right" },
    ],
    checks.map((check) => [plainText(check.id), numberOf(check), rangeOf(check), groupsOf(check)]),
    screen.width - 2,
  );
  const lines = [...facts.flatMap((text) => wrapped(text, screen.width, "  ")), "", ...table.map((line) => `  ${line}`)];
  return spelledFor(`${lines.join("\n")}\n`, screen);
}

/** What a new baseline changed. */
export function renderMoved(moved: readonly MovedCheck[], screen: Screen): string {
  const table = textTable(
    [
      { title: "check", align: "left", flexible: true },
      { title: "before", align: "right" },
      { title: "now", align: "right" },
      { title: "", align: "left" },
    ],
    moved.map(({ id, before, now, change }) => [plainText(id), numberOf(before), numberOf(now), change]),
    screen.width - 2,
  );
  return spelledFor(`${table.map((line) => `  ${line}`).join("\n")}\n`, screen);
}

const numberOf = (check: BaselineCheck | null): string => (check === null || check.value === null ? "none" : printNumber(check.value));
const rangeOf = ({ bounds }: BaselineCheck): string => (bounds === null ? "" : rangeText(bounds, []));
const groupsOf = ({ by, groups }: BaselineCheck): string =>
  by === null ? "" : String(new Set(groups.map(({ group }) => JSON.stringify(group))).size);
