import { fault } from "../errors.js";
import { suggest } from "../suggest.js";

/** How features are put on one scale before distances are taken: by their standard deviation, by their range, or not at all. */
export const scalings = ["standard", "range", "none"] as const;
export type Scaling = (typeof scalings)[number];

/** Comparison of each row with those that are most alike in some columns. */
export interface RequestedNeighbors {
  readonly features: readonly string[];
  readonly scaling: Scaling;
  readonly neighbors: number;
}

export interface NeighborSettings {
  /** Columns in which rows are alike; asks for consistency and the flip test. */
  readonly features?: readonly string[];
  readonly featureScaling?: string;
  /** How many nearest rows; 5 when left out. */
  readonly neighbors?: number;
}

/** The settings with what is left out filled in; null when nobody named features. */
export function requestedNeighbors(settings: NeighborSettings): RequestedNeighbors | null {
  const { features = [], featureScaling = "standard", neighbors = 5 } = settings;
  if (features.length === 0) {
    if (settings.featureScaling === undefined && settings.neighbors === undefined) return null;
    throw fault("EH200", "neighbours are found by features, and none is named", { help: ["--features income,years_employed"] });
  }
  const scaling = scalings.find((one) => one === featureScaling);
  if (scaling === undefined) {
    const near = suggest(featureScaling, scalings);
    throw fault("EH200", `features cannot be scaled by ${JSON.stringify(featureScaling.slice(0, 40))}`, {
      help: [near === null ? `there are: ${scalings.join(", ")}` : `did you mean ${near}?`],
    });
  }
  if (!Number.isInteger(neighbors) || neighbors < 1 || neighbors > 1000)
    throw fault("EH200", `${neighbors} is no number of neighbours`, { help: ["--neighbors 5"] });
  return { features: [...new Set(features)], scaling, neighbors };
}
