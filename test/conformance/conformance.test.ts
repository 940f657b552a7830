import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { cards } from "./cards.js";

/** Ids of the cases in test/golden/, each of which is a test of its own. */
const reproduced = readdirSync("test/golden")
  .filter((file) => file.endsWith(".test.ts"))
  .flatMap((file) =>
    [...readFileSync(`test/golden/${file}`, "utf8").matchAll(/reproduces\(\s*"([^"]+)"/g)].map(([, id]) => ({ id: id!, file })),
  );

const casesOf = (prefixes: readonly string[]) => reproduced.filter(({ id }) => prefixes.some((prefix) => id.startsWith(prefix)));

test("every reproduced case is on a card, once", () => {
  for (const { id } of reproduced) expect(cards.filter(({ cases }) => cases.some((prefix) => id.startsWith(prefix))).length, id).toBe(1);
  for (const { peer, cases } of cards) if (cases.length > 0) expect(casesOf(cases).length, peer).toBeGreaterThan(0);
});

test.each(cards.flatMap(({ peer, differences }) => differences.map((difference) => [peer, difference.what, difference] as const)))(
  "%s, %s: we differ",
  (_, __, difference) => {
    difference.shows();
  },
);

test("docs/conformance.md is what the cards say", async () => {
  const lines = [
    "# Conformance with other toolkits",
    "",
    "Made from `test/conformance/cards.ts` and `test/golden/` by `npm run docs`. Each case is figures of the peer's own tests or documentation, or of its released code on public data, reproduced to the published precision. Each difference is on purpose, and a test shows our side of it.",
    ...cards.flatMap(({ peer, licence, cases, differences }) => [
      "",
      `## ${peer} (${licence})`,
      "",
      ...(cases.length > 0
        ? [
            `Reproduced: ${casesOf(cases)
              .map(({ id }) => `\`${id}\``)
              .join(", ")}.`,
            "",
          ]
        : []),
      ...(differences.length > 0
        ? [
            "| what | there | here | why |",
            "|---|---|---|---|",
            ...differences.map(
              ({ what, theirs, ours, why }) => `| ${[what, theirs, ours, why].map((text) => text.replaceAll("|", "\\|")).join(" | ")} |`,
            ),
          ]
        : ["No difference on record."]),
    ]),
  ];
  await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("../../docs/conformance.md");
});
