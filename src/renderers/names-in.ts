import type { Result } from "../audit/result.js";
import { formatGroup, formatGrouping } from "../sections/format-group.js";
import { formatName } from "../sections/format-name.js";

/** What a report takes from its user as it is: titles and owners, columns, attributes, their combinations, and groups. */
export const namesIn = ({ plan, profile, groups, policy, record, askedModel }: Result): ReadonlySet<string> =>
  new Set([
    ...[policy?.title, policy?.owner, record?.content.model?.name].flatMap((said) => (said === undefined ? [] : [formatName(said)])),
    ...(plan.classes ?? []).map((name) => formatName(name)),
    ...Object.keys(plan.formulas).map((name) => formatName(name)),
    ...(askedModel === null ? [] : [askedModel.adapter, ...Object.values(askedModel.facts)]).map((fact) => formatName(String(fact))),
    ...profile.map(({ name }) => formatName(name)),
    ...plan.attributes.map(({ name }) => formatName(name)),
    ...plan.groupings.map((by) => formatGrouping(by)),
    ...groups.map(({ by, group }) => formatGroup(by, group)),
  ]);
