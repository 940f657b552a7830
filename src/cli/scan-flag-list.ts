import { type Command, Option } from "commander";
import { type ScanSettings, scanMethods } from "../policy/requested-scan.js";
import { type AuditFlags, addGroupFlags, addRoleFlags, addRunFlags } from "./audit-flag-list.js";
import { addDataFlags } from "./data-flag-list.js";
import { listed, share, wholeFrom } from "./flag-values.js";

/** Everything that can stand after `evenhand scan`, as commander gives it. */
export interface ScanFlags extends Omit<AuditFlags, "scan" | "metric" | "depth"> {
  readonly features?: readonly string[];
  readonly metric?: readonly string[];
  readonly depth?: number;
  readonly minRows?: number;
  readonly limit?: number;
  readonly method?: (typeof scanMethods)[number];
  readonly biasScan?: boolean;
}

export function addScanFlags(command: Command): Command {
  addRoleFlags(command)
    .optionsGroup("What is searched")
    .option("--features <columns>", "columns beside the protected attributes: income,region; or all", listed)
    .option("--metric <rates>", "rates to search: selection_rate,fpr", listed)
    .option("--depth <n>", "values combined at most, 3", wholeFrom(1, 5))
    .option("--min-rows <n>", "rows that a group and everybody else must have, 30", wholeFrom(1))
    .option("--limit <gap>", "gap that no group is to exceed: 0.1 is 10 percentage points", share)
    .addOption(new Option("--method <name>", "how chance is ruled out; auto when left out").choices(scanMethods))
    .option("--bias-scan", "search sets of values as well: age 18-24 or 65+");
  addGroupFlags(addDataFlags(command));
  // Refused with the reason, which an unknown flag would not have.
  command.addOption(new Option("--weight <column>").hideHelp()).addOption(new Option("--cluster <column>").hideHelp());
  return addRunFlags(command);
}

/** The flags of an audit with this search. */
export function auditFlagsOf({ features, metric, depth, minRows, limit, method, biasScan, ...flags }: ScanFlags): AuditFlags {
  const all = features?.length === 1 && features[0] === "all";
  const settings: ScanSettings = {
    ...(features && { features: all ? "all" : features }),
    ...(metric && { metrics: metric }),
    ...(depth !== undefined && { depth }),
    ...(minRows !== undefined && { minRows }),
    ...(limit !== undefined && { limit }),
    ...(method && { method }),
    ...(biasScan && { biasScan }),
  };
  return { ...flags, scan: settings };
}
