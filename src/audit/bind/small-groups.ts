import type { Predicate } from "../../cube/predicate.js";
import type { Engine } from "../../engines/engine.js";
import type { RequestedGroups } from "../../policy/request.js";
import type { BoundAttribute } from "./attributes.js";
import type { Findings } from "./findings.js";

/** The smallest group that is compared when nobody says otherwise and no limit asks for more. */
const AUTO_MIN_N = 30;

export const minNOf = ({ minN }: Pick<RequestedGroups, "minN">): number => (minN === "auto" ? AUTO_MIN_N : minN);

interface Rows {
  readonly where: Predicate | null;
  readonly count: string | null;
  readonly found: Findings;
}

interface SmallGroup {
  readonly group: string;
  readonly n: number;
}

/** The attributes with their small groups joined or reported, where the request says so. Groups without rows are neither. */
export async function settleSmallGroups(
  engine: Engine,
  attributes: readonly BoundAttribute[],
  groups: Pick<RequestedGroups, "minN" | "small">,
  rows: Rows,
): Promise<readonly BoundAttribute[]> {
  if (groups.small === "exclude") return attributes;
  const minN = minNOf(groups);
  const settled: BoundAttribute[] = [];
  for (const attribute of attributes) {
    const small = await smallGroups(engine, attribute, minN, rows);
    if (groups.small === "error") reportSmall(attribute, small, minN, rows.found);
    settled.push(groups.small === "merge" ? joined(attribute, small, minN, rows.found) : attribute);
  }
  return settled;
}

async function smallGroups(
  engine: Engine,
  attribute: BoundAttribute,
  minN: number,
  { where, count }: Rows,
): Promise<readonly SmallGroup[]> {
  const { cells, tallies } = await engine.cube({
    axes: { group: attribute.axis },
    ...(where && { where }),
    ...(count !== null && { count }),
  });
  const rows = new Map<string, number>();
  cells.forEach(({ group }, i) => {
    const name = attribute.group(group ?? null);
    if (name !== null) rows.set(name, (rows.get(name) ?? 0) + tallies[i]!.n);
  });
  return attribute.groups.flatMap((group) => {
    const n = rows.get(group) ?? 0;
    return n > 0 && n < minN ? [{ group, n }] : [];
  });
}

function reportSmall({ name }: BoundAttribute, small: readonly SmallGroup[], minN: number, found: Findings): void {
  if (small.length === 0) return;
  found.fault("EH118", `${named(name, small)}, fewer than ${minN}, and the policy allows no small groups`, {
    help: [`join them: groups.define.${name}.merge, or groups.small: merge`, "or list them without comparing them: groups.small: exclude"],
  });
}

/** Two or more small groups as one; a single one has nothing to be joined with, and the reference stays what it is. */
function joined(attribute: BoundAttribute, small: readonly SmallGroup[], minN: number, found: Findings): BoundAttribute {
  const { name, groups, merged, reference } = attribute;
  const joining = small.filter(({ group }) => group !== reference);
  if (joining.length < 2) return attribute;
  const members = joining.map(({ group }) => group);
  const others = groups.filter((group) => !members.includes(group));
  const into = freeName(others);
  found.remark(
    "EH118",
    `${named(name, joining)}, fewer than ${minN}: joined into ${into}, ${joining.reduce((sum, { n }) => sum + n, 0)} rows`,
    { help: ["--small exclude lists them one by one"] },
    "note",
  );
  return {
    ...attribute,
    group(coordinate) {
      const group = attribute.group(coordinate);
      return group !== null && members.includes(group) ? into : group;
    },
    groups: [...others, into],
    merged: { ...merged, [into]: members },
  };
}

const MOST_NAMES = 10;

function named(attribute: string, small: readonly SmallGroup[]): string {
  const names = small.slice(0, MOST_NAMES).map(({ group, n }) => `"${group}" has ${n} ${n === 1 ? "row" : "rows"}`);
  return `${attribute} ${names.join(", ")}${small.length > MOST_NAMES ? ` and ${small.length - MOST_NAMES} more` : ""}`;
}

/** "(small)", in more brackets while a group of the data is called that. */
function freeName(taken: readonly string[]): string {
  let name = "(small)";
  while (taken.includes(name)) name = `(${name})`;
  return name;
}
