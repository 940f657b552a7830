import type { Waiver } from "../../checks/check.js";
import { printLimit } from "../../checks/print-number.js";
import { textTable } from "./columns.js";
import { plainText } from "./plain-text.js";
import { type Screen, spelledFor } from "./screen.js";

/** A waiver with what is to be said of it. */
export interface ShownWaiver extends Waiver {
  readonly state: string;
  readonly used: boolean | null;
  readonly daysLeft: number;
}

/** Waivers as a person reads them: of what, whose, until when, and what stands against them. */
export function renderWaivers(waivers: readonly ShownWaiver[], screen: Screen): string {
  if (waivers.length === 0) return "No waivers.\n";
  const table = textTable(
    [
      { title: "check", align: "left", flexible: true },
      { title: "owner", align: "left", flexible: true },
      { title: "until", align: "left" },
      { title: "days", align: "right" },
      { title: "ceiling", align: "right" },
      { title: "", align: "left" },
    ],
    waivers.map(({ check, groups, owner, expires, daysLeft, ceiling, state, used }) => [
      plainText(groups === null ? check : `${check} (${groups.join(", ")})`),
      plainText(owner),
      plainText(expires),
      String(daysLeft),
      ceiling === null ? "" : printLimit(ceiling),
      used === false ? `${state}, not used` : state,
    ]),
    screen.width - 2,
  );
  return spelledFor(`${table.map((line) => `  ${line}`).join("\n")}\n`, screen);
}
