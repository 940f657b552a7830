import { fault } from "../errors.js";

export const scanMethods = ["auto", "max_t", "holm", "split"] as const;

/** A search for groups that nobody named. */
export interface RequestedScan {
  /** Rates that are searched, by id or alias; [] = those that the roles allow. */
  readonly metrics: readonly string[];
  /** Columns beside the protected attributes: named ones, or every other one that makes groups. */
  readonly features: readonly string[] | "all";
  /** Values combined at most. */
  readonly depth: number;
  /** Rows that a group and everybody else must have in a rate's denominator. */
  readonly minRows: number;
  /** Gap that groups are held against; null = none. */
  readonly limit: number | null;
  readonly method: (typeof scanMethods)[number];
  /** Whether sets of values are searched as well. */
  readonly biasScan: boolean;
}

/** The same, as flags and library options write it; what is left out has its usual value. */
export type ScanSettings = { readonly [K in keyof RequestedScan]?: Exclude<RequestedScan[K], null> };

/** The search that the settings amount to. Throws when a number is outside its range. */
export function requestedScan(settings: ScanSettings): RequestedScan {
  const { metrics = [], features = [], depth = 3, minRows = 30, limit = null, method = "auto", biasScan = false } = settings;
  if (!Number.isInteger(depth) || depth < 1 || depth > 5) throw outside("depth", depth, "a whole number from 1 to 5");
  if (!Number.isInteger(minRows) || minRows < 1) throw outside("minRows", minRows, "a whole number from 1 on");
  if (limit !== null && !(limit > 0 && limit < 1)) throw outside("limit", limit, "a share between 0 and 1: 0.1 is 10 percentage points");
  if (!scanMethods.includes(method)) throw outside("method", method, `one of ${scanMethods.join(", ")}`);
  return { metrics, features, depth, minRows, limit, method, biasScan };
}

const outside = (name: string, value: unknown, range: string) =>
  fault("EH200", `scan: ${name} is ${JSON.stringify(value)}`, { help: [`${name} is ${range}`] });
