import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { basename, dirname, relative } from "node:path";
import { selfEvident } from "../audit/bind/outcome.js";
import { type Inspection, inspectData } from "../audit/inspect.js";
import { type OpenedData, openData } from "../audit/open-data.js";
import { EvenhandError, fault } from "../errors.js";
import { openEnds } from "../policy/open-ends.js";
import { readPolicy } from "../policy/read-policy.js";
import type { AuditRequest } from "../policy/request.js";
import { plainText } from "../renderers/terminal/plain-text.js";
import { shellWord } from "../renderers/terminal/shell-word.js";
import { countOf } from "../sections/format-count.js";
import { askAbout } from "./ask.js";
import { assumeRoles } from "./assume-roles.js";
import { auditRequest } from "./audit-request.js";
import { dataSource } from "./data-source.js";
import type { InitFlags } from "./init-flag-list.js";
import { type FirstPolicy, initText } from "./init-text.js";
import { policyFiles } from "./policy-files.js";
import type { Session } from "./session.js";

const usualLimit = 0.1;

/** `evenhand init`: a first policy from what the data look like and what the user says; never replaces one unless told to. */
export async function init(data: readonly string[], flags: InitFlags, session: Session): Promise<number> {
  const path = flags.policy ?? "evenhand.yml";
  if (existsSync(path) && !flags.force)
    throw fault("EH200", `${path} exists`, { help: ["--force replaces it", "--policy other.yml writes another one"] });
  const { source, options } = dataSource(data, flags, null);
  await using opened = await openData(source, { ...options, signal: session.signal });
  const inspection = await inspectData(opened);
  const request = await settled(auditRequest(flags), inspection, session);
  if (request === null) return 130;
  const text = initText(await firstPolicy({ request, opened, inspection, flags, data, path, session }));
  const policy = await readPolicy(text, path, { world: policyFiles(process.env) });
  const [first, ...rest] = openEnds(policy);
  if (first !== undefined) throw new EvenhandError([first, ...rest]);
  await writeFile(path, text, { flag: flags.force ? "w" : "wx" });
  if (session.json) session.out(`${JSON.stringify({ path, sha256: policy.sha256, checks: policy.checks.map(({ id }) => id) }, null, 2)}\n`);
  else if (!session.quiet) {
    const named = flags.policy === undefined ? "" : ` --policy ${shellWord(path)}`;
    session.out(
      `Wrote ${plainText(path)}: ${countOf(policy.checks.length, "check")}. Its limits are a starting point: read them.\n\nNext\n  evenhand check${named}\n  evenhand config validate${flags.policy === undefined ? "" : ` ${shellWord(path)}`}\n`,
    );
  }
  return 0;
}

/** The roles as flags, the data and, on a terminal, the user say them; null = the user quit. */
async function settled(asked: AuditRequest, inspection: Inspection, session: Session): Promise<AuditRequest | null> {
  const { interactive, yes } = session;
  const guessed = assumeRoles(asked, inspection, interactive || yes ? "likely" : "sure");
  if (interactive) {
    const { renderInspection } = await import("../renderers/terminal/inspection.js");
    session.err(`${renderInspection(inspection, session.errScreen)}\n`);
    return askAbout(guessed.request, inspection, session);
  }
  const [first, ...rest] = guessed.unclear;
  if (first !== undefined) throw new EvenhandError([first, ...rest]);
  return guessed.request;
}

interface Known {
  readonly request: AuditRequest;
  readonly opened: OpenedData;
  readonly inspection: Inspection;
  readonly flags: InitFlags;
  readonly data: readonly string[];
  readonly path: string;
  readonly session: Session;
}

async function firstPolicy({ request, opened, inspection, flags, data, path, session }: Known): Promise<FirstPolicy> {
  const { columns, outcome, groups } = request;
  const from = (file: string): string => (file === "-" ? file : relative(dirname(path), file).replaceAll("\\", "/"));
  const bins = cutPoints(request, inspection);
  const sensitive = columns.sensitive.filter((name) => bins[name] !== null);
  for (const name of columns.sensitive.filter((one) => bins[one] === null))
    session.err(`${plainText(name)} has too many values to be groups and is left out; --bins ${shellWord(`${name}=10,20`)} cuts it\n`);
  if (sensitive.length === 0)
    throw fault("EH120", "no protected attribute is left that has groups", { help: ["--sensitive sex,race", "--bins age=30,45,60"] });
  if (outcome.favorable === null && !session.yes)
    throw fault("EH112", "a gate has to know whether a positive decision is good for the person", {
      help: ["--favorable positive", "--favorable negative"],
    });
  return {
    name: slug(basename(data[0]!)),
    data: data.map(from),
    predictions: flags.predictions === undefined ? null : from(flags.predictions),
    columns: { ...columns, sensitive },
    positive: await positiveOf(request, opened),
    favorable: outcome.favorable ?? "positive",
    threshold: outcome.threshold,
    bins: Object.fromEntries(Object.entries(bins).filter((entry): entry is [string, readonly number[]] => (entry[1]?.length ?? 0) > 0)),
    references: Object.fromEntries(
      Object.entries(groups.define).flatMap(([name, { reference }]) => (reference === undefined ? [] : [[name, String(reference)]])),
    ),
    limit: flags.limit ?? usualLimit,
    packs: flags.pack ?? [],
  };
}

/** The positive class as it was named, or as its value says itself: 1, true. */
async function positiveOf({ columns, outcome }: AuditRequest, { engine }: OpenedData): Promise<readonly string[]> {
  const named = outcome.positive.label ?? outcome.positive.prediction;
  if (named !== null) return named.map(String);
  const column = columns.label ?? columns.prediction;
  // Decisions that are cut from a score have no words of their own.
  if (column === null) return ["1"];
  const values = await engine.values(column, 3);
  const evident = selfEvident(values);
  if (evident !== null) return evident;
  const shown = values.values.map(({ text }) => text);
  throw fault("EH112", `${column} has the values ${shown.join(", ")}: which is the positive class?`, {
    help: shown.map((value) => `--positive ${shellWord(value)}`),
  });
}

/** Values above which a number is cut into groups. */
const mostGroups = 20;
const cutsOfAge = [30, 45, 60] as const;

/** Cut points of each attribute: [] for one that needs none, null for a number whose cuts nobody named. */
function cutPoints({ columns, groups }: AuditRequest, { columns: facts }: Inspection): Readonly<Record<string, readonly number[] | null>> {
  return Object.fromEntries(
    columns.sensitive.map((name) => {
      const said = groups.define[name]?.bins;
      const found = facts.find((one) => one.name === name);
      if (said !== undefined || found === undefined || found.kind !== "number" || found.distinct <= mostGroups) return [name, said ?? []];
      const cuts = cutsOfAge.filter((cut) => cut > (found.min ?? 0) && cut < (found.max ?? 0));
      return [name, /age|alter|edad/i.test(name) && cuts.length > 0 ? cuts : null];
    }),
  );
}

/** "Loans 2026.csv" → "loans-2026". */
const slug = (file: string): string =>
  file
    .replace(/\.[^.]+$/, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 63) || "policy";
