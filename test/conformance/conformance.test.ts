import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { cards } from "./cards.js";
import { knownCases } from "./known-cases.js";
import { casesNotReproduced, figuresNotReproduced } from "./not-reproduced.js";

/** Ids of the cases in test/golden/, each of which is a test of its own; "id (what)" is a part of a case. */
const reproduced = [
  ...new Set(
    readdirSync("test/golden")
      .filter((file) => file.endsWith(".test.ts"))
      .flatMap((file) =>
        [...readFileSync(`test/golden/${file}`, "utf8").matchAll(/(?:reproduces|ofCounts)\(\s*"([^" ]+)/g)].map(([, id]) => id!),
      ),
  ),
];

const casesOf = (prefixes: readonly string[]) => reproduced.filter((id) => prefixes.some((prefix) => id.startsWith(prefix)));

test("every reproduced case is on a card, once", () => {
  for (const id of reproduced) expect(cards.filter(({ cases }) => cases.some((prefix) => id.startsWith(prefix))).length, id).toBe(1);
});

test("every known case is reproduced, or there is a reason why not", () => {
  for (const id of knownCases) expect(reproduced.includes(id) || Object.hasOwn(casesNotReproduced, id), id).toBe(true);
  for (const id of Object.keys(casesNotReproduced)) expect(knownCases, id).toContain(id);
});

test.each(cards.flatMap(({ peer, differences }) => differences.map((difference) => [peer, difference.what, difference] as const)))(
  "%s, %s: we differ",
  async (_, __, difference) => {
    await difference.shows();
  },
);

const inCells = (cells: readonly string[]): string => `| ${cells.map((text) => text.replaceAll("|", "\\|")).join(" | ")} |`;
const missing = knownCases.filter((id) => !reproduced.includes(id));

test("docs/conformance.md is what the cards say", async () => {
  const differing = cards.reduce((sum, { differences }) => sum + differences.length, 0);
  const lines = [
    "# Conformance with other toolkits",
    "",
    "Made from `test/conformance/` and `test/golden/` by `npm run docs`. Each case is figures of the peer's own tests or documentation, or of its released code on public data, reproduced to the published precision. Each difference is on purpose, and a test shows our side of it.",
    "",
    `${knownCases.length - missing.length} of ${knownCases.length} known cases are reproduced; ${differing} differences are on purpose.`,
    ...cards
      .filter(({ cases, differences }) => differences.length > 0 || casesOf(cases).length > 0)
      .flatMap(({ peer, licence, cases, differences }) => {
        const own = casesOf(cases);
        return [
          "",
          `## ${peer}${licence === "all" ? "" : ` (${licence})`}`,
          ...(own.length > 0 ? ["", `Reproduced: ${own.map((id) => `\`${id}\``).join(", ")}.`] : []),
          "",
          ...(differences.length > 0
            ? [
                "| what | there | here | why |",
                "|---|---|---|---|",
                ...differences.map(({ what, theirs, ours, why }) => inCells([what, theirs, ours, why])),
              ]
            : ["No difference on record."]),
        ];
      }),
    "",
    "## Cases that are not reproduced",
    "",
    "| case | why |",
    "|---|---|",
    ...missing.map((id) => inCells([`\`${id}\``, casesNotReproduced[id] ?? "no reason given"])),
    "",
    "## Figures of reproduced cases that are left out",
    "",
    "| case | figures | why |",
    "|---|---|---|",
    ...figuresNotReproduced.map(({ case: id, figures, why }) => inCells([id, figures, why])),
  ];
  await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("../../docs/conformance.md");
});
