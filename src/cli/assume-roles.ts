import type { DetectedRole, Inspection } from "../audit/inspect.js";
import { type Diagnostic, diagnostic } from "../errors.js";
import type { AuditRequest } from "../policy/request.js";
import { shellWord } from "../renderers/terminal/shell-word.js";

/** A role that nobody gave, and the flag that pins it. */
export interface Assumption {
  readonly role: DetectedRole["role"];
  readonly columns: readonly string[];
  readonly sureness: "sure" | "likely";
  readonly flag: string;
}

/** A request completed by what the columns look like. */
export interface Assumed {
  readonly request: AuditRequest;
  readonly assumptions: readonly Assumption[];
  /** Roles that have to be told; empty when the audit can go on. */
  readonly unclear: readonly Diagnostic[];
}

type Single = "label" | "prediction" | "score" | "id" | "weight";

/**
 * Fills in the roles that the request leaves open, as far as the evidence allows: sure ones always, likely ones on request.
 *
 * As soon as one role is named, columns that nobody needs (id, weight, score) are left alone: an audit that was asked for
 * must not change because a column happens to be called "weight".
 */
export function assumeRoles(request: AuditRequest, { roles, columns: facts }: Inspection, accept: "sure" | "likely"): Assumed {
  const { columns, outcome } = request;
  const nothingNamed = columns.label === null && columns.prediction === null && columns.score === null && columns.sensitive.length === 0;
  const assumptions: Assumption[] = [];
  const unclear: Diagnostic[] = [];
  const taken = new Set(Object.values(columns).flat());
  const found = (role: DetectedRole["role"]): readonly DetectedRole[] => roles.filter((one) => one.role === role && !taken.has(one.column));
  const accepted = (one: DetectedRole): boolean => one.sureness === "sure" || (accept === "likely" && one.sureness === "likely");

  function single(role: Single): string | null {
    const given = columns[role];
    if (given !== null) return given;
    const best = found(role).filter(accepted);
    if (best.length !== 1) return null;
    const { column, sureness } = best[0]!;
    assumptions.push({ role, columns: [column], sureness: sureness as "sure" | "likely", flag: `--${role} ${shellWord(column)}` });
    return column;
  }

  const isCut = columns.score !== null && outcome.threshold !== null;
  const label = single("label");
  const prediction = isCut ? columns.prediction : single("prediction");
  const filled = {
    ...columns,
    label,
    prediction,
    ...(nothingNamed ? { score: single("score"), id: single("id"), weight: single("weight") } : {}),
  };
  const decided = prediction !== null || isCut;
  if (!decided && columns.label === null) unclear.push(openDecision(found("prediction"), found("score"), columns.score));
  if (label === null && nothingNamed && (found("label").length > 0 || !decided))
    unclear.push(openRole("label", found("label"), "the true outcome"));

  let { sensitive } = columns;
  if (sensitive.length === 0) {
    const best = found("sensitive").filter(accepted);
    sensitive = best.map(({ column }) => column);
    if (best.length > 0) {
      const sureness = best.every((one) => one.sureness === "sure") ? "sure" : "likely";
      assumptions.push({
        role: "sensitive",
        columns: sensitive,
        sureness,
        flag: `--sensitive ${shellWord(sensitive.map(listWord).join(","))}`,
      });
    } else unclear.push(openAttribute(found("sensitive"), facts));
  }
  return { request: { ...request, columns: { ...filled, sensitive } }, assumptions, unclear };
}

const listWord = (column: string): string => (column.includes(",") ? `"${column.replaceAll('"', '""')}"` : column);

const noTerminal = "no terminal, so I cannot ask";
const mostCandidates = 8;

function candidatesOf(found: readonly DetectedRole[]): readonly string[] {
  if (found.length === 0) return [noTerminal];
  const shown = found.slice(0, mostCandidates).map(({ column, because }) => `${column} (${because})`);
  return [`candidates: ${shown.join(", ")}`, noTerminal];
}

function openRole(role: Single, found: readonly DetectedRole[], what: string): Diagnostic {
  return diagnostic("EH120", `which column is ${what}?`, {
    evidence: candidatesOf(found),
    help: [`--${role} ${shellWord(found[0]?.column ?? "COLUMN")}`],
  });
}

function openDecision(predictions: readonly DetectedRole[], scores: readonly DetectedRole[], score: string | null): Diagnostic {
  const column = score ?? scores[0]?.column;
  const cut = column === undefined ? [] : [`--score ${shellWord(column)} --threshold 0.5`];
  return diagnostic("EH120", "which column is the decision?", {
    evidence: candidatesOf([...predictions, ...scores]),
    help: predictions.length > 0 || cut.length === 0 ? [`--prediction ${shellWord(predictions[0]?.column ?? "COLUMN")}`, ...cut] : cut,
  });
}

function openAttribute(found: readonly DetectedRole[], facts: Inspection["columns"]): Diagnostic {
  const few = facts.filter(({ kind, distinct }) => kind === "category" && distinct >= 2 && distinct <= 20).map(({ name }) => name);
  const evidence =
    found.length > 0
      ? candidatesOf(found)
      : [
          few.length > 0 ? `columns with few values: ${few.slice(0, mostCandidates).join(", ")}` : "no column has a name that I know",
          noTerminal,
        ];
  const names = found.length > 0 ? found.map(({ column }) => listWord(column)).join(",") : "COLUMN";
  return diagnostic("EH120", "which column is the protected attribute?", { evidence, help: [`--sensitive ${shellWord(names)}`] });
}
