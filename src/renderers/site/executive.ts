import { dueOf } from "../../register/due.js";
import { dayOf, lastAudit, liveVersions } from "../../register/register.js";
import { type Block, cell, note, type TableBlock, text } from "../../sections/block.js";
import { countOf } from "../../sections/format-count.js";
import { dueTable } from "./due-table.js";
import type { PageSection, SiteFacts, SitePage } from "./page.js";
import { shownText, verdictWords } from "./words.js";

const SOON = 90;

/** For those who decide: where every model stands, what it does to people, what has to be done and by when. */
export function executivePage(facts: SiteFacts): SitePage {
  const { register, today } = facts;
  const due = dueOf(register, today, SOON);
  const late = due.filter((one) => one.late).length;
  const sections: readonly PageSection[] = [
    {
      id: "standing",
      title: "Where the models stand",
      blocks: [
        text(
          `${countOf(register.models.length, "model")}, ${register.models.filter((model) => liveVersions(model).length > 0).length} in use. ${late === 0 ? "Nothing is late." : `${countOf(late, "thing")} late.`}`,
        ),
        standing(facts),
      ],
    },
    { id: "gaps", title: "The surest gaps, in people", blocks: gaps(facts) },
    { id: "due", title: `Late, or due within ${SOON} days`, blocks: [dueTable(due)] },
  ];
  return { path: "index.html", label: "Overview", title: "Models and their audits", isPublic: false, sections };
}

function standing({ register }: SiteFacts): TableBlock {
  return {
    kind: "table",
    caption: "Models",
    columns: [
      { title: "Model", align: "text" },
      { title: "In use", align: "text" },
      { title: "Last audit", align: "text" },
      { title: "Outcome", align: "text" },
      { title: "Owner", align: "text" },
    ],
    rows: register.models.map((model) => {
      const last = lastAudit(register, model.id);
      return [
        cell(shownText(model.title), ...(model.purpose === null ? [] : [shownText(model.purpose)])),
        cell(
          liveVersions(model)
            .map(({ version }) => shownText(version))
            .join(", ") || "no version",
        ),
        last === null ? cell("never") : cell(dayOf(last.run.startedAt), `version ${shownText(last.modelVersion)}`),
        cell(verdictWords(last)),
        cell(shownText(model.owner), ...(model.tier === null ? [] : [`tier ${model.tier}`])),
      ];
    }),
    note: null,
  };
}

const MOST = 3;

function gaps({ register }: SiteFacts): readonly Block[] {
  const items = register.models.flatMap((model) => {
    const told = lastAudit(register, model.id)?.gaps.flatMap(({ sentence }) => (sentence === null ? [] : [sentence])) ?? [];
    return told.slice(0, MOST).map((sentence) => ({ lead: shownText(model.title), text: shownText(sentence) }));
  });
  return items.length === 0
    ? [text("No audit found a gap that could be told in people.")]
    : [{ kind: "list", items }, note("The last audit of each model. Ranges and what could not be judged are on the other pages.")];
}
