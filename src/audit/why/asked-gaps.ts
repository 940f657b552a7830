import { resolve } from "../../disparities/resolve.js";
import { fault } from "../../errors.js";
import type { Metric } from "../../metrics/kind/metric.js";
import type { WhyMethod, WhySettings } from "../../policy/why-settings.js";
import type { MeasurePlan } from "../measure-plan.js";
import { type Cut, type RowValue, rowValue } from "./row-values.js";

/** A gap that is to be taken apart, of one attribute. */
export type AskedGap = { readonly measure: string; readonly attribute: string } & (
  | { readonly method: "exact" }
  | { readonly method: "sampled"; readonly value: RowValue }
  | { readonly method: "sage"; readonly value: RowValue | null; readonly needsLabel: boolean }
);

export interface Asking extends Cut {
  readonly settings: WhySettings;
  readonly plan: MeasurePlan;
  /** Attributes that are audited. */
  readonly known: readonly string[];
  /** Whether the model's raw score can be taken apart exactly, and whether that is its prediction too. */
  readonly open: "no" | "raw" | "prediction";
  /** Whether rows are put into one of several classes: then a gap is of how often they are put into one, or of its chance. */
  readonly several: boolean;
}

const RAW = "raw_score";

/** The gaps that were asked for, or those that suit the model. Throws EH200 and EH203 for what cannot be taken apart. */
export function askedGaps(asking: Asking): readonly AskedGap[] {
  const { settings, known } = asking;
  const strange = settings.attributes.find((name) => !known.includes(name));
  if (strange !== undefined) throw unknownAttribute(strange, known);
  const names = settings.of.length > 0 ? settings.of : usual(asking);
  const gaps = names.flatMap((name) => asked(name, asking));
  // All gaps of an attribute together.
  return known.flatMap((name) => gaps.filter(({ attribute }) => attribute === name));
}

function usual({ threshold, open, settings }: Asking): readonly string[] {
  if (settings.method === "exact") return [RAW];
  if (threshold === null) return ["mean_prediction__difference"];
  return ["demographic_parity_difference", ...(open === "no" || settings.method !== "auto" ? [] : [RAW])];
}

function asked(name: string, asking: Asking): readonly AskedGap[] {
  const { settings, known } = asking;
  const [id = "", attribute = null] = name.split("@");
  if (attribute !== null && !known.includes(attribute)) throw unknownAttribute(attribute, known);
  const attributes = attribute !== null ? [attribute] : settings.attributes.length > 0 ? settings.attributes : known;
  const one = oneGap(id.trim(), asking);
  return attributes.map((by): AskedGap => ({ ...one, measure: `${one.measure}@${by}`, attribute: by }));
}

type Unplaced = AskedGap extends infer Gap ? (Gap extends AskedGap ? Omit<Gap, "attribute"> : never) : never;

function oneGap(id: string, asking: Asking): Unplaced {
  const { plan, settings, open, several } = asking;
  if (id === RAW || id === `${RAW}__difference`) {
    if (open === "no" || (settings.method !== "auto" && settings.method !== "exact")) throw notOpen(open);
    return { measure: `${RAW}__difference`, method: "exact" };
  }
  const found = several ? resolve(id) : resolve(id, plan);
  const [metric, contrast, of]: readonly [Metric | undefined, string, string] =
    found.kind === "disparity" && found.disparity.metrics.length === 1
      ? [found.disparity.metrics[0], found.disparity.contrast, found.disparity.id]
      : found.kind === "pairing"
        ? [found.metric, found.contrast.id, `${found.metric.id}__difference`]
        : [undefined, "", id];
  if (metric === undefined || contrast !== "difference") throw unsuited(id);
  const value = rowValue(metric, asking);
  if (several && value === null) throw unsuitedToClass(id);
  const method: WhyMethod = settings.method !== "auto" ? settings.method : value !== null ? "sampled" : "sage";
  if (value?.space === "amount" && open === "prediction" && (settings.method === "auto" || method === "exact"))
    return { measure: of, method: "exact" };
  if (method === "exact")
    throw fault("EH200", `${of} is not taken apart exactly: the raw score is`, { help: ["--of raw_score", "--method sampled"] });
  if (method === "sampled") {
    if (value === null)
      throw fault("EH200", `${of} is no mean over rows, so that there are no pairs to take apart`, { help: ["--method sage"] });
    return { measure: of, method, value };
  }
  return { measure: of, method, value, needsLabel: metric.needs.includes("label") };
}

const unknownAttribute = (name: string, known: readonly string[]) =>
  fault("EH200", `no groups are told apart by ${name}`, { help: [`attributes: ${known.join(", ") || "none; --sensitive sex,race"}`] });

const notOpen = (open: Asking["open"]) =>
  fault("EH200", "raw_score is taken apart exactly, from the trees or weights of the model", {
    help: open === "no" ? ["--model lightgbm:FILE", "--model xgboost:FILE", "--method sampled"] : ["--method exact"],
  });

const unsuitedToClass = (name: string) =>
  fault("EH200", `${name} of one class among several is not taken apart`, {
    help: ["demographic_parity_difference: how often rows are put into the class", "mean_score__difference: its chance", "raw_score"],
  });

const unsuited = (name: string) =>
  fault("EH200", `${name} is no gap that can be taken apart`, {
    help: ["a difference between groups: demographic_parity_difference, equal_opportunity_difference@race, raw_score"],
  });
