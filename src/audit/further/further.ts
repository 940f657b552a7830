import { conventions } from "../../conventions/index.js";
import type { Diagnostic } from "../../errors.js";
import type { AuditRequest } from "../../policy/request.js";
import { confusionRows } from "../classes/confusion.js";
import type { ConfusionRow } from "../classes/row.js";
import { conditional } from "../conditional/conditional.js";
import { demographicRows } from "../conditional/demographic.js";
import { reversalNotes } from "../conditional/reversal-notes.js";
import { conventionRows } from "../conventions/conventions.js";
import type { Counted } from "../counted.js";
import { inequality } from "../inequality/inequality.js";
import type { MeasurePlan } from "../measure-plan.js";
import { oneQueryNote } from "../ranking/one-query.js";
import { representation } from "../ranking/representation.js";
import type { FurtherBlocks } from "./blocks.js";

interface Known {
  readonly request: AuditRequest;
  readonly counted: readonly Counted[];
  readonly plan: MeasurePlan;
}

export interface Further {
  readonly blocks: Omit<FurtherBlocks, "scan">;
  readonly notes: readonly Diagnostic[];
}

/** What is measured on the counts beyond rates and gaps of groups, and what has to be said about it. */
export function measureFurther({ request, counted, plan }: Known): Further {
  const isBinary = plan.task === undefined || plan.task === "binary";
  const all = <Row>(rows: (part: Counted, own: MeasurePlan) => readonly Row[]): readonly Row[] =>
    counted.flatMap((part) => rows(part, { ...plan, groupings: part.groupings }));
  const each: typeof all = (rows) => (isBinary ? all(rows) : []);
  const { extras } = request;
  const within = each(conditional);
  const asked = conventions.filter(({ id }) => extras.conventions.includes(id));
  return {
    blocks: {
      conditional: within,
      conditionalDisparity: each(demographicRows),
      conventions: each((part, own) => conventionRows(part, own, { asked })),
      inequality: each(inequality),
      confusion: all(confusionRows).filter(onceForEverybody()),
      representation: all(representation),
    },
    notes: [...reversalNotes(within), ...oneQueryNote(counted)],
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
