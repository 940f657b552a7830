import { dueOf } from "../../register/due.js";
import { dayOf, lastAudit } from "../../register/register.js";
import { cell, note, type TableBlock } from "../../sections/block.js";
import { dueTable } from "./due-table.js";
import type { SiteFacts, SitePage } from "./page.js";
import { shownText, verdictWords } from "./words.js";

const SOON = 30;

/** For those who run models: what is live with which digest, who is told, what is late. */
export function operationsPage(facts: SiteFacts): SitePage {
  const { register, today } = facts;
  return {
    path: "operations.html",
    label: "Operations",
    title: "What runs, and what is late",
    isPublic: false,
    sections: [
      { id: "due", title: `Late, or due within ${SOON} days`, blocks: [dueTable(dueOf(register, today, SOON))] },
      {
        id: "versions",
        title: "Versions",
        blocks: [
          versions(facts),
          note("An artifact's digest is that of the file that was registered. Whether it is the file that runs is not known here."),
        ],
      },
      { id: "contacts", title: "Who is told", blocks: [contacts(facts)] },
    ],
  };
}

const versions = ({ register }: SiteFacts): TableBlock => ({
  kind: "table",
  caption: "Versions of all models, newest last",
  columns: [
    { title: "Model and version", align: "text" },
    { title: "Stage", align: "text" },
    { title: "Deployed", align: "text" },
    { title: "Last audit", align: "text" },
    { title: "Artifact SHA-256", align: "text" },
  ],
  rows: register.models.flatMap((model) =>
    model.versions.map(({ version, stage, deployed, retired, artifact }) => {
      const last = lastAudit(register, model.id, version);
      return [
        cell(`${shownText(model.title)} ${shownText(version)}`),
        cell(stage, ...(retired === null ? [] : [`since ${retired}`])),
        cell(deployed ?? "not provided"),
        last === null ? cell("never") : cell(dayOf(last.run.startedAt), verdictWords(last)),
        cell(artifact ?? "not provided"),
      ];
    }),
  ),
  note: null,
});

const contacts = ({ register }: SiteFacts): TableBlock => ({
  kind: "table",
  caption: "Contacts",
  columns: [
    { title: "Model", align: "text" },
    { title: "Responsible", align: "text" },
    { title: "Alerts go to", align: "text" },
  ],
  rows: register.models.map((model) => [
    cell(shownText(model.title)),
    cell(shownText(model.responsible ?? model.owner)),
    cell(model.alerts.map(shownText).join(", ") || "nobody"),
  ]),
  note: null,
});
