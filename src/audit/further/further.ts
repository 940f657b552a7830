import { conventions } from "../../conventions/index.js";
import type { Diagnostic } from "../../errors.js";
import type { AuditRequest } from "../../policy/request.js";
import { conditional } from "../conditional/conditional.js";
import { demographicRows } from "../conditional/demographic.js";
import { reversalNotes } from "../conditional/reversal-notes.js";
import { conventionRows } from "../conventions/conventions.js";
import type { Counted } from "../counted.js";
import { inequality } from "../inequality/inequality.js";
import type { MeasurePlan } from "../measure-plan.js";
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
  const each = <Row>(rows: (part: Counted, own: MeasurePlan) => readonly Row[]): readonly Row[] =>
    isBinary ? counted.flatMap((part) => rows(part, { ...plan, groupings: part.groupings })) : [];
  const { extras } = request;
  const within = each(conditional);
  const asked = conventions.filter(({ id }) => extras.conventions.includes(id));
  return {
    blocks: {
      conditional: within,
      conditionalDisparity: each(demographicRows),
      conventions: each((part, own) => conventionRows(part, own, { asked })),
      inequality: each(inequality),
    },
    notes: reversalNotes(within),
  };
}
