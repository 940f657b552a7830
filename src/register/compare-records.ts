import type { AuditRecord } from "./audit-record.js";

/** One number in two audits; `change` is now less before. */
export interface ComparedNumber {
  readonly id: string;
  readonly kind: "check" | "gap" | "overall";
  readonly was: number | null;
  readonly now: number | null;
  readonly change: number | null;
  /** Whether the bounds of the two do not meet; null where there are none. Bounds that meet show nothing either way. */
  readonly apart: boolean | null;
  readonly statusWas: string | null;
  readonly statusNow: string | null;
}

type Numbered = {
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly status: string | null;
};

/** What the later audit changed of the earlier one, in the order of the later. Numbers that neither has are left out. */
export function compareRecords(was: AuditRecord, now: AuditRecord): readonly ComparedNumber[] {
  const kinds: readonly (readonly [ComparedNumber["kind"], (audit: AuditRecord) => ReadonlyMap<string, Numbered>])[] = [
    ["check", ({ checks }) => new Map(checks.map((check) => [check.id, check]))],
    // A gap that a check is of is there already.
    [
      "gap",
      ({ gaps, checks }) =>
        new Map(gaps.filter(({ id }) => !checks.some((check) => check.id === id)).map((gap) => [gap.id, { ...gap, status: null }])),
    ],
    [
      "overall",
      ({ overall }) => new Map(Object.entries(overall).map(([id, value]) => [id, { value, lower: null, upper: null, status: null }])),
    ],
  ];
  return kinds.flatMap(([kind, numbers]) => {
    const [before, after] = [numbers(was), numbers(now)];
    return [...new Set([...after.keys(), ...before.keys()])].flatMap((id) => {
      const row = compared(id, kind, before.get(id) ?? none, after.get(id) ?? none);
      return row.was === null && row.now === null && row.statusWas === null && row.statusNow === null ? [] : [row];
    });
  });
}

const none: Numbered = { value: null, lower: null, upper: null, status: null };

function compared(id: string, kind: ComparedNumber["kind"], was: Numbered, now: Numbered): ComparedNumber {
  const bounded = [was.lower, was.upper, now.lower, now.upper].every((limit) => limit !== null);
  return {
    id,
    kind,
    was: was.value,
    now: now.value,
    change: was.value === null || now.value === null ? null : now.value - was.value,
    apart: bounded ? now.lower! > was.upper! || now.upper! < was.lower! : null,
    statusWas: was.status,
    statusNow: now.status,
  };
}
