import type { Axis } from "../../cube/cube.js";
import type { Predicate } from "../../cube/predicate.js";
import type { ColumnValues, Engine } from "../../engines/engine.js";
import type { AuditRequest, Value } from "../../policy/request.js";
import { numberText } from "../../table/table.js";
import type { OutcomeFacts } from "../result.js";
import type { Findings } from "./findings.js";

/** A label or decision bound to its column. */
export interface BoundOutcome {
  readonly axis: Axis;
  readonly facts: OutcomeFacts;
  readonly missing: number;
}

/** Different values above which a number column is taken for a score. */
const MOST_CLASSES = 20;
/** Vocabularies whose positive value everybody agrees on. */
const SELF_EVIDENT: readonly (readonly [positive: string, negative: string])[] = [
  ["1", "0"],
  ["true", "false"],
  ["True", "False"],
  ["TRUE", "FALSE"],
];

/** The label's axis: 1 where it holds a positive value. null when there is no label column or something is wrong, which is then reported. */
export async function bindLabel(
  engine: Engine,
  request: AuditRequest,
  where: Predicate | undefined,
  found: Findings,
): Promise<BoundOutcome | null> {
  const { label } = request.columns;
  if (label === null) return null;
  const { positive, negative } = request.outcome;
  const values = await engine.values(label, MOST_CLASSES, where);
  const positives = positive.label?.map(valueText) ?? selfEvident(values);
  if (positives === null) {
    if (values.distinct > 2) tooMany(label, "label", values, found);
    else unknownPositive(label, values, found);
    return null;
  }
  return bound({ column: label, role: "label", positives, negatives: negative.label?.map(valueText) ?? null }, values, found);
}

/** The decision's axis: the prediction column, or the score at the threshold. null as for the label. */
export async function bindPrediction(
  engine: Engine,
  request: AuditRequest,
  label: BoundOutcome | null,
  options: { readonly where: Predicate | undefined; readonly found: Findings },
): Promise<BoundOutcome | null> {
  const { columns, outcome } = request;
  const { where, found } = options;
  if (columns.score !== null && outcome.threshold !== null && columns.prediction === null) {
    const { missing } = await engine.range(columns.score, where);
    return cutAt(columns.score, outcome.threshold, missing);
  }
  if (columns.prediction === null) return null;
  const values = await engine.values(columns.prediction, MOST_CLASSES, where);
  const labelPositive = label?.facts.positive ?? outcome.positive.label?.map(valueText) ?? null;
  const positives = outcome.positive.prediction?.map(valueText) ?? shared(values, labelPositive) ?? selfEvident(values);
  if (positives === null) {
    if (values.distinct > MOST_CLASSES && isNumber(engine, columns.prediction))
      await holdsScores(engine, columns.prediction, values, found);
    else if (labelPositive !== null && values.distinct > 0) otherVocabulary(columns.prediction, values, labelPositive, found);
    else if (values.distinct > 2) tooMany(columns.prediction, "prediction", values, found);
    else unknownPositive(columns.prediction, values, found);
    return null;
  }
  if (values.distinct > MOST_CLASSES && isNumber(engine, columns.prediction)) {
    await holdsScores(engine, columns.prediction, values, found);
    return null;
  }
  const negatives =
    outcome.negative.prediction?.map(valueText) ?? (labelPositive === positives ? (outcome.negative.label?.map(valueText) ?? null) : null);
  return bound({ column: columns.prediction, role: "prediction", positives, negatives }, values, found);
}

/** Decisions cut from a score. */
export function cutAt(column: string, threshold: number, missing: number): BoundOutcome {
  return {
    axis: { kind: "atLeast", column, cut: threshold },
    facts: { column, positive: [`>= ${threshold}`], negative: [`< ${threshold}`], threshold },
    missing,
  };
}

/** A value as texts of a column are compared: 1, 1.0 and "1.0" of a number are "1". */
export function valueText(value: Value): string {
  if (typeof value === "number") return numberText(value);
  return String(value);
}

interface Vocabulary {
  readonly column: string;
  readonly role: "label" | "prediction";
  readonly positives: readonly string[];
  readonly negatives: readonly string[] | null;
}

function bound({ column, role, positives, negatives }: Vocabulary, values: ColumnValues, found: Findings): BoundOutcome | null {
  const texts = values.values.map(({ text }) => text);
  const others = texts.filter((text) => !positives.includes(text));
  const listed = values.distinct <= texts.length;
  if (listed && texts.length > 0 && others.length === texts.length) {
    const message = `positive value "${positives[0]}" never occurs in ${column}`;
    const opposite = SELF_EVIDENT.some(([yes, no]) => positives.includes(yes) && others.every((text) => text === no));
    if (!opposite) {
      const help = values.values.slice(0, 2).map(({ text }) => `--positive ${quoted(text)}`);
      found.fault("EH113", message, { evidence: [`values: ${shown(values)}`], help });
      return null;
    }
    found.remark("EH113", message, { evidence: [`every row is ${others[0]}`] }, "warning");
  }
  if (negatives === null ? others.length > 1 || !listed : !listed || others.some((text) => !negatives.includes(text))) {
    tooMany(column, role, values, found);
    return null;
  }
  return {
    axis: { kind: "is", column, values: positives },
    facts: { column, positive: positives, negative: negatives ?? others, threshold: null },
    missing: values.missing,
  };
}

const isNumber = (engine: Engine, column: string): boolean => engine.columns.find(({ name }) => name === column)?.kind === "number";

/** The positive value of 0/1 and true/false columns; null for every other vocabulary. */
export function selfEvident({ values, distinct }: ColumnValues): readonly string[] | null {
  if (distinct === 0 || distinct > 2) return null;
  const pair = SELF_EVIDENT.find((words) => values.every(({ text }) => words.includes(text)));
  return pair === undefined ? null : [pair[0]];
}

/** The label's positive values, when the other column speaks the same language. */
function shared({ values }: ColumnValues, positives: readonly string[] | null): readonly string[] | null {
  return positives !== null && values.some(({ text }) => positives.includes(text)) ? positives : null;
}

function tooMany(column: string, role: string, values: ColumnValues, found: Findings): void {
  found.fault("EH111", `${role} "${column}" has ${values.distinct} values: ${shown(values)}`, {
    help: ["name the positive and the negative ones: --positive a --positive b --negative c", "or keep two of them: --where"],
  });
}

function unknownPositive(column: string, values: ColumnValues, found: Findings): void {
  const texts = values.values.map(({ text }) => text);
  if (texts.length === 0) {
    found.fault("EH107", `column "${column}" has no value in any row`, { help: ["check the file, or --where"] });
    return;
  }
  found.fault("EH112", `${column} values are ${texts.join(" / ")}: which is the positive class?`, {
    evidence: ["with the classes swapped every rate is wrong, so it is not guessed"],
    help: texts.map((text) => `--positive ${quoted(text)}`),
  });
}

function otherVocabulary(column: string, values: ColumnValues, positives: readonly string[], found: Findings): void {
  found.fault("EH113", `positive value "${positives[0]}" never occurs in ${column}`, {
    evidence: [`values: ${shown(values)}`],
    help: [`outcome: { positive: { label: ${quoted(positives[0]!)}, prediction: ${quoted(values.values[0]!.text)} } } in the policy`],
  });
}

async function holdsScores(engine: Engine, column: string, values: ColumnValues, found: Findings): Promise<void> {
  const { min, max } = await engine.range(column);
  found.fault("EH114", `${column} holds scores, not decisions`, {
    evidence: [`${values.distinct} distinct values from ${min} to ${max}`],
    help: [`--score ${quoted(column)} --threshold 0.5`],
  });
}

const shown = ({ values, distinct }: ColumnValues): string => {
  const first = values.slice(0, 5).map(({ text, rows }) => `${text} (${rows})`);
  return distinct > first.length ? `${first.join(", ")} and ${distinct - first.length} more` : first.join(", ");
};

const quoted = (text: string): string => (/^[\w.-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);
