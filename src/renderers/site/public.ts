import type { ModelCard } from "../../register/card.js";
import { dayOf, lastAudit, liveVersions } from "../../register/register.js";
import { type Block, heading, note, text } from "../../sections/block.js";
import { DISCLAIMER } from "../exports/audited-model.js";
import type { SiteFacts, SitePage } from "./page.js";
import { capital, shownText, statusWords, verdictWords } from "./words.js";

/** For anybody, and for those about whom models decide: models that are in use and marked as public, in plain words. Nobody inside is named, and it leads to no other page. */
export function publicPage(facts: SiteFacts): SitePage {
  const models = facts.register.models.filter((model) => model.public && liveVersions(model).length > 0);
  const sections = models.map((model, i) => ({ id: `model-${i + 1}`, title: shownText(model.title), blocks: ofModel(facts, model) }));
  return {
    path: "public/index.html",
    label: "Public",
    title:
      facts.publisher === null ? "Models that decide about people" : `Models that decide about people, by ${shownText(facts.publisher)}`,
    isPublic: true,
    sections: [
      ...(sections.length > 0 ? sections : [{ id: "none", title: "No model", blocks: [text("No model in use is published here.")] }]),
      {
        id: "how",
        title: "How to read this",
        blocks: [text(DISCLAIMER), note("Groups of few people are not shown, so that nobody can be recognised.")],
      },
    ],
  };
}

function ofModel({ register }: SiteFacts, model: ModelCard): readonly Block[] {
  const audits = liveVersions(model).map(({ version }) => ({ version, last: lastAudit(register, model.id, version) }));
  return [
    text(model.purpose === null ? "What it is for was not provided." : shownText(model.purpose)),
    ...audits.flatMap(({ version, last }): readonly Block[] => {
      const name = `Version ${shownText(version)}`;
      if (last === null) return [heading(name), text("It is in use and was never audited.")];
      const told = last.gaps.flatMap(({ sentence }) => (sentence === null ? [] : [{ lead: null, text: shownText(sentence) }]));
      return [
        heading(`${name}, audited on ${dayOf(last.run.startedAt)}`),
        text(`${verdictWords(last)}. ${shownText(last.aboutWhom)}`),
        ...(told.length === 0 ? [] : [{ kind: "list", items: told } as const]),
        ...(last.checks.length === 0
          ? []
          : [{ kind: "list", items: last.checks.map(({ id, status }) => ({ lead: statusWords[status], text: shownText(id) })) } as const]),
        heading("What is not known"),
        last.notJudged.length === 0
          ? text("Nothing was left out.")
          : { kind: "list", items: last.notJudged.map(({ what, why }) => ({ lead: shownText(what), text: capital(shownText(why)) })) },
      ];
    }),
  ];
}
