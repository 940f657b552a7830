import type { OpenedData } from "../audit/open-data.js";
import type { Policy } from "../policy/policy.js";
import { wrapped } from "../renderers/terminal/display-width.js";
import { plainText } from "../renderers/terminal/plain-text.js";
import { countOf } from "../sections/format-count.js";
import { policyFacts } from "./policy-facts.js";
import type { Session } from "./session.js";

/** The policy in force, by path and digest. */
export function tellPolicy(policy: Policy | null, { err, quiet }: Session): void {
  if (policy !== null && !quiet) err(`Policy ${plainText(policy.path)} (sha256 ${policyFacts(policy).sha256.slice(0, 8)})\n`);
}

/** What was read, and whether rows leave the machine. */
export function tellData({ engine, inputs }: OpenedData, { err, errScreen, quiet }: Session, away: boolean): void {
  if (quiet) return;
  const names = inputs.map(({ path }) => (path === "-" ? "standard input" : plainText(path))).join(", ");
  const size = `${countOf(engine.rows, "row")}, ${countOf(engine.columns.length, "column")}`;
  err(
    `${wrapped(`Read ${names}: ${size}. ${away ? "Rows go to the model, and nowhere else." : "Nothing leaves this machine."}`, errScreen.width, "  ").join("\n")}\n`,
  );
}
