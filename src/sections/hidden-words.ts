import type { HiddenGroup } from "../audit/small-cells/row.js";

/** Why a group is hidden, in a few words. */
export const hiddenWords = (why: HiddenGroup["why"], minCell: number): string =>
  why === "few"
    ? `hidden: fewer than ${minCell} people`
    : `hidden: otherwise subtraction would reveal a group of fewer than ${minCell} people`;
