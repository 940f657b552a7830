import type { GroupKey } from "../../disparities/row.js";
import type { Adversarial } from "../stress/adversarial-row.js";
import type { StressBlocks } from "../stress/blocks.js";
import { type Named, nameOf, touches } from "./touches.js";

interface OfGroup {
  readonly by: readonly string[];
  readonly group: GroupKey;
}

/** What disturbing the data found, without hidden groups, without what compares all groups of their attributes, and without groups of which few rows were tried. */
export function hiddenStress(
  blocks: StressBlocks,
  hidden: Named,
  { attributes, minCell }: { readonly attributes: ReadonlySet<string>; readonly minCell: number },
): StressBlocks {
  const shown = <T extends OfGroup>(rows: readonly T[]): readonly T[] => rows.filter(({ group }) => !hidden.has(nameOf(group)));
  const tried = <T extends OfGroup & { readonly rows: number }>(rows: readonly T[]): readonly T[] =>
    shown(rows).filter(({ rows: n }) => n >= minCell);
  const known = (by: readonly string[]): boolean => by.every((name) => !attributes.has(name));
  /** Gaps between groups all of which are shown. */
  const gapsOf = ({ byGroup, medianGaps, within }: Adversarial): Pick<Adversarial, "medianGaps" | "within"> => {
    const left = new Set(byGroup.filter((row) => !tried(byGroup).includes(row)).flatMap(({ by }) => by));
    const whole = ({ by }: { readonly by: readonly string[] }): boolean => known(by) && !by.some((name) => left.has(name));
    return { medianGaps: medianGaps.filter(whole), within: { ...within, gaps: within.gaps.filter(whole) } };
  };
  return {
    robustness: blocks.robustness.map((row) => ({
      ...row,
      byGroup: shown(row.byGroup),
      gaps: row.gaps.filter((gap) => known(gap.by) && !touches(gap, hidden)),
      measures: row.measures
        .filter(({ metric }) => known(metric.split("@").slice(1)))
        .map((move) => ({ ...move, byGroup: shown(move.byGroup) })),
    })),
    stress: blocks.stress && { ...blocks.stress, survival: blocks.stress.survival.map((row) => ({ ...row, byGroup: shown(row.byGroup) })) },
    expectations: blocks.expectations.map((row) => ({ ...row, byGroup: tried(row.byGroup) })),
    serving: blocks.serving,
    adversarial: blocks.adversarial && {
      ...blocks.adversarial,
      ...gapsOf(blocks.adversarial),
      byGroup: tried(blocks.adversarial.byGroup),
      sweeps: blocks.adversarial.sweeps.map((sweep) => ({ ...sweep, byGroup: tried(sweep.byGroup) })),
    },
  };
}
