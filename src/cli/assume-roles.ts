import type { DetectedRole, Inspection } from "../audit/inspect.js";
import { type Diagnostic, diagnostic } from "../errors.js";
import type { AuditRequest } from "../policy/request.js";
import { shellWord } from "../renderers/terminal/shell-word.js";
import { listWord } from "./pinning-flags.js";

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
  if (!decided && columns.label === null) unclear.push(openDecision(found("prediction"), found("score"), { facts, score: columns.score }));
  if (label === null && nothingNamed && (found("label").length > 0 || !decided)) unclear.push(openRole("label", found("label"), facts));

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
  const [first, ...rest] = unclear;
  return {
    request: { ...request, columns: { ...filled, sensitive } },
    assumptions,
    unclear: first === undefined ? [] : [{ ...first, evidence: [...first.evidence, noTerminal] }, ...rest],
  };
}

const noTerminal = "no terminal, so I cannot ask";
const mostCandidates = 8;

type Found = readonly DetectedRole[];
type Facts = Inspection["columns"];

/** What could be meant: columns that look like it, else all there are. */
function candidatesOf(found: Found, facts: Facts): string {
  const texts = found.length > 0 ? found.map(({ column, because }) => `${column} (${because})`) : facts.map(({ name }) => name);
  const more = texts.length - mostCandidates;
  return `${found.length > 0 ? "candidates" : "the data have"}: ${texts.slice(0, mostCandidates).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

function openRole(role: Single, found: Found, facts: Facts): Diagnostic {
  return diagnostic("EH120", "which column is the true outcome?", {
    evidence: [candidatesOf(found, facts)],
    help: [`--${role} ${shellWord(found[0]?.column ?? "COLUMN")}`],
  });
}

function openDecision(predictions: Found, scores: Found, { facts, score }: { facts: Facts; score: string | null }): Diagnostic {
  const column = score ?? scores[0]?.column;
  const cut = column === undefined ? [] : [`--score ${shellWord(column)} --threshold 0.5`];
  return diagnostic("EH120", "which column is the decision?", {
    evidence: [candidatesOf([...predictions, ...scores], facts)],
    help: predictions.length > 0 || cut.length === 0 ? [`--prediction ${shellWord(predictions[0]?.column ?? "COLUMN")}`, ...cut] : cut,
  });
}

function openAttribute(found: Found, facts: Facts): Diagnostic {
  const few = facts.filter(({ kind, distinct }) => kind === "category" && distinct >= 2 && distinct <= 20).map(({ name }) => name);
  const evidence =
    found.length > 0 || few.length === 0
      ? candidatesOf(found, facts)
      : `columns with few values: ${few.slice(0, mostCandidates).join(", ")}`;
  const names = found.length > 0 ? found.map(({ column }) => listWord(column)).join(",") : "COLUMN";
  return diagnostic("EH120", "which column is the protected attribute?", {
    evidence: [evidence],
    help: [`--sensitive ${shellWord(names)}`],
  });
}
