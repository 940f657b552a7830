import type { RobustnessRow } from "../../audit/stress/row.js";
import { formatNumber } from "../format-number.js";
import { formatRoundShare } from "../format-share.js";

/** An amount with what it counts: "0.1 sd", "5.0%", "× 2.54", "30 days"; "" where there is but one strength. */
export function amountWords({ test, unit }: Pick<RobustnessRow, "test" | "unit">, amount: number): string {
  switch (unit) {
    case "sd":
      return `${formatNumber(amount)} sd`;
    case "share":
      return amount === 1 ? "all" : formatRoundShare(amount);
    case "factor":
      return `${test === "unit_too_small" ? "÷" : "×"} ${formatNumber(Number(amount.toPrecision(3)))}`;
    case "days":
      return amount === 1 ? "1 day" : `${formatNumber(amount)} days`;
    case "none":
      return "";
  }
}

/** What the amount counts, for the title of an axis. */
export const unitWords: Readonly<Record<RobustnessRow["unit"], string>> = {
  sd: "standard deviations",
  share: "share of values struck",
  factor: "factor",
  days: "days",
  none: "",
};
