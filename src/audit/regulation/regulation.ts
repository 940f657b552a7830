import type { Computation, Pack } from "../../packs/pack.js";
import type { MeasurePlan } from "../measure-plan.js";
import type { GroupRow } from "../result.js";
import { countedSelections } from "./counted-selections.js";
import { unreconciled } from "./margins.js";
import type { RegulationRow, SelectionTable } from "./row.js";

interface Known {
  readonly groups: readonly GroupRow[];
  readonly plan: MeasurePlan;
  readonly weighted: boolean;
  /** Tables of scores above the median; [] without a score. */
  readonly scored: () => Promise<readonly SelectionTable[]>;
  /** Tables of each class that the tool sorts people into; null when it has no classes. */
  readonly classified: (() => Promise<readonly SelectionTable[]>) | null;
}

/** Every pack of the audit with what was computed for it: the report then needs no other place to say what the law was held to be. */
export async function regulations(packs: readonly Pack[], known: Known): Promise<readonly RegulationRow[]> {
  const { groups, plan, weighted } = known;
  const asked = (computation: Computation): boolean => packs.some(({ computes }) => computes.includes(computation));
  const counted = asked("screen_tables") || asked("selection_tables") ? countedSelections(groups, plan, weighted) : [];
  const sorted = asked("selection_tables") && known.classified !== null && !weighted ? await known.classified() : [];
  const scored = asked("scoring_tables") ? await known.scored() : [];
  return packs.map(({ policy: _policy, aliases: _aliases, summary: _summary, computes, ...facts }) => {
    const selections = [
      ...(computes.includes("selection_tables") && sorted.length > 0
        ? sorted
        : computes.includes("screen_tables") || computes.includes("selection_tables")
          ? counted
          : []),
      ...(computes.includes("scoring_tables") ? scored : []),
    ];
    return { ...facts, screens: computes.includes("screen_tables"), selections, unreconciled: unreconciled(selections) };
  });
}
