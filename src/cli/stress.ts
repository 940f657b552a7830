import { renderStress } from "../renderers/terminal/stress.js";
import { audit } from "./audit.js";
import type { Session } from "./session.js";
import { needsModel, reliabilitySettings, type StressFlags, stressSettings } from "./stress-flag-list.js";

/**
 * `evenhand stress`: an audit that also disturbs the data and asks the model again, and says how far scores can be relied on; returns the exit code.
 *
 * Without a model, what the scores and decisions in the data tell.
 */
export async function stress(data: readonly string[], flags: StressFlags, session: Session): Promise<number> {
  return audit(data, flags, session, {
    ...(needsModel(flags) && { asks: "stress" }),
    studies: (policy) => ({ stress: stressSettings(flags, policy), reliability: reliabilitySettings(flags) }),
    screen: renderStress,
  });
}
