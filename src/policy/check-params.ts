/** Parameters that a metric has, with the value that it is measured with; another one would change nothing, so it is refused. */
const fixed: readonly { readonly metrics: RegExp; readonly params: Readonly<Record<string, number>> }[] = [
  { metrics: /calibration_(gap|error)|brier_reliability|brier_resolution/, params: { bins: 10 } },
];

/** Why parameters of a check mean nothing; null when each says what is done anyway. */
export function idleParams(
  params: Readonly<Record<string, number>>,
  metric: string,
): { readonly why: string; readonly help: readonly string[] } | null {
  const known = fixed.find(({ metrics }) => metrics.test(metric))?.params ?? {};
  for (const [name, value] of Object.entries(params)) {
    if (!Object.hasOwn(known, name)) return { why: `${metric} has no parameter ${name}`, help: ["leave out params"] };
    if (known[name] !== value)
      return {
        why: `${metric} is measured with ${name}: ${known[name]}, not ${value}`,
        help: [`params: { ${name}: ${known[name]} }, or leave it out`],
      };
  }
  return null;
}
