import { dirname, isAbsolute, join } from "node:path";
import type { Policy } from "../../policy/policy.js";
import type { StudySettings } from "../../policy/study-settings.js";
import { usualWorstCase } from "../../policy/worst-case-settings.js";
import { pastData } from "../drift/past-data.js";
import { openData } from "../open-data.js";

/**
 * The studies of a policy with the files that they read beside the data: those of before, and those of training.
 *
 * Throws what reading a file throws.
 */
export async function withPolicyTables(
  { beside, path, studies }: Pick<Policy, "beside" | "path" | "studies">,
  signal?: AbortSignal,
): Promise<StudySettings> {
  const from = (file: string): string => (isAbsolute(file) ? file : join(dirname(path), file));
  const source = (file: string) => ({ kind: "files", patterns: [from(file)] }) as const;
  const { past, training } = beside;
  const drift = past && (await pastData(source(past.path), past, signal));
  if (training === null) return { ...studies, ...(drift && { drift }) };
  await using opened = await openData(source(training), signal === undefined ? {} : { signal });
  return {
    ...studies,
    ...(drift && { drift }),
    worstCase: { ...usualWorstCase, ...studies.worstCase, training: await opened.table() },
  };
}
