import { describe, expect, test } from "vitest";
import { EvenhandError } from "../../src/errors.js";
import { readPolicy } from "../../src/policy/read-policy.js";
import { emptyRequest } from "../../src/policy/request.js";

const refusal = async (text: string): Promise<EvenhandError> => {
  try {
    await readPolicy(text, "evenhand.yml");
  } catch (error) {
    if (error instanceof EvenhandError) return error;
    throw error;
  }
  throw new Error("the policy was accepted");
};

describe("a policy", () => {
  test("becomes the request that it describes", async () => {
    const { request, data, name } = await readPolicy(
      `version: 1
name: credit
data: { path: preds.csv, missing: ["", NA], where: "age > 17", missing_prediction: drop }
columns: { label: repaid, score: p, sensitive: [sex, "race*age"], strata: branch }
outcome: { positive: "yes", negative: "no", favorable: positive, threshold: 52% }
groups:
  min_n: 50
  define:
    age: { bins: [30, 45] }
    race: { merge: { Other: [Native, 7] }, reference: White }
stats: { confidence: 0.9, seed: 7, on_inconclusive: fail }
checks: [{ metric: accuracy, min: 0.7 }]
x-owner: me
`,
      "evenhand.yml",
    );
    expect(name).toBe("credit");
    expect(data).toMatchObject({ path: ["preds.csv"], missing: ["", "NA"] });
    expect(request).toEqual({
      ...emptyRequest,
      columns: { ...emptyRequest.columns, label: "repaid", score: "p", sensitive: ["sex", "race", "age"], strata: ["branch"] },
      outcome: {
        positive: { label: ["yes"], prediction: null },
        negative: { label: ["no"], prediction: null },
        favorable: "positive",
        threshold: 0.52,
      },
      groups: {
        ...emptyRequest.groups,
        minN: 50,
        intersections: [["race", "age"]],
        define: { age: { bins: [30, 45] }, race: { merge: { Other: ["Native", 7] }, reference: "White" } },
      },
      where: "age > 17",
      missingPrediction: "drop",
      stats: { confidence: 0.9, seed: 7, resamples: 2000 },
    });
  });

  test("may name the positive value of label and prediction apart, and `no` stays a text", async () => {
    const { request } = await readPolicy("version: 1\noutcome: { positive: { label: no, prediction: [1, 2] } }", "p.yml");
    expect(request.outcome.positive).toEqual({ label: ["no"], prediction: [1, 2] });
  });

  test("asks for nothing when it holds its version only", async () => {
    expect((await readPolicy("version: 1", "p.yml")).request).toEqual(emptyRequest);
  });
});

describe("a policy that is wrong", () => {
  test("names the unknown key, its line and the nearest key", async () => {
    const error = await refusal("version: 1\noutcome:\n  treshold: 0.5\n");
    expect(error.exitCode).toBe(2);
    expect(error.diagnostics[0]).toEqual({
      code: "EH202",
      level: "error",
      message: 'unknown key "treshold" in outcome',
      location: { file: "evenhand.yml", line: 3, column: 3 },
      evidence: [],
      help: ['did you mean "threshold"?'],
    });
  });

  test("lists every mistake at once", async () => {
    const error = await refusal(
      "version: 1\ncolumns: { lable: y }\ngroups: { depth: 0, define: { age: { binz: [1] } } }\nstats: { confidence: 95 }\n",
    );
    expect(error.diagnostics.map(({ message, location }) => `${location?.line}:${location?.column} ${message}`)).toEqual([
      '2:12 unknown key "lable" in columns',
      "3:11 groups.depth: too small: expected number to be >=1",
      '3:38 unknown key "binz" in groups.define.age',
      "4:10 stats.confidence: too big: expected number to be <1",
    ]);
    expect(error.diagnostics[2]!.help).toEqual(['did you mean "bins"?']);
  });

  test.each([
    ["a tag that could make an object", "version: 1\nname: !!js/function x\n"],
    ["a broken flow map", "version: 1\ncolumns: { label: y\n"],
    ["a key written twice", "version: 1\nname: a\nname: b\n"],
    [
      "aliases that multiply",
      `version: 1\nx-a: &a [1,1,1,1,1,1,1,1,1]\nx-b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nx-c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nx-d: [*c,*c,*c,*c,*c,*c,*c,*c,*c]\n`,
    ],
    ["more than a megabyte", `version: 1\nname: "${"x".repeat(1_000_001)}"\n`],
  ])("%s is EH201", async (_, text) => {
    expect((await refusal(text)).code).toBe("EH201");
  });

  test("a merge key is an unknown key, and a missing version says what to write", async () => {
    expect((await refusal("version: 1\ndata:\n  <<: {path: x}\n")).message).toContain('unknown key "<<" in data');
    expect((await refusal("name: a")).diagnostics[0]!.help).toEqual(["the first line of a policy is: version: 1"]);
    expect((await refusal("- a\n")).code).toBe("EH202");
  });

  test("points at the line of the YAML error", async () => {
    expect((await refusal("version: 1\nname: a\nname: b\n")).diagnostics[0]).toMatchObject({
      message: "evenhand.yml is not valid YAML: Map keys must be unique",
      location: { line: 3, column: 1 },
      evidence: ["3 | name: b"],
    });
  });
});
