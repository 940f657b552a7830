import { changeOfBounded } from "../../checks/change.js";
import { contrasts } from "../../contrasts/index.js";
import { resolve } from "../../disparities/resolve.js";
import { diagnostic } from "../../errors.js";
import { metrics } from "../../metrics/index.js";
import type { DisparityRow, MetricValue, Result } from "../result.js";
import { type ComparedNumber, type Comparison, changeWord } from "./comparison.js";

interface Stored {
  readonly name: string;
  readonly result: Result;
}

/** Two stored results side by side, as two samples: they keep no rows. */
export function compareResults(before: Stored, now: Stored): Comparison {
  const gaps = now.result.disparities.flatMap((row): readonly ComparedNumber[] => {
    const earlier = before.result.disparities.find(({ id, group }) => id === row.id && JSON.stringify(group) === JSON.stringify(row.group));
    const better = betterOf(row);
    return earlier === undefined || better === null ? [] : [ofGap(row, earlier, better)];
  });
  const [first, second] = [everybodyIn(before.result), everybodyIn(now.result)];
  const levels = metrics.flatMap(({ id, better }): readonly ComparedNumber[] => {
    const [earlier, later] = [first[id], second[id]];
    if (earlier === undefined || later === undefined || (better !== "higher" && better !== "lower")) return [];
    return [compared({ id, metric: id, by: null }, later, earlier, better)];
  });
  const isSame = sameData(before.result, now.result);
  return {
    before: before.name,
    now: now.name,
    numbers: [...gaps, ...levels].filter(({ before: x, now: y }) => x !== null || y !== null),
    notes: [
      diagnostic("EH407", "compared as with other rows: a stored result keeps no rows", {
        evidence: isSame ? ["both are of the same data, so that comparing the files would be sharper"] : [],
        help: isSame ? ["evenhand compare before.csv after.csv --id COLUMN"] : [],
      }),
    ],
  };
}

const everybodyIn = ({ groups }: Result): Readonly<Record<string, MetricValue>> => groups.find(({ by }) => by.length === 0)?.metrics ?? {};

const sameData = (a: Result, b: Result): boolean => {
  const hash = ({ inputs }: Result) => inputs.find(({ role }) => role === "evaluation")?.sha256 ?? null;
  return hash(a) !== null && hash(a) === hash(b);
};

/** Which way a gap is worse; null for one with a sign, of which neither is. */
function betterOf({ id, contrast }: DisparityRow): "lower" | "higher" | null {
  const known = contrasts.find(({ id }) => id === contrast);
  if (known !== undefined) return known.better === "higher" || known.better === "lower" ? known.better : null;
  try {
    const found = resolve(id.split("@")[0]!);
    return found.kind === "disparity" && (found.disparity.better === "higher" || found.disparity.better === "lower")
      ? found.disparity.better
      : null;
  } catch {
    return null;
  }
}

function ofGap(row: DisparityRow, earlier: DisparityRow, better: "lower" | "higher"): ComparedNumber {
  const side = ({ value, bounds, reason }: DisparityRow) => ({ value, lower: bounds?.lower ?? null, upper: bounds?.upper ?? null, reason });
  const named = row.group === undefined || row.group === null ? "" : ` ${Object.values(row.group).join(" × ")}`;
  return compared({ id: `${row.id}${named}`, metric: row.metric, by: row.by }, side(row), side(earlier), better);
}

type Side = Pick<MetricValue, "value" | "lower" | "upper" | "reason">;

function compared(what: Pick<ComparedNumber, "id" | "metric" | "by">, now: Side, before: Side, better: "lower" | "higher"): ComparedNumber {
  const known = now.value !== null && before.value !== null;
  const change = known ? changeOfBounded({ ...now, value: now.value! }, { ...before, value: before.value! }, better) : null;
  const sign = better === "lower" ? 1 : -1;
  return {
    ...what,
    before: before.value,
    now: now.value,
    delta: known ? sign * (now.value! - before.value!) : null,
    lower: change?.lower ?? null,
    upper: change?.upper ?? null,
    paired: false,
    change: change === null ? "unknown" : changeWord(change.lower, change.upper),
    reason: now.reason ?? before.reason ?? (known && change === null ? "no_bounds" : null),
  };
}
