import { stat } from "node:fs/promises";
import type { Policy } from "../../policy/policy.js";
import { looserParts, type PolicyDiff, policyDiff } from "../../policy/policy-diff.js";
import { readPolicy } from "../../policy/read-policy.js";
import { plainText } from "../../renderers/terminal/plain-text.js";
import { styled } from "../../renderers/terminal/screen.js";
import { gitFiles } from "../git-file.js";
import { policyIn } from "../policy-from.js";
import type { Session } from "../session.js";
import { type ConfigFlags, pathOf, policyAt } from "./config-policy.js";

/** `evenhand config diff --against REF|FILE`: exit 1 when more can pass than there. */
export async function diffConfig(
  file: string | undefined,
  flags: ConfigFlags & { readonly against: string },
  session: Session,
): Promise<number> {
  const path = pathOf(file, flags);
  const profile = flags.profile ?? null;
  const before = await policyAgainst(flags.against, path, profile);
  const after = await policyAt(path, profile);
  if (before === null) {
    session.err(`There is no policy in ${plainText(flags.against)}.\n`);
    if (session.json)
      session.out(
        `${JSON.stringify({ against: flags.against, loosened: [], tightened: [], added: after.checks.map(({ id }) => id), removed: [] }, null, 2)}\n`,
      );
    return 0;
  }
  const diff = policyDiff(before, after);
  const looser = looserParts(diff);
  if (session.json) session.out(`${JSON.stringify({ against: flags.against, ...diff }, null, 2)}\n`);
  else session.out(diffText(diff, flags.against, session));
  return looser.length > 0 ? 1 : 0;
}

async function policyAgainst(against: string, path: string, profile: string | null): Promise<Policy | null> {
  if (await isFile(against)) return policyAt(against, profile);
  const world = { ...(await gitFiles(against, process.env)), variables: null };
  const found = await policyIn(world, path);
  return found && readPolicy(found.text, found.path, { world, profile });
}

const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  );

function diffText(diff: PolicyDiff, against: string, { outScreen }: Session): string {
  const parts = (["loosened", "tightened", "added", "removed"] as const).filter((part) => diff[part].length > 0);
  if (parts.length === 0) return `Nothing changed against ${plainText(against)}.\n`;
  return parts
    .map((part) => {
      const title = part.charAt(0).toUpperCase() + part.slice(1);
      return `${styled(title, part === "loosened" || part === "removed" ? "red" : "bold", outScreen)}\n${diff[part].map((line) => `  ${plainText(line)}\n`).join("")}`;
    })
    .join("");
}
