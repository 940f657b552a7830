import type { Axis, Coordinate } from "../../cube/cube.js";
import type { Bound } from "../bind/bind.js";

/** What a feature may tell of: an attribute or the label. */
export interface Target {
  readonly name: string;
  readonly axis: Axis;
  /** What the axis gives → the group's text; null = missing. */
  group(coordinate: Coordinate): string | null;
  /** In the order in which groups are shown. */
  readonly groups: readonly string[];
}

export const attributeTargets = ({ attributes }: Bound): readonly Target[] => attributes;

/** The label as classes; null when there is none or it is an amount. */
export function labelTarget({ label, task, classes }: Bound): Target | null {
  if (label === null) return null;
  const { column, positive, negative } = label.facts;
  if (task.task === "multiclass")
    return {
      name: column,
      axis: label.axis,
      group: (coordinate) => (coordinate === null ? null : String(coordinate)),
      groups: classes ?? [],
    };
  if (task.task !== "binary") return null;
  const names = [negative.join(", ") || "other", positive.join(", ")] as const;
  return {
    name: column,
    axis: label.axis,
    group: (coordinate) => (coordinate === null ? null : names[coordinate === 1 ? 1 : 0]),
    groups: [names[1], names[0]],
  };
}
