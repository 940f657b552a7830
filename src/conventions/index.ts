import { clarify } from "./clarify.js";
import type { Convention } from "./convention.js";

/** Every tool whose names and signs can be asked for. */
export const conventions = [clarify] as const satisfies readonly Convention[];
