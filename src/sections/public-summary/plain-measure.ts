import type { Result } from "../../audit/result.js";
import type { Disparity } from "../../disparities/disparity.js";
import { disparities } from "../../disparities/index.js";
import { sentenceCase } from "../disparity-facts.js";
import { formatName } from "../format-name.js";
import { measureFacts } from "../measure-facts.js";

/** "how often people get a positive decision"; the title of a measure that is no share of people. */
export function plainMeasure(result: Result, id: string): string {
  const { sentence, title } = measureFacts(result, id);
  return sentence === null ? title : `how often ${sentence.among} ${sentence.event}`;
}

/** What a limit is on: "How often people get a positive decision, between groups". */
export function plainLimit(result: Result, metric: string): string {
  const found = (disparities as readonly Disparity[]).find(({ id }) => id === metric);
  const words = (found === undefined ? [metric] : found.metrics.map(({ id }) => id)).map((id) => plainMeasure(result, id));
  if (found === undefined && words[0] === formatName(metric)) return sentenceCase(formatName(metric));
  const text = words.join("; ");
  const scale = found === undefined ? "" : found.scale === "ratio" ? " (one group’s share over another’s)" : " (difference between groups)";
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${scale}`;
}
