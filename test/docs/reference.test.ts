import { expect, test } from "vitest";
import { catalogue } from "../../src/catalogue/catalogue.js";
import { errorCodes } from "../../src/error-codes.js";

const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ");
const limits = ([from, to]: readonly [number | null, number | null]): string =>
  from === null && to === null ? "any" : `${from ?? "any"} to ${to ?? "any"}`;

function metricsPage(): string {
  const table = (kind: string): string[] => [
    "| id | title | formula | range | compares with | better | no value when | needs | also called | in other tools | source |",
    "|---|---|---|---|---|---|---|---|---|---|---|",
    ...catalogue
      .filter((entry) => entry.kind === kind)
      .map(
        ({ id, title, formula, range, comparator, direction, undefinedWhen, needs, aliases, elsewhere, source }) =>
          `| ${[`\`${id}\``, title, `\`${formula}\``, limits(range), comparator ?? "–", direction, undefinedWhen, needs.join(", ") || "–", aliases.map((alias) => `\`${alias}\``).join(", ") || "–", elsewhere.map(({ tool, name, is, differs }) => `${tool} \`${name}\` = ${is}${kind === "convention" && differs !== null ? `; ${differs}` : ""}`).join("; ") || "–", source].map(cell).join(" | ")} |`,
      ),
  ];
  return `${[
    "# Metrics, contrasts and disparities",
    "",
    "Made from the code by `npm run docs`; `evenhand metrics` and `evenhand explain ID` say the same. tp, fp, fn, tn are weighted counts of true and false positives and negatives, n of all rows.",
    "",
    "A value that does not exist is null with a reason: `zero_denominator` (no row to divide by), `empty_group`, `no_label`, `no_prediction`, `no_score`, `fewer_than_two_groups`, `both_zero` or `reference_zero` (a ratio over 0), `no_reference`, `component_undefined` (a part of a composite has none), `not_applicable`.",
    "",
    "## Metrics: of the rows of one group",
    "",
    ...table("metric"),
    "",
    "## Contrasts: how the groups' values are set against each other",
    "",
    "Any metric under any contrast is `metric__contrast`, e.g. `false_omission_rate__ratio`.",
    "",
    ...table("contrast"),
    "",
    "## Disparities: metrics under contrasts that have a name",
    "",
    ...table("disparity"),
    "",
    "## Of people and those most like them",
    "",
    "`evenhand audit --features income,region` writes them to `individual` of the result and to the report. Distances are of the named columns alone, numbers scaled as `--feature-scaling` says.",
    "",
    ...table("individual"),
    "",
    "## Names of other tools, with their signs",
    "",
    "`evenhand audit --convention fairlearn,aif360,aequitas,clarify,veritas` writes them to `conventions` of the result, to the CSV file and to the report. Of Clarify, d is the group and a everybody else. For AIF360, Clarify and Veritas positive means favourable, as it does there; for Fairlearn and Aequitas it is the positive value. Equality with a measure here holds when no group is left out for its size, and for measures of labels when the favourable outcome is the positive one.",
    "",
    ...table("convention"),
  ].join("\n")}\n`;
}

function errorsPage(): string {
  const rows = Object.entries(errorCodes).map(([code, { level, exitCode, title, explain }]) =>
    [code, level, level === "error" ? String(exitCode) : "–", title, explain].map(cell).join(" | "),
  );
  return `${[
    "# Messages",
    "",
    "Made from the code by `npm run docs`; `evenhand explain EH101` says the same. Each message shows what was seen and a line of help that works as printed. Exit codes: 0 done, 1 a check failed, 2 the command or policy, 3 the data, 4 undecided, 5 the environment, 70 a bug, 130 interrupted.",
    "",
    "| code | level | exit code | what | why, and what to do |",
    "|---|---|---|---|---|",
    ...rows.map((row) => `| ${row} |`),
  ].join("\n")}\n`;
}

test("docs/metrics.md is what the shelves say", async () => {
  await expect(metricsPage()).toMatchFileSnapshot("../../docs/metrics.md");
});

test("docs/errors.md is what the codes say", async () => {
  await expect(errorsPage()).toMatchFileSnapshot("../../docs/errors.md");
});
