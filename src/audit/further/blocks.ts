import type { ScanResult } from "../../scan/scan-result.js";
import type { DistributionRow } from "../amounts/row.js";
import type { BeforeModel } from "../before-model/row.js";
import type { ConfusionRow } from "../classes/row.js";
import type { ConditionalRow, DemographicDisparityRow } from "../conditional/row.js";
import type { ConventionRow } from "../conventions/row.js";
import type { IndividualRow } from "../individual/row.js";
import type { InequalityRow } from "../inequality/row.js";
import type { MembershipRow, UnknownRow } from "../membership/row.js";
import type { RepresentationRow } from "../ranking/row.js";
import type { RecordFacts } from "../record.js";
import type { RegulationRow } from "../regulation/row.js";
import type { HiddenNumbers } from "../small-cells/row.js";
import type { TestRow } from "../tests/row.js";

/** What a result says beyond rates and gaps of groups: each block is empty where nobody asked or the data do not have it. */
export interface FurtherBlocks {
  /** Each group against its reference within strata, pooled and standardised, metric by metric; [] without strata. */
  readonly conditional: readonly ConditionalRow[];
  /** Conditional demographic disparity of each group, of decisions and of outcomes; [] without strata. */
  readonly conditionalDisparity: readonly DemographicDisparityRow[];
  /** Each group's numbers under the names and signs of the tools that were asked for; [] when none was. */
  readonly conventions: readonly ConventionRow[];
  /** How rows are decided beside those that are most alike in named features; [] when nobody named any. */
  readonly individual: readonly IndividualRow[];
  /** How unequally decisions benefit people, between and within the groups of each grouping; [] without labels or decisions. */
  readonly inequality: readonly InequalityRow[];
  /** How often each true class got each prediction, for everybody and every group; [] unless there are classes. */
  readonly confusion: readonly ConfusionRow[];
  /** The quantiles of predicted and true amounts, for everybody and every group; [] unless amounts are predicted. */
  readonly distributions: readonly DistributionRow[];
  /** Each group's places among the first k of all queries, for more and more places; [] unless rows are ranked. */
  readonly representation: readonly RepresentationRow[];
  /** Groups that nobody named, searched metric by metric; [] when nobody asked. */
  readonly scan: readonly ScanResult[];
  /** What the data show before any decision is looked at; null when nobody wanted to know. */
  readonly beforeModel: BeforeModel | null;
  /** What people whose group is not recorded could do to the rates of each attribute; [] where every group is known. */
  readonly unknownMembers: readonly UnknownRow[];
  /** Rates of groups whose members are known by probability; [] when no probabilities were given. */
  readonly membership: readonly MembershipRow[];
  /** Whether chance alone explains the gaps in rates; [] when nobody asked. */
  readonly tests: readonly TestRow[];
  /** The texts of law and good practice that the audit was made under; [] when nobody named any. */
  readonly regulations: readonly RegulationRow[];
  /** What only people know about the model; null when nobody put it on record. */
  readonly record: RecordFacts | null;
  /** What a shared report hides of small groups; never in JSON, which hides nothing. */
  readonly hidden?: HiddenNumbers;
}

/** Nothing measured. */
export const noFurtherBlocks: FurtherBlocks = {
  conditional: [],
  conditionalDisparity: [],
  conventions: [],
  individual: [],
  inequality: [],
  confusion: [],
  distributions: [],
  representation: [],
  scan: [],
  beforeModel: null,
  unknownMembers: [],
  membership: [],
  tests: [],
  regulations: [],
  record: null,
};
