import { aequitas } from "./aequitas.js";
import { aif360 } from "./aif360.js";
import { clarify } from "./clarify.js";
import type { Convention } from "./convention.js";
import { fairlearn } from "./fairlearn.js";
import { veritas } from "./veritas.js";

/** Every tool whose names and signs can be asked for. */
export const conventions = [fairlearn, aif360, aequitas, clarify, veritas] as const satisfies readonly Convention[];
