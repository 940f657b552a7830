import { describe, expect, test } from "vitest";
import { auditRequest } from "../../src/cli/audit-request.js";
import { emptyRequest } from "../../src/policy/request.js";

describe("flags", () => {
  test("that were not given change nothing", () => {
    expect(auditRequest({})).toEqual(emptyRequest);
  });

  test("become the request, one by one", () => {
    expect(
      auditRequest({
        label: "y",
        prediction: "p",
        score: "s",
        id: "i",
        weight: "w",
        cluster: "c",
        count: "n",
        strata: ["d"],
        sensitive: ["sex", "race*sex"],
        positive: ["yes"],
        negative: ["no"],
        favorable: "negative",
        threshold: 0.4,
        where: "a = 1",
        missingPrediction: "drop",
        missingGroups: "error",
        normalize: "lower",
        minN: 50,
        depth: 3,
        bins: ["age=30"],
        reference: ["race=White"],
        confidence: 0.9,
        seed: 7,
        resamples: 500,
        metric: ["net=tpr - fpr"],
      }),
    ).toEqual({
      columns: {
        label: "y",
        prediction: "p",
        score: "s",
        id: "i",
        weight: "w",
        cluster: "c",
        strata: ["d"],
        sensitive: ["sex", "race"],
        count: "n",
        trials: null,
        hits: null,
      },
      outcome: {
        positive: { label: ["yes"], prediction: null },
        negative: { label: ["no"], prediction: null },
        favorable: "negative",
        threshold: 0.4,
      },
      groups: {
        depth: 3,
        intersections: [["race", "sex"]],
        minN: 50,
        missing: "error",
        normalize: "lower",
        define: { age: { bins: [30] }, race: { reference: "White" } },
      },
      where: "a = 1",
      missingPrediction: "drop",
      stats: { confidence: 0.9, seed: 7, resamples: 500 },
      formulas: { net: "tpr - fpr" },
    });
  });

  test("stand over a policy, setting by setting; 0 is a value", () => {
    const policy = {
      ...emptyRequest,
      columns: { ...emptyRequest.columns, label: "y", prediction: "p" },
      stats: { confidence: 0.9, seed: 7, resamples: 500 },
    };
    const request = auditRequest({ label: "z", seed: 0 }, policy);
    expect(request.columns).toMatchObject({ label: "z", prediction: "p" });
    expect(request.stats).toEqual({ confidence: 0.9, seed: 0, resamples: 500 });
  });

  test("of a table of counts name the columns that the reader makes", () => {
    expect(auditRequest({ trials: "applicants", hits: "admitted" }).columns).toMatchObject({ prediction: "(decision)", count: "(count)" });
    expect(() => auditRequest({ trials: "applicants" })).toThrow("error[EH200]: --trials and --hits belong together");
  });

  test("with a metric named twice, or without a name, are refused", () => {
    expect(() => auditRequest({ metric: ["a=tp", "a=fp"] })).toThrow("--metric a is given twice");
    expect(() => auditRequest({ metric: ["tp / n"] })).toThrow('"tp / n" is not of the form');
  });
});
