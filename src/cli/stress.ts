import { pastData } from "../audit/drift/past-data.js";
import { withPolicyTables } from "../audit/gate/policy-tables.js";
import type { Result } from "../audit/result.js";
import type { Screen } from "../renderers/terminal/screen.js";
import { renderStress } from "../renderers/terminal/stress.js";
import { renderWorstCase } from "../renderers/terminal/worst-case.js";
import { audit } from "./audit.js";
import { dataSource } from "./data-source.js";
import type { Session } from "./session.js";
import { driftAsked, needsModel, reliabilitySettings, type StressFlags, stressSettings } from "./stress-flag-list.js";
import { worstCaseSettings } from "./worst-case-flags.js";

/**
 * `evenhand stress`: an audit that also disturbs the data and asks the model again, looks for the worst that can happen to parts of the
 * people, and says how far scores can be relied on; returns the exit code.
 *
 * Without a model, what the scores and decisions in the data tell; with data of the past, what differs from them.
 */
export async function stress(data: readonly string[], flags: StressFlags, session: Session): Promise<number> {
  return audit(data, flags, session, {
    ...(needsModel(flags) && { asks: "stress" }),
    studies: async (policy) => {
      const { worstCase, reliability, drift, ...others } = policy === null ? {} : await withPolicyTables(policy, session.signal);
      const asked = driftAsked(flags, drift);
      const past = flags.past === undefined ? drift : await pastData(dataSource([flags.past], flags, policy).source, asked, session.signal);
      return {
        ...others,
        stress: stressSettings(flags, policy),
        reliability: reliabilitySettings(flags, reliability),
        ...(await worstCaseSettings(flags, worstCase)),
        ...(past && { drift: { ...past, ...asked } }),
      };
    },
    screen: renderAll,
  });
}

const renderAll = (result: Result, screen: Screen): string =>
  [renderStress(result, screen), renderWorstCase(result, screen)].filter((part) => part !== "").join("\n");
