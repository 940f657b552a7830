import { notation, withDecimal } from "../look/notation.js";
import { percent } from "./format-share.js";

/** A confidence level as it is spoken of: 0.95 → "95%", 0.999 → "99.9%". */
export const formatLevel = (confidence: number): string => `${withDecimal(String(percent(confidence)))}${notation().percent}`;
