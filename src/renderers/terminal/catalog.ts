import type { Approval } from "../../register/approval.js";
import type { AuditRecord } from "../../register/audit-record.js";
import type { ModelCard } from "../../register/card.js";
import type { ComparedNumber } from "../../register/compare-records.js";
import type { Due } from "../../register/due.js";
import { dayOf } from "../../register/register.js";
import { countOf } from "../../sections/format-count.js";
import { textTable } from "./columns.js";
import { wrapped } from "./display-width.js";
import { plainText } from "./plain-text.js";
import { type Screen, spelledFor } from "./screen.js";

type Cells = readonly string[];
const left = (title: string) => ({ title, align: "left", flexible: true }) as const;
const fixed = (title: string) => ({ title, align: "left" }) as const;
const right = (title: string) => ({ title, align: "right" }) as const;

function table(columns: Parameters<typeof textTable>[0], rows: readonly Cells[], screen: Screen): string {
  const lines = textTable(
    columns,
    rows.map((row) => row.map(plainText)),
    screen.width - 2,
  );
  return lines.map((line) => `  ${line}`).join("\n");
}

const shown = (text: string, screen: Screen): string => spelledFor(`${text}\n`, screen);

/** A line of `catalog list`. */
export interface ModelLine {
  readonly id: string;
  readonly owner: string;
  readonly tier: string | null;
  readonly live: readonly string[];
  readonly lastAudit: string | null;
  readonly verdict: string | null;
  /** Limits that are not met and were let through. */
  readonly waived: number;
  readonly signedAs: readonly string[];
  readonly late: number;
}

export function renderModels(rows: readonly ModelLine[], screen: Screen): string {
  if (rows.length === 0) return "No models.\n";
  const columns = [
    left("model"),
    left("owner"),
    fixed("tier"),
    left("live"),
    fixed("last audit"),
    fixed("verdict"),
    left("signed as"),
    right("late"),
  ];
  const cells = rows.map((row) => [
    row.id,
    row.owner,
    row.tier ?? "",
    row.live.join(", "),
    row.lastAudit ?? "never",
    `${row.verdict ?? ""}${row.waived > 0 ? `, ${row.waived} waived` : ""}`,
    row.signedAs.join(", "),
    String(row.late),
  ]);
  return shown(table(columns, cells, screen), screen);
}

export function renderDue(due: readonly Due[], screen: Screen): string {
  if (due.length === 0) return "Nothing is due.\n";
  const lines = due.flatMap(({ day, daysLeft, late, kind, subject, what, who }) => {
    const left = daysLeft === null ? "" : ` (${daysLeft < 0 ? `${countOf(-daysLeft, "day")} late` : `in ${countOf(daysLeft, "day")}`})`;
    return [
      ...wrapped(plainText(`${day ?? (late ? "now" : "soon")}${left}: ${kind} of ${subject}`), screen.width - 2).map((line) => `  ${line}`),
      ...wrapped(plainText(`${what}; ${who}`), screen.width - 4).map((line) => `    ${line}`),
    ];
  });
  return shown(lines.join("\n"), screen);
}

export interface ModelPage {
  readonly model: ModelCard;
  readonly audits: readonly AuditRecord[];
  /** On the ground of the last audit. */
  readonly approvals: readonly Approval[];
  readonly due: readonly Due[];
}

export function renderModel({ model, audits, approvals, due }: ModelPage, screen: Screen): string {
  const facts = [
    `${model.title} (${model.id})`,
    ...(model.purpose === null ? [] : [model.purpose]),
    `Owner ${model.owner}${model.responsible === null ? "" : `, responsible ${model.responsible}`}${model.tier === null ? "" : `, tier ${model.tier}`}; audited every ${model.auditEveryDays} days${model.require.length === 0 ? "" : `, signed as ${model.require.join(", ")}`}${model.approve.length === 0 ? "" : `, approved as ${model.approve.join(", ")}`}${model.waive.length === 0 ? "" : `, waivers signed as ${model.waive.join(", ")}`}`,
  ].flatMap((line) => wrapped(plainText(line), screen.width));
  const last = audits.at(-1);
  const parts = [
    facts.join("\n"),
    model.versions.length === 0
      ? "No version yet."
      : table(
          [left("version"), fixed("stage"), fixed("deployed"), fixed("retired")],
          model.versions.map((one) => [one.version, one.stage, one.deployed ?? "", one.retired ?? ""]),
          screen,
        ),
    audits.length === 0
      ? "Never audited."
      : table(
          [fixed("audit"), left("version"), fixed("verdict"), left("signed as"), fixed("run")],
          audits.map((one) => [
            dayOf(one.run.startedAt),
            one.modelVersion,
            one.result.verdict,
            one.signatures.map(({ role }) => role).join(", "),
            one.run.id,
          ]),
          screen,
        ),
    ...(approvals.length === 0
      ? []
      : [
          table(
            [left("approved as"), left("by"), fixed("on"), fixed("key")],
            approvals.map(({ role, name, signedAt, fingerprint }) => [role, name ?? "", dayOf(signedAt), fingerprint.slice(0, 16)]),
            screen,
          ),
        ]),
    ...(last === undefined
      ? []
      : [
          [
            "Last audit:",
            ...last.gaps.flatMap(({ sentence }) =>
              sentence === null ? [] : wrapped(plainText(sentence), screen.width - 2).map((line) => `  ${line}`),
            ),
          ].join("\n"),
        ]),
    due.length === 0 ? "Nothing is due." : renderDue(due, screen).trimEnd(),
  ];
  return shown(parts.join("\n\n"), screen);
}

export interface HistoryLine {
  readonly day: string;
  readonly version: string;
  readonly verdict: string;
  readonly values: Readonly<Record<string, number | null>>;
}

const PLACES = 3;
const told = (value: number | null | undefined): string => (value === null || value === undefined ? "–" : value.toFixed(PLACES));

export function renderHistory(rows: readonly HistoryLine[], metrics: readonly string[], screen: Screen): string {
  if (rows.length === 0) return "Never audited.\n";
  const names = metrics.map((metric, i) => `  ${i + 1} ${plainText(metric)}`);
  const columns = [fixed("audit"), left("version"), fixed("verdict"), ...metrics.map((_, i) => right(String(i + 1)))];
  const cells = rows.map(({ day, version, verdict, values }) => [day, version, verdict, ...metrics.map((metric) => told(values[metric]))]);
  return shown([table(columns, cells, screen), ...names].join("\n"), screen);
}

interface Side {
  readonly day: string;
  readonly version: string;
  readonly verdict: string;
}

export function renderComparedAudits(
  { was, now, sameData }: { readonly was: Side; readonly now: Side; readonly sameData: boolean },
  rows: readonly ComparedNumber[],
  screen: Screen,
): string {
  const side = ({ day, version, verdict }: Side): string => `${version} (${day}, ${verdict})`;
  const moved = rows.filter(
    ({ change, statusWas, statusNow, was: before, now: after }) =>
      (change !== null && change !== 0) || statusWas !== statusNow || (before === null) !== (after === null),
  );
  const columns = [left("number"), right("was"), right("now"), right("change"), left("")];
  const cells = moved.map((row) => [row.id, told(row.was), told(row.now), told(row.change), statusOf(row)]);
  const lines = [
    `From ${side(was)} to ${side(now)}, on ${sameData ? "the same data" : "other data"}.`,
    ...(moved.length === 0 ? ["Nothing changed."] : [table(columns, cells, screen)]),
    `${rows.length - moved.length} other numbers are the same.`,
  ];
  return shown(lines.map((line) => (line.startsWith("  ") ? line : plainText(line))).join("\n"), screen);
}

const statusOf = ({ statusWas, statusNow, apart }: ComparedNumber): string =>
  [
    ...(statusWas !== statusNow ? [`${statusWas ?? "absent"} to ${statusNow ?? "absent"}`] : []),
    ...(apart === true ? ["bounds do not meet"] : []),
  ].join(", ");
