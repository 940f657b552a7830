import { daysBetween } from "../checks/waivers.js";
import type { ModelCard } from "./card.js";
import { auditsOf, dayOf, lastAudit, liveVersions, type Register, unapprovedRoles, unsignedRoles } from "./register.js";
import { unsignedWaivers } from "./waived.js";

/** Something that has to be done, or will have to be. */
export interface Due {
  readonly kind: "audit" | "signature" | "approval" | "waiver" | "data" | "verdict";
  /** Id of a model, or of data. */
  readonly subject: string;
  readonly what: string;
  /** The day it is due, in UTC; null when it has been all along. */
  readonly day: string | null;
  /** Days from today; negative when it is late, null when there is no day. */
  readonly daysLeft: number | null;
  readonly late: boolean;
  readonly who: string;
}

const DAY_MS = 86_400_000;
const later = (day: string, days: number): string => dayOf(new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString());

/** What is late or becomes due within so many days, the latest first. */
export function dueOf(register: Register, today: string, within: number): readonly Due[] {
  const all = [...register.models.flatMap((model) => ofModel(register, model, today)), ...ofData(register, today)];
  return all
    .filter(({ late, daysLeft }) => late || (daysLeft !== null && daysLeft <= within))
    .sort(
      (a, b) => (a.daysLeft ?? Number.NEGATIVE_INFINITY) - (b.daysLeft ?? Number.NEGATIVE_INFINITY) || (a.subject < b.subject ? -1 : 1),
    );
}

function ofModel(register: Register, model: ModelCard, today: string): readonly Due[] {
  const inUse = liveVersions(model);
  const who = model.responsible ?? model.owner;
  const on = (day: string): Pick<Due, "day" | "daysLeft" | "late"> => {
    const daysLeft = daysBetween(today, day);
    return { day, daysLeft, late: daysLeft < 0 };
  };
  const now = { day: null, daysLeft: null, late: true } as const;
  return inUse.flatMap(({ version }): readonly Due[] => {
    const last = lastAudit(register, model.id, version);
    const subject = model.id;
    if (last === null) return [{ kind: "audit", subject, what: `version ${version} is live and was never audited`, ...now, who }];
    const unsigned = unsignedRoles(register, model, last);
    const verdict = last.result.verdict;
    return [
      {
        kind: "audit",
        subject,
        what: `the next audit of version ${version}`,
        ...on(later(dayOf(last.run.startedAt), model.auditEveryDays)),
        who,
      },
      ...unsigned.map(
        (role): Due => ({
          kind: "signature",
          subject,
          what: `the audit of ${dayOf(last.run.startedAt)} is not signed as ${role}`,
          ...now,
          who: role,
        }),
      ),
      ...unapprovedRoles(register, model, last).map(
        (role): Due => ({
          kind: "approval",
          subject,
          what: `version ${version} is live and not approved as ${role}`,
          ...now,
          who: role,
        }),
      ),
      ...(verdict === "fail" || verdict === "error" || verdict === "undecided"
        ? [{ kind: "verdict", subject, what: `version ${version} is live and its last check is: ${verdict}`, ...now, who } as const]
        : []),
      ...unsignedWaivers(register, model, last).flatMap(({ waiver, roles }) =>
        roles.map(
          (role): Due => ({
            kind: "waiver",
            subject,
            what: `the waiver of ${waiver.check} until ${waiver.expires} is not signed as ${role}`,
            ...now,
            who: role,
          }),
        ),
      ),
      ...last.waivers
        .filter(({ status }) => status !== "unused")
        .map(
          (waiver): Due => ({
            kind: "waiver",
            subject,
            what: `the waiver of ${waiver.check} ends`,
            ...on(waiver.expires),
            who: waiver.owner,
          }),
        ),
    ];
  });
}

/** Data that a live model was last audited on, and whose last day is near or over. */
function ofData(register: Register, today: string): readonly Due[] {
  return register.data.flatMap((card): readonly Due[] => {
    if (card.expires === null) return [];
    const daysLeft = daysBetween(today, card.expires);
    const users = register.models.filter(({ id }) =>
      auditsOf(register, id)
        .at(-1)
        ?.data.some(({ card: used }) => used === card.id),
    );
    const who = users.map(({ owner }) => owner).join(", ") || "nobody";
    return [
      {
        kind: "data",
        subject: card.id,
        what: "the data may not be used from then on",
        day: card.expires,
        daysLeft,
        late: daysLeft < 0,
        who,
      },
    ];
  });
}
