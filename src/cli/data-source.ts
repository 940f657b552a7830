import { dirname, isAbsolute, join, relative } from "node:path";
import { formatOf } from "../audit/data-form.js";
import type { DataSource, OpenOptions } from "../audit/open-data.js";
import { fault } from "../errors.js";
import type { Policy } from "../policy/policy.js";
import type { DataFlags } from "./data-flag-list.js";

/** What is to be opened, and how; flags before policy. Paths in a policy are seen from its folder. */
export interface ToOpen {
  readonly source: DataSource;
  readonly options: OpenOptions;
}

type Policed = Pick<Policy, "path" | "data" | "request"> | null;

export function dataSource(data: readonly string[], flags: DataFlags, policy: Policed): ToOpen {
  const from = (path: string): string =>
    policy === null || isAbsolute(path) || path === "-" ? path : fromHere(join(dirname(policy.path), path));
  const patterns = data.length > 0 ? data : (policy?.data.path ?? []).map(from);
  const relation = data.length > 0 ? undefined : policy?.data.from;
  if (relation !== undefined && patterns.length > 0)
    throw fault("EH202", "the policy names files and a relation: data.path and data.from", { help: ["leave out one of the two"] });
  if (patterns.length === 0 && relation === undefined)
    throw fault("EH200", "no data are named", { help: ["evenhand audit loans.csv", "or - for standard input"] });
  if (patterns.includes("-") && patterns.length > 1)
    throw fault("EH200", "standard input cannot be read together with files", { help: ["evenhand audit -"] });
  const said = policy?.data;
  const id = flags.id ?? policy?.request.columns.id ?? null;
  const predictions = flags.predictions ?? (said?.predictions === undefined ? undefined : from(said.predictions));
  const format = formatOf(flags.format ?? said?.format);
  const form = {
    ...given({
      format,
      delimiter: flags.delimiter ?? said?.delimiter ?? (isTabbed(flags.format ?? said?.format) ? "tab" : undefined),
      decimal: flags.decimal ?? said?.decimal,
      encoding: flags.encoding ?? said?.encoding,
      missing: flags.missing ?? said?.missing,
    }),
  };
  const trials = flags.trials ?? policy?.request.columns.trials ?? undefined;
  const hits = flags.hits ?? policy?.request.columns.hits ?? undefined;
  return {
    source:
      relation !== undefined
        ? { kind: "relation", database: from(relation.database), relation: relation.relation }
        : patterns[0] === "-"
          ? { kind: "stdin", ...form }
          : { kind: "files", patterns, ...form },
    options: {
      engine: flags.engine ?? null,
      id,
      ...(predictions === undefined
        ? {}
        : { predictions: { path: predictions, id, unmatched: flags.unmatched ?? said?.unmatched ?? "error" } }),
      ...given({ trials, hits }),
      ...(said?.expect && { expect: given({ rowsMin: said.expect.rows_min, sha256: said.expect.sha256 }) }),
    },
  };
}

const isTabbed = (format: string | undefined): boolean => format === "tsv";

const fromHere = (path: string): string => relative("", path) || path;

/** The record without the keys that hold nothing. */
function given<T extends object>(record: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
