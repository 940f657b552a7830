import type { Axis, Measure } from "../../cube/cube.js";
import type { Predicate } from "../../cube/predicate.js";
import type { Engine } from "../../engines/engine.js";
import type { Findings } from "./findings.js";

/** Clusters up to this many are left out one by one in the jackknife; more share this many buckets. */
export const MOST_BUCKETS = 100;
/** Binary digits of the largest weight that are counted. */
const WEIGHT_BITS = 31;

/** The weight column with the power of two in which it is counted exactly; null when it is not usable, which is then reported. */
export async function bindWeight(engine: Engine, column: string, where: Predicate | undefined, found: Findings): Promise<Measure | null> {
  const kind = engine.columns.find(({ name }) => name === column)?.kind;
  const { min, max, missing, whole } = await engine.range(column, where);
  const wrong =
    kind !== "number"
      ? "holds texts"
      : missing > 0
        ? `is missing in ${missing} rows`
        : min! < 0
          ? `goes down to ${min}`
          : max === Infinity
            ? "is infinite in some row"
            : max === 0
              ? "is 0 in every row"
              : null;
  if (wrong !== null || max === null) {
    found.fault("EH126", `weight "${column}" ${wrong ?? "has no value"}`, {
      help: ["weights are finite numbers of 0 or more in every row"],
    });
    return null;
  }
  return { column, quantum: whole && max < 2 ** WEIGHT_BITS ? 1 : 2 ** (Math.ceil(Math.log2(max)) - WEIGHT_BITS) };
}

/** Reports a count column that does not hold whole numbers of 0 or more. */
export async function checkCount(engine: Engine, column: string, where: Predicate | undefined, found: Findings): Promise<void> {
  const kind = engine.columns.find(({ name }) => name === column)?.kind;
  const { min, missing, whole } = await engine.range(column, where);
  const wrong =
    kind !== "number"
      ? "holds texts"
      : missing > 0
        ? `is missing in ${missing} rows`
        : min !== null && min < 0
          ? `goes down to ${min}`
          : whole
            ? null
            : "is not whole in some row";
  if (wrong !== null)
    found.fault("EH126", `count "${column}" ${wrong}`, { help: ["a count says how many people a row stands for: 0, 1, 2 …"] });
}

/** The axis of clusters: each by itself when they are few, else in buckets by a hash. */
export async function bindCluster(engine: Engine, column: string, where: Predicate | undefined, found: Findings): Promise<Axis | null> {
  const { distinct, missing } = await engine.values(column, 1, where);
  if (missing > 0) {
    found.fault("EH126", `cluster "${column}" is missing in ${missing} rows`, {
      help: [`leave them out: --where "${column} is not missing"`],
    });
    return null;
  }
  if (distinct < 2) {
    found.fault("EH126", `cluster "${column}" has ${distinct} value, so nothing can be said about variation between clusters`, {
      help: ["leave out --cluster"],
    });
    return null;
  }
  return distinct <= MOST_BUCKETS ? { kind: "category", column } : { kind: "bucket", column, buckets: MOST_BUCKETS };
}
