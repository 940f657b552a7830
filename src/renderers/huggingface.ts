import type { Result } from "../audit/result.js";
import { isKeyMeasure } from "../sections/key-measures.js";
import { listNotJudged } from "../sections/list-not-judged.js";
import { mainInput, subject } from "../sections/subject.js";
import { DISCLAIMER, modelName, taskWords } from "./exports/audited-model.js";
import { NOT_PROVIDED, type Stated, statedIn } from "./exports/stated.js";
import { type ExportedValue, exportedValues, sliceOf, withoutValue } from "./exports/values.js";
import { plainLine } from "./gate/plain-line.js";
import { escapeMarkdown } from "./markdown/escape-markdown.js";
import type { Renderer } from "./renderer.js";

/** A model card of Hugging Face: the numbers as `model-index` in its YAML, what they are in its text. */
export const huggingface = {
  id: "huggingface",
  extension: ".hf.md",
  render: async (result) => renderHuggingface(result),
} as const satisfies Renderer;

/** One result for everybody with all metrics, one a group with the key metrics, one for the named gaps between the groups that differ most. */
export async function renderHuggingface(result: Result): Promise<string> {
  const { stringify } = await import("yaml");
  const values = exportedValues(result);
  const shown = values.filter(({ type, group, slice, isWorst }) =>
    group !== null ? isKeyMeasure(type, result.plan.task) : slice === null || (isWorst && !type.includes("__")),
  );
  const slices = [...new Set(shown.map(placeOf))];
  const card = {
    tags: ["evenhand", "fairness"],
    "model-index": [
      {
        name: plainLine(modelName(result)),
        results: slices.map((place) =>
          resultOf(
            result,
            shown.filter((value) => placeOf(value) === place),
          ),
        ),
      },
    ],
  };
  return `---\n${stringify(card, { lineWidth: 0 })}---\n\n${textOf(result, values.length - shown.length)}`;
}

const placeOf = ({ group, slice }: ExportedValue): string => (group !== null ? sliceOf(group) : slice === null ? "" : "\0gaps");

function resultOf(result: Result, values: readonly ExportedValue[]): object {
  const input = mainInput(result);
  const [{ group, slice }] = values as [ExportedValue];
  const args = group !== null ? group : slice === null ? null : { compared: "groups" };
  return {
    task: { type: taskWords[result.plan.task] },
    dataset: {
      type: "custom",
      name: plainLine(input?.path ?? "data handed over without a file"),
      ...(input?.sha256 && { revision: input.sha256 }),
      ...(args !== null && { args }),
    },
    metrics: values.map((one) => ({
      type: one.type,
      value: one.value,
      name: plainLine(one.slice === null || group !== null ? one.type : `${one.type}, ${one.slice}`),
      args: { lower: one.lower, upper: one.upper, ...(one.rows !== null && { rows: one.rows }) },
    })),
    source: { name: `evenhand ${result.tool.version}, run ${result.run.id}`, url: "https://evenhand.dev" },
  };
}

function textOf(result: Result, leftOut: number): string {
  const { plan, digest } = result;
  const factors = plan.groupings.map((by) => by.join(" × "));
  const list = (lines: readonly string[]): string => lines.map((line) => `- ${escapeMarkdown(plainLine(line))}`).join("\n");
  const { limitations, risks } = statedIn(result);
  const known = [
    `Known limitations, as stated: ${limitations}`,
    ...risks.map((one) => `Risk, as stated: ${one.risk}. What is done: ${one.mitigation}`),
  ];
  const parts = [
    `# ${escapeMarkdown(plainLine(subject(result)))}`,
    `## Uses\n\n${list(usesOf(statedIn(result)))}`,
    `## Evaluation\n\n### Testing data\n\n${list(result.inputs.map(({ path, rows, sha256 }) => `${path}, ${rows} rows${sha256 === null ? "" : `, SHA-256 ${sha256}`}`))}`,
    `### Factors\n\n${factors.length === 0 ? "None: everybody together." : list(factors)}`,
    `### Results\n\nIn the metadata above, unrounded. Result digest ${digest}. ${withoutValue(result)} numbers have no value.${leftOut > 0 ? ` ${leftOut} numbers of single groups and single comparisons are in the results alone.` : ""}`,
    `## Bias, risks and limitations\n\n${DISCLAIMER}\n\n${list([...known, ...listNotJudged(result).map(({ what, why, consequence }) => `${what}: ${why}. ${consequence}`)])}`,
  ];
  return `${parts.join("\n\n")}\n`;
}

/** What people stated, which the audit did not check. */
const usesOf = (stated: Stated): readonly string[] => [
  `As stated in ${stated.from ?? "no record"}; not checked by the audit.`,
  `Version: ${stated.version ?? NOT_PROVIDED}`,
  `Answers for it: ${stated.owner}`,
  `Intended use: ${stated.intendedUse}`,
  `Not made for: ${stated.outOfScope}`,
  `Used by: ${stated.users}`,
  `Concerns: ${stated.affected}`,
  `Human review: ${stated.humanReview}`,
  `How to contest a decision: ${stated.contest}`,
  `Contact: ${stated.contact}`,
];
