import { describe, expect, test } from "vitest";
import { readPolicy } from "../../src/policy/read-policy.js";
import { fillIn } from "../../src/policy/variables.js";
import { mistakesAmong, worldOf } from "./worlds.js";

const variables = {
  env: { HOME: "/home/a", EMPTY: "", A_1: "x" },
  secret: async (path: string) => (path === "/run/token" ? "s3cret\n" : null),
};

describe("a variable", () => {
  test.each([
    ["plain text, $HOME and {braces}", "plain text, $HOME and {braces}"],
    ["${HOME}/x", "/home/a/x"],
    ["${A_1}${A_1}", "xx"],
    ["${NONE:-here}", "here"],
    ["${NONE:-}", ""],
    ["${EMPTY:-full}", "full"],
    ["${HOME:-unused}", "/home/a"],
    ["Bearer ${file:/run/token}", "Bearer s3cret"],
  ])("in %j gives %j", async (text, filled) => {
    expect(await fillIn(text, variables)).toEqual({ text: filled });
  });

  test.each([
    ["${NONE}", "${NONE} is not set"],
    ["${EMPTY}", "${EMPTY} is not set"],
    ["${HOME", "${HOME has no closing brace"],
    ["${}", "${} names no variable"],
    ["${1x}", "${1x} names no variable"],
    ["${HOME:+x}", "${HOME:+x} names no variable"],
    ["${file:/run/none}", "the file /run/none cannot be read"],
  ])("in %j is refused: %s", async (text, why) => {
    expect(await fillIn(text, variables)).toMatchObject({ why });
  });

  test("is filled in once: what stands in the value is text", async () => {
    expect(await fillIn("${A}", { env: { A: "${B}", B: "no" }, secret: async () => null })).toEqual({ text: "${B}" });
  });
});

const text =
  'version: 1\ndata: { path: ["${DIR}/a.csv", b.csv], predictions: "${DIR}/p.csv" }\nbaseline: { from: "${BASE:-base.json}" }\ndescription: costs ${5}\nmodel: { url: "${URL}" }\n';

test("variables are filled in where things are, and are text elsewhere; the model's are left for when it is asked", async () => {
  const { data, baseline, content } = await readPolicy(text, "evenhand.yml", { world: worldOf({}, { DIR: "/d" }) });
  expect(data).toEqual({ path: ["/d/a.csv", "b.csv"], predictions: "/d/p.csv" });
  expect(baseline?.from).toBe("base.json");
  expect(content).toMatchObject({ description: "costs ${5}", model: { url: "${URL}" }, data: { path: ["${DIR}/a.csv", "b.csv"] } });
});

test("one that is not set is said at its place, and nothing is read of the environment where nobody asks for data", async () => {
  expect(await mistakesAmong({ "evenhand.yml": text }, {})).toEqual([
    "EH204 evenhand.yml:2:16 data.path: ${DIR} is not set",
    "EH204 evenhand.yml:2:53 data.predictions: ${DIR} is not set",
  ]);
  expect(await mistakesAmong({ "evenhand.yml": text }, null)).toEqual([]);
});

test("none may stand in what decides a verdict, wherever it is written", async () => {
  expect(
    await mistakesAmong({
      "evenhand.yml": 'version: 1\nextends: [./a.yml]\nstats: { seed: "${S}" }',
      "a.yml": 'version: 1\nchecks: [{ metric: accuracy, min: 0.7, why: "in ${CITY}" }]\ngroups: { define: { a: { expect: ["${G}"] } } }',
    }),
  ).toEqual([
    "EH204 evenhand.yml:3:16 stats cannot take a variable: ${S}",
    "EH204 a.yml:2:45 checks cannot take a variable: in ${CITY}",
    "EH204 a.yml:3:35 groups cannot take a variable: ${G}",
  ]);
});
