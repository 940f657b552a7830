import type { Contrast } from "./contrast.js";
import { difference } from "./difference.js";
import { differenceToOverall } from "./difference-to-overall.js";
import { differenceToReference } from "./difference-to-reference.js";
import { differenceToRest } from "./difference-to-rest.js";
import { impactRatio } from "./impact-ratio.js";
import { ratio } from "./ratio.js";
import { ratioToOverall } from "./ratio-to-overall.js";
import { ratioToReference } from "./ratio-to-reference.js";

/** Every built-in contrast, in the order in which they are shown. */
export const contrasts = [
  difference,
  ratio,
  differenceToReference,
  ratioToReference,
  differenceToOverall,
  ratioToOverall,
  differenceToRest,
  impactRatio,
] as const satisfies readonly Contrast[];

export type ContrastId = (typeof contrasts)[number]["id"];
