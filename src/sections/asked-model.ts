import { sensitiveName } from "../audit/detect/role-names.js";
import type { Result } from "../audit/result.js";
import { agreementWords } from "./agreement-words.js";
import { type Block, note, text } from "./block.js";
import { countOf, formatCount } from "./format-count.js";
import { formatName } from "./format-name.js";
import { formatNumber } from "./format-number.js";
import type { Section } from "./section.js";

/** Which model was asked, and whether it is the one whose scores are in the data. */
export const askedModel: Section = {
  id: "asked-model",
  title: "The model that was asked",
  blocks(result) {
    const { askedModel: asked } = result;
    if (asked === null) return [];
    const { adapter, output, features, facts, agreement, reason } = asked;
    return [
      agreement === null
        ? text(
            reason === "classes"
              ? "Its answers are a probability for each class; they are not compared with the data."
              : "The data have no score or decision to compare its answers with.",
          )
        : text(agreementWords(agreement)),
      {
        kind: "facts",
        caption: "Model",
        rows: [
          { name: "Reached by", value: formatName(adapter) },
          { name: "Gives", value: outputs[output] },
          ...(features === null ? [] : readsOf(features, protectedAmong(features, result))),
          ...Object.entries(facts).map(([name, value]) => ({ name: formatName(name), value: factText(value) })),
        ],
      },
      note(
        "Differences in the last digits come from rounding. Larger ones point to another version of the model or to different preparation of its inputs.",
      ),
    ] satisfies readonly Block[];
  },
};

const outputs = {
  score: "one score per row",
  decision: "one decision per row",
  classes: "a probability for each class",
  amount: "one amount per row",
} as const;

const factText = (value: string | number | boolean | null): string =>
  value === null
    ? "not known"
    : typeof value === "number"
      ? Number.isInteger(value)
        ? formatCount(value)
        : formatNumber(value)
      : typeof value === "boolean"
        ? value
          ? "yes"
          : "no"
        : formatName(value, 80);

const readsOf = (features: readonly string[], guarded: readonly string[]): readonly { name: string; value: string }[] => [
  { name: "Reads", value: `${countOf(features.length, "column")}: ${namesOf(features)}` },
  {
    name: "Reads protected attributes",
    value: guarded.length === 0 ? "none, by their names; other columns may stand for them" : namesOf(guarded),
  },
];

/** Inputs that are attributes of the audit, or that are called as such attributes are. */
const protectedAmong = (features: readonly string[], { plan }: Result): readonly string[] =>
  features.filter((name) => plan.attributes.some((attribute) => attribute.name === name) || sensitiveName(name) !== null);

/** Names shown one by one. */
const MOST_NAMES = 100;

const namesOf = (features: readonly string[]): string =>
  [
    ...features.slice(0, MOST_NAMES).map((name) => formatName(name)),
    ...(features.length > MOST_NAMES ? [`and ${features.length - MOST_NAMES} more`] : []),
  ].join(", ");
