import type { Inspection } from "../audit/inspect.js";
import { EvenhandError } from "../errors.js";
import type { AuditRequest } from "../policy/request.js";
import { plainText } from "../renderers/terminal/plain-text.js";
import { askAbout } from "./ask.js";
import { type Assumption, assumeRoles } from "./assume-roles.js";
import { pinningFlags } from "./pinning-flags.js";
import type { Session } from "./session.js";

/** A request that names every role it needs, and how each was come by. */
export interface Settled {
  readonly request: AuditRequest;
  readonly assumed: Readonly<Record<string, string>>;
  /** The command line that gives the same without a question. */
  readonly commandLine: string;
}

/** Whether a request leaves open what an audit needs. */
const isOpen = ({ columns, outcome, groups }: AuditRequest): boolean =>
  (columns.sensitive.length === 0 && probabilitiesOf(groups).length === 0) ||
  columns.label === null ||
  (columns.prediction === null && (columns.score === null || outcome.threshold === null));

const probabilitiesOf = ({ define }: AuditRequest["groups"]): readonly string[] =>
  Object.values(define).flatMap(({ membership }) => Object.values(membership ?? {}));

/** The columns that an audit will read, when the request says so already; null when the data have to be looked at first. */
export function namedColumns(request: AuditRequest): readonly string[] | null {
  const { scan } = request.extras;
  if (isOpen(request) || scan?.features === "all") return null;
  const { sensitive, strata, ...single } = request.columns;
  const roles = Object.values(single).filter((column) => column !== null);
  const { intersections } = request.groups;
  return [
    ...new Set([...roles, ...sensitive, ...strata, ...intersections.flat(), ...(scan?.features ?? []), ...probabilitiesOf(request.groups)]),
  ];
}

/**
 * The request with the roles that the data show: asked on a terminal, taken and said aloud elsewhere, refused when not sure.
 *
 * The data are looked at only when a role is open. null = the user quit.
 */
export async function settleRequest(request: AuditRequest, inspect: () => Promise<Inspection>, session: Session): Promise<Settled | null> {
  const { commandLine } = session;
  if (!isOpen(request)) return { request, assumed: assumedOf(request, []), commandLine };
  const inspection = await inspect();
  const { interactive, yes } = session;
  const guessed = assumeRoles(request, inspection, interactive || yes ? "likely" : "sure");
  if (guessed.assumptions.length === 0 && guessed.unclear.length === 0) return { request, assumed: assumedOf(request, []), commandLine };
  if (interactive) {
    const { renderInspection } = await import("../renderers/terminal/inspection.js");
    session.err(`${renderInspection(inspection, session.errScreen)}\n`);
    const answered = await askAbout(guessed.request, inspection, session);
    if (answered === null) return null;
    const still = assumeRoles(answered, inspection, "sure").unclear;
    refuse(still);
    const pinned = [commandLine, ...pinningFlags(request, answered)].join(" ");
    session.err(`The same without questions:\n  ${plainText(pinned)}\n\n`);
    return { request: answered, assumed: assumedOf(answered, []), commandLine: pinned };
  }
  refuse(guessed.unclear);
  tell(guessed, session);
  return { request: guessed.request, assumed: assumedOf(guessed.request, guessed.assumptions), commandLine };
}

function refuse(unclear: ReturnType<typeof assumeRoles>["unclear"]): void {
  const [first, ...rest] = unclear;
  if (first !== undefined) throw new EvenhandError([first, ...rest]);
}

/** Every assumption and the flag that pins it. */
function tell({ assumptions, request }: ReturnType<typeof assumeRoles>, { err, quiet }: Session): void {
  if (quiet || assumptions.length === 0) return;
  const rows = assumptions.map(({ role, sureness, flag }) => [role as string, sureness as string, flag] as const);
  const favorable = request.outcome.favorable === null ? [["favorable", "default", "--favorable positive"] as const] : [];
  const lines = [...rows, ...favorable].map(([role, how, flag]) => `  ${role.padEnd(10)}  ${how.padEnd(7)}  ${plainText(flag)}`);
  err(`Assumed from names and contents; the flag on the right pins it:\n${lines.join("\n")}\n`);
}

/** Role → "given", "sure" or "likely", for every role that the audit uses. */
function assumedOf({ columns, outcome }: AuditRequest, assumptions: readonly Assumption[]): Readonly<Record<string, string>> {
  const roles = (["label", "prediction", "score", "id", "weight", "cluster", "count"] as const).filter((role) => columns[role] !== null);
  const known = Object.fromEntries([...roles, ...(columns.sensitive.length > 0 ? ["sensitive"] : [])].map((role) => [role, "given"]));
  for (const { role, sureness } of assumptions) known[role] = sureness;
  const entries = Object.entries({ ...known, favorable: outcome.favorable === null ? "default" : "given" });
  // In the order in which JSON holds them, so that a report made later from the stored result is the same to the byte.
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
