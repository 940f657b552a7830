import { contrasts } from "../contrasts/index.js";
import { disparities } from "../disparities/index.js";
import type { NamedParts } from "../disparities/resolve.js";
import { type Diagnostic, EvenhandError } from "../errors.js";
import { metrics } from "../metrics/index.js";
import type { Metric } from "../metrics/kind/metric.js";
import { formulaMetric } from "./formula.js";
import { type Merged, pointer } from "./merge-layers.js";

/** What names of checks are looked up among: the shelves, and the policy's own formulas. */
export async function ownMetrics(
  formulas: Readonly<Record<string, string>>,
  { said }: Merged,
): Promise<{ readonly parts: NamedParts; readonly mistakes: readonly Diagnostic[] }> {
  const own: Metric[] = [];
  const mistakes: Diagnostic[] = [];
  for (const [id, text] of Object.entries(formulas)) {
    try {
      own.push(await formulaMetric(id, text, metrics));
    } catch (error) {
      if (!(error instanceof EvenhandError)) throw error;
      const { text: file, prefix } = said.get(pointer(["metrics", id]))!;
      const { code, message, help } = error.diagnostics[0]!;
      // What a check asks of it can be looked at all the same.
      own.push(
        ...(await formulaMetric(id, "n", metrics).then(
          (metric) => [metric],
          () => [],
        )),
      );
      mistakes.push(file.mistake(code, message, file.valueAt([...prefix, "metrics", id]), { help }));
    }
  }
  return { parts: { metrics: [...metrics, ...own], contrasts, disparities }, mistakes };
}
