import { describe, expect, test } from "vitest";
import { clarify } from "../../src/conventions/clarify.js";
import { audit, type Result } from "../../src/index.js";

const numbersOf = (result: Result, group: string) => {
  const { values } = result.conventions.find((row) => row.by.length === 1 && Object.values(row.group)[0] === group)!;
  return (name: string): number | null => values[name]!.value;
};

describe("Clarify's unit tests (aws/amazon-sagemaker-clarify, tests/unit/bias/metrics/test_metrics.py, Apache-2.0)", () => {
  const rows = () => {
    const facet = "MFFMFMFFMMFF".split("");
    const label = [0, 1, 1, 1, 1, 0, 0, 0, 1, 0, 0, 0];
    const predicted = [1, 1, 1, 0, 0, 0, 1, 1, 0, 1, 0, 0];
    return facet.map((x, i) => ({ x, label: label[i]!, predicted: predicted[i]! }));
  };
  const options = { label: "label", prediction: "predicted", sensitive: ["x"], convention: ["clarify"], minN: 1 } as const;

  test("facet F", async () => {
    const of = numbersOf(await audit(rows(), options), "F");
    const figures = {
      CI: -1 / 6,
      DI: 10 / 7,
      DCA: 1 / 4,
      DCR: 1 / 3,
      RD: -2 / 3,
      SD: 1 / 6,
      DRR: 1 / 3,
      DAR: -1 / 2,
      AD: -13 / 35,
      TE: -1 / 2,
      GE: 0.24556213017751485,
      DPPL: -0.171429,
      DPL: -0.028571,
    };
    for (const [name, value] of Object.entries(figures)) expect(of(name), name).toBeCloseTo(value, 6);
  });

  test("facet M turns every difference round, and inverts the ratio", async () => {
    const result = await audit(rows(), options);
    const [f, m] = [numbersOf(result, "F"), numbersOf(result, "M")];
    for (const name of ["CI", "DPL", "DPPL", "DCA", "DCR", "RD", "SD", "DAR", "DRR", "AD", "TE"])
      expect(m(name), name).toBeCloseTo(-f(name)!, 12);
    expect(m("DI")).toBeCloseTo(0.7, 12);
  });

  test("labels of distributions that lack an outcome: every outcome counts, a divergence is not negative", async () => {
    // a = {50 / 50}, d = {0 only}: Clarify's code says KL −0.347, JS 0.0425, LP 0.5, TVD 0.25.
    const cells = [..."aaaa"].map((x, i) => ({ x, label: i % 2 })).concat([..."dddd"].map((x) => ({ x, label: 0 })));
    const result = await audit(cells, { label: "label", sensitive: ["x"], convention: ["clarify"], positive: 1 });
    const { values } = result.conventions.find(({ group }) => group.x === "d")!;
    expect(values.KL).toEqual({ value: null, reason: "infinite" });
    expect(values.JS!.value).toBeCloseTo((0.5 * Math.log(0.5 / 0.75) + 0.5 * Math.log(0.5 / 0.25) + Math.log(1 / 0.75)) / 2, 12);
    expect(values.JS!.value).toBeCloseTo(0.2158, 4);
    expect(values.LP!.value).toBeCloseTo(Math.SQRT1_2, 12);
    expect(values.TVD!.value).toBeCloseTo(0.5, 12);
    expect(values.RD).toEqual({ value: null, reason: "no_prediction" });
  });

  test("nothing over nothing is no number there either, and 0 nowhere", async () => {
    const cells = [..."aaaa"].map((x) => ({ x, label: 0, predicted: 0 })).concat([..."dddd"].map((x) => ({ x, label: 0, predicted: 0 })));
    const result = await audit(cells, { ...options, positive: 1, label: undefined as never });
    expect(result.conventions[0]!.values.DI).toEqual({ value: null, reason: "zero_denominator" });
  });
});

// fairness.md §6.1: 7,214 rows, facet African-American, favourable = no recidivism / low risk.
test("COMPAS, African-American against everybody else, has the reference's figures", async () => {
  const result = await audit("fixtures/counts/compas-race.csv", {
    label: "label",
    prediction: "prediction",
    positive: "yes",
    favorable: "negative",
    count: "count",
    sensitive: ["race"],
    convention: ["clarify"],
  });
  const of = numbersOf(result, "African-American");
  const figures = {
    CI: -0.0246742,
    DPL: 0.1305991,
    DPPL: 0.263303,
    DI: 0.609979,
    KL: 0.0343632,
    JS: 0.00864356,
    LP: 0.184695,
    TVD: 0.1305991,
    KS: 0.1305991,
    DCA: -0.2665271,
    DCR: -0.3066773,
    RD: 0.2284495,
    SD: 0.226814,
    DAR: 0.0615401,
    DRR: 0.0470376,
    AD: 0.0317254,
    TE: 0.8157895,
    GE: 0.1763049,
  };
  for (const [name, value] of Object.entries(figures)) expect(of(name), name).toBeCloseTo(value, 6);
});

test("Berkeley: CDDPL of women is −0.0192833, and of labels where there are none it has no value", async () => {
  const result = await audit("fixtures/counts/berkeley-1973.csv", {
    prediction: "admitted",
    positive: "yes",
    sensitive: ["gender"],
    strata: ["department"],
    count: "count",
    convention: ["clarify"],
  });
  const { values } = result.conventions.find(({ group }) => group.gender === "women")!;
  expect(values.CDDPL!.value).toBeCloseTo(-0.0192833, 7);
  expect(values.CDDL).toEqual({ value: null, reason: "no_label" });
});

test("every name that is ours under another sign is what it says", async () => {
  const result = await audit("fixtures/mortgage/decisions.csv", {
    label: "outcome",
    prediction: "predicted",
    positive: "approved",
    sensitive: ["race"],
    convention: ["clarify"],
    minN: 1,
  });
  for (const { group, values } of result.conventions) {
    for (const { name, here } of clarify.names) {
      const [, sign, id] = here?.match(/^(−?)([a-z_]+__difference_to_rest)$/) ?? [];
      if (id === undefined) continue;
      const row = result.disparities.find((one) => one.id === `${id}@race` && one.group?.race === group.race)!;
      expect(values[name]!.value, `${name} of ${group.race}`).toBeCloseTo((sign === "−" ? -1 : 1) * row.value!, 12);
    }
  }
});

test("an unknown convention is refused with the nearest name", async () => {
  await expect(audit([{ a: "x", p: 1 }], { prediction: "p", sensitive: ["a"], convention: ["clarfy"] })).rejects.toThrow(
    /no convention is called "clarfy"/,
  );
});
