import { fault } from "../errors.js";
import type { AttributeDefinition } from "./request.js";

/** Flags that say how one attribute's column becomes groups, as they were written. */
export interface DefinitionFlags {
  /** `age=30,45,60` */
  readonly bins?: readonly string[];
  /** `income=4` */
  readonly quantiles?: readonly string[];
  /** `race:Other=Native,Pacific Islander` */
  readonly merge?: readonly string[];
  /** `race=White` */
  readonly reference?: readonly string[];
  /** `race:White=0.6,Black=0.13` */
  readonly population?: readonly string[];
  /** `race:White=p_white,Black=p_black` */
  readonly membership?: readonly string[];
}

/** The definitions with what the flags say on top: a flag replaces the same setting of its attribute and leaves the others. */
export function withDefinitions(
  define: Readonly<Record<string, AttributeDefinition>>,
  { bins = [], quantiles = [], merge = [], reference = [], population = [], membership = [] }: DefinitionFlags,
): Readonly<Record<string, AttributeDefinition>> {
  const merged = new Map<string, AttributeDefinition>(Object.entries(define));
  const set = (attribute: string, change: AttributeDefinition): void => {
    merged.set(attribute, { ...merged.get(attribute), ...change });
  };
  for (const text of bins) {
    const { name, value } = assignment(text, "--bins age=30,45,60");
    const { quantiles: _replaced, ...rest } = merged.get(name) ?? {};
    merged.set(name, { ...rest, bins: cutPoints(value, text) });
  }
  for (const text of quantiles) {
    const { name, value } = assignment(text, "--quantiles income=4");
    const { bins: _replaced, ...rest } = merged.get(name) ?? {};
    merged.set(name, { ...rest, quantiles: binCount(value, text) });
  }
  for (const text of merge) {
    const { name, value } = assignment(text, "--merge race:Other=Native,Asian");
    const colon = name.indexOf(":");
    if (colon < 1 || colon === name.length - 1) throw unreadable(text, "--merge race:Other=Native,Asian");
    const [attribute, group] = [name.slice(0, colon), name.slice(colon + 1)];
    set(attribute, { merge: { ...merged.get(attribute)?.merge, [group]: value.split(",").map((one) => one.trim()) } });
  }
  for (const text of reference) {
    const { name, value } = assignment(text, "--reference race=White");
    set(name, { reference: value });
  }
  for (const text of population) {
    const { attribute, entries } = groupEntries(text, POPULATION);
    set(attribute, { population: populationOf(entries, text) });
  }
  for (const text of membership) {
    const { attribute, entries } = groupEntries(text, "--membership race:White=p_white,Black=p_black");
    set(attribute, { membership: Object.fromEntries(entries) });
  }
  return Object.fromEntries(merged);
}

const SCENARIO = "--scenario race:White=0.5,Black=0.3;sex:male=0.5";

/** The shares of `attribute:group=share,group=share`, of several attributes apart by semicolons. Throws EH200 for what is no share. */
export function marginsOf(text: string): Readonly<Record<string, Readonly<Record<string, number>>>> {
  return Object.fromEntries(
    text.split(";").map((part) => {
      const { attribute, entries } = groupEntries(part.trim(), SCENARIO);
      return [attribute, sharesOf(entries, `--scenario ${text}`, SCENARIO)];
    }),
  );
}

const POPULATION = "--population race:White=0.6,Black=0.13";

/** `attribute:group=value,group=value` taken apart; `example` shows the form in the message. */
function groupEntries(
  text: string,
  example: string,
): { readonly attribute: string; readonly entries: readonly (readonly [string, string])[] } {
  const colon = text.indexOf(":");
  if (colon < 1) throw unreadable(text, example);
  const entries = text
    .slice(colon + 1)
    .split(",")
    .map((part): readonly [string, string] => {
      const { name, value } = assignment(part, example);
      return [name, value];
    });
  return { attribute: text.slice(0, colon).trim(), entries };
}

const populationOf = (entries: readonly (readonly [string, string])[], text: string): Readonly<Record<string, number>> =>
  sharesOf(entries, `--population ${text}`, POPULATION);

function sharesOf(entries: readonly (readonly [string, string])[], said: string, example: string): Readonly<Record<string, number>> {
  const shares = entries.map(([group, value]) => [group, value.endsWith("%") ? Number(value.slice(0, -1)) / 100 : Number(value)] as const);
  const wrong = shares.find(([, share]) => !(share >= 0 && share <= 1));
  if (wrong !== undefined) throw fault("EH200", `${said}: the share of ${wrong[0]} is not a number from 0 to 1`, { help: [example] });
  const sum = shares.reduce((all, [, share]) => all + share, 0);
  if (sum > 1 + 1e-6) throw fault("EH200", `${said}: the shares add up to ${Number(sum.toPrecision(6))}, more than 1`, { help: [example] });
  return Object.fromEntries(shares);
}

/** `name=value` taken apart at the first equals sign; `example` shows the form in the message. */
export function assignment(text: string, example: string): { readonly name: string; readonly value: string } {
  const equals = text.indexOf("=");
  const [name, value] = [text.slice(0, equals).trim(), text.slice(equals + 1).trim()];
  if (equals < 1 || name === "" || value === "") throw unreadable(text, example);
  return { name, value };
}

const unreadable = (text: string, example: string) =>
  fault("EH200", `"${text}" is not of the form ${example.slice(example.indexOf(" ") + 1)}`, { help: [example] });

function cutPoints(value: string, text: string): readonly number[] {
  const cuts = value.split(",").map((part) => (part.trim() === "" ? Number.NaN : Number(part)));
  const ascending = cuts.every((cut, i) => Number.isFinite(cut) && (i === 0 || cut > cuts[i - 1]!));
  if (!ascending)
    throw fault("EH200", `--bins ${text}: cut points are ascending numbers`, {
      help: ["--bins age=30,45,60 gives <30, 30-44, 45-59, 60+"],
    });
  return cuts;
}

function binCount(value: string, text: string): number {
  const count = Number(value);
  if (!Number.isInteger(count) || count < 2 || count > 20)
    throw fault("EH200", `--quantiles ${text}: the number of bins is a whole number from 2 to 20`, { help: ["--quantiles income=4"] });
  return count;
}
