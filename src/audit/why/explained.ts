import type { GroupKey } from "../../disparities/row.js";
import type { GapPart, GapSum } from "../../explanations/gap/part.js";
import type { AskedGap } from "./asked-gaps.js";
import type { WhyFrame } from "./frame.js";
import type { ExplainedGap, GapSplit } from "./row.js";
import type { WidestPair } from "./widest-pair.js";

/** A gap whose work is laid out: how much it would ask, and how it is done within room for so many rows. */
export interface Prepared {
  readonly forecast: number;
  /** Rows below which nothing is found; 0 where nothing is asked. */
  readonly least: number;
  run(room: number): Promise<ExplainedGap>;
}

interface Placed {
  readonly asked: AskedGap;
  readonly space: ExplainedGap["space"];
  readonly forecast: number;
  /** Rows below which nothing is found; 0 when left out. */
  readonly least?: number;
  readonly pair?: { readonly higher: PairSide; readonly lower: PairSide };
}

interface PairSide {
  readonly name: string;
  readonly rows: Int32Array;
}

/** What every row of the result says, with nothing found. */
export function unexplained({ asked, space, forecast, least = 0, pair }: Placed, reason: string | null): ExplainedGap {
  const { measure, attribute, method } = asked;
  const group = ({ name }: PairSide): GroupKey => ({ [attribute]: name });
  return {
    measure,
    by: [attribute],
    className: null,
    space,
    method,
    pair: pair === undefined ? null : { higher: group(pair.higher), lower: group(pair.lower) },
    rows: pair === undefined ? null : { higher: pair.higher.rows.length, lower: pair.lower.rows.length },
    gap: null,
    reason,
    se: null,
    lower: null,
    upper: null,
    levels: null,
    parts: [],
    start: null,
    residual: null,
    split: null,
    pairs: null,
    passes: null,
    undefinedDraws: 0,
    forecast,
    evals: 0,
    least,
    truncated: reason === "budget_spent",
  };
}

interface Found {
  readonly gap: number;
  /** The gap of the rows that were looked at, for its error. */
  readonly whole: GapSum;
  readonly levels: ExplainedGap["levels"];
  readonly parts: readonly (GapPart & { readonly seMonteCarlo?: number | null })[];
  readonly start: GapSum | null;
  readonly split: GapSplit | null;
}

/** The same with what was found: parts largest first, with their share of the gap. */
export function explained(placed: Placed, { gap, whole, levels, parts, start, split }: Found, { units, legitimate }: WhyFrame) {
  const sum = parts.reduce((all, { value }) => all + value, start?.value ?? 0);
  const columnsOf = new Map(units.map(({ name, columns }) => [name, columns]));
  return {
    ...unexplained(placed, null),
    gap,
    se: whole.se,
    lower: gap - (whole.value - whole.lower),
    upper: gap + (whole.upper - whole.value),
    levels,
    parts: parts
      .map((part) => {
        const columns = columnsOf.get(part.feature) ?? [part.feature];
        return {
          ...{ feature: part.feature, columns, value: part.value, se: part.se, lower: part.lower, upper: part.upper },
          seMonteCarlo: part.seMonteCarlo ?? null,
          share: gap === 0 ? null : part.value / gap,
          legitimate: columns.every((name) => legitimate.includes(name)),
        };
      })
      .sort((a, b) => Math.abs(b.value) - Math.abs(a.value) || (a.feature < b.feature ? -1 : 1)),
    start,
    residual: gap - sum,
    split,
  } satisfies ExplainedGap;
}

/** What the two groups have each. */
export const levelsOf = ({ higher, lower }: WidestPair): ExplainedGap["levels"] => ({ higher: higher.mean, lower: lower.mean });

/** Names of declared units and of the others; null when nothing is declared. */
export function declaredUnits({ units, legitimate }: WhyFrame): readonly [readonly string[], readonly string[]] | null {
  if (legitimate.length === 0) return null;
  const names = (declared: boolean): readonly string[] =>
    units.filter(({ columns }) => columns.every((name) => legitimate.includes(name)) === declared).map(({ name }) => name);
  return [names(true), names(false)];
}

/** The split, from a way to add features up. */
export function splitOf(frame: WhyFrame, together: (features: readonly string[]) => GapSum): GapSplit | null {
  const sides = declaredUnits(frame);
  return sides === null ? null : { legitimate: together(sides[0]), unexplained: together(sides[1]) };
}
