import type { Axis, Coordinate } from "../../cube/cube.js";
import type { Predicate } from "../../cube/predicate.js";
import type { ColumnValues, Engine, NumberRange } from "../../engines/engine.js";
import type { AttributeDefinition, AuditRequest } from "../../policy/request.js";
import { suggest } from "../../suggest.js";
import { binLabels } from "./bin-labels.js";
import type { Findings } from "./findings.js";
import { valueText } from "./outcome.js";

/** A protected attribute bound to its column. */
export interface BoundAttribute {
  readonly name: string;
  readonly axis: Axis;
  /** What the axis gives → the group's text; null = missing. */
  group(coordinate: Coordinate): string | null;
  /** Every group that can occur, in the order in which groups are shown. */
  readonly groups: readonly string[];
  readonly bins: readonly number[] | null;
  readonly merged: Readonly<Record<string, readonly string[]>>;
  readonly reference: string | null;
  readonly missing: number;
}

/** Levels of one attribute above which a column is not a grouping. */
export const MOST_GROUPS = 1000;
/** Different numbers above which a number column is cut into bins. */
export const MOST_NUMBERS = 12;
/** Cuts of ages when nobody said otherwise: the bands that age statistics share. */
const AGE_CUTS = [30, 45, 60];
const DEFAULT_QUANTILES = 4;

/** The attribute's axis and groups; null when something is wrong, which is then reported. */
export async function bindAttribute(
  engine: Engine,
  column: string,
  request: AuditRequest,
  options: { readonly where: Predicate | undefined; readonly found: Findings },
): Promise<BoundAttribute | null> {
  const { found, where } = options;
  const { define, normalize } = request.groups;
  const definition = define[column] ?? {};
  const numeric = engine.columns.find(({ name }) => name === column)?.kind === "number";
  const values = await engine.values(column, MOST_GROUPS + 1, where);
  const wantsBins = definition.bins !== undefined || definition.quantiles !== undefined;
  if (wantsBins && !numeric) {
    found.fault("EH111", `${column} is cut into bins but holds texts`, {
      help: [`groups of texts are joined by groups.define.${column}.merge`],
    });
    return null;
  }
  if (numeric && (wantsBins || values.distinct > MOST_NUMBERS)) {
    const range = await engine.range(column, where);
    const edges = await cutsOf(engine, column, { definition, range, where, found });
    return edges === null ? null : checked(binned(column, edges, range), definition, options);
  }
  if (values.distinct > MOST_GROUPS) {
    found.fault("EH125", `${column} has ${values.distinct} different values, at most ${MOST_GROUPS} groups can be compared`, {
      help: [`leave it out of --sensitive, or join values: groups.define.${column}.merge`],
    });
    return null;
  }
  return checked(named(column, values, { definition, normalize }), definition, options);
}

interface CutOptions {
  readonly definition: AttributeDefinition;
  readonly range: NumberRange;
  readonly where: Predicate | undefined;
  readonly found: Findings;
}

async function cutsOf(engine: Engine, column: string, { definition, range, where, found }: CutOptions): Promise<readonly number[] | null> {
  if (definition.bins !== undefined) return [...definition.bins].sort((a, b) => a - b);
  if (range.min === null || range.max === null) {
    found.fault("EH107", `column "${column}" has no value in any row`, { help: ["check the file, or --where"] });
    return null;
  }
  const { min, max } = range;
  const ageLike = /(^|[_\W])age([_\W]|$)/i.test(column) && AGE_CUTS.every((cut) => cut > min && cut <= max);
  if (definition.quantiles === undefined && ageLike) {
    found.remark("EH120", `${column} is cut at ${AGE_CUTS.join(", ")}`, { help: [`--bins ${column}=${AGE_CUTS.join(",")}`] }, "note");
    return AGE_CUTS;
  }
  const count = definition.quantiles ?? DEFAULT_QUANTILES;
  const shares = Array.from({ length: count - 1 }, (_, i) => (i + 1) / count);
  const cuts = [...new Set(await engine.quantiles(column, shares, where))].filter((cut) => cut > min).sort((a, b) => a - b);
  if (definition.quantiles === undefined) {
    found.remark(
      "EH120",
      `${column} is cut at its quartiles, ${cuts.join(", ")}`,
      { help: [`--bins ${column}=${cuts.join(",")}`] },
      "note",
    );
  }
  return cuts;
}

function binned(column: string, edges: readonly number[], { whole }: NumberRange): BoundAttribute {
  const groups = binLabels(edges, whole ? "whole" : "real");
  return {
    name: column,
    axis: { kind: "bin", column, edges },
    group: (coordinate) => (typeof coordinate === "number" ? groups[coordinate]! : null),
    groups,
    bins: edges,
    merged: {},
    reference: null,
    missing: 0,
  };
}

interface Naming {
  readonly definition: AttributeDefinition;
  readonly normalize: "none" | "trim" | "lower";
}

function named(column: string, { values, missing }: ColumnValues, { definition, normalize }: Naming): BoundAttribute {
  const into = new Map<string, string>();
  for (const [group, members] of Object.entries(definition.merge ?? {})) for (const member of members) into.set(valueText(member), group);
  const clean = (text: string): string => (normalize === "none" ? text : normalize === "trim" ? text.trim() : text.trim().toLowerCase());
  const groupOf = (text: string): string => into.get(text) ?? into.get(clean(text)) ?? clean(text);
  const groups = [...new Set(values.map(({ text }) => groupOf(text)))].sort(byTextOrNumber);
  const merged = Object.fromEntries(Object.entries(definition.merge ?? {}).map(([group, members]) => [group, members.map(valueText)]));
  return {
    name: column,
    axis: { kind: "category", column },
    group: (coordinate) => (coordinate === null ? null : groupOf(String(coordinate))),
    groups,
    bins: null,
    merged,
    reference: null,
    missing,
  };
}

/** Numbers by size, everything else by code unit. */
export function byTextOrNumber(a: string, b: string): number {
  const [x, y] = [Number(a), Number(b)];
  if (a.trim() !== "" && b.trim() !== "" && Number.isFinite(x) && Number.isFinite(y) && x !== y) return x - y;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The attribute with its reference, once reference and expected groups are found among the groups. */
function checked(attribute: BoundAttribute, definition: AttributeDefinition, { found }: { readonly found: Findings }): BoundAttribute {
  const { groups, name } = attribute;
  for (const value of definition.expect ?? []) {
    const text = valueText(value);
    if (groups.includes(text)) continue;
    const twin = groups.find((group) => group.toLowerCase().trim() === text.toLowerCase().trim());
    found.fault("EH119", `group "${text}" of ${name} is expected and absent`, {
      evidence: [`found: ${groups.slice(0, 10).join(", ")}`],
      help:
        twin === undefined
          ? [`check the filter, or groups.define.${name}.expect`]
          : [`"${twin}" differs in case or spaces only: --normalize lower`],
    });
  }
  if (definition.reference === undefined) return attribute;
  const reference = valueText(definition.reference);
  if (!groups.includes(reference)) {
    const near = suggest(reference, groups);
    found.fault("EH119", `reference group "${reference}" of ${name} is absent`, {
      evidence: [`found: ${groups.slice(0, 10).join(", ")}`],
      help: near === null ? [`--reference ${name}=GROUP`] : [`did you mean --reference ${name}=${near}?`],
    });
  }
  return { ...attribute, reference };
}
