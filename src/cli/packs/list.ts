import { packs } from "../../packs/index.js";
import type { Pack } from "../../packs/pack.js";
import { ageWarning } from "../../packs/pack-age.js";
import { wrapped } from "../../renderers/terminal/display-width.js";
import { spelledFor, styled } from "../../renderers/terminal/screen.js";
import type { Session } from "../session.js";

/** `evenhand packs list`: each pack with its title and where its text stands. */
export function listPacks({ out, outScreen, json }: Session): void {
  const all: readonly Pack[] = packs;
  if (json) {
    out(
      `${JSON.stringify(
        all.map(({ policy: _, ...facts }) => facts),
        null,
        2,
      )}\n`,
    );
    return;
  }
  const today = new Date().toISOString().slice(0, 10);
  const parts = all.map((pack) => {
    const { id, version, title, standing, verifiedOn } = pack;
    const age = verifiedOn === null ? null : ageWarning(pack, today);
    const state = [
      standing?.status ?? "no text of law",
      verifiedOn === null
        ? "not verified in the text"
        : `${standing?.evidence === "report" ? "read in part on" : "read on"} ${verifiedOn}${age === null ? "" : ", more than 180 days ago"}`,
    ];
    return [
      styled(`${id}@${version}`, "bold", outScreen),
      ...[title, state.join(", ")].flatMap((line) => wrapped(line, outScreen.width - 2)).map((line) => `  ${line}`),
    ].join("\n");
  });
  out(spelledFor(`${parts.join("\n")}\n\nevenhand packs show ID says what it asks. In a policy: extends: [pack:ID@1]\n`, outScreen));
}
