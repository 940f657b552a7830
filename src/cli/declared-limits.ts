import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Declaration, Declared, DeclaredBy, UndeclaredReason } from "../audit/declared.js";
import { EvenhandError } from "../errors.js";
import type { Policy } from "../policy/policy.js";
import { sha256 } from "../seals/sha256.js";
import { openRegister, USUAL_REGISTER } from "./catalog/register-files.js";
import { contentSince } from "./git-file.js";
import { logAt, USUAL_LOG } from "./log/log-file.js";
import { textAt } from "./policy-files.js";

type Found = Declaration | Declared["missing"][number];

/**
 * Whether a policy's limits were there before the data were measured: in a commit of all its files, in the log, or as the policy of an
 * earlier audit in the catalog. Null of a policy without limits. Never throws: what cannot be looked up is a reason.
 */
export async function declaredLimits(policy: Policy, testedAt: string): Promise<Declared | null> {
  if (policy.checks.length + policy.ofModel.length + policy.ofStudies.length === 0) return null;
  const all = (await Promise.all([inGit(policy), inLog(policy), inCatalog(policy, testedAt)])).map((one): Found => {
    const isLater = "at" in one && latest(one) >= testedAt;
    return isLater ? missing(one.by, "later") : one;
  });
  return {
    testedAt,
    found: all.flatMap((one) => ("at" in one ? [one] : [])).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)),
    missing: all.flatMap((one) => ("at" in one ? [] : [one])),
  };
}

/** The last moment that a time can stand for: git has whole seconds. */
const latest = ({ by, at }: Declaration): string => (by === "git" ? new Date(Date.parse(at) + 999).toISOString() : at);

const missing = (by: DeclaredBy, reason: UndeclaredReason, file: string | null = null): Found => ({ by, reason, file });

/** The last of the commits since which each file is as it is. */
async function inGit({ files, source }: Policy): Promise<Found> {
  const ref = source.startsWith("git:") ? source.slice("git:".length) : null;
  const since = await Promise.all(files.map((path) => contentSince(path, ref)));
  const open = since.findIndex((one) => typeof one === "string");
  if (open >= 0) {
    const reason = since[open] as UndeclaredReason;
    return missing("git", reason, reason === "not_committed" || reason === "changed" ? files[open]! : null);
  }
  const last = since.flatMap((one) => (typeof one === "string" ? [] : [one])).reduce((late, one) => (one.at > late.at ? one : late));
  return { by: "git", at: last.at, who: last.who, ref: last.commit };
}

/** The last of the first entries on each file with the bytes that it has. */
async function inLog({ files, source }: Policy): Promise<Found> {
  const log = await logAt(USUAL_LOG);
  if (log === null) return missing("log", "no_log");
  if (log.broken !== null) return missing("log", "broken_log");
  const texts = source === "file" ? await Promise.all(files.map((path) => textAt(path))) : files.map(() => null);
  const entries = texts.map((text) => log.entries.find(({ subject }) => text !== null && subject.sha256 === sha256(text)));
  const open = entries.indexOf(undefined);
  if (open >= 0) return missing("log", "not_in_log", files[open]!);
  const last = entries.reduce((late, one) => (one!.time > late!.time ? one : late))!;
  return { by: "log", at: last.time, who: last.actor, ref: last.hash };
}

/** The first audit under this policy. */
async function inCatalog(policy: Policy, testedAt: string): Promise<Found> {
  if (!existsSync(join(USUAL_REGISTER, "audits"))) return missing("catalog", "no_catalog");
  try {
    const { audits } = await openRegister(USUAL_REGISTER);
    const first = audits.find(({ policy: under, run }) => under?.sha256 === policy.sha256 && run.startedAt < testedAt);
    return first === undefined
      ? missing("catalog", "not_in_catalog")
      : { by: "catalog", at: first.run.startedAt, who: null, ref: first.run.id };
  } catch (error) {
    if (error instanceof EvenhandError) return missing("catalog", "broken_catalog");
    throw error;
  }
}
