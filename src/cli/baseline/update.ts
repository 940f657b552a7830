import { saveBaseline } from "../../audit/gate/save-baseline.js";
import { type MovedCheck, movedChecks } from "../../audit/gate/worse-checks.js";
import type { Baseline } from "../../checks/baseline.js";
import { printNumber } from "../../checks/print-number.js";
import { fault } from "../../errors.js";
import { renderMoved } from "../../renderers/terminal/baseline.js";
import { plainText } from "../../renderers/terminal/plain-text.js";
import { baselinePath, baselinePlace, readBaselineAt } from "../baseline-file.js";
import { gatePolicy } from "../gate-policy.js";
import { today, withGateRun } from "../gate-run.js";
import { isCi, type Session } from "../session.js";
import type { BaselineFlags } from "./baseline-flags.js";
import { withoutHashes, writeBaseline } from "./save.js";

interface UpdateFlags extends BaselineFlags {
  readonly acceptWorse?: boolean;
  readonly reason?: string;
}

const SHORTEST_REASON = 20;
const MOST_SHOWN = 5;

/** `evenhand baseline update`: the baseline moved to the numbers of now, by a person, and to worse ones only with a reason. */
export async function updateBaseline(data: readonly string[], flags: UpdateFlags, session: Session): Promise<number> {
  refuseFlags(flags);
  const { policy } = await gatePolicy(flags, process.env);
  const before = await readBaselineAt(flags.baseline ?? baselinePlace(policy), process.env);
  const baseline = await withGateRun(
    policy,
    { data, ...flags },
    { today: today(), baseline: before },
    { session, use: (run) => saveBaseline(run, { rows: flags.rows === false ? "left out" : "kept" }) },
  );
  const moved = movedChecks(before, baseline, policy.checks, policy.baseline?.ratchet ?? false);
  const worse = moved.filter(({ change }) => change === "worse");
  if (worse.length > 0 && !flags.acceptWorse) throw refused(worse);
  const path = baselinePath(flags.baseline, policy);
  const kept: Baseline = worse.length > 0 ? { ...baseline, accepted: flags.reason!.trim() } : baseline;
  await writeBaseline(path, kept);
  if (session.json) session.out(`${JSON.stringify({ path, moved: moved.map(movedFacts), ...withoutHashes(kept) }, null, 2)}\n`);
  else if (!session.quiet) session.out(renderMoved(moved, session.outScreen));
  session.err(`Wrote ${plainText(path)}\n`);
  return 0;
}

function refuseFlags({ acceptWorse, reason }: UpdateFlags): void {
  if (isCi(process.env))
    throw fault("EH200", "a baseline is moved by a person, not by a build", { help: ["evenhand baseline update, and commit the file"] });
  if (acceptWorse && (reason === undefined || reason.trim().length < SHORTEST_REASON))
    throw fault("EH408", `worse numbers are accepted for a reason of at least ${SHORTEST_REASON} characters`, {
      help: ['--accept-worse --reason "the new cut was agreed on, ticket RISK-12"'],
    });
  if (reason !== undefined && !acceptWorse)
    throw fault("EH200", "--reason goes with --accept-worse", { help: ["leave it out, or add --accept-worse"] });
}

const refused = (worse: readonly MovedCheck[]) =>
  fault("EH408", `the baseline would become worse in ${worse.length === 1 ? "1 check" : `${worse.length} checks`}`, {
    evidence: worse.slice(0, MOST_SHOWN).map(({ id, before, now }) => `${id}: ${number(before)} before, ${number(now)} now`),
    help: ['evenhand baseline update --accept-worse --reason "why it is accepted"'],
  });

const number = (check: MovedCheck["now"]): string =>
  check === null || check.value === null
    ? "no value"
    : `${printNumber(check.value)}${check.bounds === null || check.bounds.lower === null || check.bounds.upper === null ? "" : ` (${printNumber(check.bounds.lower)} to ${printNumber(check.bounds.upper)})`}`;

const movedFacts = ({ id, change, before, now }: MovedCheck) => ({ id, change, before: before?.value ?? null, now: now?.value ?? null });
