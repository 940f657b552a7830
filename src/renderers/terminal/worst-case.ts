import type { Result } from "../../audit/result.js";
import { formatConditions } from "../../sections/format-condition.js";
import { formatCount } from "../../sections/format-count.js";
import { formatProbability } from "../../sections/format-probability.js";
import { formatShare } from "../../sections/format-share.js";
import { measureFacts } from "../../sections/measure-facts.js";
import { reasonWords } from "../../sections/reason-words.js";
import { lossWords, ranged, scenarioName, spotMethod, spotSummary, worstSummary } from "../../sections/worst-case-words.js";
import { wrapped } from "./display-width.js";
import { type Screen, spelledFor, styled } from "./screen.js";

/** Weak spots shown; the results hold them all. */
const MOST_SHOWN = 6;

/** How bad it can be, as a person reads it in a terminal; nothing when nobody asked. */
export function renderWorstCase(result: Result, screen: Screen): string {
  const study = result.worstCase;
  if (study === null) return "";
  const { title, print, apart, unit } = lossWords(study);
  const bold = (words: string): string => styled(words, "bold", screen);
  const say = (words: string): readonly string[] => wrapped(words, screen.width);
  const spots = study.weakSpots?.found.slice(0, MOST_SHOWN) ?? [];
  const parts: readonly (readonly string[])[] = [
    study.everybody === null
      ? say(`How bad it can be: no loss could be taken (${reasonWords(study.reason)}).`)
      : [
          bold("How bad it can be"),
          ...say(`${title} of everybody: ${ranged(study.everybody, print)}.`),
          ...(study.subpopulation === null ? [] : worstSummary(study, study.subpopulation).flatMap(say)),
        ],
    study.weakSpots === null
      ? []
      : [
          bold("Weak spots"),
          ...say(spotSummary(study)),
          ...spots.flatMap((spot) =>
            wrapped(
              `${spot.confirmed ? "*" : "-"} ${formatConditions(spot.conditions)}: ${print(spot.value)} against ${print(spot.elsewhere)}, ${ranged(spot.apart, apart)}${unit} above, p ${formatProbability(spot.adjusted)}, ${formatCount(spot.rows)} rows`,
              screen.width,
              "  ",
            ),
          ),
          ...(study.weakSpots.reason === null ? say(spotMethod(study)) : []),
        ],
    ...study.scenarios.map((scenario) => [
      bold(`Were it ${scenarioName(scenario)}`),
      ...(scenario.reason === null
        ? scenario.measures.map(
            (row) =>
              `  ${measureFacts(result, row.metric).title}: ${measurePrint(result, row.metric, row.before)} as it is, ${ranged(row.after, (value) => measurePrint(result, row.metric, value))} then`,
          )
        : say(`Not computed: ${reasonWords(scenario.reason)}.`)),
    ]),
    study.overfit?.everybody == null
      ? []
      : say(
          `Beside the training data: ${print(study.overfit.everybody.here)} here, ${print(study.overfit.everybody.training)} there; ${study.overfit.regions.length} of ${study.overfit.compared} parts are worse here beyond chance.`,
        ),
  ];
  return spelledFor(
    `${parts
      .filter((lines) => lines.length > 0)
      .map((lines) => lines.join("\n"))
      .join("\n\n")}\n`,
    screen,
  );
}

function measurePrint(result: Result, metric: string, value: number): string {
  return measureFacts(result, metric).unit === "proportion" ? formatShare(value) : String(Number(value.toPrecision(4)));
}
