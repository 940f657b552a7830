import type { Result } from "../audit/result.js";
import { formatGroup, formatGrouping } from "../sections/format-group.js";
import { formatName } from "../sections/format-name.js";

/** What a report takes from the data as it is: columns, attributes, their combinations, and groups. */
export const namesIn = ({ plan, profile, groups }: Result): ReadonlySet<string> =>
  new Set([
    ...profile.map(({ name }) => formatName(name)),
    ...plan.attributes.map(({ name }) => formatName(name)),
    ...plan.groupings.map((by) => formatGrouping(by)),
    ...groups.map(({ by, group }) => formatGroup(by, group)),
  ]);
