import { renderStress } from "../renderers/terminal/stress.js";
import { audit } from "./audit.js";
import type { Session } from "./session.js";
import { type StressFlags, stressSettings } from "./stress-flag-list.js";

/** `evenhand stress`: an audit that also disturbs the data and asks the model again, and shows what gives way; returns the exit code. */
export async function stress(data: readonly string[], flags: StressFlags, session: Session): Promise<number> {
  return audit(data, flags, session, {
    asks: "stress",
    studies: (policy) => ({ stress: stressSettings(flags, policy) }),
    screen: renderStress,
  });
}
