import type { Computation, Pack } from "../../packs/pack.js";
import { type Ll144Choices, ll144Choices } from "../../policy/ll144-choices.js";
import type { MeasurePlan } from "../measure-plan.js";
import type { GroupRow } from "../result.js";
import { countedSelections } from "./counted-selections.js";
import { LL144 } from "./ll144-completeness.js";
import { unreconciled } from "./margins.js";
import { openPoints } from "./open-points.js";
import type { RegulationRow, SelectionTable } from "./row.js";
import { plainTable, settledTables } from "./settled-tables.js";
import type { Tally } from "./tally.js";

interface Known {
  readonly groups: readonly GroupRow[];
  readonly plan: MeasurePlan;
  readonly weighted: boolean;
  /** How the open points of Local Law 144 are settled. */
  readonly choices: Ll144Choices;
  /** Scores above the median of everybody, or of those who are known; [] without a score. */
  readonly scored: (median: Ll144Choices["median"]) => Promise<readonly Tally[]>;
  /** People of each class that the tool sorts them into; null when it has no classes. */
  readonly classified: (() => Promise<readonly Tally[]>) | null;
}

/** Every pack of the audit with what was computed for it: the report then needs no other place to say what the law was held to be. */
export async function regulations(packs: readonly Pack[], known: Known): Promise<readonly RegulationRow[]> {
  const { groups, plan, weighted } = known;
  const asked = (computation: Computation): boolean => packs.some(({ computes }) => computes.includes(computation));
  const counted = asked("screen_tables") || asked("selection_tables") ? countedSelections(groups, plan, weighted) : [];
  const sorted = asked("selection_tables") && known.classified !== null && !weighted ? await known.classified() : [];
  const scored = once(known.scored);
  const tablesOf = async (computes: readonly Computation[], choices: Ll144Choices): Promise<readonly SelectionTable[]> => {
    const screens = computes.includes("screen_tables");
    const published = computes.includes("selection_tables");
    return [
      ...(screens && !published ? counted.map((tally) => plainTable(tally)) : []),
      ...(published ? settledTables(sorted.length > 0 ? sorted : counted, choices) : []),
      ...(computes.includes("scoring_tables") ? settledTables(await scored(choices.median), choices) : []),
    ];
  };
  return Promise.all(
    packs.map(async ({ policy: _policy, aliases: _aliases, summary: _summary, computes, ...facts }) => {
      const choices = facts.id === LL144 ? known.choices : ll144Choices();
      const selections = await tablesOf(computes, choices);
      return {
        ...facts,
        screens: computes.includes("screen_tables"),
        selections,
        unreconciled: unreconciled(selections),
        openPoints: facts.id === LL144 ? await openPoints(choices, selections, (other) => tablesOf(computes, other)) : [],
      };
    }),
  );
}

/** Each answer is asked for once. */
function once<Asked, Answer>(ask: (asked: Asked) => Promise<Answer>): (asked: Asked) => Promise<Answer> {
  const answers = new Map<Asked, Promise<Answer>>();
  return (asked) => {
    const answer = answers.get(asked) ?? ask(asked);
    answers.set(asked, answer);
    return answer;
  };
}
