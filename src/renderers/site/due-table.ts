import type { Due } from "../../register/due.js";
import { type Block, cell, text } from "../../sections/block.js";
import { countOf } from "../../sections/format-count.js";
import { shownText } from "./words.js";

/** What is due, the latest first. */
export function dueTable(due: readonly Due[]): Block {
  if (due.length === 0) return text("Nothing is late or due.");
  return {
    kind: "table",
    caption: "What has to be done",
    columns: [
      { title: "What", align: "text" },
      { title: "Of", align: "text" },
      { title: "When", align: "text" },
      { title: "Who", align: "text" },
    ],
    rows: due.map(({ what, subject, day, daysLeft, late, who }) => [
      cell(shownText(what)),
      cell(shownText(subject)),
      cell(day ?? "now", ...(daysLeft === null ? [] : [late ? `${countOf(-daysLeft, "day")} late` : `in ${countOf(daysLeft, "day")}`])),
      cell(shownText(who)),
    ]),
    note: null,
  };
}
