import type { Measured } from "../../checks/measured.js";
import type { GroupKey } from "../../disparities/row.js";
import type { StudyLimit } from "../../policy/study-limits.js";
import type { StudyBlocks } from "../studies/blocks.js";
import { adversarialMeasured } from "./adversarial-measured.js";
import { driftMeasured } from "./drift-measured.js";
import type { ModelNumber } from "./model-numbers.js";
import { reliabilityMeasured } from "./reliability-measured.js";
import { riskMeasured, scenarioMeasured } from "./worst-case-measured.js";

/** The number of every limit on a study, in the order of the policy. */
export const studyNumbers = (limits: readonly StudyLimit[], blocks: StudyBlocks, minN: number): readonly ModelNumber[] =>
  limits.map((limit): ModelNumber => {
    const measure = (keep: Keep): Measured => studyMeasured(limit, blocks, { minN, keep });
    const { check } = limit;
    const gap = check.metric.endsWith("_difference");
    const what = { kind: gap ? "gap" : "metric" } as const;
    const ofModel = studyOf(limit, blocks)?.by === "model";
    return { check, measured: measure(() => true), among: check.by === null ? null : measure, what, ofModel };
  });

/** The study that a limit is on, where it may be of a model's answers as well as of the data. */
function studyOf({ limited }: StudyLimit, { reliability, worstCase, stress }: StudyBlocks): { readonly by: "model" | "data" } | null {
  if (limited.of === "drift") return null;
  if (limited.of === "adversarial") return stress && { by: "model" };
  return limited.of === "reliability" ? reliability : worstCase;
}

type Keep = (group: GroupKey) => boolean;

function studyMeasured(
  { check, limited }: StudyLimit,
  blocks: StudyBlocks,
  among: { readonly minN: number; readonly keep: Keep },
): Measured {
  switch (limited.of) {
    case "adversarial":
      return adversarialMeasured(check, limited, blocks, among);
    case "drift":
      return driftMeasured(check, limited, blocks.drift, among.keep);
    case "reliability":
      return reliabilityMeasured(check, limited.measure, blocks.reliability, among);
    case "worst_case":
      return riskMeasured(limited.share, blocks.worstCase);
    case "scenario":
      return scenarioMeasured(check, limited, blocks.worstCase, among);
  }
}
