/**
 * Names of the bins that ascending edges cut: "<30", "30-44", "45+" for whole numbers, "<0.5", "0.5 to <1", "1+" for others.
 *
 * One more than there are edges. Example: `binLabels([30, 45], "whole")` is ["<30", "30-44", "45+"].
 */
export function binLabels(edges: readonly number[], numbers: "whole" | "real"): readonly string[] {
  if (edges.length === 0) return ["all"];
  const inner = edges.slice(1).map((edge, i) => between(edges[i]!, edge, numbers));
  return [`<${edges[0]}`, ...inner, `${edges.at(-1)}+`];
}

function between(from: number, to: number, numbers: "whole" | "real"): string {
  const whole = numbers === "whole" && Number.isInteger(from) && Number.isInteger(to);
  if (!whole) return `${from} to <${to}`;
  if (to - from === 1) return String(from);
  return from < 0 ? `${from} to ${to - 1}` : `${from}-${to - 1}`;
}
