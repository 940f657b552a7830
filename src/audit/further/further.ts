import { conventions } from "../../conventions/index.js";
import type { Engine } from "../../engines/engine.js";
import type { Diagnostic } from "../../errors.js";
import { ll144Choices } from "../../policy/ll144-choices.js";
import type { AuditRequest } from "../../policy/request.js";
import type { Table } from "../../table/table.js";
import { distributions } from "../amounts/distributions.js";
import { beforeModel } from "../before-model/before-model.js";
import { beforeModelNotes } from "../before-model/notes.js";
import type { Bound } from "../bind/bind.js";
import { confusionRows } from "../classes/confusion.js";
import type { ConfusionRow } from "../classes/row.js";
import { conditional } from "../conditional/conditional.js";
import { demographicRows } from "../conditional/demographic.js";
import { reversalNotes } from "../conditional/reversal-notes.js";
import { conventionRows, type FlipsOf } from "../conventions/conventions.js";
import type { Counted } from "../counted.js";
import type { IndividualRow } from "../individual/row.js";
import { inequality } from "../inequality/inequality.js";
import type { MeasurePlan } from "../measure-plan.js";
import { membership } from "../membership/membership.js";
import { unknownRows } from "../membership/unknown.js";
import { oneQueryNote } from "../ranking/one-query.js";
import { representation } from "../ranking/representation.js";
import { aboveMedian } from "../regulation/above-median.js";
import { classified } from "../regulation/classified.js";
import { regulations } from "../regulation/regulation.js";
import type { GroupRow } from "../result.js";
import { adjusted, testsOf } from "../tests/tests.js";
import type { FurtherBlocks } from "./blocks.js";

interface Known {
  readonly engine: Engine;
  readonly bound: Bound;
  readonly request: AuditRequest;
  readonly counted: readonly Counted[];
  readonly plan: MeasurePlan;
  readonly groups: readonly GroupRow[];
  /** A gate looks at the data before the model only when asked. */
  readonly purpose: "audit" | "gate";
  /** All rows, for what no counts tell. */
  readonly table: () => Promise<Table>;
  /** What was found of rows and those most alike, for the tools that show it. */
  readonly individual: readonly IndividualRow[];
}

export interface Further {
  readonly blocks: Omit<FurtherBlocks, "scan" | "individual">;
  readonly notes: readonly Diagnostic[];
}

/** What is measured beyond rates and gaps of groups, and what has to be said about it. */
export async function measureFurther({
  engine,
  bound,
  request,
  counted,
  plan,
  groups,
  purpose,
  individual,
  table,
}: Known): Promise<Further> {
  const isBinary = plan.task === undefined || plan.task === "binary";
  const all = <Row>(rows: (part: Counted, own: MeasurePlan) => readonly Row[]): readonly Row[] =>
    counted.flatMap((part) => rows(part, { ...plan, groupings: part.groupings }));
  const each: typeof all = (rows) => (isBinary ? all(rows) : []);
  const { extras } = request;
  const within = each(conditional);
  const looks = extras.beforeModel === "on" || (extras.beforeModel === "auto" && purpose === "audit");
  const before = looks ? await beforeModel({ engine, bound, request, counted, plan }) : null;
  const members = await membership({ engine, bound, request, plan });
  const asked = conventions.filter(({ id }) => extras.conventions.includes(id));
  return {
    blocks: {
      conditional: within,
      conditionalDisparity: each(demographicRows),
      conventions: each((part, own) => conventionRows(part, own, { asked, flipsOf: flipsAmong(individual) })),
      inequality: each(inequality),
      confusion: all(confusionRows).filter(onceForEverybody()),
      distributions: all(distributions).filter(
        (row, i, rows) => row.by.length > 0 || rows.findIndex((one) => one.by.length === 0 && one.of === row.of) === i,
      ),
      representation: all(representation),
      beforeModel: before,
      unknownMembers: isBinary ? unknownRows(groups, plan) : [],
      membership: members.rows,
      regulations: await regulations(extras.packs, {
        groups,
        plan,
        weighted: request.columns.weight !== null,
        choices: ll144Choices(extras.ll144),
        scored: async (median) => (request.columns.score === null ? [] : aboveMedian(await table(), request.columns.score, bound, median)),
        classified: bound.classes === null ? null : async () => classified(await table(), bound),
      }),
      record: extras.record,
      tests: extras.tests ? adjusted(each(testsOf)) : [],
    },
    notes: [
      ...reversalNotes(within),
      ...oneQueryNote(counted),
      ...members.remarks,
      ...(before === null ? [] : beforeModelNotes(before, plan.confidence)),
    ],
  };
}

/** Everybody is in each part of the counts, and told of once. */
function onceForEverybody(): (row: ConfusionRow) => boolean {
  const seen = new Set<string>();
  return ({ by, label, prediction }) => {
    const key = JSON.stringify([label, prediction]);
    return by.length > 0 || (!seen.has(key) && seen.add(key) !== undefined);
  };
}

/** The flip test of a group, among the rows that were measured. */
const flipsAmong =
  (rows: readonly IndividualRow[]): FlipsOf =>
  (by, group) => {
    const row = rows.find((one) => one.by.join("*") === by.join("*") && by.every((name) => one.group[name] === group[name]));
    return row?.flipTest ?? null;
  };
