import { correlationOf } from "../../stats/correlation.js";
import type { Side } from "../contrast.js";

/** The correlation with which the limits of two sides are combined: that of shared clusters, or −1 where errors lie to one side and must add up. */
export const correlationOfSides = (a: Side, b: Side): number => (a.biased || b.biased ? -1 : correlationOf(a.leftOut, b.leftOut));
