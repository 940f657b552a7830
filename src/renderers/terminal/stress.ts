import type { Result } from "../../audit/result.js";
import type { ExpectationRow } from "../../audit/stress/expectation-row.js";
import type { Latency } from "../../audit/stress/serving-row.js";
import { cutWords, otherwiseWords } from "../../sections/about-answers.js";
import { formatGroup, MISSING } from "../../sections/format-group.js";
import { formatName } from "../../sections/format-name.js";
import { formatPoints } from "../../sections/format-points.js";
import { formatScore } from "../../sections/format-score.js";
import { formatShare } from "../../sections/format-share.js";
import { amountWords } from "../../sections/robustness/amount-words.js";
import { expectationWords, largestWords, outcomeWords } from "../../sections/robustness/expectations.js";
import { provenGaps, strikeWords } from "../../sections/robustness/gap-forest.js";
import { groupAt, groupsOf, isMeasured, type Ladder, laddersOf } from "../../sections/robustness/ladders.js";
import { distanceWords, nearestMethod, sweepsShown } from "../../sections/robustness/nearest.js";
import { servingWords } from "../../sections/robustness/serving.js";
import { stressMethod } from "../../sections/robustness.js";
import { textTable } from "./columns.js";
import { wrapped } from "./display-width.js";
import { driftLines } from "./drift.js";
import { reliabilityLines } from "./reliability.js";
import { type Screen, spelledFor, styled } from "./screen.js";

/** Lines of each list; the results hold them all. */
const MOST_SHOWN = 10;
const LONGEST_NAME = 24;

/** What gives way when data are disturbed, as a person reads it in a terminal. */
export function renderStress(result: Result, screen: Screen): string {
  const { stress, robustness } = result;
  const ladders = laddersOf(robustness);
  const otherwise = otherwiseWords(result);
  const disturbed = stress && [
    otherwise === null ? [] : wrapped(`About the model's own answers, not the decisions in the data: ${otherwise}.`, screen.width),
    ...ladders
      .filter(({ together, steps, columns }) => together && columns.length > 0 && steps.length > 1)
      .map((ladder) => ladderLines(ladder, screen)),
    robustness.length === 0 ? [] : breaksLines(result, screen),
    gapLines(result, screen),
    swapLines(result, screen),
    nearestLines(result, screen),
    ...result.expectations.map((row) => expectationLines(row, screen)),
    ...(result.serving === null ? [] : servingWords(result.serving).map((words) => wrapped(words, screen.width))),
    latencyLines(result.run.latency, screen),
    robustness.length === 0 ? [] : wrapped(stressMethod(stress, cutWords(result)), screen.width),
  ];
  const parts = [...(disturbed ?? []), reliabilityLines(result, screen), driftLines(result, screen)];
  return spelledFor(
    `${parts
      .filter((lines) => lines.length > 0)
      .map((lines) => lines.join("\n"))
      .join("\n\n")}\n`,
    screen,
  );
}

/** Share of decisions that change, step by step and group by group. */
function ladderLines({ title, steps, columns }: Ladder, screen: Screen): readonly string[] {
  const [first] = steps;
  const attributes = [...new Set(first!.byGroup.map(({ by }) => by[0]!))];
  const rows = [
    ["everybody", ...steps.map(({ everybody }) => formatShare(everybody.flipRate))],
    ...attributes.flatMap((by) =>
      groupsOf(first!, by)
        .filter((group) => group !== MISSING)
        .map((group) => [
          `${formatName(by, LONGEST_NAME)} ${formatGroup([by], { [by]: group }, LONGEST_NAME)}`,
          ...steps.map((step) => {
            const rate = groupAt(step, by, group)?.flipRate ?? null;
            const mark = step.gaps.some(
              ({ by: [name], bounds, higher }) => name === by && (bounds?.lower ?? 0) > 0 && higher?.[by] === group,
            )
              ? "*"
              : " ";
            return rate === null ? "– " : `${formatShare(rate)}${mark}`;
          }),
        ]),
    ),
  ];
  return [
    ...wrapped(
      `${title}, ${columns.length > 1 ? `${columns.length} columns at once` : formatName(columns[0]!)}: share of decisions that change (* = above another group by more than chance)`,
      screen.width,
    ).map((line) => styled(line, "bold", screen)),
    ...textTable(
      [
        { title: "", align: "left", flexible: true },
        ...steps.map((step) => ({ title: `${amountWords(step, step.amount)} `, align: "right" as const })),
      ],
      rows.map(([name, ...cells]) => [`  ${name}`, ...cells.map((text) => (/[*\s]$/.test(text) ? text : `${text} `))]),
      screen.width,
    ),
  ];
}

/** Errors of one column that decisions do not survive, the worst first. */
function breaksLines({ stress }: Result, screen: Screen): readonly string[] {
  const broken = (stress?.survival ?? [])
    .filter(({ together, breaks }) => !together && breaks !== null)
    .sort((a, b) => (b.area ?? 0) - (a.area ?? 0));
  const title = `Errors in one column that change more than ${formatShare(stress!.tolerance)} of decisions`;
  if (broken.length === 0) return wrapped(`${title}: none was shown.`, screen.width);
  return [
    ...wrapped(title, screen.width).map((line) => styled(line, "bold", screen)),
    ...textTable(
      [
        { title: "  column", align: "left", flexible: true },
        { title: "error", align: "left", flexible: true },
        { title: "breaks at", align: "right" },
        { title: "changes on average", align: "right" },
      ],
      broken
        .slice(0, MOST_SHOWN)
        .map((row) => [
          `  ${row.columns.map((name) => formatName(name, LONGEST_NAME)).join(", ")}`,
          row.title.toLowerCase(),
          row.unit === "none" ? "once" : amountWords(row, row.breaks!),
          row.area === null ? "–" : formatShare(row.area),
        ]),
      screen.width,
    ),
    ...(broken.length > MOST_SHOWN ? [`  and ${broken.length - MOST_SHOWN} more`] : []),
  ];
}

/** Disturbances that change decisions about one group more often. */
function gapLines(result: Result, screen: Screen): readonly string[] {
  const proven = provenGaps(result);
  if (proven.length === 0) return [];
  return [
    ...wrapped("Disturbances that hit one group harder, in points of decisions that change", screen.width).map((line) =>
      styled(line, "bold", screen),
    ),
    ...proven.slice(0, MOST_SHOWN).flatMap(({ row, gap }) => {
      const name = (group: typeof gap.higher): string => formatName(group?.[gap.by[0]!] ?? "", LONGEST_NAME);
      const range = `${formatPoints(gap.bounds!.lower!)} to ${gap.bounds!.upper === null ? "no bound" : formatPoints(gap.bounds!.upper)}`;
      const said = `${formatPoints(gap.value)} (${range})  ${strikeWords(row)}: ${formatName(gap.by[0]!, LONGEST_NAME)} ${name(gap.higher)} above ${name(gap.lower)}`;
      return wrapped(said, screen.width - 2, "  ").map((line) => `  ${line}`);
    }),
    ...(proven.length > MOST_SHOWN ? [`  and ${proven.length - MOST_SHOWN} more`] : []),
  ];
}

function swapLines({ robustness, stress }: Result, screen: Screen): readonly string[] {
  return robustness
    .filter(({ test }) => test === "counterfactual_swap")
    .filter(isMeasured)
    .flatMap(({ columns: [name], everybody }) => {
      const unread = stress!.leftOut.every(({ column }) => column !== name) ? " (the model does not read it)" : "";
      return wrapped(
        `${formatName(name!)} exchanged for another value: ${formatShare(everybody.flipRate)} of decisions change${unread}.`,
        screen.width,
      );
    });
}

/** How little has to change for another decision, by group. */
function nearestLines({ adversarial }: Result, screen: Screen): readonly string[] {
  if (adversarial === null) return [];
  const { everybody, byGroup } = adversarial;
  const name = (by: string | undefined, group: Readonly<Record<string, string>>): string =>
    by === undefined ? "everybody" : `${formatName(by, LONGEST_NAME)} ${formatName(group[by] ?? "", LONGEST_NAME)}`;
  const alone = sweepsShown(adversarial).slice(0, 5);
  return [
    styled("How small a change leads to another decision, all columns together", "bold", screen),
    ...textTable(
      [
        { title: "", align: "left", flexible: true },
        { title: "rows", align: "right" },
        { title: "found", align: "right" },
        { title: "median distance", align: "right" },
      ],
      [everybody, ...byGroup].map((row) => [`  ${name(row.by[0], row.group)}`, String(row.rows), String(row.flipped), distanceWords(row)]),
      screen.width,
    ),
    ...(alone.length === 0
      ? []
      : wrapped(
          `One feature alone turns: ${alone.map(({ feature, everybody: all }) => `${formatName(feature, LONGEST_NAME)} ${formatShare(all.rate ?? 0)}`).join(", ")} of the rows.`,
          screen.width,
          "  ",
        )),
    ...wrapped(nearestMethod(adversarial), screen.width, "  "),
  ];
}

function expectationLines(row: ExpectationRow, screen: Screen): readonly string[] {
  const largest = largestWords(row);
  return wrapped(`${expectationWords(row)}: ${outcomeWords(row)}${largest === null ? "" : `; ${largest}`}.`, screen.width, "  ");
}

function latencyLines(latency: Latency | undefined, screen: Screen): readonly string[] {
  if (latency === undefined) return [];
  const { calls, median, p90, p99, most } = latency;
  const ms = (time: number): string => `${formatScore(time)} ms`;
  return wrapped(
    `One row asked by itself, ${calls} times: ${ms(median)} at the median, 90% within ${ms(p90)}, 99% within ${ms(p99)}, ${ms(most)} at most.`,
    screen.width,
  );
}
