/** What a first policy is made of. */
export interface FirstPolicy {
  readonly name: string;
  /** Paths as seen from the policy's folder. */
  readonly data: readonly string[];
  readonly predictions: string | null;
  readonly columns: {
    readonly id: string | null;
    readonly label: string | null;
    readonly prediction: string | null;
    readonly score: string | null;
    readonly weight: string | null;
    readonly sensitive: readonly string[];
  };
  readonly positive: readonly string[];
  readonly favorable: "positive" | "negative";
  readonly threshold: number | null;
  /** Attribute → cut points. */
  readonly bins: Readonly<Record<string, readonly number[]>>;
  /** Attribute → the group that others are compared with. */
  readonly references: Readonly<Record<string, string>>;
  /** The largest gap between groups. */
  readonly limit: number;
  /** `four-fifths@1` */
  readonly packs: readonly string[];
}

/** A first `evenhand.yml`, with comments that say what each part is for. */
export function initText({
  name,
  data,
  predictions,
  columns,
  positive,
  favorable,
  threshold,
  bins,
  references,
  limit,
  packs,
}: FirstPolicy): string {
  const { label, prediction, score, sensitive } = columns;
  const roles: readonly (readonly [string, string | null, string])[] = [
    ["id", columns.id, "pairs rows with a baseline"],
    ["label", label, "what truly happened"],
    ["prediction", prediction, "what the model decided"],
    ["score", score, threshold === null ? "the model's score" : "the model's score: decisions are score >= outcome.threshold"],
    ["weight", columns.weight, "how much a row counts"],
  ];
  const definitions = [...new Set([...Object.keys(bins), ...Object.keys(references)])].map((attribute) => {
    const parts = [
      ...(bins[attribute] === undefined ? [] : [`bins: [${bins[attribute].join(", ")}]`]),
      ...(references[attribute] === undefined ? [] : [`reference: ${JSON.stringify(references[attribute])}`]),
    ];
    return `    ${word(attribute)}: { ${parts.join(", ")} }`;
  });
  const lines = [
    "# yaml-language-server: $schema=https://evenhand.dev/schema/policy-1.json",
    "# What this model has to keep. `evenhand check` judges by this file and by nothing else;",
    "# `evenhand config schema` lists every key, `evenhand explain ID` says what a metric means.",
    "version: 1",
    `name: ${word(name)}`,
    ...(packs.length > 0
      ? ["", "# Policies that this one builds on.", `extends: [${packs.map((pack) => `pack:${pack}`).join(", ")}]`]
      : []),
    "",
    "# Paths are seen from the folder of this file.",
    "data:",
    `  path: ${data.length === 1 ? word(data[0]!) : `[${data.map(word).join(", ")}]`}`,
    ...(predictions === null ? [] : [`  predictions: ${word(predictions)}`]),
    "",
    "columns:",
    ...roles.filter(([, column]) => column !== null).map(([role, column, why]) => `  ${role}: ${word(column!)} # ${why}`),
    `  sensitive: [${sensitive.map(word).join(", ")}] # protected attributes; their intersections are looked at, too`,
    "",
    "outcome:",
    `  positive: ${positive.length === 1 ? JSON.stringify(positive[0]) : `[${positive.map((one) => JSON.stringify(one)).join(", ")}]`} # the class that a positive decision stands for`,
    `  favorable: ${favorable} # the decision that is good for the person`,
    ...(threshold === null ? [] : [`  threshold: ${threshold}`]),
    ...(definitions.length > 0 ? ["", "# How attributes become groups.", "groups:", "  define:", ...definitions] : []),
    "",
    "# What has to hold. A check fails when the data prove that the limit is passed, passes when they prove that it is kept,",
    "# and is inconclusive otherwise. The limits are a starting point: choose them for what a gap does to people.",
    "checks:",
    ...checkLines({ label: label !== null, favorable, limit }),
  ];
  return `${lines.join("\n")}\n`;
}

interface Checks {
  readonly label: boolean;
  readonly favorable: "positive" | "negative";
  readonly limit: number;
}

/** `by: "*"` is each protected attribute. */
function checkLines({ label, favorable, limit }: Checks): readonly string[] {
  const good = favorable === "positive";
  const byLabel = good
    ? ["  # The same, of people whose true outcome is positive.", "  - metric: equal_opportunity_difference"]
    : ["  # The same, of people whose true outcome is negative.", "  - metric: predictive_equality_difference"];
  const gap = ['    by: "*"', `    max: ${limit}`];
  return [
    `  # The share of people who get the ${good ? "good" : "bad"} decision: the largest gap between groups of each attribute.`,
    "  - metric: demographic_parity_difference",
    ...gap,
    ...(label ? [...byLabel, ...gap, "  # How often decisions are right, of everybody.", "  # - { metric: accuracy, min: 0.70 }"] : []),
  ];
}

/** Words that YAML readers take for something else than text. */
const special = /^(true|false|null|yes|no|on|off|y|n)$/i;

const word = (text: string): string => (/^[A-Za-z_][\w./-]*$/.test(text) && !special.test(text) ? text : JSON.stringify(text));
