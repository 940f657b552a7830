import { conventions } from "../../conventions/index.js";
import type { Engine } from "../../engines/engine.js";
import type { Diagnostic } from "../../errors.js";
import type { AuditRequest } from "../../policy/request.js";
import { beforeModel, looksByItself } from "../before-model/before-model.js";
import { beforeModelNotes } from "../before-model/notes.js";
import type { Bound } from "../bind/bind.js";
import { conditional } from "../conditional/conditional.js";
import { demographicRows } from "../conditional/demographic.js";
import { reversalNotes } from "../conditional/reversal-notes.js";
import { conventionRows } from "../conventions/conventions.js";
import type { Counted } from "../counted.js";
import { inequality } from "../inequality/inequality.js";
import type { MeasurePlan } from "../measure-plan.js";
import type { GroupRow } from "../result.js";
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
}

export interface Further {
  readonly blocks: FurtherBlocks;
  readonly notes: readonly Diagnostic[];
}

/** Everything that is measured beyond rates and gaps of groups, and what has to be said about it. */
export async function measureFurther({ engine, bound, request, counted, plan, groups, purpose }: Known): Promise<Further> {
  const isBinary = plan.task === undefined || plan.task === "binary";
  const each = <Row>(rows: (part: Counted, own: MeasurePlan) => readonly Row[]): readonly Row[] =>
    isBinary ? counted.flatMap((part) => rows(part, { ...plan, groupings: part.groupings })) : [];
  const { extras } = request;
  const within = each(conditional);
  const looks = extras.beforeModel === "on" || (extras.beforeModel === "auto" && purpose === "audit" && looksByItself(engine));
  const before = looks ? await beforeModel(engine, { bound, request, groups, minN: plan.minN }) : null;
  const asked = conventions.filter(({ id }) => extras.conventions.includes(id));
  return {
    blocks: {
      conditional: within,
      conditionalDisparity: each(demographicRows),
      conventions: each((part, own) => conventionRows(part, own, { asked })),
      inequality: each(inequality),
      beforeModel: before,
    },
    notes: [...reversalNotes(within), ...(before === null ? [] : beforeModelNotes(before))],
  };
}
