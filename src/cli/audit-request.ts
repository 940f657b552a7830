import { conventions } from "../conventions/index.js";
import { fault } from "../errors.js";
import { assignment, withDefinitions } from "../policy/definitions.js";
import { withExtras } from "../policy/extras.js";
import { attributesOf } from "../policy/policy-request.js";
import { type AuditRequest, emptyRequest } from "../policy/request.js";
import type { AuditFlags } from "./audit-flag-list.js";

/** What the policy asks, with what the flags say on top: a flag replaces the same setting and leaves the others. */
export function auditRequest(flags: AuditFlags, base: AuditRequest = emptyRequest): AuditRequest {
  const { columns, outcome, groups, stats } = base;
  const named = flags.sensitive === undefined ? null : attributesOf(flags.sensitive);
  const counted = flags.trials !== undefined || flags.hits !== undefined || (columns.trials !== null && columns.hits !== null);
  if (counted && ((flags.trials ?? columns.trials) === null || (flags.hits ?? columns.hits) === null))
    throw fault("EH200", "--trials and --hits belong together", { help: ["--trials applicants --hits admitted"] });
  const decisions = flags.prediction ?? (flags.score !== undefined && flags.threshold !== undefined ? null : columns.prediction);
  return {
    task: flags.task ?? base.task,
    columns: {
      label: flags.label ?? columns.label,
      // The reader turns a table of trials and hits into one of decisions and counts.
      prediction: counted ? "(decision)" : decisions,
      score: flags.score ?? columns.score,
      id: flags.id ?? columns.id,
      weight: flags.weight ?? columns.weight,
      cluster: flags.cluster ?? columns.cluster,
      strata: flags.strata ?? columns.strata,
      sensitive: named?.sensitive ?? columns.sensitive,
      count: counted ? "(count)" : (flags.count ?? columns.count),
      trials: null,
      hits: null,
      query: flags.query ?? columns.query,
      rank: flags.rank ?? columns.rank,
    },
    outcome: {
      positive: flags.positive === undefined ? outcome.positive : { label: flags.positive, prediction: null },
      negative: flags.negative === undefined ? outcome.negative : { label: flags.negative, prediction: null },
      favorable: flags.favorable ?? outcome.favorable,
      threshold: flags.threshold ?? outcome.threshold,
    },
    groups: {
      depth: flags.depth ?? groups.depth,
      intersections: named?.combined ?? groups.intersections,
      minN: flags.minN ?? groups.minN,
      small: flags.small ?? groups.small,
      missing: flags.missingGroups ?? groups.missing,
      normalize: flags.normalize ?? groups.normalize,
      define: withDefinitions(groups.define, flags),
    },
    where: flags.where ?? base.where,
    ...(base.scoreScale && { scoreScale: base.scoreScale }),
    missingPrediction: flags.missingPrediction ?? base.missingPrediction,
    stats: {
      confidence: flags.confidence ?? stats.confidence,
      seed: flags.seed ?? stats.seed,
      resamples: flags.resamples ?? stats.resamples,
    },
    formulas: { ...base.formulas, ...formulasOf(flags.metric ?? []) },
    extras: withExtras(base.extras, flags, { conventions: conventions.map(({ id }) => id) }),
  };
}

function formulasOf(texts: readonly string[]): Readonly<Record<string, string>> {
  const entries = texts.map((text) => assignment(text, '--metric "net=tpr - fpr"'));
  const twice = entries.find(({ name }, i) => entries.findIndex((one) => one.name === name) !== i);
  if (twice !== undefined) throw fault("EH200", `--metric ${twice.name} is given twice`, { help: ["give each metric a name of its own"] });
  return Object.fromEntries(entries.map(({ name, value }) => [name, value]));
}
