import type { Result } from "../../audit/result.js";
import type { GroupKey } from "../../disparities/row.js";

/** One number of a result, as formats with a flat list of metrics have it. */
export interface ExportedValue {
  /** Id of the metric or disparity, without attributes: `selection_rate`, `demographic_parity_difference`. */
  readonly type: string;
  readonly value: number;
  readonly lower: number | null;
  readonly upper: number | null;
  /** `race=Black, sex=female`; `race: Asian against Black` of a comparison; null of everybody. */
  readonly slice: string | null;
  /** The group that a number is of; null of a comparison, and of everybody. */
  readonly group: GroupKey | null;
  /** Whether it is the worst pair of all groups that is compared; false of a group alone and of one group with another. */
  readonly isWorst: boolean;
  /** Rows in the denominator; null of a comparison. */
  readonly rows: number | null;
}

/** Every number of groups and between groups that exists; those that do not are counted by the caller where it matters. */
export function exportedValues({ groups, disparities }: Result): readonly ExportedValue[] {
  return [
    ...groups.flatMap(({ by, group, metrics }) =>
      Object.entries(metrics).flatMap(([type, { value, lower, upper, n }]): ExportedValue[] =>
        value === null
          ? []
          : [
              {
                type,
                value,
                lower,
                upper,
                slice: by.length === 0 ? null : sliceOf(group),
                group: by.length === 0 ? null : group,
                isWorst: false,
                rows: n,
              },
            ],
      ),
    ),
    ...disparities.flatMap(({ id, by, group, value, bounds, pair }): ExportedValue[] => {
      if (value === null) return [];
      const who = pair === null ? by.join(" × ") : `${by.join(" × ")}: ${namesOf(group ?? pair.a.group)} against ${namesOf(pair.b.group)}`;
      return [
        {
          type: id.split("@")[0]!,
          value,
          lower: bounds?.lower ?? null,
          upper: bounds?.upper ?? null,
          slice: who,
          group: null,
          isWorst: group === undefined,
          rows: null,
        },
      ];
    }),
  ];
}

/** `race=Black, sex=female`. */
export const sliceOf = (group: GroupKey): string =>
  Object.entries(group)
    .map(([attribute, value]) => `${attribute}=${value}`)
    .join(", ");

/** The group's values alone; nobody in particular is "everybody else or all", by the contrast. */
const namesOf = (group: GroupKey): string => Object.values(group).join(" × ") || "the others";

/** Numbers without a value, of groups and between them. */
export const withoutValue = ({ groups, disparities }: Result): number =>
  groups.reduce((sum, { metrics }) => sum + Object.values(metrics).filter(({ value }) => value === null).length, 0) +
  disparities.filter(({ value }) => value === null).length;
